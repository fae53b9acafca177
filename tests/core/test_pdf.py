"""A PDF can be read by a screen reader, in the language of the page, whatever the machine it was made on."""

import io

import pytest
from pypdf import PdfReader

from wellbeing.core.i18n import in_language
from wellbeing.core.pdf import make_pdf

MONTHS = [{"label": "Sep 26", "now": 300, "before": None}, {"label": "Oct 26", "now": None, "before": 0}]
REPORT = {
    "title": "SOOTHE: uptake",
    "organisation": "Example Trust",
    "made": "Made on 10 October 2026",
    "lede": "About 300 conversations.",
    "parts": [{"heading": "What people talked about", "sentences": ["Sleep: about 40", "Stress: about 35"]}],
    "chart": {
        "heading": "Month by month",
        "months": MONTHS,
        "now": "Conversations",
        "before": "A year before",
        "alt": "Bars of twelve months.",
    },
    "notes": {"heading": "How to read these figures", "sentences": ["Figures are rounded."]},
    "tables": [
        {
            "caption": "Topics",
            "headings": ["Topic", "Now", "Before", "Change"],
            "rows": [["Sleep", "40", "30", "–"]],
        }
    ],
}


def parts(node, found=None):
    """The kind of each tag below a node of the structure, with its dictionary."""
    found = [] if found is None else found
    node = node.get_object()
    if hasattr(node, "get") and "/S" in node:
        found.append((node["/S"], node))
    children = node.get("/K", []) if hasattr(node, "get") else []
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            parts(child, found)
    return found


@pytest.fixture
def read(app):
    return PdfReader(io.BytesIO(make_pdf("board", **REPORT)))


def test_it_says_that_it_is_made_for_screen_readers(read):
    catalogue = read.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalogue["/Lang"].startswith("en")
    assert read.metadata.title == "SOOTHE: uptake"
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()


def test_headings_lists_tables_and_pictures_are_tagged(read):
    tags = parts(read.trailer["/Root"]["/StructTreeRoot"])
    kinds = [kind for kind, _node in tags]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)
    pictures = [node for kind, node in tags if kind == "/Figure"]
    assert [str(node.get("/Alt")) for node in pictures] == ["Bars of twelve months."]


def test_its_words_can_be_found_and_copied(read):
    text = " ".join(page.extract_text() for page in read.pages)
    for words in ("SOOTHE: uptake", "Sleep: about 40", "Example Trust"):
        assert words in text


def test_it_brings_its_own_letters(read):
    fonts = {
        font["/BaseFont"] for page in read.pages for font in map(_plain, page["/Resources"]["/Font"].values())
    }
    assert fonts
    assert all("Noto" in str(font) for font in fonts)


def test_a_report_in_urdu_says_so_and_is_set_in_its_own_script(app):
    words = {**REPORT, "title": "خلاصہ", "lede": "گفتگو"}
    with in_language("ur"):
        read = PdfReader(io.BytesIO(make_pdf("board", **words)))
    assert read.trailer["/Root"]["/Lang"] == "ur"
    fonts = {
        font["/BaseFont"] for page in read.pages for font in map(_plain, page["/Resources"]["/Font"].values())
    }
    assert any("Naskh" in str(font) for font in fonts)


def _plain(font):
    return font.get_object()
