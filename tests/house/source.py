"""The project's own files, read once for the rules of the house."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WELLBEING = ROOT / "wellbeing"
TEMPLATES = ROOT / "templates"
DOMAINS = ("accounts", "resources", "curation", "buddies", "network", "conversations", "uptake", "site")


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the app."""
    return (*sorted(WELLBEING.rglob("*.py")), ROOT / "config.py", ROOT / "wsgi.py", ROOT / "dev.py")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return (
        node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def templates() -> tuple[Path, ...]:
    """Every template."""
    return tuple(sorted(path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".txt")))


def short(path: Path) -> str:
    """A path as it stands in the project."""
    return str(path.relative_to(ROOT))
