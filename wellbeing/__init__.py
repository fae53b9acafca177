"""SOOTHE: wellbeing help for the staff of an NHS trust."""
