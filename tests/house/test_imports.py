"""A layer imports only those below it, and a domain only another's queries, actions and access."""

import ast
import subprocess
import sys

from tests.house.source import DOMAINS, ROOT, WELLBEING, modules, short, tree


def test_the_import_contracts_hold_and_no_import_goes_in_a_circle() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_imports_stand_at_the_top_and_are_written_in_full() -> None:
    faults = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.level:
                faults.append(f"{short(path)}:{node.lineno} is relative")
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                inner = (child for child in ast.walk(node) if isinstance(child, (ast.Import, ast.ImportFrom)))
                faults += [f"{short(path)}:{child.lineno} is inside {node.name}" for child in inner]
    assert faults == []


def test_a_package_says_what_it_is_and_does_nothing() -> None:
    for path in (path for path in modules() if path.name == "__init__.py"):
        body = tree(path).body
        assert len(body) == 1 and ast.get_docstring(tree(path)), f"{short(path)} holds more than its sentence"


KINDS = ("views", "forms", "access", "queries", "actions", "models")
ALLOWED_INSIDE = {
    "views": {"views", "forms", "queries", "actions", "access", "heart"},
    "forms": {"forms", "queries", "heart"},
    "access": {"queries", "heart"},
    "actions": {"actions", "queries", "models", "heart"},
    "queries": {"queries", "models", "heart"},
    "models": {"models", "heart"},
    "heart": {"heart"},
}
FLASK = {
    "flask",
    "flask_login",
    "flask_wtf",
    "wtforms",
    "flask_sqlalchemy",
    "flask_migrate",
    "werkzeug",
    "click",
}
FLASK_IN = {"views", "forms", "access"}
SQLALCHEMY_IN = {"models", "queries", "actions"}


def kind_of(module: str) -> str:
    """What a domain's module is by its name: views_match is views; what has no kind is a heart."""
    return next((kind for kind in KINDS if module == kind or module.startswith(f"{kind}_")), "heart")


def imported(path):
    """(line, the full name of what is imported) for each import of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def domain_modules():
    for domain in DOMAINS:
        for path in sorted((WELLBEING / domain).glob("*.py")):
            if path.name != "__init__.py":
                yield domain, kind_of(path.stem), path


def test_inside_a_domain_views_stand_on_actions_and_actions_on_models() -> None:
    faults = []
    for domain, kind, path in domain_modules():
        for line, name in imported(path):
            parts = name.split(".")
            if parts[:2] != ["wellbeing", domain] or len(parts) < 3:
                continue
            if kind_of(parts[2]) not in ALLOWED_INSIDE[kind]:
                faults.append(f"{short(path)}:{line} ({kind}) imports {name}")
    assert faults == []


def test_a_domain_knows_another_only_by_its_queries_actions_and_access() -> None:
    faults = []
    for domain, _kind, path in domain_modules():
        for line, name in imported(path):
            parts = name.split(".")
            if len(parts) < 3 or parts[0] != "wellbeing" or parts[1] in (domain, "core"):
                continue
            if parts[1] in DOMAINS and kind_of(parts[2]) not in ("queries", "actions", "access"):
                faults.append(f"{short(path)}:{line} imports {name}")
    assert faults == []


def test_flask_and_the_database_stay_out_of_the_hearts() -> None:
    faults = []
    for _domain, kind, path in domain_modules():
        for line, name in imported(path):
            package = name.split(".")[0]
            if package in FLASK and kind not in FLASK_IN:
                faults.append(f"{short(path)}:{line} imports {name}")
            if (
                package == "sqlalchemy" or name.startswith("wellbeing.core.db")
            ) and kind not in SQLALCHEMY_IN:
                faults.append(f"{short(path)}:{line} imports {name}")
            if kind == "heart" and name.startswith("wellbeing.core.clock"):
                faults.append(f"{short(path)}:{line} reads the clock")
    assert faults == []


def test_nothing_of_a_conversation_knows_who_is_here_but_its_pages() -> None:
    faults = []
    for path in (WELLBEING / "conversations").glob("*.py"):
        for line, name in imported(path):
            if name.startswith(("wellbeing.buddies", "wellbeing.network")) or (
                name.startswith("wellbeing.accounts") and kind_of(path.stem) != "views"
            ):
                faults.append(f"{short(path)}:{line} imports {name}")
    assert faults == []
