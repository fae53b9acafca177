"""A test client that audits every page it visits: what a machine can tell from the HTML alone."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from wellbeing.accounts import access, actions, queries
from wellbeing.core.i18n import LANGUAGES, PSEUDO_LANGUAGES

_DIRECTIONS = {language.tag: language.dir for language in (*LANGUAGES, *PSEUDO_LANGUAGES)}
_NAMED = ("aria-label", "aria-labelledby", "title")


def faults(html: str) -> list[str]:
    """What is wrong with a page, a sentence each."""
    page = BeautifulSoup(html, "lxml")
    return [
        *_head(page),
        *_headings(page),
        *_ids(page),
        *_controls(page),
        *_inline(page),
        *_parts(page),
    ]


def _head(page: BeautifulSoup) -> list[str]:
    root = page.find("html")
    found = []
    if not isinstance(root, Tag) or root.get("lang") not in _DIRECTIONS:
        return ["the page has no known lang"]
    if root.get("dir") != _DIRECTIONS[str(root["lang"])]:
        found.append("dir does not go with lang")
    title = page.title.get_text(strip=True) if page.title else ""
    if not title or title.startswith("–"):
        found.append("the page has no title of its own")
    if len(page.find_all("main")) != 1:
        found.append("the page needs one main")
    return found


def _headings(page: BeautifulSoup) -> list[str]:
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
    found = [] if levels.count(1) == 1 else [f"the page has {levels.count(1)} h1"]
    skips = [(a, b) for a, b in zip(levels, levels[1:], strict=False) if b > a + 1]
    found += [f"a heading {b} follows a heading {a}" for a, b in skips]
    found += [
        "an empty heading"
        for heading in page.find_all(re.compile(r"^h[1-6]$"))
        if not heading.get_text(strip=True)
    ]
    return found


def _ids(page: BeautifulSoup) -> list[str]:
    ids = [tag["id"] for tag in page.find_all(id=True)]
    found = [f"the id {name} stands twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for tag in page.find_all(attrs={attribute: True}):
            missing = set(str(tag[attribute]).split()) - set(ids)
            found += [f"{attribute} names {name}, which is not there" for name in missing]
    for link in page.find_all("a", href=re.compile("^#.")):
        if link["href"][1:] not in ids:
            found.append(f"a link leads to {link['href']}, which is not there")
    return found


def _controls(page: BeautifulSoup) -> list[str]:
    found = []
    labelled = {label.get("for") for label in page.find_all("label")}
    for control in page.find_all(["input", "select", "textarea"]):
        if control.get("type") in ("hidden", "submit", "button"):
            continue
        if control.get("id") not in labelled and not any(control.get(name) for name in _NAMED):
            found.append(f"{control.get('name')} has no label")
        if control.has_attr("required"):
            found.append(f"{control.get('name')} lets the browser speak instead of us")
    for item in page.find_all(["a", "button"]):
        images = item.find_all("img", alt=re.compile("."))
        if not item.get_text(strip=True) and not images and not any(item.get(name) for name in _NAMED):
            found.append(f"a {item.name} has no name: {str(item)[:80]}")
    for form in page.find_all("form"):
        if form.get("method", "get").lower() == "post" and not form.find(
            "input", attrs={"name": "csrf_token"}
        ):
            found.append("a form has no token")
    return found


def _inline(page: BeautifulSoup) -> list[str]:
    found = []
    for tag in page.find_all(True):
        found += [f"{tag.name} has {name}" for name in tag.attrs if name == "style" or name.startswith("on")]
    found += [
        "an inline script"
        for tag in page.find_all("script")
        if not tag.get("src") and tag.get("type") != "application/json"
    ]
    found += ["an inline style" for _tag in page.find_all("style")]
    return found


def _parts(page: BeautifulSoup) -> list[str]:
    found = [
        f"an image without alt: {image.get('src')}"
        for image in page.find_all("img")
        if not image.has_attr("alt")
    ]
    found += ["a table without a caption" for table in page.find_all("table") if not table.find("caption")]
    found += [
        "a table cell of headings without a scope" for cell in page.find_all("th") if not cell.get("scope")
    ]
    found += ["an empty list" for items in page.find_all(["ul", "ol"]) if not items.find("li")]
    return found


class AuditedClient(FlaskClient):
    """Opens pages as a browser would, and fails the test when a page has a fault."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():  # each request its own, as on a server
            response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 307, 308):
            found = faults(response.get_data(as_text=True))
            assert not found, f"{response.request.path}: " + "; ".join(found)
        return response

    def page(self, path: str, **kwargs: Any) -> BeautifulSoup:
        """The page at a path, ready to be searched; fails unless it is found."""
        response = self.get(path, **kwargs)
        assert response.status_code == 200, f"{path}: {response.status}"
        return BeautifulSoup(response.get_data(as_text=True), "lxml")

    def sign_in(self, role: str) -> None:
        """Begin a session in a role, or in two as "buddy+lead"; whoever needs an account gets one."""
        account = None
        if role != "staff":
            email = f"{role}@trust.example"
            if queries.by_email(email) is None:
                actions.add_account(email, role.title(), tuple(role.split("+")))
            account = queries.by_email(email)
        with self.session_transaction() as session:
            session.clear()
        with self.application.test_request_context():
            access.sign_in(account)
            from flask import session as fresh  # noqa: PLC0415  the request's own session

            held = dict(fresh)
        with self.session_transaction() as session:
            session.update(held)

    def submit(
        self, path: str, data: dict[str, Any] | None = None, *, on: str | None = None, **kwargs: Any
    ) -> TestResponse:
        """Post a form with the token of the page it stands on (`on`, or the path itself)."""
        page = BeautifulSoup(self.get(on or path).get_data(as_text=True), "lxml")
        token = page.find("input", attrs={"name": "csrf_token"})
        assert isinstance(token, Tag), f"{on or path} has no form"
        return self.post(path, data={"csrf_token": token["value"], **(data or {})}, **kwargs)
