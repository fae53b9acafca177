"""Signposting: the pack, search and crisis help."""
