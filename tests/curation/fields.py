"""Reading a form as a browser would send it."""

from typing import Any

from bs4 import BeautifulSoup


def fields_of(page: BeautifulSoup, selector: str = "form.app-form") -> dict[str, Any]:
    """What pressing a button would send, without the button and the token."""
    form = page.select_one(selector)
    assert form is not None, f"no form {selector}"
    sent: dict[str, Any] = {}

    def add(name: str, value: str) -> None:
        sent[name] = value if name not in sent else [*_many(sent[name]), value]

    for control in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(control["name"]), control.get("type", control.name)
        if name == "csrf_token" or (kind in ("checkbox", "radio") and not control.has_attr("checked")):
            continue
        if control.name == "textarea":
            add(name, control.get_text().removeprefix("\n"))
        elif control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            add(name, str(chosen["value"]) if chosen else "")
        else:
            add(name, str(control.get("value", "")))
    return sent


def _many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
