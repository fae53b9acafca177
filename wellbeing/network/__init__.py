"""Looking after the network of buddies: joining, supervision, rest, cover, leaving, and letters to them."""
