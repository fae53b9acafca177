"""Reading versions, and what waits."""

from dataclasses import replace
from datetime import date

from wellbeing.curation import actions, queries
from wellbeing.curation.versions import RESOURCE, TOPIC
from wellbeing.resources import queries as pack

DAY = date(2026, 5, 4)


def test_an_entry_that_nobody_changed_has_no_versions(loaded):
    assert queries.versions(RESOURCE, "samaritans") == ()
    assert queries.last_number(RESOURCE, "samaritans") == 0
    assert queries.last_versions(RESOURCE, ["samaritans"]) == {}


def test_the_newest_version_of_each_is_found_among_few_and_many(loaded):
    for slug in ("samaritans", "mediation"):
        actions.assure(slug, "Ann", DAY)
        actions.set_status(slug, "hidden", "Bo")
    every = [one.slug for one in pack.read_kept()]
    for slugs in (["samaritans", "mediation"], every * 10):
        newest = queries.last_versions(RESOURCE, slugs)
        assert {slug: one.number for slug, one in newest.items()} == {"samaritans": 3, "mediation": 3}
        assert newest["samaritans"].content["en"]["status"] == "hidden"
    assert queries.last_versions(TOPIC, ["samaritans"]) == {}


def test_a_kind_keeps_its_versions_apart_from_another_of_the_same_name(loaded):
    contact = next(one for one in pack.kept_contacts() if one.slug == "samaritans")
    actions.save_contact(replace(contact, assured_by="Ann", assured_on=DAY), "Ann")
    assert queries.last_number(RESOURCE, "samaritans") == 0


def test_what_waits_is_counted(loaded):
    waits = queries.what_waits(DAY)
    assert (waits.resources, waits.late_contacts, waits.needs["never"]) == (130, 7, 130)
    actions.assure("samaritans", "Ann", DAY)
    actions.set_status("mediation", "draft", "Ann")
    assert (queries.what_waits(DAY).needs["never"], queries.what_waits(DAY).needs["draft"]) == (129, 1)
