"""Loading the pack: all or nothing."""

import shutil

import pytest
from sqlalchemy import func, select

from tests.resources.packs import PACK, real_pack, with_cell
from wellbeing.core.db import db
from wellbeing.resources import queries
from wellbeing.resources.actions import export_pack, load_pack, replace_pack
from wellbeing.resources.entries import PackData
from wellbeing.resources.models import PackVersion, ResourceRow


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_the_whole_pack_is_loaded_and_counted(app):
    report = load_pack(PACK)
    assert report.loaded and report.changed and not report.faults
    assert (report.resources, report.topics, report.contacts) == (130, 63, 7)
    assert queries.read_resources() == real_pack().resources
    assert queries.read_topics() == real_pack().topics


def test_the_same_pack_again_changes_nothing(app):
    load_pack(PACK)
    report = load_pack(PACK)
    assert report.loaded and not report.changed
    assert count(PackVersion) == 1


def test_a_pack_with_one_wrong_cell_changes_nothing_at_all(app, tmp_path):
    load_pack(PACK)
    files = with_cell("resources.csv", 9, "topics", "sleep;dragons")
    report = load_pack(write(tmp_path, files))
    assert not report.loaded
    assert [str(fault) for fault in report.faults] == [
        "resources.csv, line 9, column topics: “dragons” is not known."
    ]
    assert queries.read_resources() == real_pack().resources


@pytest.mark.parametrize("missing", ["resources.csv", "topics.csv", "crisis.csv"])
def test_a_folder_without_a_file_loads_nothing(app, tmp_path, missing):
    shutil.copytree(PACK, tmp_path, dirs_exist_ok=True)
    (tmp_path / missing).unlink()
    report = load_pack(tmp_path)
    assert f"{missing}: The file is missing." in [str(fault) for fault in report.faults]
    assert count(ResourceRow) == 0


def test_a_fault_of_the_database_half_way_leaves_the_old_pack(app):
    load_pack(PACK)
    first, second, *others = real_pack().resources
    twice = PackData((first, first, second, *others), real_pack().topics, real_pack().contacts)
    with pytest.raises(Exception, match="(?i)unique|duplicate"):
        replace_pack(twice)
    db.session.rollback()
    assert queries.read_resources() == real_pack().resources


def test_a_resource_that_left_the_files_leaves_the_pack(app, tmp_path):
    load_pack(PACK)
    files = with_cell("resources.csv", 2, "slug", "soothe-friends")
    assert load_pack(write(tmp_path, files)).changed
    pack = queries.current_pack()
    assert pack.find("soothe-friends") and not pack.find("soothe-buddies")


def test_what_is_exported_loads_to_the_same_pack(app, tmp_path):
    queries.open_crisis_contacts(PACK)
    load_pack(PACK)
    assert export_pack(tmp_path) == 130
    assert not load_pack(tmp_path).changed
