"""Counts wait in memory: whatever the order in which processes add, carry over, fail and end, none is counted twice."""

from collections import Counter
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.resources.tally import OF_RESOURCES, OF_SEARCHES, OF_TOPICS, Count, Kind, Tally

NAMES = [
    Count(Kind.SEEN, "2026-10", "samaritans", "en"),
    Count(Kind.SEEN, "2026-10", "samaritans", "pl"),
    Count(Kind.FOLLOWED, "2026-10", "samaritans", "en"),
    Count(Kind.SEARCHED, "2026-10", "sleep"),
    Count(Kind.SEARCHED, "2026-11", "sleep"),
    Count(Kind.NOTHING, "2026-10", language="ur"),
]
ADD, CARRY, FAIL, BREAK_OFF, END = "add", "carry", "fail", "break off", "end"
PROCESSES = 3
steps = st.lists(
    st.tuples(
        st.sampled_from((ADD, ADD, ADD, CARRY, FAIL, BREAK_OFF, END)),
        st.integers(0, PROCESSES - 1),
        st.lists(st.sampled_from(NAMES), max_size=4),
    ),
    max_size=60,
)


@given(steps)
def test_in_any_order_of_visits_and_journeys_every_visit_is_kept_once_or_lost(order):
    tallies = [Tally() for _process in range(PROCESSES)]
    added: Counter[Count] = Counter()
    kept: Counter[Count] = Counter()
    lost: Counter[Count] = Counter()
    for step, number, names in order:
        tally = tallies[number]
        if step == ADD:
            tally.add(names)
            added.update(names)
        elif step == CARRY:
            kept.update(tally.take())
        elif step == FAIL:
            taken = tally.take()
            tally.add(names)
            added.update(names)
            tally.put_back(taken)
        elif step == BREAK_OFF:
            # Nobody knows whether the database has it; it may, and it is not tried again.
            lost.update(tally.take())
        else:
            lost.update(tally.take())
            tallies[number] = Tally()
    waiting: Counter[Count] = Counter()
    for tally in tallies:
        waiting.update(tally.take())
    assert kept + waiting + lost == +added
    assert not any(tally.take() for tally in tallies)


def test_a_visit_in_the_moment_of_carrying_is_not_lost():
    tally, kept = Tally(), Counter()
    threads = [Thread(target=lambda: [tally.add(NAMES[:2]) for _visit in range(5_000)]) for _each in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        kept.update(tally.take())
    kept.update(tally.take())
    assert kept == {NAMES[0]: 20_000, NAMES[1]: 20_000}


def test_each_kind_is_of_a_resource_a_topic_or_a_search():
    kinds = [*OF_RESOURCES, *OF_TOPICS, *OF_SEARCHES]
    assert sorted(kinds) == sorted(Kind) and len(set(kinds)) == len(kinds)


def test_a_count_has_no_place_for_a_person_or_their_words():
    assert Count._fields == ("kind", "month", "name", "language")
