"""The blueprint to which each module of pages about the network adds its own."""

from flask import Blueprint

bp = Blueprint("network", __name__)
