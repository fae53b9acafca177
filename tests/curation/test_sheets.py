"""A list that goes out explains itself."""

import pytest

from wellbeing.curation.sheets import ListKind, guide, pages
from wellbeing.curation.versions import RESOURCE, TOPIC
from wellbeing.curation.words import COLUMNS
from wellbeing.resources import queries as pack

KINDS = [ListKind(kind, language) for kind in (RESOURCE, TOPIC) for language in ("en", "pl")]


@pytest.mark.parametrize("what", KINDS, ids=lambda what: what.name)
def test_every_column_is_explained(what):
    columns = pack.columns_of(what.file, what.language)
    told = list(guide(what, columns, {"sleep": "Sleep"}))[1:]
    assert [one[0] for one in told] == list(columns)
    assert all(one[1] and one[2] for one in told)
    assert all(name in COLUMNS or name == "topic" for name in columns)


@pytest.mark.parametrize("what", KINDS, ids=lambda what: what.name)
def test_a_column_of_few_values_lets_people_pick(what):
    columns = pack.columns_of(what.file, what.language)
    first, second = pages(what, [columns], {})
    picked = {columns[place]: list(values) for place, values in first.choices.items()}
    assert ("scope" in picked) == (what == ListKind(RESOURCE, "en"))
    assert all(len(",".join(values)) < 255 for values in picked.values())
    assert len(second.name) <= 31


def test_a_list_has_the_name_of_what_it_holds():
    assert [what.name for what in KINDS] == ["resources", "resources-pl", "topics", "topics-pl"]
