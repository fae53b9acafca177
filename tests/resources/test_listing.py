"""The order of a list without a question."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.resources.packs import real_pack
from wellbeing.resources.bits import bits_of
from wellbeing.resources.facets import NOTHING_CHOSEN, Chosen, Facets
from wellbeing.resources.listing import Listing
from wellbeing.resources.vocabulary import EVERYONE

RESOURCES = real_pack().resources
TOPICS = sorted({topic for each in RESOURCES for topic in each.topics})
FACETS = Facets(RESOURCES)
numbers = st.frozensets(st.integers(0, 129))


def test_a_list_without_topics_is_in_the_order_of_the_pack():
    assert list(Listing(RESOURCES, FACETS, ()).ordered(bits_of(range(130), 130), ())) == list(range(130))


def test_what_is_past_its_review_stands_below_its_equals():
    alike = [replace(RESOURCES[0], slug=f"alike-{number}", topics=("sleep",)) for number in range(4)]
    listing = Listing(alike, Facets(alike), {1})
    assert list(listing.ordered(0b1111, ())) == [0, 2, 3, 1]
    assert list(listing.ordered(0b1111, ("sleep",))) == [0, 2, 3, 1]


def test_the_same_choice_has_the_same_answer_however_many_were_made_between():
    listing = Listing(RESOURCES, FACETS, ())
    topics = [Chosen(topic=(one, other)) for one in TOPICS for other in TOPICS]
    first = [list(listing.browse(chosen)[0]) for chosen in topics[:300]]
    again = [list(listing.browse(chosen)[0]) for chosen in topics[:300]]
    assert first == again and list(listing.browse(NOTHING_CHOSEN)[0]) == list(range(130))


@given(numbers, numbers, st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3))
def test_what_is_most_about_the_topics_stands_first(left, past_due, topics):
    about = [number for number in sorted(left) if set(topics) & set(RESOURCES[number].topics)]

    def place(number):
        each = RESOURCES[number]
        nearest = min(place for place, topic in enumerate(each.topics) if topic in topics)
        return (min(nearest, 3), EVERYONE not in each.audience, number in past_due, not each.verified)

    ordered = Listing(RESOURCES, FACETS, past_due).ordered(bits_of(left, 130), topics)
    assert list(ordered) == sorted(about, key=place)
