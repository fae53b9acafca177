"""What a list would change is said before anything is changed."""

from hypothesis import example, given
from hypothesis import strategies as st

from wellbeing.curation.changes import lines_of, plan, replacement
from wellbeing.curation.versions import RESOURCE, TOPIC, Difference

WORDS = {"name": "Mind", "summary": "Help.", "eligibility": "Anyone", "opening_hours": "Always"}
KNOWN = {"mind": {"en": {"slug": "mind", **WORDS, "phone": "111"}, "pl": {**WORDS, "summary": "Pomoc."}}}


def test_each_row_is_new_changed_or_the_same():
    told = {**KNOWN["mind"]["en"], "phone": "112"}
    new = {"slug": "calm", **WORDS, "name": "Calm"}
    found = plan(RESOURCE, "en", {"mind": told, "calm": new, "shout": None}, KNOWN, ["Old one"])
    assert (found.added, found.changed, found.unchanged, found.absent) == (1, 1, 1, ("Old one",))
    mind, calm = found.changes
    assert mind.differences == (Difference("en", "phone", "111", "112"),)
    assert mind.after["pl"] == KNOWN["mind"]["pl"]
    assert calm.is_new and calm.name == "Calm" and calm.after == {"en": new}


def test_new_english_words_are_shown_in_english_until_they_are_translated_anew():
    told = {**KNOWN["mind"]["en"], "summary": "Other help."}
    (change,) = plan(RESOURCE, "en", {"mind": told}, KNOWN, []).changes
    assert Difference("en", "summary", "Help.", "Other help.") in change.differences
    assert "Pomoc." not in str(change.after)


def test_words_in_another_language_touch_nothing_else():
    told = {**WORDS, "summary": "Lepsza pomoc."}
    (change,) = plan(RESOURCE, "pl", {"mind": told}, KNOWN, []).changes
    assert change.differences == (Difference("pl", "summary", "Pomoc.", "Lepsza pomoc."),)
    assert change.after["en"] == KNOWN["mind"]["en"]


def test_a_topic_is_called_by_its_english_name():
    known = {"sleep": {"en": {"topic": "sleep", "label_en": "Sleep", "words": "tired"}}}
    told = {"topic": "sleep", "label_en": "Sleep", "words": "tired;awake"}
    (change,) = plan(TOPIC, "en", {"sleep": told}, known, []).changes
    assert change.name == "Sleep"


def test_a_plan_is_another_when_somebody_else_changed_the_entry_meanwhile():
    told = {"mind": {**KNOWN["mind"]["en"], "phone": "112"}}
    meanwhile = {"mind": {"en": {**KNOWN["mind"]["en"], "phone": "113"}, "pl": KNOWN["mind"]["pl"]}}
    assert (
        plan(RESOURCE, "en", told, KNOWN, []).fingerprint
        != plan(RESOURCE, "en", told, meanwhile, []).fingerprint
    )


cells = st.dictionaries(st.sampled_from(["name", "phone", "summary"]), st.text(max_size=3), min_size=1)
packs = st.dictionaries(st.sampled_from("abc"), cells.map(lambda one: {"en": {"name": "x", **one}}))


@given(packs, packs)
def test_every_entry_is_counted_once_and_the_same_changes_have_the_same_fingerprint(known, after):
    found = replacement(known, after)
    assert found.added + found.changed + found.unchanged == len(after)
    assert set(found.absent) == set(known) - set(after)
    assert found.fingerprint == replacement(known, after).fingerprint
    assert (found.changes == ()) == all(known.get(slug) == content for slug, content in after.items())


@example({}, {"a": {"en": {"name": ""}}}, {"a": {"en": {"name": "", "phone": ""}}})
@example(KNOWN, {"mind": {"en": {"name": "Mind"}}}, {"mind": {"en": {"name": "Mind"}}})
@given(packs, packs, packs)
def test_other_changes_have_another_fingerprint(known, after, other):
    one, two = replacement(known, after), replacement(known, other)
    assert (one.fingerprint == two.fingerprint) == (one.changes == two.changes)


def test_a_terminal_says_it_line_by_line():
    after = {"mind": {"en": {**KNOWN["mind"]["en"], "phone": "112"}}, "calm": {"en": {"name": "Calm"}}}
    assert list(lines_of(replacement({**KNOWN, "old": {"en": {"name": "Old"}}}, after))) == [
        "~ mind (Mind)",
        "    phone: “111” becomes “112”",
        *(f"    pl {name}: “{value}” becomes “”" for name, value in KNOWN["mind"]["pl"].items()),
        "+ calm (Calm)",
        "- old",
    ]
