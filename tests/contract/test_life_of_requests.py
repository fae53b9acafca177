"""The life of requests under two workers who act at once: whatever they do, nothing is lost and nothing is doubled.

A model-based test. Two workers, each with its own connection and its own clock, do a few things each at the same
time: ask, say yes or no, write down, take back, pause, stop, offer, run the job. Then days pass, a server stands still
or a clock goes back, and the job runs until it is quiet. Each of these is a step. After every round each open request
must have an owner, a day on which it moves on and a day on which it ends; when a life is over, counters, mails and what
was done must add up.
"""

import threading
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, event, inspect, select, update
from sqlalchemy.orm import Session

from tests.buddies.people import add_buddy, add_lead, ask
from wellbeing.accounts.models import Account
from wellbeing.buddies import actions, actions_profiles, lifecycle
from wellbeing.buddies.actions_profiles import Standing
from wellbeing.buddies.lifecycle import State
from wellbeing.buddies.matching import Need
from wellbeing.buddies.models import BuddyProfile, BuddyRequest, RequestOutcome
from wellbeing.core import clock
from wellbeing.core.db import db, is_sqlite, transaction
from wellbeing.core.mail import OutboxMail
from wellbeing.core.receipts import new_receipt, receipt_hash
from wellbeing.core.sealing import unseal
from wellbeing.core.throttle import Throttle

# Half of the ten thousand on each database.
STEPS, LIVES, ROUNDS = 5_000, 31, 20
LIMIT = 3
GOOD = Standing(True, datetime(2028, 1, 1).date(), datetime(2028, 1, 1).date())  # noqa: DTZ001
# The weeks in which a night has an hour too few and one too many are among what follows.
BEGINNINGS = (datetime(2026, 3, 20, 9, tzinfo=UTC), datetime(2026, 10, 16, 22, 30, tzinfo=UTC))
NEEDS = (Need(), Need(languages=("pl",)), Need(ways=("video",)), Need(languages=("si",)))
TAKEN = (State.TAKEN, State.TAKEN_BY_LEADS)


# What a worker does just now, as which buddy, and whose accounts are closed.
DOING = ContextVar("doing", default=("", "", frozenset()))


def _before(row, name):
    """What a field held before this change."""
    changed = inspect(row).attrs[name].history
    return changed.deleted[0] if changed.deleted else getattr(row, name)


class History:
    """What was committed: offers by buddy, yeses and their taking back by request, and which requests ended."""

    def __init__(self):
        self.guard = threading.Lock()
        self.clear()

    def clear(self):
        self.offers, self.yeses, self.taken_back, self.ended = Counter(), Counter(), Counter(), Counter()
        self.said_yes, self.faults = 0, []

    def before_flush(self, session, _context, _instances):
        noted = session.info.setdefault("history", [])
        for row in [*session.new, *session.dirty, *session.deleted]:
            if isinstance(row, BuddyRequest):
                noted += self._seen(row, row in session.deleted)

    @staticmethod
    def _seen(row, deleted):
        what, who, closed = DOING.get()
        before = {name: _before(row, name) for name in ("state", "due_on", "offered_to", "tried")}
        leaves = deleted or row.tried != before["tried"] or row.state == State.WITH_LEADS
        late = before["due_on"] is None or before["due_on"] < clock.today() or row.ends_on < clock.today()
        if what == "job" and leaves and before["offered_to"] not in (None, *closed) and not late:
            yield "too_early", row.key, before["offered_to"]
        if what in ("yes", "no", "noted", "a_stranger") and before["offered_to"] not in (None, who):
            yield "by_a_stranger", row.key, who
        if deleted:
            yield "ended", row.key, None
        tried, state = inspect(row).attrs.tried.history, inspect(row).attrs.state.history
        if tried.added:
            before = tried.deleted[0] if tried.deleted else ()
            yield from (("offer", row.key, buddy) for buddy in tried.added[0][len(before or ()) :])
        if state.added and state.added[0] in TAKEN:
            yield "yes", row.key, row.offered_to
        if state.added and state.deleted and state.deleted[0] in TAKEN:
            yield "taken_back", row.key, None

    def after_commit(self, session):
        with self.guard:
            for what, key, buddy in session.info.pop("history", ()):
                if what == "offer":
                    self.offers[buddy] += 1
                elif what == "yes":
                    self.yeses[key] += 1
                    self.said_yes += buddy is not None
                elif what == "taken_back":
                    self.taken_back[key] += 1
                elif what == "ended":
                    self.ended[key] += 1
                else:
                    self.faults.append((what, buddy))

    def after_rollback(self, session):
        session.info.pop("history", None)


@pytest.fixture
def history():
    found = History()
    hooks = [(name, getattr(found, name)) for name in ("before_flush", "after_commit", "after_rollback")]
    for hook in hooks:
        event.listen(Session, *hook)
    yield found
    for hook in hooks:
        event.remove(Session, *hook)


