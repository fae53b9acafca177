"""Reading who offers what for the map."""

from tests.buddies.people import GOOD, MONDAY, add_buddy
from wellbeing import trust
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.queries import profiles
from wellbeing.core import clock
from wellbeing.network import queries_cover
from wellbeing.network.cover import Helper


def test_active_buddies_are_read_with_what_they_offer_and_whether_they_are_free(app):
    with clock.at(MONDAY):
        add_buddy("Anna", languages=("en", "pl"), ways=("phone",), hours=("nights",), topics=("sleep",))
        add_buddy("Ben", standing=Standing(True, GOOD.trained_until, None))
        add_buddy("Cat", standing=Standing(False, GOOD.trained_until, GOOD.supervised_until))
        anna, ben = queries_cover.helpers(profiles())
    assert anna == Helper("stoke", ("en", "pl"), ("sleep",), ("phone",), ("nights",), free=True)
    assert not ben.free


def test_without_a_pack_only_sign_language_is_looked_at_and_no_topic(app):
    assert queries_cover.usual_languages() == (trust.BSL,)
    assert queries_cover.topics_by_area("en") == {}
    assert queries_cover.topics_looked_for() == {}
