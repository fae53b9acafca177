"""Leads keep the pack true: each change has a version, and can be taken back."""

from dataclasses import replace
from datetime import date
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from tests.resources.packs import PACK, real_pack, with_cell
from wellbeing.core.db import db
from wellbeing.curation import actions, queries
from wellbeing.curation.versions import CONTACT, RESOURCE, TOPIC
from wellbeing.resources import actions as resources
from wellbeing.resources import queries as pack
from wellbeing.resources.models import PackVersion

DAY = date(2026, 11, 23)


@pytest.fixture
def loaded(app):
    assert actions.load_pack(PACK).loaded
    return app


def resource(slug="samaritans"):
    return pack.read_resources([slug])[0]


def renamed(name, slug="samaritans"):
    one = resource(slug)
    return replace(one, english=replace(one.english, name=name))


def story(slug="samaritans", kind=RESOURCE):
    return [(one.number, one.done, one.changed_by) for one in queries.versions(kind, slug)]


def editions():
    return db.session.scalar(select(func.count()).select_from(PackVersion))


def test_the_first_pack_of_all_has_no_history(loaded):
    assert not any(
        queries.last_versions(kind, [one]) for kind, one in ((RESOURCE, "samaritans"), (TOPIC, "sleep"))
    )


def test_an_edit_keeps_what_stood_there_before_and_shows_at_once(loaded):
    before = resource()
    assert actions.save_resource(renamed("The Samaritans"), "Ann Lead") == 2
    assert story() == [(2, "edited", "Ann Lead"), (1, "found", "")]
    assert pack.current_pack().find("samaritans").english.name == "The Samaritans"
    assert pack.read_resources()[0] == real_pack().resources[0]
    kept = queries.versions(RESOURCE, "samaritans")[1]
    assert kept.content["en"]["name"] == before.english.name
    assert set(kept.content) == {"en", *before.translations}


def test_saving_what_is_there_already_changes_nothing(loaded):
    count = editions()
    assert actions.save_resource(resource(), "Ann Lead") == 0
    assert (story(), editions()) == ([], count)


def test_a_new_resource_stands_last_and_its_name_cannot_be_taken_twice(loaded):
    new = replace(resource(), slug="a-new-one")
    assert actions.add_resource(new, "Ann Lead") == 1
    assert pack.read_resources()[-1] == new
    with pytest.raises(actions.SlugTaken):
        actions.add_resource(new, "Bo Lead")
    assert story("a-new-one") == [(1, "added", "Ann Lead")]


def test_the_second_of_two_leads_is_told_and_nothing_is_lost(loaded):
    assert actions.save_resource(renamed("Ann's name"), "Ann", opened_with=0) == 2
    with pytest.raises(actions.ChangedMeanwhile):
        actions.save_resource(renamed("Bo's name"), "Bo", opened_with=0)
    assert resource().english.name == "Ann's name"
    assert actions.save_resource(renamed("Bo's name"), "Bo", opened_with=2) == 3


