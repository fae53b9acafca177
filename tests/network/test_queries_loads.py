"""Reading how requests are shared and how they ended."""

from tests.buddies.people import MONDAY, add_buddy, ask, key_of
from wellbeing.buddies import actions
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.queries import profiles
from wellbeing.core import clock
from wellbeing.network.loads import End
from wellbeing.network.queries_loads import counted, shares


def test_what_is_asked_of_each_active_buddy_this_month(app):
    with clock.at(MONDAY):
        anna = add_buddy("Anna", ways=("phone",))
        add_buddy("Ben", standing=Standing(False))
        ask(anna)
        (share,) = shares(profiles())
    assert (share.name, share.load, share.limit, share.free) == ("Anna", 1, 3, True)


def test_an_ended_request_is_counted_by_how_it_ended(app):
    with clock.at(MONDAY):
        anna = add_buddy("Anna", ways=("phone",))
        receipt, _sent = ask(anna)
        key = key_of(receipt)
        actions.accept(key, anna)
        actions.noted(key, anna)
        actions.withdraw(ask(anna)[0])
    assert counted() == {
        ("2026-11", End.BUDDY, "same_day"): 1,
        ("2026-11", End.WITHDRAWN, "none"): 1,
    }
