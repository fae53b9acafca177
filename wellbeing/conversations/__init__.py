"""The anonymous record of wellbeing conversations."""
