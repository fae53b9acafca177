"""The WSGI entry point."""

from config import from_environment
from wellbeing.app import create_app

app = create_app(from_environment())
