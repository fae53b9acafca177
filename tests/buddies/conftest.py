"""A buddy who looks at their own pages."""

import pytest

from tests.buddies.people import GOOD
from wellbeing.buddies import actions_profiles
from wellbeing.buddies.actions_profiles import ProfileDetails


@pytest.fixture
def me(client):
    """The buddy who is signed in."""
    details = ProfileDetails("Bo", "stoke", "estates", team="stoke.therapies")
    buddy = actions_profiles.add_buddy("buddy@trust.example", details, GOOD)
    client.sign_in("buddy")
    return buddy
