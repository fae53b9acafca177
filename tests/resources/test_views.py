"""The pages of the pack, as a person without JavaScript meets them."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from tests.resources.databases import database_away, database_use
from tests.resources.packs import names, real_pack, with_cell
from wellbeing.core.db import db
from wellbeing.resources.actions import load_pack, replace_pack
from wellbeing.soothe import AREAS


def test_somebody_skint_finds_money_help_and_sees_why(visit):
    page = visit("/resources?q=skint")
    assert "MoneyHelper" in names(page)[:5]
    assert page.select_one(".app-why").get_text() == "You said ‘skint’: Money worries"
    assert "results for ‘skint’" in page.h2.get_text()
    assert page.select_one("#q")["value"] == "skint"


def test_on_a_shared_pc_the_tab_does_not_show_what_was_typed(visit):
    title = visit("/resources?q=menopause").title.get_text()
    assert "menopause" not in title and "results: Find help" in title


def test_without_a_question_everything_is_there_to_look_through(visit):
    page = visit("/resources")
    assert "130 results" in page.get_text()
    assert len(names(page)) == 20
    assert page.select_one('a[rel="next"]')["href"] == "/resources?page=2"
    assert len(names(visit("/resources?page=7"))) == 10


def test_a_search_can_be_narrowed_and_each_choice_taken_away(visit):
    page = visit("/resources?q=stress&scope=internal&area=team")
    assert page.select_one("#scope-internal").has_attr("checked")
    chips = {chip.get_text(strip=True): chip["href"] for chip in page.select(".app-chip")}
    assert chips == {
        "Team": "/resources?q=stress&scope=internal",
        "In the trust": "/resources?q=stress&area=team",
    }
    assert "Apply" in [button.get_text(strip=True) for button in page.select("form button")]


def test_the_number_beside_a_choice_is_what_it_gives(visit):
    page = visit("/resources?q=stress")
    label = page.select_one('label[for="scope-internal"]').get_text()
    count = int(re.search(r"\((\d+)\)", label)[1])
    assert f"{count} results" in visit("/resources?q=stress&scope=internal").h2.get_text()


@pytest.mark.parametrize(
    ("choice", "fits"),
    [
        ("hours=24", lambda each: each.is_24h),
        ("private=yes", lambda each: each.private_from_work),
        ("open_to=health_workers", lambda each: "health_workers" in each.open_to),
        (
            "open_to=anyone&open_to=local_people",
            lambda each: {"anyone", "local_people"} & set(each.open_to),
        ),
        ("private=yes&hours=24&scope=regional", lambda each: each.slug == "text-north-staffordshire"),
    ],
)
def test_hours_who_may_use_it_and_privacy_narrow_the_page_and_the_answer_for_machines(
    pack, client, choice, fits
):
    expected = sum(bool(fits(each)) for each in real_pack().resources)
    assert client.get(f"/resources.json?{choice}").json["total"] == expected
    page = client.page(f"/resources?{choice}")
    assert page.h2.get_text().startswith(f"{expected} result")
    for pair in choice.split("&"):
        name, value = pair.split("=")
        assert page.select_one(f"#{name}-{value}").has_attr("checked")
        chip = next(chip["href"] for chip in page.select("main .app-chip") if pair not in chip["href"])
        assert chip.startswith("/resources")


def test_what_privacy_from_work_means_is_said_before_and_after_it_is_chosen(visit):
    page = visit("/resources?private=yes")
    assert page.select_one("fieldset[aria-describedby=private-hint] #private-yes")
    assert "ask about them before you begin" in page.select_one("#private-hint").get_text()
    assert "does not report to the trust" in page.select_one("main > .app-why").get_text()
    assert not visit("/resources?hours=24").select("main > .app-why")


def test_help_that_the_trust_runs_itself_is_never_called_private_from_work():
    for each in real_pack().resources:
        if each.scope == "internal" or "MPFT" in each.run_by + each.english.name:
            assert not each.private_from_work, each.slug


def test_results_can_be_handed_on_with_their_words_and_choices(visit):
    page = visit("/resources?q=can%27t+sleep&scope=national&page=2")
    link = page.select_one('.app-hand-on a[href^="/share"]')["href"]
    assert visit(link).select_one("#address").get_text().endswith("/resources?q=can%27t+sleep&scope=national")


def test_two_topics_in_the_address_are_both_kept_by_the_form(visit):
    page = visit("/resources?topic=sleep&topic=debt")
    assert page.select_one("#choose-topic option[selected]")["value"] == "sleep"
    assert page.select_one('input[type="hidden"][name="topic"]')["value"] == "debt"


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_in_a_crisis_the_card_comes_first_with_verified_numbers(visit, language):
    page = visit(f"{language}/resources?q=i+want+to+die")
    main = page.select_one("main")
    card = main.select_one(".nhsuk-card--care--emergency")
    assert card is not None
    everything = list(main.descendants)
    assert everything.index(card) < everything.index(main.select_one("form"))
    assert {link["href"] for link in card.select("a.app-phone")} >= {"tel:999", "tel:111", "tel:116123"}
    assert bool(card.select(".app-english")) is bool(language)
    assert names(page)


def test_an_unverified_number_is_never_on_the_crisis_card(visit):
    numbers = {
        each.phone.replace(" ", "") for each in real_pack().resources if not each.verified and each.phone
    }
    card = visit("/resources?q=suicidal").select_one(".nhsuk-card--care--emergency")
    assert not numbers & {link["href"].removeprefix("tel:") for link in card.select("a")}


def test_an_ordinary_search_has_no_crisis_card(visit):
    for query in ("dead tired", "killing time", "dying to get fit"):
        assert not visit(f"/resources?q={quote(query)}").select(".nhsuk-card--care--emergency")


def test_nothing_found_offers_topics_a_buddy_and_a_number(visit):
    page = visit("/resources?q=qqqqzzzz")
    box = page.select_one(".app-empty")
    for way in ('a[href^="/topics/"]', 'a[href="/buddies"]', 'a[href^="tel:"]', 'a[href="/check-in"]'):
        assert box.select(way), way


def test_choices_that_leave_nothing_can_all_be_taken_away(visit):
    page = visit("/resources?q=menopause&cost=charges")
    assert page.select_one(".app-empty a")["href"] == "/resources?q=menopause"


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 10_000,
        "q=%00%01%1b",
        "q=%ff%fe",
        "q=<script>alert(1)</script>",
        "q=name_en:*+AND+(",
        "q=a&q=b&area=help&area=help&area=nowhere",
        "area=nowhere&topic=dragons&scope=&page=x",
        "page=-1",
        "page=99999999999999999999",
        "page=٣",
        "topic=" + "sleep&topic=" * 200,
        "colour=blue",
    ],
)
@pytest.mark.parametrize("path", ["/resources", "/resources.json"])
def test_whatever_the_address_asks_it_is_answered(pack, client, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text or answer.content_type == "application/json"


def test_a_choice_we_do_not_have_is_said_to_be_left_out(visit):
    assert "We left it out" in visit("/resources?area=nowhere").get_text()
    assert "We left it out" not in visit("/resources?area=help&topic=").get_text()


def test_machines_get_the_same_answer_in_the_same_order(pack, client):
    answer = client.get("/resources.json?q=skint&scope=national").json
    page = BeautifulSoup(client.get("/resources?q=skint&scope=national").text, "lxml")
    assert [each["name"] for each in answer["results"]] == names(page)
    assert set(answer) == {"query", "language", "crisis", "total", "results"}
    assert (answer["query"], answer["language"], answer["crisis"]) == ("skint", "en", False)
    first = answer["results"][0]
    assert set(first) == {"slug", "name", "scope", "areas", "topics", "why"}
    assert first["why"] == ["You said ‘skint’: Money worries"]
    assert isinstance(first["areas"], list) and "money" in first["topics"]
    assert client.get("/ur/resources.json?q=khudkushi").json["crisis"] is True


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_each_area_and_topic_has_its_page(visit, language):
    for area in AREAS:
        page = visit(f"{language}/areas/{area.slug}")
        assert names(page) and page.select(f'a[href^="{language}/topics/"]')
    for topic in real_pack().topics[:: 6 if language else 1]:
        visit(f"{language}/topics/{topic.slug}")


def test_a_topic_of_danger_begins_with_the_crisis_card(visit):
    assert visit("/topics/suicide-thoughts").select(".nhsuk-card--care--emergency")
    assert not visit("/topics/sleep").select(".nhsuk-card--care--emergency")


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
def test_every_resource_has_its_page_in_every_language(visit, language):
    for resource in real_pack().resources[:: 9 if language else 1]:
        page = visit(f"{language}/resources/{resource.slug}")
        if resource.phone:
            assert page.select_one(f'a[href="tel:{resource.phone.replace(" ", "")}"] bdi[dir="ltr"]')


def test_a_resource_says_what_is_known_and_what_is_not(visit):
    page = visit("/resources/samaritans")
    facts = {row.dt.get_text(strip=True): row.dd.get_text(" ", strip=True) for row in page.select("dl > div")}
    assert facts["Languages"] == "English and Welsh"
    assert facts["Email"] == "jo@samaritans.org"
    assert facts["Confirmed at its source"] == "Yes"
    assert facts["Checked by a named person"] == "Nobody has checked this yet."
    page = visit("/resources/mpft-crisis-shropshire")
    assert "Nobody has confirmed these facts" in page.select_one(".nhsuk-inset-text").get_text()


def test_who_runs_it_is_said_where_it_is_known(visit):
    assert "Refuge" in visit("/resources/national-domestic-abuse-helpline").select_one("dl").get_text()
    assert "The trust" in visit("/resources/soothe-buddies").select_one("dl").get_text()


def test_english_words_on_an_urdu_page_are_marked_as_english(visit):
    heading = visit("/ur/resources/samaritans").h1
    assert heading.select_one('[lang="en"][dir="ltr"]').get_text() == "Samaritans"


def test_a_machine_translation_says_so(visit):
    assert "machine" not in visit("/resources/samaritans").get_text()
    with_row = visit("/pl/resources/samaritans").select("dl")[-1].select("dt")
    assert len(with_row) == len(visit("/resources/samaritans").select("dl")[-1].select("dt")) + 1


def test_lists_say_that_a_machine_translated_them(visit):
    for path in ("/resources?q=stress", "/areas/help", "/topics/sleep"):
        english, polish = visit(path), visit(f"/pl{path}")
        assert len(polish.select("main > p.app-why")) == len(english.select("main > p.app-why")) + 1


def test_the_way_an_id_is_written_leads_to_the_page(pack, client):
    assert client.get("/areas/self_care").headers["Location"] == "/areas/self-care"
    assert client.get("/pl/topics/low_mood").headers["Location"] == "/pl/topics/low-mood"


@pytest.mark.parametrize("language", ["", "/pl", "/ur"])
@pytest.mark.parametrize(
    "path", ["/areas/nowhere", "/topics/dragons", "/resources/no-such-thing", "/resources/a%00b"]
)
def test_what_does_not_exist_is_a_page_in_the_readers_language(visit, language, path):
    page = visit(f"{language}{path}", status=404)
    assert page.html["lang"].startswith(language.strip("/") or "en")
    assert page.select_one('input[name="q"]')


@pytest.mark.parametrize(
    "path",
    [
        "/resources",
        "/resources?q=cant+sleep",
        "/resources.json?q=x",
        "/areas/help",
        "/topics/sleep",
        "/resources/shout",
    ],
)
def test_a_page_of_the_pack_costs_no_query(pack, client, path):
    client.get(path)
    with database_use() as use:
        client.get(path)
        client.get(path)
    assert (use.connections, use.statements) == (0, 0)


def test_with_the_database_away_people_still_find_help(pack, client):
    client.get("/resources")
    db.session.remove()
    with database_away():
        for path in ("/resources?q=skint", "/topics/sleep", "/areas/help", "/resources/shout"):
            assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/resources?q=stress", "/pl/resources?q=stres&page=2&colour=<b>", "/ur/resources?area=help"]
)
def test_the_kept_page_is_the_page_that_would_be_drawn(pack, client, path):
    kept = client.get(path).text
    assert client.get(path).text == kept
    with client.session_transaction() as session:
        session["anything"] = "so nothing is kept"
    assert client.get(path).text == kept


def test_nothing_that_somebody_typed_is_kept_for_the_next_person(pack, client):
    client.get("/resources?q=menopause&secret=7391")
    client.get("/resources?q=menopause+AND+secretword")
    for path in ("/resources", "/resources?q=skint", "/resources?page=2"):
        page = client.get(path).text
        assert "7391" not in page and "secretword" not in page


def test_marks_that_somebody_types_are_only_words(pack, client):
    for query in ("[[results]]", "[[here]]", "[[query]] [[why]] [[form]]", "%(num)s %s {{ 7 * 7 }}"):
        page = BeautifulSoup(client.get(f"/resources?q={quote(query)}").text, "lxml")
        assert page.select_one("#q")["value"] == query
        assert query in page.h2.get_text()


def test_a_changed_pack_changes_the_pages_that_were_kept(pack, client, tmp_path):
    assert "Another summary" not in client.get("/resources/soothe-buddies").text
    for name, content in with_cell("resources.csv", 2, "summary", "Another summary.").items():
        (tmp_path / name).write_bytes(content)
    load_pack(tmp_path)
    assert "Another summary" in client.get("/resources/soothe-buddies").text


def test_whoever_signs_in_sees_their_own_menu(pack, client):
    client.get("/resources/shout")
    client.get("/resources?q=skint")
    client.sign_in("lead")
    for path in ("/resources/shout", "/resources?q=skint"):
        assert 'action="/sign-out"' in client.get(path).text


def test_where_more_fit_than_a_search_gives_the_page_says_so(pack, client):
    query = "/resources?q=stress+anxiety+money+sleep+bullying+grief+counselling"
    assert "that fit best" not in client.get(query).text
    real = real_pack()
    many = [replace(each, slug=f"{each.slug[:50]}-{turn}") for turn in range(16) for each in real.resources]
    replace_pack(replace(real, resources=tuple(many)))
    for path in (query, f"{query}&scope=national"):
        assert "Here are the 300 that fit best." in client.get(path).text
    assert "that fit best" not in client.get("/resources").text


@pytest.mark.parametrize(
    "path", ["/resources?q=nu+pot+dormi", "/topics/sleep", "/areas/self-care", "/topics/a-z"]
)
def test_a_page_names_a_topic_in_the_language_of_the_page_only(visit, path):
    shown = visit(path).get_text(" ")
    for topic in real_pack().topics:
        for language, words in topic.translations.items():
            if len(words.label) > 8 and words.label != topic.english.label:
                assert words.label not in shown, (language, words.label)
