"""Whoever keeps a backup of every night and the list of who signed in each day cannot say who recorded what.

They may use all of it: which rows are new since the night before, and who signed in meanwhile. Beside them stands
somebody who has only the list of sign-ins and guesses the busiest buddy each time.
"""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.conversations.made_up import fresh_hash, on
from wellbeing.conversations import actions
from wellbeing.conversations.models import Conversation
from wellbeing.core.db import db, transaction
from wellbeing.core.periods import month_of
from wellbeing.resources.actions import load_pack
from wellbeing.resources.queries import topic_ids

FIRST, DAYS = date(2026, 10, 5), 63
BUDDIES, A_DAY = 200, 12
# How many sign in on a day for another reason: a request, their profile, help for themselves.
SIGN_IN_ANYWAY = 0.04
MOST_GAIN = 0.02


class Watcher:
    """What somebody collects who sees every night's backup and each day's sign-ins."""

    def __init__(self):
        self.signed_in = []
        self.known = set()
        self.new_rows = []  # (the days since rows last came, the keys that came)
        self.since = 0

    def night(self, signed_in):
        self.signed_in.append(signed_in)
        keys = set(db.session.scalars(select(Conversation.key)))
        db.session.rollback()
        if keys - self.known:
            self.new_rows.append((range(self.since, len(self.signed_in)), keys - self.known))
            self.known, self.since = keys, len(self.signed_in)

    def guesses(self):
        """For each row the buddy who signed in most often while it waited."""
        overall = self.busiest(range(len(self.signed_in)))
        for days, keys in self.new_rows:
            seen = self.busiest(days)
            best = max(seen, key=lambda buddy: (seen[buddy], overall[buddy], buddy))
            yield from ((key, best) for key in sorted(keys))

    def busiest(self, days):
        return Counter(buddy for day in days for buddy in self.signed_in[day])


@pytest.fixture
def topics(app):
    assert load_pack(app.config["PACK_FOLDER"]).loaded
    return topic_ids()


def test_backups_and_sign_ins_together_name_no_buddy(topics, record_property):
    draw = random.Random(5)  # noqa: S311  made-up people
    eager = [draw.lognormvariate(0, 0.8) for _buddy in range(BUDDIES)]
    watcher, truth = Watcher(), {}
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        recorders = draw.choices(range(BUDDIES), eager, k=A_DAY)
        with on(day):
            for buddy in recorders:
                truth[records_one(draw, day, topics)] = buddy
            if day.weekday() == 6:
                actions.flush()
        anyway = {buddy for buddy in range(BUDDIES) if draw.random() < SIGN_IN_ANYWAY}
        watcher.night({*recorders, *anyway})
    who = {key: truth[receipt] for key, receipt in rows_by_key()}
    guesses = list(watcher.guesses())
    assert len(guesses) == len(who) > 500
    named = sum(who[key] == buddy for key, buddy in guesses) / len(guesses)
    busiest = max(counts := watcher.busiest(range(DAYS)), key=lambda buddy: (counts[buddy], buddy))
    by_chance = sum(buddy == busiest for buddy in who.values()) / len(who)
    record_property(
        "largest", f"Backups and sign-ins named {named:.1%} of buddies rightly, chance {by_chance:.1%}"
    )
    assert named <= by_chance + MOST_GAIN, f"named {named:.1%}, by chance {by_chance:.1%}"


def records_one(draw, day, topics):
    receipt = fresh_hash()
    answers = {"month": month_of(day), "area": "help", "topic": draw.choice(topics), "place": "stoke"}
    with transaction():
        actions.record(
            answers | {"staff_group": "estates", "channel": "phone", "scope": "none"}, topics, receipt
        )
    return receipt


def rows_by_key():
    rows = db.session.execute(select(Conversation.key, Conversation.receipt_hash)).all()
    db.session.rollback()
    return rows
