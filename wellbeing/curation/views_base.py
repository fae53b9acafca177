"""The blueprint to which each module of pages about keeping the pack adds its own."""

from flask import Blueprint

bp = Blueprint("curation", __name__)