@pytest.fixture
def network(app):
    """Five buddies and a lead; each life begins with them as they are here."""
    with clock.at(BEGINNINGS[0]):
        add_lead()
        details = [{}, {"languages": ("en", "pl")}, {"ways": ("video", "phone")}, {}, {"languages": ("pl",)}]
        return [
            add_buddy(name, standing=GOOD, monthly_limit=LIMIT, **more)
            for name, more in zip(("Ada", "Bea", "Cai", "Dev", "Eli"), details, strict=True)
        ]


def begin_again():
    with transaction() as session:
        for table in (BuddyRequest, OutboxMail, RequestOutcome, Throttle):
            session.execute(delete(table))
        fresh = {"active": True, "paused_until": None, "unanswered": 0, "last_asked": None}
        counts = {"taken": 0, "taken_month": "", "yes_year": "", "yes_count": 0}
        session.execute(update(BuddyProfile).values(**fresh, **counts))
        session.execute(update(Account).values(active=True))


ONE_THING = st.tuples(
    st.sampled_from(
        ["ask"] * 3
        + ["yes"] * 5
        + ["no", "noted"] * 4
        + ["job", "withdraw", "offer", "answer", "leads_noted", "a_stranger_says_yes"] * 2
        + ["pause", "stop", "start"]
    ),
    st.integers(0, 30),
    st.integers(0, 4),
    st.booleans(),
)
SOME_THINGS = st.lists(ONE_THING, min_size=5, max_size=5)
# What the second worker does in the moment in which the first begins to run the job.
CLASH = st.sampled_from([None, None, "job", "yes", "noted", "no", "withdraw"])
CLOSED = st.sampled_from([None] * 8 + [0, 1, 2, 3, 4])
HOURS_BEHIND = st.sampled_from([0, 0, 0, 1, 25])
# Mostly a day or none; at times a server stands still for a week, or the clock goes back.
JUMPS = st.sampled_from([0, 0, 0, 4, 24, 24, 24, 24, 48, 72, 8 * 24, -1, -25]).map(
    lambda hours: timedelta(hours=hours)
)


