"""The page that says who sees what is made from what the code enforces."""

from wellbeing.accounts.access import ADMITS
from wellbeing.conversations.models import Conversation
from wellbeing.site.seen import EXAMPLE, MEANING, PARTS, parts
from wellbeing.site.views import declarations


def test_every_part_that_has_pages_is_named_and_no_other(app):
    with app.test_request_context():
        assert declarations() == set(PARTS)


def test_each_role_opens_what_the_pages_declare():
    found = parts(
        {("uptake", "lead")}, {str(access): roles for access, roles in ADMITS.items()}, ("staff", "lead")
    )
    assert [(str(part.name), part.open_to) for part in found] == [
        (str(PARTS["uptake", "lead"]), (False, True))
    ]


def test_the_example_has_exactly_the_columns_of_the_table():
    assert list(EXAMPLE) == list(MEANING) == list(Conversation.__table__.columns.keys())


def test_a_worried_nurse_reads_what_is_kept_and_for_how_long(client):
    page = client.page("/who-sees-what")
    told = page.find("main").get_text(" ")
    assert "at most 14 days" in told
    assert "15 minutes" in told
    assert "Nothing says who talked" in told
    row = next(row for row in page.find_all("tr") if "Recording a conversation" in row.get_text())
    assert [cell.get_text() for cell in row.find_all("td")] == ["No", "No", "Yes", "No", "No"]