def test_two_leads_who_save_in_the_same_moment_are_not_both_told_yes(loaded):
    both, outcome = Barrier(2), []

    def save(name):
        with loaded.app_context():
            wanted = renamed(name)
            db.session.rollback()
            both.wait()
            try:
                outcome.append(actions.save_resource(wanted, name, opened_with=0))
            except actions.ChangedMeanwhile:
                outcome.append("refused")
            finally:
                db.session.remove()

    threads = [Thread(target=save, args=(name,)) for name in ("Ann", "Bo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome, key=str) == [2, "refused"]
    assert [number for number, _done, _by in story()] == [2, 1]


def test_the_last_change_can_be_undone_and_the_undoing_too(loaded):
    before = resource()
    actions.save_resource(renamed("Wrong"), "Ann")
    assert actions.undo("samaritans", "Bo") == 3
    assert resource() == before
    assert actions.undo("samaritans", "Bo") == 4
    assert resource().english.name == "Wrong"


def test_a_lead_goes_back_to_any_version(loaded):
    before = resource()
    for name in ("One", "Two", "Three"):
        actions.save_resource(renamed(name), "Ann")
    assert actions.restore("samaritans", 1, "Bo") == 5
    assert resource() == before
    assert story()[0] == (5, "restored", "Bo")
    assert queries.versions(RESOURCE, "samaritans")[0].note == "1"
    assert actions.restore("samaritans", 99, "Bo") is None
    assert actions.undo("mediation", "Bo") is None


def test_a_version_that_names_a_topic_which_is_gone_is_refused_with_words(loaded, tmp_path):
    old = replace(resource("citizens-advice") if pack.read_resources(["citizens-advice"]) else resource())
    data = real_pack()
    without = replace(data, topics=(), resources=())
    actions.save_resource(replace(old, phone="116 000"), "Ann")
    resources.replace_pack(without)
    with pytest.raises(actions.CannotGoBack) as refused:
        actions.restore(old.slug, 1, "Bo")
    assert any(fault.column == "topics" for fault in refused.value.faults)
    assert pack.read_resources() == ()


def test_a_status_and_a_check_are_changes_with_names(loaded):
    assert actions.set_status("samaritans", "closed", "Ann") == 2
    assert actions.assure("samaritans", "Bo Lead", DAY) == 3
    one = resource()
    assert (one.upkeep.status, one.assured_by, one.assured_on) == ("closed", "Bo Lead", DAY)
    assert story()[:2] == [(3, "assured", "Bo Lead"), (2, "status", "Ann")]
    assert actions.assure("no-such", "Bo", DAY) is None


def test_many_changes_are_one_edition_and_all_or_none(loaded):
    count = editions()
    changed = [replace(one, source="Their own website") for one in pack.read_resources()[:20]]
    new = replace(changed[0], slug="a-new-one")
    assert actions.apply_changes([*changed, new], "Ann", "March list") == 21
    assert editions() == count + 1
    assert story("a-new-one") == [(1, "imported", "Ann")]
    broken = replace(new, slug="another", topics=("no_such_topic",))
    with pytest.raises(Exception, match="(?i)foreign key"):
        actions.apply_changes([replace(changed[0], source="Elsewhere"), broken], "Ann")
    db.session.rollback()
    assert resource(changed[0].slug).source == "Their own website"
    assert (story("another"), editions()) == ([], count + 1)


def test_the_same_files_after_an_edit_and_its_undoing_change_nothing(loaded):
    actions.save_resource(renamed("Wrong"), "Ann")
    actions.undo("samaritans", "Ann")
    count = editions()
    assert not actions.load_pack(PACK).changed
    assert editions() == count


def test_files_that_take_an_edit_back_are_a_change_of_that_resource_alone(loaded):
    actions.save_resource(renamed("Mine"), "Ann")
    assert actions.load_pack(PACK).changed
    assert story()[0] == (3, "loaded", "")
    assert queries.versions(RESOURCE, "mediation") == ()


def test_what_the_files_leave_out_is_still_known(loaded, tmp_path):
    for name, content in with_cell("resources.csv", 2, "slug", "soothe-friends").items():
        (tmp_path / name).write_bytes(content)
    actions.load_pack(tmp_path)
    assert story("soothe-buddies")[0][1] == "left"
    assert story("soothe-friends") == [(1, "loaded", "")]
    assert actions.restore("soothe-buddies", 1, "Ann") == 3
    assert resource("soothe-buddies").slug == "soothe-buddies"


def test_the_words_of_a_topic_are_edited_and_undone(loaded):
    before = pack.read_topics()
    topic = next(one for one in before if one.id == "sleep")
    more = replace(topic, english=replace(topic.english, words=(*topic.english.words, "wide awake")))
    assert actions.save_topic(more, "Ann", opened_with=0) == 2
    assert pack.current_pack().find_topic("sleep") == more
    assert actions.undo("sleep", "Ann", TOPIC) == 3
    assert pack.read_topics() == before


def contact(slug="samaritans"):
    return next(one for one in pack.kept_contacts() if one.slug == slug)


def test_a_crisis_contact_is_edited_and_undone(loaded):
    before = pack.kept_contacts()
    changed = replace(contact(), phone="116 124", assured_by="Ann", assured_on=DAY)
    assert actions.save_contact(changed, "Ann", opened_with=0) == 2
    assert contact() == changed
    assert [one.slug for one in pack.kept_contacts()] == [one.slug for one in before]
    actions.undo("samaritans", "Ann", CONTACT)
    assert pack.kept_contacts() == before


def test_somebody_to_call_always_remains(loaded):
    *others, last = [one for one in pack.kept_contacts() if one.verified and one.phone]
    for one in others:
        actions.save_contact(replace(one, verified=False), "Ann")
    before = pack.kept_contacts()
    for without in (replace(last, verified=False), replace(last, phone="", text_number="85258")):
        with pytest.raises(actions.NobodyToCall):
            actions.save_contact(without, "Ann")
    assert pack.kept_contacts() == before
    assert story(last.slug, CONTACT) == []


def test_contacts_of_a_pack_loaded_before_they_were_kept_come_from_their_file(loaded):
    pack.open_crisis_contacts(PACK)
    resources.put_contacts([])
    assert pack.read_contacts() == ()
    actions.save_contact(replace(contact(), phone="116 124"), "Ann")
    assert len(pack.read_contacts()) == 7
    assert contact().phone == "116 124"
