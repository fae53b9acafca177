"""In the pseudo-language no page shows an English sentence: every word of ours goes through the catalogues."""

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString
from flask import Flask

from tests.auditing import AuditedClient
from wellbeing.accounts.access import ADMITS, Role, declared
from wellbeing.curation import actions as curation
from wellbeing.resources import actions as resources
from wellbeing.resources.queries import current_pack

_ENGLISH = re.compile(
    r"\b(the|and|you|your|with|for|this|that|are|can|what|from|have|not|is)\b", re.IGNORECASE
)
# Words of the right-to-left pseudo-language, and the organisation's own name in titles.
_OURS = re.compile("\u202e\\w+\u202c|– The trust$")
_COUNT = re.compile(r"\s*\(\d+\)$")
_EXAMPLES = {
    "resources.area": ("/areas/help", "/areas/self-care"),
    "resources.topic": ("/topics/debt", "/topics/suicide-thoughts"),
    "resources.show": ("/resources/samaritans", "/resources/mediation"),
    "resources.sheet": ("/resources/samaritans/print", "/resources/mediation/print"),
    "curation.report": ("/resources/samaritans/report",),
    "curation.report_sent": ("/resources/samaritans/report/sent?now=yes",),
    "resources.share": ("/share?to=/resources/samaritans", "/share?to=/resources?q=skint"),
    "resources.saved": ("/saved", "/saved?r=samaritans&r=none-such", "/saved?r=none-such"),
    "resources.search": (
        "/resources",
        "/resources?q=skint",
        "/resources?q=zzzz",
        "/resources?q=suicidal&scope=national",
    ),
    "buddies.match_question": tuple(
        f"/buddies/match/{question}"
        for question in ("language", "areas", "topics", "ways", "site", "leave-out", "easier")
    ),
    "uptake.table": ("/uptake/total", "/uptake/area"),
    "curation.resource": ("/manage/resources/samaritans",),
    "curation.edit": ("/manage/resources/samaritans/edit",),
    "curation.status": (
        "/manage/resources/mediation/status?to=hidden",
        "/manage/resources/mediation/status?to=closed",
    ),
    "curation.topic": ("/manage/topics/sleep",),
    "curation.contact": ("/manage/crisis-contacts/samaritans",),
    "curation.edit_contact": ("/manage/crisis-contacts/shout/edit",),
    "curation.versions": ("/manage/resources/mediation/versions", "/manage/topics/sleep/versions"),
}


def pages(app: Flask, role: Role) -> list[str]:
    """The addresses that a role may open by GET, with examples where an address has a part to fill in."""
    found: list[str] = []
    with app.app_context():
        for rule in app.url_map.iter_rules():
            if "GET" not in rule.methods or role not in ADMITS[declared(rule.endpoint)]:
                continue
            found += _EXAMPLES.get(rule.endpoint, () if rule.arguments else (rule.rule,))
    return [path for path in found if not path.startswith(("/health", "/resources.json"))]


def english_in(html: str, data: set[str]) -> list[str]:
    """The texts of a page that are English and do not say so; what the pack itself says is data."""
    page = BeautifulSoup(html, "lxml")
    for tag in page.select("[lang=en], [lang=en-GB], bdi, script, svg, textarea, [translate=no]"):
        tag.decompose()
    texts = [str(text).strip() for text in page.find_all(string=True) if type(text) is NavigableString]
    texts += [
        str(tag[name])
        for name in ("aria-label", "title", "placeholder", "alt")
        for tag in page.find_all(attrs={name: True})
    ]
    texts = [_COUNT.sub("", text) for text in texts]
    return [text for text in texts if text not in data and _ENGLISH.search(_OURS.sub("", text))]


@pytest.mark.parametrize("language", ["eo", "yi"])
@pytest.mark.parametrize("role", ["signed_out", "staff", "buddy", "lead"])
def test_a_reader_of_no_language_we_know_meets_no_english(
    app: Flask, client: AuditedClient, role: str, language: str
) -> None:
    resources.load_pack(Path(app.config["PACK_FOLDER"]))
    curation.assure("mediation", "Ann", date(2025, 5, 1))
    pack = current_pack()
    data = {topic.label("en") for topic in pack.topics} | {
        resource.english.name for resource in pack.resources
    }
    if role != "signed_out":
        client.sign_in(role)
    for path in pages(app, Role(role)):
        answer = client.get(f"/{language}{path}")
        if answer.mimetype == "text/html" and answer.status_code == 200:
            assert english_in(answer.text, data) == [], path