def lives(app, network, history, done):
    """The machine for one database."""
    workers = ThreadPoolExecutor(2)

    class Life(RuleBasedStateMachine):
        @initialize(beginning=st.sampled_from(BEGINNINGS))
        def a_network_begins(self, beginning):
            begin_again()
            history.clear()
            self.closed = set()
            self.now, self.receipts, self.withdrawn = beginning, [], []
            self.look()

        def look(self):
            db.session.rollback()
            self.rows = db.session.execute(select(BuddyRequest.__table__)).all()
            db.session.rollback()

        # One rule alone: of several, hypothesis leaves some out of a whole life to try what the others do.
        @rule(
            first=SOME_THINGS, second=SOME_THINGS, clash=CLASH, behind=HOURS_BEHIND, closed=CLOSED, then=JUMPS
        )
        def two_workers_act_at_once(self, first, second, clash, behind, closed, then):
            if clash is not None:
                first, second = [("job", 0, 0, True), *first[1:]], [(clash, 0, 0, True), *second[1:]]
            if closed is not None:
                self.close_or_open_the_account(network[closed])
            gate = threading.Barrier(2)
            moments = (self.now, self.now - timedelta(hours=behind))
            rounds = [
                workers.submit(
                    self.act, gate, moment, [(self.doing(*one), self.thing(*one)) for one in things]
                )
                for moment, things in zip(moments, (first, second), strict=True)
            ]
            for one in rounds:
                one.result()
            done["steps"] += len(first) + len(second)
            self.now += then
            done["steps"] += bool(then)
            if then >= timedelta(days=2):
                self.the_job_leaves_nothing_late()

        def act(self, gate, moment, things):
            gate.wait()
            for doing, thing in things:
                with app.app_context(), clock.at(moment):
                    DOING.set(doing)
                    thing()

        def doing(self, what, number, who, _other):
            """The name of what a worker does, and as whom: the owner's own buttons, or a stranger's."""
            row = self.rows[number % len(self.rows)] if self.rows else None
            closed = frozenset(self.closed)  # what these have moves on though it is not late
            if row is None or what in ("stop", "ask"):
                return "", "", closed
            if what == "a_stranger_says_yes":
                return "a_stranger", network[who], closed
            return what, row.offered_to or network[who], closed

        def thing(self, what, number, who, other):
            """What a worker does, on what is open before both begin."""
            row = self.rows[number % len(self.rows)] if self.rows else None
            buddy = network[who]
            if what == "ask" or row is None:
                choices = (buddy, network[(who + 1) % 5]) if other else ()
                return lambda: self.ask(choices, NEEDS[number % len(NEEDS)])
            key, owner = row.key.hex(), row.offered_to or buddy
            return {
                "yes": lambda: actions.accept(key, owner),
                "a_stranger_says_yes": lambda: actions.accept(key, buddy),
                "no": lambda: actions.decline(key, owner),
                "noted": lambda: actions.noted(key, owner),
                "job": actions.move_on,
                "withdraw": lambda: self.withdraw(row),
                "offer": lambda: actions.leads_offer(key, buddy),
                "answer": lambda: actions.leads_answer(key),
                "leads_noted": lambda: actions.leads_noted(key),
                "pause": lambda: actions_profiles.pause(
                    buddy, clock.today() + timedelta(days=number % 8) if other else None
                ),
                "stop": lambda: actions_profiles.set_standing(buddy, Standing(False, *_dates())),
                "start": lambda: actions_profiles.set_standing(buddy, GOOD),
            }[what]

        def ask(self, choices, need):
            receipt = new_receipt()
            ask(*choices, need=need, receipt=receipt)
            self.receipts.append(receipt)

        def withdraw(self, row):
            receipt = next(one for one in self.receipts if receipt_hash(one) == row.receipt_hash)
            self.withdrawn.append(actions.withdraw(receipt))

        def close_or_open_the_account(self, buddy):
            self.closed ^= {buddy}
            with transaction() as session:
                theirs = select(BuddyProfile.account_id).where(BuddyProfile.id == buddy).scalar_subquery()
                session.execute(update(Account).where(Account.id == theirs).values(active=~Account.active))

        def the_job_leaves_nothing_late(self):
            with clock.at(self.now):
                actions.move_on()
                today = clock.today()
                self.look()
                # What moved on left room with a buddy, perhaps for one that waits with the leads; then it is quiet.
                runs = next(run for run in range(2, len(self.rows) + 3) if actions.move_on() == 0)
            self.look()
            assert [row for row in self.rows if row.ends_on < today] == []
            assert [row for row in self.rows if row.due_on < today and row.state != State.WITH_LEADS] == []
            done["steps"] += runs

        @invariant()
        def every_request_has_an_owner_a_clock_and_an_end(self):
            self.look()
            load = Counter(row.offered_to for row in self.rows if row.offered_to)
            assert all(count <= LIMIT for count in load.values())
            for row in self.rows:
                state = State(row.state)
                with_a_buddy = state in (State.OFFERED, State.TAKEN)
                assert (row.offered_to in network) if with_a_buddy else (row.offered_to is None)
                assert row.due_on is not None
                assert timedelta(14) <= row.ends_on - row.asked_on <= timedelta(15)
                assert state is State.WITH_LEADS or row.due_on <= row.ends_on
                assert len(set(row.tried)) == len(row.tried)  # nobody is asked twice
                assert not with_a_buddy or row.tried[-1] == row.offered_to
                assert state in lifecycle.TAKEN_AS or row.remind_on is None

        @invariant()
        def none_is_answered_twice(self):
            taken = {row.key for row in self.rows if row.state in TAKEN}
            for key, count in history.yeses.items():
                held = count - history.taken_back[key]
                assert held in (0, 1)
                assert key in history.ended or held == (key in taken)
            assert all(count == 1 for count in history.ended.values())
            assert history.faults == []
            assert not history.ended.keys() & {row.key for row in self.rows}

        def teardown(self):
            if hasattr(self, "rows"):
                self.everything_adds_up()

        def everything_adds_up(self):
            self.look()
            outcomes = defaultdict(int)
            for row in db.session.scalars(select(RequestOutcome)):
                outcomes[row.outcome] += row.count
            assert sum(outcomes.values()) == len(self.receipts) - len(self.rows) == len(history.ended)
            assert outcomes["withdrawn"] == sum(self.withdrawn)
            answered = [key for key, count in history.yeses.items() if count > history.taken_back[key]]
            told = [unseal(one, "mail") for one in db.session.scalars(select(OutboxMail.sealed))]
            offered = Counter(one["to"] for one in told if one["subject"] == "You have a request in SOOTHE")
            assert sum(offered.values()) == sum(history.offers.values())
            assert sorted(offered.values()) == sorted(history.offers.values())
            reminded = Counter(one["to"] for one in told if one["subject"].endswith("your answer"))
            assert not reminded - offered  # at most one for each offer
            assert outcomes["accepted"] + outcomes["answered_by_leads"] <= len(answered)
            db.session.rollback()

    return Life, workers


def _do_not_wait(connection, _record, _proxy):
    connection.execute("PRAGMA synchronous=OFF")


def _dates():
    return GOOD.trained_until, GOOD.supervised_until


def test_no_request_is_lost_or_answered_twice_in_ten_thousand_steps(app, network, history, record_property):
    done = Counter()
    machine, workers = lives(app, network, history, done)
    db.session.rollback()
    # What a power cut leaves is another test's question; without waiting for the disk there is time for more steps.
    if is_sqlite():
        event.listen(db.engine, "checkout", _do_not_wait)
    with workers:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=LIVES,
                stateful_step_count=ROUNDS,
                deadline=None,
                database=None,
                phases=(Phase.generate,),  # what two threads did is not done again by making it shorter
                suppress_health_check=list(HealthCheck),
            ),
        )
    record_property(
        "largest", f"Life of requests: {done['steps']} steps of two workers on {db.engine.dialect.name}"
    )
    assert done["steps"] >= STEPS
