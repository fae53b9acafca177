"""A list is brought in whole or not at all, and taken back whole but for what changed since."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from tests.resources.packs import PACK
from wellbeing.core import clock
from wellbeing.core.db import db
from wellbeing.core.grids import Grid, Line
from wellbeing.curation import actions, queries, queries_import
from wellbeing.curation import actions_import as imports
from wellbeing.curation.models_import import ImportDone, ImportDraft
from wellbeing.curation.sheets import ListKind
from wellbeing.curation.versions import RESOURCE
from wellbeing.resources import queries as pack

WHAT = ListKind()


def grid(*rows):
    lines = [("slug", "phone"), *rows]
    return Grid("list.csv", tuple(Line(number, number, cells) for number, cells in enumerate(lines, 1)))


def drafted(*rows):
    key = imports.keep_draft(WHAT, grid(*rows))
    plan, faults = queries_import.plan_of(WHAT, grid(*rows))
    assert not faults
    return key, plan.fingerprint


def phones(*slugs):
    db.session.rollback()
    return [one.phone for one in pack.read_resources(slugs)]


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_list_waits_sealed_for_an_hour(loaded):
    key = imports.keep_draft(WHAT, grid(("mind-infoline", "0300 000 0000")))
    found = queries_import.find_draft(key)
    assert found and found.grid == grid(("mind-infoline", "0300 000 0000")) and found.what == WHAT
    assert "mind-infoline" not in db.session.scalars(select(ImportDraft.content)).one()
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert queries_import.find_draft(key) is None
        with pytest.raises(imports.DraftGone):
            imports.bring_in(key, "", "Ann")
        imports.purge_imports()
    assert count(ImportDraft) == 0


@pytest.mark.parametrize("key", ["", "x", "00", "0" * 32, "g" * 32, "é" * 16])
def test_a_key_that_nobody_was_given_opens_nothing(loaded, key):
    assert queries_import.find_draft(key) is None
    assert imports.undo_import(key, "Ann") is None
    with pytest.raises(imports.DraftGone):
        imports.bring_in(key, "", "Ann")


def test_a_list_is_brought_in_and_taken_back(loaded):
    slugs = [one.slug for one in pack.read_resources()[:3]]
    before = phones(*slugs)
    key, seen = drafted(*((slug, "0300 000 0000") for slug in slugs))
    assert imports.bring_in(key, seen, "Ann Lead", "In October") == 3
    assert phones(*slugs) == ["0300 000 0000"] * 3
    assert count(ImportDraft) == 0
    done = queries_import.last_done(5)
    assert [(one.count, one.done_by, one.note, one.undone_by) for one in done] == [
        (3, "Ann Lead", "In October", None)
    ]
    assert imports.undo_import(key, "Bo Lead") == imports.Undone(3, 0, ())
    assert phones(*slugs) == before
    story = [(one.number, one.done, one.changed_by) for one in queries.versions(RESOURCE, slugs[0])]
    assert story == [(3, "takenback", "Bo Lead"), (2, "imported", "Ann Lead"), (1, "found", "")]
    assert imports.undo_import(key, "Bo Lead") is None


def test_what_was_shown_is_what_is_done_or_nothing(loaded):
    first, second = (one.slug for one in pack.read_resources()[:2])
    key, seen = drafted((first, "0300 000 0000"), (second, "0300 000 0000"))
    one = pack.read_resources([first])[0]
    actions.save_resource(replace(one, phone="0300 111 1111"), "Bo")
    with pytest.raises(imports.PackChanged):
        imports.bring_in(key, seen, "Ann")
    assert "0300 000 0000" not in phones(first, second)
    assert count(ImportDone) == 0 and queries_import.find_draft(key)


def test_a_list_that_does_not_fit_any_more_is_refused(loaded, tmp_path):
    slug = pack.read_resources()[0].slug
    key, seen = drafted((slug, "0300 000 0000"))
    for name in ("crisis.csv", "topics.csv", "resources.csv"):
        content = (PACK / name).read_text(encoding="utf-8").replace(slug, "another-name")
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert actions.load_pack(tmp_path).changed
    with pytest.raises(imports.PackChanged):
        imports.bring_in(key, seen, "Ann")


def test_what_came_back_by_a_list_is_hidden_when_the_list_is_taken_back(loaded, tmp_path):
    one = pack.read_resources()[0]
    for name in ("crisis.csv", "topics.csv", "resources.csv"):
        content = (PACK / name).read_text(encoding="utf-8").replace(one.slug, "another-name")
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert actions.load_pack(tmp_path).changed
    cells = pack.cells_of(one)["en"]
    lines = (Line(1, 1, tuple(cells)), Line(2, 2, tuple(cells.values())))
    key = imports.keep_draft(WHAT, Grid("list.csv", lines))
    plan, _faults = queries_import.plan_of(WHAT, Grid("list.csv", lines))
    assert plan.added == 1
    imports.bring_in(key, plan.fingerprint, "Ann")
    assert imports.undo_import(key, "Ann") == imports.Undone(0, 1, ())
    db.session.rollback()
    assert pack.read_resources([one.slug])[0].upkeep.status == "hidden"


def test_what_was_changed_since_is_left_and_named(loaded):
    slugs = [one.slug for one in pack.read_resources()[:3]]
    key, seen = drafted(*((slug, "0300 000 0000") for slug in slugs))
    imports.bring_in(key, seen, "Ann")
    actions.set_status(slugs[1], "hidden", "Bo")
    name = pack.read_resources([slugs[1]])[0].english.name
    assert imports.undo_import(key, "Ann") == imports.Undone(2, 0, (name,))
    assert phones(slugs[1]) == ["0300 000 0000"]


def test_what_is_long_done_is_forgotten(loaded):
    slug = pack.read_resources()[0].slug
    key, seen = drafted((slug, "0300 000 0000"))
    imports.bring_in(key, seen, "Ann")
    with clock.at(clock.now() + timedelta(days=91)):
        imports.purge_imports()
    assert count(ImportDone) == 0


def test_a_list_that_two_press_at_once_is_brought_in_once(loaded):
    slug = pack.read_resources()[0].slug
    key, seen = drafted((slug, "0300 000 0000"))
    both, outcome = Barrier(2), []

    def press(name):
        with loaded.app_context():
            both.wait()
            try:
                outcome.append(imports.bring_in(key, seen, name))
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
    assert len(queries.versions(RESOURCE, slug)) == 2
