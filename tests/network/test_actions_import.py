"""A list of buddies is brought in whole or not at all, and taken back but for what changed since."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from tests.buddies.people import add_buddy, add_lead, ask, key_of
from tests.network.lists import changed, drafted, listed, rows_now
from wellbeing.accounts import actions as accounts
from wellbeing.accounts import queries as account_queries
from wellbeing.buddies import actions as requests
from wellbeing.buddies import actions_profiles as profiles
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.actions_records import change_records
from wellbeing.buddies.queries_records import records
from wellbeing.core import clock, mail
from wellbeing.core.db import db, transaction
from wellbeing.network import actions_import as imports
from wellbeing.network import queries_import as queries
from wellbeing.network.list_changes import Agree
from wellbeing.network.models import BuddyCare, BuddyImport, Supervisor

NEW = {
    "name": "Nia New",
    "email": "nia@trust.example",
    "town": "leek",
    "team": "therapies",
    "staff_group": "estates",
}


def bring_in(rows, others_stop=False, tell=False):
    key, plan = drafted(rows, others_stop)
    return imports.bring_in(key, plan.fingerprint, "Ann Lead", tell=tell)


def test_a_list_waits_sealed_for_an_hour(app):
    add_buddy("Bo")
    key, plan = drafted(changed("Bo", monthly_limit="5"))
    content = db.session.scalars(select(BuddyImport.content)).one()
    assert "bo@" not in content and queries.find_draft(key)
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert queries.find_draft(key) is None
        with pytest.raises(imports.DraftGone):
            imports.bring_in(key, plan.fingerprint, "Ann", tell=False)
        imports.purge_imports()
    assert db.session.scalars(select(BuddyImport)).all() == []


@pytest.mark.parametrize("key", ["", "x", "00", "0" * 32, "g" * 32, "é" * 16])
def test_a_key_that_nobody_was_given_opens_nothing(app, key):
    assert queries.find_draft(key) is None
    with pytest.raises(imports.DraftGone):
        imports.bring_in(key, "", "Ann", tell=False)


def test_cells_are_changed_and_nothing_else_is(app):
    buddy = add_buddy("Bo", languages=("en", "ur"), gender="man", about="I listen.")
    did = bring_in(
        changed("Bo", monthly_limit="5", languages="en;ro", away_from="2026-12-01", away_until="2026-12-24")
    )
    assert did == imports.BroughtIn(0, 1, 0, 0)
    db.session.rollback()
    found = buddies.find_profile(buddy)
    assert (found.match.limit, found.match.languages) == (5, ("en", "ro"))
    assert (found.match.away_from, found.match.away_until) == (date(2026, 12, 1), date(2026, 12, 24))
    assert (found.match.gender, found.about, found.name) == ("man", "I listen.", "Bo")


def test_a_new_buddy_gets_an_account_and_a_mail_in_their_language_when_that_is_ticked(app):
    bring_in([NEW | {"mail_language": "ur"}], tell=True)
    account = account_queries.by_email("nia@trust.example")
    assert account and account.roles == ("buddy",)
    found = buddies.profile_of_account(account.id)
    assert (found.match.team, found.match.languages, found.match.active) == ("leek.therapies", ("en",), True)
    assert rows_now()[found.id]["joined_on"] == clock.today().isoformat()
    sent = []
    mail.deliver(type("Box", (), {"send": lambda self, message: sent.append(message)})())
    assert [(message["To"], message["Content-Language"]) for message in sent] == [("nia@trust.example", "ur")]
    bring_in([NEW | {"email": "noor@trust.example", "name": "Noor"}])
    assert mail.waiting() == 0


def test_everything_that_a_new_row_says_is_kept(app):
    with transaction() as session:
        session.add(Supervisor(name="Sue", email="sue@trust.example"))
    said = {
        "languages": "en;pl",
        "areas": "self_care",
        "ways": "phone;video",
        "hours": "nights",
        "monthly_limit": "2",
        "mail_language": "pl",
        "active": "no",
        "trained_until": "2028-01-31",
        "supervised_until": "2027-02-01",
        "paused_until": "2026-12-24",
        "away_from": "2027-01-01",
        "away_until": "2027-01-09",
        "joined_on": "2025-05-01",
        "supervisor": "sue@trust.example",
    }
    bring_in([NEW | said])
    kept = next(iter(rows_now().values()))
    assert {name: kept[name] for name in said} == said


def test_an_address_and_a_supervisor_are_changed_by_a_list(app):
    buddy = add_buddy("Bo")
    with transaction() as session:
        session.add(Supervisor(name="Sue", email="sue@trust.example"))
    before = account_queries.by_email("bo@trust.example").session_key
    bring_in(changed("Bo", email="Bo.New@trust.example", supervisor="sue@trust.example"))
    db.session.rollback()
    account = account_queries.by_email("bo.new@trust.example")
    assert account.id == buddies.find_profile(buddy).account_id and account.session_key != before
    assert rows_now()[buddy]["supervisor"] == "sue@trust.example"
    bring_in(changed("Bo", supervisor=""))
    db.session.rollback()
    assert db.session.get(BuddyCare, buddy).supervisor_key is None


def test_the_requests_of_all_who_stop_move_on_to_somebody_who_does_not(app):
    stops, also, stays = add_buddy("Al"), add_buddy("Bo"), add_buddy("Cy")
    receipt, sent = ask(stops, also)
    assert sent.offered_to == stops
    did = bring_in([row for row in listed() if row["id"] == stays], others_stop=True)
    assert (did.changed, did.stopped, did.moved) == (0, 2, 1)
    db.session.rollback()
    assert buddies.request_of_receipt(receipt).offered_to == stays
    assert [one.id for one in buddies.profiles() if one.match.active] == [stays]


def test_who_is_not_in_the_list_is_left_alone_unless_the_others_are_to_stop(app):
    add_buddy("Al"), add_buddy("Bo")
    key, plan = drafted(changed("Bo", monthly_limit="5"))
    assert [one.name for one in plan.absent] == ["Al"] and not plan.stopping and plan.agree is Agree.PRESS
    imports.bring_in(key, plan.fingerprint, "Ann", tell=False)
    assert all(row["active"] == "yes" for row in listed())


def test_what_was_shown_is_what_is_done_or_nothing(app):
    buddy = add_buddy("Bo")
    key, plan = drafted(changed("Bo", monthly_limit="5"))
    profiles.set_standing(buddy, profiles.Standing(False))
    with pytest.raises(imports.BuddiesChanged):
        imports.bring_in(key, plan.fingerprint, "Ann", tell=False)
    assert rows_now()[buddy]["monthly_limit"] == "3" and queries.find_draft(key)


def test_an_address_that_was_taken_meanwhile_is_refused(app):
    key, plan = drafted([NEW])
    accounts.add_account(NEW["email"], "A lead", ("lead",))
    with pytest.raises(imports.BuddiesChanged):
        imports.bring_in(key, plan.fingerprint, "Ann", tell=False)
    assert listed() == []


def test_a_list_is_taken_back_and_whom_it_added_leaves(app):
    al, bo = add_buddy("Al"), add_buddy("Bo")
    before = rows_now()
    rows = [*changed("Al", monthly_limit="5", email="al.new@trust.example"), NEW]
    bring_in(rows, others_stop=True)
    assert len(rows_now()) == 3 and rows_now()[bo]["active"] == "no"
    done = queries.last_done()
    assert (done.by, done.undone) == ("Ann Lead", False)
    assert {one["id"] for one in done.before} == {al, bo}
    assert imports.undo("Bea Lead") == imports.Undone(2, 1, 0, ())
    db.session.rollback()
    assert rows_now() == before
    assert account_queries.by_email(NEW["email"]) is None
    assert queries.last_done().undone and imports.undo("Bea") is None


def test_a_list_that_was_taken_back_and_mended_is_brought_in_again(app):
    bring_in([NEW])
    imports.undo("Ann")
    assert account_queries.all_accounts() == () and records() == ()
    assert bring_in([NEW | {"monthly_limit": "2"}]).added == 1


def test_a_new_buddy_who_has_put_something_in_can_be_taken_back_as_others_who_left(app):
    bring_in([NEW])
    (new,) = listed()
    details = profiles.ProfileDetails("Nia New", "leek", "estates", team="leek.therapies", about="I listen.")
    profiles.save_profile(new["id"], details)
    assert imports.undo("Ann").removed == 1
    db.session.rollback()
    (record,) = records()
    assert record.left_on == clock.today() and listed() == []


def test_the_requests_of_a_new_buddy_move_on_when_the_list_is_taken_back(app):
    bring_in([NEW | {"trained_until": "2098-01-01", "supervised_until": "2098-01-01"}])
    (new,) = listed()
    receipt, sent = ask(new["id"])
    assert sent.offered_to == new["id"]
    stays = add_buddy("Bo")
    assert imports.undo("Ann") == imports.Undone(0, 1, 1, ())
    db.session.rollback()
    assert buddies.request_of_receipt(receipt).offered_to == stays and len(records()) == 1


def test_whom_somebody_changed_since_stays_as_they_are(app):
    al, bo = add_buddy("Al"), add_buddy("Bo")
    bring_in([row | {"monthly_limit": "5"} for row in listed()])
    profiles.pause(al, date(2026, 12, 24))  # another cell: it does not count
    change_records({bo: {"monthly_limit": 6}})
    assert imports.undo("Ann") == imports.Undone(1, 0, 0, ("Bo",))
    assert (rows_now()[al]["monthly_limit"], rows_now()[bo]["monthly_limit"]) == ("3", "6")
    assert rows_now()[al]["paused_until"] == "2026-12-24"


def test_an_old_address_that_somebody_else_has_by_now_is_not_taken_back(app):
    al = add_buddy("Al")
    bring_in(changed("Al", email="al.new@trust.example"))
    add_lead("al@trust.example")
    assert imports.undo("Ann") == imports.Undone(0, 0, 0, ("Al",))
    assert rows_now()[al]["email"] == "al.new@trust.example"


def test_the_last_list_is_forgotten_after_a_week_and_by_the_next(app):
    add_buddy("Bo")
    bring_in(changed("Bo", monthly_limit="5"))
    bring_in(changed("Bo", monthly_limit="6"))
    assert len(db.session.scalars(select(BuddyImport)).all()) == 1
    assert imports.undo("Ann").restored == 1
    assert listed()[0]["monthly_limit"] == "5"
    with clock.at(clock.now() + timedelta(days=8)):
        assert queries.last_done() is None
        imports.purge_imports()
    assert db.session.scalars(select(BuddyImport)).all() == []


def test_a_list_that_two_press_at_once_is_brought_in_once(app):
    add_buddy("Bo")
    key, plan = drafted([*changed("Bo", monthly_limit="5"), NEW])
    both, outcome = Barrier(2), []

    def press(name):
        with app.app_context():
            both.wait()
            try:
                outcome.append(imports.bring_in(key, plan.fingerprint, name, tell=False).added)
            except imports.DraftGone:
                outcome.append("gone")
            finally:
                db.session.remove()

    threads = [Thread(target=press, args=(name,)) for name in ("Ann", "Bo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome, key=str) == [1, "gone"]
    db.session.rollback()
    assert len(listed()) == 2


def test_a_request_that_was_taken_goes_on_when_its_buddy_stops(app):
    al, bo = add_buddy("Al"), add_buddy("Bo")
    receipt, _sent = ask(al)
    requests.accept(key_of(receipt), al)
    bring_in(changed("Al", active="no"))
    db.session.rollback()
    assert buddies.request_of_receipt(receipt).offered_to == bo
