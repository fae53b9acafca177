"""Closing periods, published tables and dashboards."""
