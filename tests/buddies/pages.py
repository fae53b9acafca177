"""Reading pages and filling in their forms as a browser does."""

from bs4 import BeautifulSoup

from wellbeing.core.db import db


def page_of(response):
    return BeautifulSoup(response.get_data(as_text=True), "lxml")


def hidden(page):
    main = page.find("main")
    return {field["name"]: field.get("value", "") for field in main.find_all("input", type="hidden")}


def filled(form):
    """What a browser sends of a form that nobody touched."""
    typed = ["hidden", "text", "email", "search"]
    fields = {field["name"]: field.get("value", "") for field in form.find_all("input", type=typed)}
    fields |= {field["name"]: field.text.removeprefix("\n") for field in form.find_all("textarea")}
    for field in form.find_all("select"):
        chosen = field.find("option", selected=True) or field.find("option")
        fields[field["name"]] = chosen["value"]
    for field in form.find_all("input", type=["checkbox", "radio"], checked=True):
        fields.setdefault(field["name"], []).append(field["value"])
    return fields


def send(client, path, **data):
    """Fill in the form of a page as a browser does; returns the answer."""
    form = client.page(path).find("main").find("form", method="post")
    answer = client.post(form.get("action") or path, data={**filled(form), **data})
    db.session.rollback()  # so that the test reads what the page has written
    return answer


def follow(response):
    assert response.status_code == 302, response.status
    return response.location


def heading(page):
    return page.h1.get_text(" ", strip=True)
