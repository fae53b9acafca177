"""Made-up buddies and requests for the tests."""

from datetime import UTC, datetime, timedelta

from wellbeing.accounts import actions as accounts
from wellbeing.buddies import actions, actions_profiles, queries
from wellbeing.buddies.actions_profiles import ProfileDetails, Standing
from wellbeing.buddies.matching import Need
from wellbeing.buddies.queries import Contact, Details
from wellbeing.core import clock
from wellbeing.core.receipts import new_receipt

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
LATER = MONDAY.date() + timedelta(days=365)
GOOD = Standing(True, LATER, LATER)


def later(days):
    """The clock so many days after Monday."""
    return clock.at(MONDAY + timedelta(days=days))


def add_buddy(name, *, standing=GOOD, **details):
    """A buddy in good standing; returns the id."""
    facts = {"site": "stoke", "team": "stoke.therapies", "staff_group": "estates", **details}
    return actions_profiles.add_buddy(
        f"{name.lower().replace(' ', '.')}@trust.example", ProfileDetails(name, **facts), standing
    )


def add_lead(email="lead@trust.example"):
    """A lead, to whom mails about waiting requests go."""
    accounts.add_account(email, "Lead", ("lead",))


def ask(*choices, name="Sam of ward nine", address="07700 900123", need=Need(), receipt=None):  # noqa: B008
    """Send a request; returns its receipt and where it is."""
    receipt = receipt or new_receipt()
    details = Details(Contact(name, "phone", address), need, ("quiet_place",), "en")
    return receipt, actions.send_request(receipt, details, choices)


def key_of(receipt):
    """The key of an open request."""
    return queries.request_of_receipt(receipt).key
