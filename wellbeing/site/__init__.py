"""Home, help now and the pages about the service itself."""
