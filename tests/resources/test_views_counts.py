"""What is counted when people open pages, and when it is not."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.resources.counts import begin_to_count
from tests.resources.databases import database_use
from tests.resources.packs import real_pack
from wellbeing.core.db import db
from wellbeing.resources.actions import replace_pack
from wellbeing.resources.actions_counts import carry_counts
from wellbeing.resources.models_counts import ResourceCount, SearchCount, TopicCount
from wellbeing.resources.queries import current_pack

A_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def visit(app, client):
    assert replace_pack(real_pack()).loaded
    begin_to_count()

    def go(path, **kwargs):
        return client.open(path, headers={"User-Agent": A_BROWSER} | kwargs.pop("headers", {}), **kwargs)

    return go


def counted(model):
    carry_counts()
    db.session.rollback()
    rows = db.session.scalars(select(model))
    names = [column.name for column in model.__table__.columns if column.name not in ("month", "count")]
    return {tuple(getattr(row, name) for name in names): row.count for row in rows}


def test_each_time_that_a_resource_is_opened_counts_though_the_page_is_kept(visit):
    for path in ("/resources/samaritans", "/resources/samaritans", "/pl/resources/samaritans"):
        assert visit(path).status_code == 200
    assert counted(ResourceCount) == {("samaritans", "en", "seen"): 2, ("samaritans", "pl", "seen"): 1}


def test_an_address_that_leads_nowhere_does_not_count(visit):
    assert visit("/resources/none-such").status_code == 404
    assert visit("/resources/none-such/go").status_code == 404
    assert counted(ResourceCount) == {}


def test_following_a_link_counts_and_leads_to_the_resource_s_own_site_only(visit):
    answer = visit("/resources/samaritans/go?url=https://elsewhere.example")
    assert answer.status_code == 302
    assert answer.location == current_pack().find("samaritans").url
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert counted(ResourceCount) == {("samaritans", "en", "followed"): 1}


def test_a_search_counts_by_its_topics_and_by_whether_it_found_something(visit):
    visit("/resources?q=can%27t+sleep")
    visit("/ur/resources?q=qqqqzzzz")
    assert counted(SearchCount) == {("en", "found"): 1, ("ur", "nothing"): 1}
    assert counted(TopicCount)[("sleep", "searched")] == 1
    assert counted(ResourceCount) == {}


def test_reading_on_is_no_further_search_and_looking_through_is_none(visit):
    for path in ("/resources?q=stress", "/resources?q=stress&page=2", "/resources", "/resources?area=help"):
        visit(path)
    assert counted(SearchCount) == {("en", "found"): 1}


def test_a_search_in_danger_counts_by_its_topic_like_any_other(visit):
    visit("/resources?q=i+want+to+die")
    assert counted(TopicCount)[("suicide_thoughts", "searched")] == 1


def test_robots_machines_and_browsers_that_only_look_ahead_do_not_count(app, visit):
    for headers in ({"User-Agent": "Googlebot/2.1"}, {"User-Agent": ""}, {"Sec-Purpose": "prefetch"}):
        visit("/resources/samaritans", headers=headers)
        visit("/resources/samaritans/go", headers=headers)
        visit("/resources?q=sleep", headers=headers)
    plain = FlaskClient(app, app.response_class)
    for path in ("/resources/samaritans", "/resources?q=sleep"):
        assert plain.head(path, headers={"User-Agent": A_BROWSER}).status_code == 200
    visit("/resources.json?q=sleep")
    assert counted(ResourceCount) == counted(SearchCount) == counted(TopicCount) == {}


@pytest.mark.parametrize(("role", "times"), [("staff", 1), ("buddy", 1), ("lead", 0), ("administrator", 0)])
def test_whoever_looks_after_the_pack_does_not_count_and_everybody_else_does(visit, client, role, times):
    client.sign_in(role)
    visit("/resources/samaritans")
    visit("/resources?q=sleep")
    assert sum(counted(ResourceCount).values()) == times
    assert sum(counted(SearchCount).values()) == times


def test_opening_a_page_asks_the_database_no_more_than_before(visit):
    visit("/resources/samaritans")
    with database_use() as use:
        visit("/resources/samaritans")
        visit("/resources?q=sleep")
    assert use.statements == 0


def test_no_table_of_counts_has_a_place_for_a_person_a_day_or_words():
    columns = {
        model.__tablename__: set(model.__table__.columns.keys())
        for model in (ResourceCount, TopicCount, SearchCount)
    }
    assert columns == {
        "resource_count": {"month", "slug", "language", "kind", "count"},
        "topic_count": {"month", "topic", "kind", "count"},
        "search_count": {"month", "language", "kind", "count"},
    }
