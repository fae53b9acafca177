"""Logs: JSON lines about the machine, never about people, their words or their codes."""

import logging

import structlog
from flask import Flask


def init_logs(app: Flask) -> None:
    """Write JSON lines to standard error; quiet the servers' own lines about requests."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=not app.testing,
    )
    # The development server would print every address asked for, receipts and queries with it.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
