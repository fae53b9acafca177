"""A setting that is wrong stops the start, and says what would be right."""

import pytest

import config


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ANSWER_WORKING_DAYS": "two"}, "ANSWER_WORKING_DAYS must be a whole number from 1 to 5"),
        ({"ANSWER_WORKING_DAYS": "0"}, "ANSWER_WORKING_DAYS must be"),
        ({"ANSWER_WORKING_DAYS": "2.5"}, "ANSWER_WORKING_DAYS must be"),
        ({"ANSWER_WORKING_DAYS": "٢"}, "ANSWER_WORKING_DAYS must be"),
        ({"BUDDIES_ASKED": "-1"}, "BUDDIES_ASKED must be"),
        ({"BUDDIES_ASKED": "6"}, "BUDDIES_ASKED must be"),
        ({"ANSWER_WORKING_DAYS": "5", "BUDDIES_ASKED": "3"}, "too many together"),
        ({"HOLIDAYS": "England"}, "'England' are not known"),
        ({"HOLIDAYS": "GB-LON"}, "such as GB-ENG"),
        ({"SUPERVISION_MONTHS": "soon"}, "SUPERVISION_MONTHS must be"),
        ({"MOST_RECORDS": "sixty"}, "MOST_RECORDS must be"),
    ],
)
def test_a_clock_that_cannot_be_kept_stops_the_start(settings, said):
    with pytest.raises(config.ConfigurationError, match=said):
        config.Demo(settings).checked()


@pytest.mark.parametrize(("days", "buddies"), [("1", "4"), ("2", "3"), ("3", "2"), ("5", "1")])
def test_a_trust_can_set_the_clock(days, buddies):
    settings = {"ANSWER_WORKING_DAYS": days, "BUDDIES_ASKED": buddies, "HOLIDAYS": "GB-WLS"}
    held = config.Demo(settings).checked()
    assert int(days) == held.ANSWER_WORKING_DAYS
    assert int(buddies) == held.BUDDIES_ASKED


def test_every_fault_is_said_at_once():
    with pytest.raises(config.ConfigurationError) as refused:
        config.Demo({"ANSWER_WORKING_DAYS": "x", "HOLIDAYS": "y"}).checked()
    assert str(refused.value).count("\n- ") == 2
