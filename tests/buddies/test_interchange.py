"""A machine can ask for a match in JSON and is told every fault; buddies go out as codes, without names."""

import csv
import io
import json
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellbeing import trust
from wellbeing.buddies.interchange import BadNeed, export_csv, read_json, read_need, report
from wellbeing.buddies.matching import Buddy, Need, Rule, match
from wellbeing.buddies.words import reason_text, rule_text

TODAY = date(2026, 11, 23)
TOPICS = {"sleep": "Sleep", "debt": "Debt"}
ANYBODY = Buddy(
    id="b1",
    site="leek",
    team="leek.therapies",
    staff_group="estates",
    languages=("en", "bfi"),
    areas=("self_care",),
    topics=("sleep",),
    ways=("phone",),
    hours=("nights",),
    gender="man",
    experiences=("parent", "nights"),
    trained_until=TODAY,
    supervised_until=TODAY,
)


def test_an_empty_request_is_a_need_for_anybody():
    assert read_need({}, TOPICS) == Need()
    assert read_need({"languages": None, "place": None}, TOPICS) == Need()


def test_every_field_of_the_request_is_read():
    asked = {
        "languages": ["pl", "en"],
        "ways": ["phone"],
        "place": "leek",
        "team": "leek.therapies",
        "areas": ["help"],
        "topics": ["debt", "debt"],
        "staff_group": "estates",
        "staff_group_wish": "same",
        "gender": "woman",
        "hours": ["nights"],
        "experiences": ["carer"],
        "leave_out": ["b7"],
        "leave_out_teams": ["leek.district_nursing"],
    }
    need = read_need(json.loads(json.dumps(asked)), TOPICS)
    assert set(asked) == {field.name for field in fields(Need)}
    assert need.place == "newcastle"  # the place that the town belongs to
    assert need.topics == ("debt",)
    assert need.leave_out == ("b7",)


@pytest.mark.parametrize(
    "data",
    [
        [],
        None,
        "x",
        {"language": "pl"},
        {"languages": "pl"},
        {"languages": ["xx"]},
        {"languages": [1]},
        {"ways": ["telepathy"]},
        {"place": ["leek"]},
        {"place": "atlantis"},
        {"team": "leek"},
        {"topics": ["diagnosis"]},
        {"gender": {}},
        {"experiences": ["depression"]},
        {"leave_out_teams": ["everybody"]},
        {"staff_group_wish": "maybe"},
        {"leave_out": ["b"] * 501},
    ],
)
def test_a_request_that_cannot_be_read_is_refused_with_the_fault(data):
    with pytest.raises(BadNeed) as refused:
        read_need(data, TOPICS)
    assert len(refused.value.faults) == 1


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not JSON: line 1"),
        (b"{'languages': []}", "not JSON: line 1"),
        (b'{"languages": [}', "column 16"),
        (b"\xff\xfe{}", "not text in UTF-8"),
        (b"PK\x03\x04\xff", "not text in UTF-8"),
        (b"[" * 150_000, "brackets within brackets"),
        (b'{"a":' * 30_000, "brackets within brackets"),
        (b"9" * 5000, "too long"),
        (b" " * 200_001, "larger than 200 kB"),
    ],
)
def test_a_file_that_holds_no_request_is_refused_in_words(raw, said):
    with pytest.raises(BadNeed, match=said):
        read_json(raw)


def test_a_file_saved_by_a_windows_editor_is_read():
    assert read_json(b'\xef\xbb\xbf{"languages": ["pl"]}\r\n') == {"languages": ["pl"]}


def test_a_file_with_thousands_of_faults_names_the_first_twenty():
    with pytest.raises(BadNeed) as refused:
        read_need({f"field{number}": 1 for number in range(5000)}, TOPICS)
    assert len(refused.value.faults) == 21
    assert refused.value.faults[-1] == "and 4980 more"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from([field.name for field in fields(Need)])


@settings(max_examples=200, deadline=None)
@given(JSON | st.dictionaries(FIELDS, JSON))
def test_whatever_json_holds_is_a_need_or_is_refused_in_words(data):
    try:
        need = read_need(data, TOPICS)
    except BadNeed as refused:
        assert all(fault.isprintable() for fault in refused.faults)
    else:
        assert match(need, [ANYBODY], TODAY, "seed")


def test_every_fault_is_named_at_once():
    with pytest.raises(BadNeed) as refused:
        read_need({"ways": ["smoke", "drums"], "colour": "red"}, TOPICS)
    assert len(refused.value.faults) == 3


def test_the_report_gives_reasons_in_words_and_rules_by_name():
    need = Need(
        languages=("bfi",),
        topics=("sleep",),
        areas=("self_care",),
        hours=("nights",),
        gender="man",
        experiences=("nights",),
        place="newcastle",
        staff_group="estates",
        staff_group_wish="same",
    )
    full = replace(ANYBODY, id="b2", limit=0)
    told = report(match(need, [ANYBODY, full], TODAY, "seed"), TOPICS)
    assert told["left_out"] == [{"buddy": "b2", "rule": "full"}]
    (ranked,) = told["ranked"]
    assert ranked["buddy"] == "b1"
    assert ranked["reasons"] == [
        "Has chosen to talk about: Sleep.",
        "Is a man, as you asked.",
        "Knows this from their own life: Working nights for years.",
        "Has chosen these areas: Self-care.",
        "Language you share: British Sign Language.",
        "Works in your staff group: Estates, catering, cleaning and drivers.",
        "Free at times that suit you: Nights.",
        "Works near you, in Leek.",
    ]
    json.dumps(told)


def test_every_rule_and_every_reason_has_words():
    assert all(rule_text(rule) for rule in Rule)
    needs = [
        Need(place="stoke"),
        Need(place="burton"),
        Need(staff_group="scientific", staff_group_wish="different"),
    ]
    tired = replace(ANYBODY, id="b9", last_asked=TODAY, load=2)
    for need in needs:
        for one in match(need, [ANYBODY, tired], TODAY, "seed").ranked:
            assert all(reason_text(reason, TOPICS).endswith(".") for reason in one.reasons)


def test_the_export_holds_every_field_that_the_rules_read_and_no_name():
    away = Buddy(id="b2", site="stoke", team="", staff_group="estates", away_from=TODAY - timedelta(days=2))
    rows = list(csv.DictReader(io.StringIO(export_csv([ANYBODY, away], TODAY))))
    assert {field.name for field in fields(Buddy)} <= set(rows[0])
    assert "name" not in rows[0]
    assert rows[0]["languages"] == "en;bfi"
    assert rows[0]["place"] == trust.place_of_site("leek").id
    assert rows[0]["active"] == "true"
    assert rows[0]["experiences"] == "parent;nights"
    assert rows[0]["rule_now"] == ""
    assert rows[1]["rule_now"] == "training"
    assert rows[1]["away_from"] == "2026-11-21"
