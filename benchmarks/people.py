"""Someone with a cookie who can sign in and fill in a form, to prepare the requests that are measured."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup, Tag


class Person:
    """A visitor of the app at an address."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.cookies: dict[str, str] = {}

    def open(self, path: str, fields: dict[str, str] | None = None) -> str:
        """Open a page, or send a form to it; returns the page."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        body = None if fields is None else urlencode(fields)
        headers = {"Cookie": self._cookie(), "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("GET" if fields is None else "POST", path, body, headers)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        page = answer.read().decode()
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}")
        return page

    def sign_in(self, role: str) -> None:
        """Press one of the demo's buttons."""
        page = BeautifulSoup(self.open("/sign-in"), "lxml")
        self.open(f"/sign-in/demo/{role}", {"csrf_token": _value(page, "csrf_token")})

    def get(self, path: str) -> bytes:
        """The raw request for a page."""
        return f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nCookie: {self._cookie()}\r\n\r\n".encode()

    def post_form(self, path: str) -> bytes:
        """The raw request that sends the form on a page, filled in with the first choice of everything."""
        form = BeautifulSoup(self.open(path), "lxml").select_one("main form[method=post]")
        if form is None:
            raise RuntimeError(f"{path} has no form")
        body = urlencode(_first_choices(form))
        return (
            f"POST {form.get('action') or path} HTTP/1.1\r\nHost: {self.host}\r\nCookie: {self._cookie()}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def _first_choices(form: Tag) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for field in form.select("input[name], select[name]"):
        name = str(field["name"])
        if field.name == "select":
            option = field.select_one("option[selected]") or field.find("option", value=re.compile(".+"))
            chosen[name] = str(option["value"]) if isinstance(option, Tag) else ""
        else:
            chosen.setdefault(name, str(field.get("value") or ""))
    return chosen


def _value(page: Tag, name: str) -> str:
    field = page.select_one(f"input[name={name}]")
    if field is None:
        raise RuntimeError(f"the page has no {name}")
    return str(field["value"])
