"""The form components, with bound fields: what they escape, and how they tie words to controls."""

from bs4 import BeautifulSoup
from flask import Flask, render_template_string
from wtforms import RadioField, SelectMultipleField, StringField

from wellbeing.core.forms import Form, Required

HOSTILE = "<script>alert(1)</script>"
PAGE = """
{% extends "layouts/form.html" %}
{% from "components/fields.html" import text_input %}
{% from "components/choices.html" import radios, checkboxes %}
{% block title %}Ask{% endblock %}
{% block fields %}
{{ text_input(form.name, hint=hint) }}
{{ radios(form.way, hints={"phone": hint}) }}
{{ checkboxes(form.areas) }}
{% endblock %}
"""


class AskForm(Form):
    name = StringField(HOSTILE, [Required("Enter a name to use.")])
    way = RadioField("How?", [Required("Choose one way.")], choices={"phone": HOSTILE, "mail": "Mail"})
    areas = SelectMultipleField("Areas", [Required("Choose an area.")], choices={"team": "Team"})


def shown(app: Flask, data: dict[str, str] | None, hint: str = "A hint") -> BeautifulSoup:
    method = "GET" if data is None else "POST"
    with app.test_request_context("/", method=method, data=data):
        form = AskForm(meta={"csrf": False})
        if data is not None:
            form.validate()
        return BeautifulSoup(render_template_string(PAGE, form=form, hint=hint), "lxml")


def test_what_people_type_is_never_run(app: Flask) -> None:
    page = shown(app, {"name": f'"{HOSTILE}'}, hint=HOSTILE)
    assert [script for script in page.find_all("script") if not script.get("src")] == []
    assert page.find(id="name")["value"] == f'"{HOSTILE}'


def test_a_form_without_faults_says_nothing_of_errors(app: Flask) -> None:
    page = shown(app, None)
    assert page.title.get_text().startswith("Ask")
    assert not page.select(".nhsuk-error-summary")


def test_the_title_begins_with_the_word_error_when_something_is_wrong(app: Flask) -> None:
    assert shown(app, {}).title.get_text().startswith("Error: Ask")


def test_each_line_of_the_error_summary_leads_to_its_first_control(app: Flask) -> None:
    page = shown(app, {})
    links = page.select(".nhsuk-error-summary a")
    assert [link.get_text() for link in links] == [
        "Enter a name to use.",
        "Choose one way.",
        "Choose an area.",
    ]
    assert all(page.find(id=link["href"][1:]).name == "input" for link in links)


def test_a_field_is_described_by_its_hint_and_its_error(app: Flask) -> None:
    field = shown(app, {}).find(id="name")
    assert field["aria-describedby"] == "name-hint name-error"
    assert field["aria-invalid"] == "true"


def test_a_question_is_described_by_its_error_and_so_is_its_first_answer(app: Flask) -> None:
    page = shown(app, {})
    first = page.find(id="way")
    assert first.find_parent("fieldset")["aria-describedby"] == "way-error"
    assert first["aria-describedby"] == "way-item-hint way-error"


def test_a_choice_made_is_still_made_when_the_form_comes_back(app: Flask) -> None:
    page = shown(app, {"way": "mail", "areas": "team"})
    assert [field["value"] for field in page.select("input[checked]")] == ["mail", "team"]
