"""The buddy network: profiles, matching and requests."""
