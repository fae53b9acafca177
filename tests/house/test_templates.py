"""Each page has the name of its view (or `<view>_<outcome>`), none is dead, and all are strict about names."""

import ast
import re
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined, nodes

from tests.house.source import DOMAINS, TEMPLATES, WELLBEING, functions, modules, templates, tree

# error pages are named by their code, mails by what happened
_BY_CODE = re.compile(r"errors/\d{3}\.html")


def rendered_by(path: Path) -> list[tuple[str, str]]:
    """(function, template) for each page that a module renders by a name written in it."""
    found = []
    for node in functions(path):
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "render":
                first = call.args[0]
                if isinstance(first, ast.Constant):
                    found.append((node.name, str(first.value)))
    return found


def all_rendered() -> set[str]:
    return {name for path in modules() for _function, name in rendered_by(path)}


def test_a_domain_renders_only_its_own_templates() -> None:
    faults = [
        f"{path.name} of {domain} renders {name}"
        for domain in DOMAINS
        for path in (WELLBEING / domain).glob("*.py")
        for _function, name in rendered_by(path)
        if not name.startswith(f"{domain}/")
    ]
    assert faults == []


def test_each_page_has_a_view_of_its_name() -> None:
    views = {
        (domain, node.name)
        for domain in DOMAINS
        for path in (WELLBEING / domain).glob("views*.py")
        for node in functions(path)
    }
    faults = []
    for name in all_rendered():
        domain, _slash, stem = name.removesuffix(".html").partition("/")
        own = {view for owner, view in views if owner == domain}
        fragment = stem.startswith("_")  # drawn once and kept, for several pages of its domain
        if (
            domain != "errors"
            and not fragment
            and not any(stem == view or stem.startswith(f"{view}_") for view in own)
        ):
            faults.append(name)
    assert faults == [], "these templates have no view of their name"


def test_no_template_is_dead(app: Flask) -> None:
    used = all_rendered()
    for path in templates():
        source = app.jinja_env.parse(path.read_text(encoding="utf-8"))
        for node in source.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            name = node.template
            if isinstance(name, nodes.Const):
                used.add(name.value)
    mails = {
        f"email/{word.value}.txt"
        for path in modules()
        for word in ast.walk(tree(path))
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    }
    names = {str(path.relative_to(TEMPLATES)) for path in templates()}
    dead = sorted(name for name in names - used - mails if not _BY_CODE.fullmatch(name))
    assert dead == []


def test_a_misspelt_name_in_a_template_is_a_fault_and_not_a_blank(app: Flask) -> None:
    assert app.jinja_env.undefined is StrictUndefined


def test_names_are_escaped_in_every_page_and_component(app: Flask) -> None:
    words = "<script>alert(1)</script>"
    shown = app.jinja_env.from_string(
        "{% from 'components/buttons.html' import button %}{% from 'components/blocks.html' import chips %}"
        "{{ words }}{{ button(words) }}{{ chips([{'text': words, 'href': words, 'label': words}]) }}"
    ).render(words=words)
    assert "&lt;script&gt;" in shown and "<script>" not in shown
    assert app.jinja_env.autoescape("components/fields.html") is True
    assert app.jinja_env.autoescape("email/sign_in.txt") is False
