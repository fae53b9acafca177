"""Keeping the pack true: editing, versions, import, faults that people report, links and reviews."""
