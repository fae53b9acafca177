"""An entry as cells, and back to the same."""

import pytest

from tests.resources.packs import real_pack
from wellbeing.core.tables import Faults
from wellbeing.resources.cells import cells_of, contact_of, resource_of, topic_of

TOPICS = [topic.id for topic in real_pack().topics]


def resource(slug="samaritans"):
    return next(one for one in real_pack().resources if one.slug == slug)


def test_every_entry_of_the_pack_comes_back_as_it_was():
    faults = Faults()
    pack = real_pack()
    assert tuple(resource_of(cells_of(one), TOPICS, faults) for one in pack.resources) == pack.resources
    assert tuple(topic_of(cells_of(one), faults) for one in pack.topics) == pack.topics
    assert tuple(contact_of(cells_of(one), faults) for one in pack.contacts) == pack.contacts
    assert faults.found == []


@pytest.mark.parametrize(
    ("language", "column", "value"),
    [
        ("en", "topics", "dragons"),
        ("en", "phone", "call me"),
        ("en", "name", "a\u202eb"),
        ("pl", "status", "perhaps"),
        ("pl", "summary", "a\nb"),
    ],
)
def test_a_wrong_cell_is_named_by_language_and_column(language, column, value):
    cells = cells_of(resource())
    cells[language][column] = value
    faults = Faults()
    resource_of(cells, TOPICS, faults)
    assert {(fault.file, fault.column) for fault in faults.found} == {(language, column)}
