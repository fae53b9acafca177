"""Made-up people and a made-up year, for the demo only."""
