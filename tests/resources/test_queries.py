"""What pages read: the pack and the crisis contacts from memory."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.exc import OperationalError

from tests.resources.databases import database_away, database_use
from tests.resources.packs import PACK, real_pack, with_cell
from wellbeing.core.clock import at, now
from wellbeing.core.db import db, transaction
from wellbeing.resources import queries
from wellbeing.resources.actions import load_pack, put_contacts, replace_pack
from wellbeing.resources.facets import Chosen
from wellbeing.resources.interchange import PackError
from wellbeing.resources.models import PackVersion
from wellbeing.resources.queries_shelf import shelf_of
from wellbeing.resources.queries_tables import read_contacts


@pytest.fixture
def loaded(app):
    assert load_pack(PACK).loaded
    return app


def other_pack(folder: Path, summary: str) -> Path:
    for name, content in with_cell("resources.csv", 2, "summary", summary).items():
        (folder / name).write_bytes(content)
    return folder


def test_before_any_pack_is_loaded_there_is_an_empty_one(app):
    pack = queries.current_pack()
    assert (pack.edition, pack.resources, pack.topics) == ("", (), ())
    assert not pack.index.search("sleep").numbers


def test_the_pack_reads_back_as_the_files_say(loaded):
    pack = queries.current_pack()
    assert len(pack.resources) == 130
    assert pack.find("samaritans").phone == "116 123"
    assert pack.find("samaritans").topics[:2] == ("crisis", "suicide_thoughts")
    assert pack.find("no-such-thing") is None
    assert pack.find_topic("low-mood") is pack.find_topic("low_mood")
    assert pack.find_topic("sleep").label("pl") == "Sen"


def test_a_second_look_costs_no_query_and_gives_the_same_snapshot(loaded):
    first = queries.current_pack()
    db.session.rollback()
    with database_use() as use:
        assert queries.current_pack() is first
    assert (use.connections, use.statements) == (0, 0)
    queries.look_again()
    with database_use() as use:
        assert queries.current_pack() is first
        assert queries.current_pack() is first
    assert (use.connections, use.statements) == (1, 1)


def test_a_change_is_seen_by_the_next_look_and_old_snapshots_stay_whole(loaded, tmp_path):
    first = queries.current_pack()
    load_pack(other_pack(tmp_path, "Another summary."))
    assert queries.current_pack().find("soothe-buddies").english.summary == "Another summary."
    assert first.find("soothe-buddies").english.summary != "Another summary."


def test_a_change_is_seen_once_it_is_committed(loaded):
    first = queries.current_pack()
    with transaction() as session:
        session.add(PackVersion(edition="x", loaded_at=now()))
        queries.look_again()
        session.flush()
        assert queries.current_pack() is first
    assert queries.current_pack().edition == "x"


def test_a_change_that_is_taken_back_is_never_seen(loaded):
    first = queries.current_pack()
    with pytest.raises(ZeroDivisionError), transaction() as session:
        session.add(PackVersion(edition="x", loaded_at=now()))
        queries.look_again()
        raise ZeroDivisionError
    assert queries.current_pack() is first


def test_with_the_database_away_people_go_on_with_the_last_pack(loaded):
    first = queries.current_pack()
    db.session.rollback()
    with database_away():
        assert queries.current_pack() is first
        assert queries.current_pack().index.search("cant sleep").numbers


def test_with_the_database_away_from_the_start_the_fault_is_not_hidden(app):
    with database_away(), pytest.raises(OperationalError):
        queries.current_pack()


def test_people_see_what_is_published_and_only_on_its_days(app):
    real = real_pack()
    draft, soon, gone, *others = real.resources
    days = (
        replace(soon.upkeep, show_from=date(2027, 1, 1)),
        replace(gone.upkeep, show_until=date(2026, 12, 31)),
    )
    replace_pack(
        replace(
            real,
            resources=(
                replace(draft, upkeep=replace(draft.upkeep, status="draft")),
                replace(soon, upkeep=days[0]),
                replace(gone, upkeep=days[1]),
                *others,
            ),
        )
    )
    kept_back = {draft.slug, soon.slug, gone.slug}
    for moment, shown in (
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), gone),
        (datetime(2027, 1, 1, tzinfo=UTC), soon),
    ):
        with at(moment):
            pack = queries.current_pack()
        assert kept_back & {each.slug for each in pack.resources} == {shown.slug}
        assert pack.day == moment.date()


def test_what_is_past_its_review_stands_below_its_equals(app):
    real = real_pack()
    first, second = (
        replace(real.resources[0], slug=slug, assured_on=date(2026, 1, 1), translations={})
        for slug in ("one", "two")
    )
    replace_pack(
        replace(real, resources=(first, replace(second, upkeep=replace(second.upkeep, review_months=24))))
    )
    for day, order in ((date(2027, 1, 1), ["one", "two"]), (date(2027, 1, 2), ["two", "one"])):
        with at(datetime(day.year, day.month, day.day, tzinfo=UTC)):
            pack = queries.current_pack()
        topic = Chosen(topic=first.topics[:1])
        for found in (pack.index.search("", chosen=topic), pack.index.search(first.english.name)):
            assert [pack.resources[number].slug for number in found.numbers] == order


def test_many_threads_see_whole_packs_while_the_pack_changes(loaded, tmp_path):
    seen: list[int] = []

    def read() -> None:
        with loaded.app_context():
            for _turn in range(5):
                pack = queries.current_pack()
                seen.append(len(pack.resources))
                assert pack.index.search("skint").numbers
                db.session.rollback()
            db.session.remove()

    threads = [Thread(target=read) for _each in range(4)]
    for thread in threads:
        thread.start()
    load_pack(other_pack(tmp_path, "Changed while people read."))
    for thread in threads:
        thread.join()
    assert set(seen) == {130} and len(seen) == 20


def test_topics_are_offered_to_forms_in_the_readers_language(loaded):
    choices = queries.topic_choices("ur")
    assert [topic for topic, _label in choices] == list(queries.topic_ids())
    assert dict(choices)["sleep"] == "نیند"


def test_crisis_contacts_follow_the_pack_in_memory(loaded):
    assert len(queries.crisis_contacts("en")) == 7
    first, second, *others = read_contacts()
    put_contacts([replace(first, phone="0800 000 0000"), replace(second, verified=False), *others])
    queries.current_pack()
    with database_away():
        contacts = queries.crisis_contacts("en")
    assert (len(contacts), contacts[0].phone) == (6, "0800 000 0000")


def begins_without_a_pack():
    """As a process that has just started."""
    shelf_of(db.engine).pack = None


def test_until_there_is_a_pack_the_crisis_contacts_are_those_of_the_file(app):
    begins_without_a_pack()
    queries.open_crisis_contacts(PACK)
    with database_away():
        contacts = queries.crisis_contacts("en")
    assert [contact.slug for contact in contacts][:2] == ["emergency-999", "nhs-111-mental-health"]
    assert all(contact.english is None for contact in contacts)


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_english_stands_beside_crisis_words_that_nobody_fluent_has_checked(app, language):
    queries.open_crisis_contacts(PACK)
    for contact in queries.crisis_contacts(language):
        assert contact.language == language
        assert contact.english is not None and contact.english.when_to_use != contact.when_to_use


def test_unverified_numbers_are_never_crisis_contacts(app, tmp_path):
    for path in PACK.glob("*.csv"):
        shutil.copy(path, tmp_path)
    text = (tmp_path / "crisis.csv").read_text()
    (tmp_path / "crisis.csv").write_text(text.replace(",yes,", ",no,", 1))
    queries.open_crisis_contacts(tmp_path)
    try:
        assert len(queries.crisis_contacts("en")) == 6
        assert len(queries.all_contacts()) == 7
    finally:
        queries.open_crisis_contacts(PACK)


def test_a_wrong_crisis_file_stops_the_start_and_keeps_the_contacts_there_were(app, tmp_path):
    begins_without_a_pack()
    queries.open_crisis_contacts(PACK)
    (tmp_path / "crisis.csv").write_text("order,slug\n")
    with pytest.raises(PackError, match="column name"):
        queries.open_crisis_contacts(tmp_path)
    assert len(queries.crisis_contacts("en")) == 7
