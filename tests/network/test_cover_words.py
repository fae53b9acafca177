"""Every gap is a whole sentence, in every language."""

from itertools import product

import pytest

from wellbeing import trust
from wellbeing.core.i18n import LANGUAGES, in_language
from wellbeing.network.cover import Cover, Gap, Helper, Lack, View, gaps
from wellbeing.network.cover_words import elsewhere_text, gap_text, people_text, towns

# One place has one buddy, one has two, the rest nobody; then nobody at all, and one only.
WORLDS = (
    (),
    (("telford", "in_person", True),),
    (("telford", "in_person", True), ("burton", "phone", False), ("burton", "in_person", False)),
    tuple((place.id, "in_person", False) for place in trust.PLACES),
)


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_each_gap_that_there_can_be_has_words(app, code):
    told = set()
    with in_language(code):
        for view, world in product(View, WORLDS):
            helpers = [Helper(place, ("x",), ("x",), (way,), ("x",), free) for place, way, free in world]
            for gap in gaps(Cover(view, helpers), ("x",)):
                text = gap_text(gap, "Zzz")
                assert "Zzz" in text and "%(" not in text
                assert "%(" not in elsewhere_text(gap) + people_text(gap)
                told.add((view, gap.lack))
    assert told == set(product(View, Lack))


def test_one_place_is_named_by_its_towns_and_several_are_counted(app):
    near = Gap(Lack.NOBODY_NEAR, View.LANGUAGES, "ro", ("telford",), people=950, elsewhere=2)
    assert towns("telford") == "Telford and Wellington"
    assert gap_text(near, "Romanian") == "Nobody in or near Telford and Wellington speaks Romanian."
    assert elsewhere_text(near) == "2 buddies can by phone, video or message."
    assert people_text(near) == "It matters to 950 people who work there."
    many = Gap(Lack.ONE_NEAR, View.TIMES, "nights", ("telford", "burton"))
    assert gap_text(many, "Nights") == "2 places have only one buddy near who can meet at this time: Nights."
    assert elsewhere_text(many) == ""
