"""Many buddies are changed at once, in the fields that a list may change and in no others."""

import pytest

from tests.buddies.people import add_buddy
from wellbeing.buddies.actions_records import change_records
from wellbeing.buddies.queries_records import records
from wellbeing.core.db import db


def test_each_buddy_gets_what_is_said_of_them_and_the_rest_stays(app):
    al, bo = add_buddy("Al"), add_buddy("Bo")
    change_records({al: {"monthly_limit": 5, "languages": ("en", "ur")}, "nobody": {"monthly_limit": 1}})
    db.session.rollback()
    kept = {one.id: one for one in records()}
    assert (kept[al].monthly_limit, kept[al].languages, kept[al].name) == (5, ("en", "ur"), "Al")
    assert (kept[bo].monthly_limit, kept[bo].languages) == (3, ("en",))


@pytest.mark.parametrize("field", ["id", "account_id", "left_on", "gender", "taken"])
def test_what_no_list_may_change_stays(app, field):
    al = add_buddy("Al")
    with pytest.raises(ValueError, match=field):
        change_records({al: {field: None}})
