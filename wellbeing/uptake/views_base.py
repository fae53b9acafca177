"""The blueprint to which each module of pages about uptake adds its own."""

from flask import Blueprint

bp = Blueprint("uptake", __name__)
