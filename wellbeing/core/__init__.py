"""What every domain stands on; knows nothing of wellbeing."""
