"""Leads see who has gone quiet; a buddy says by one press that they are there."""

from datetime import timedelta

from sqlalchemy import select

from tests.auditing import AuditedClient
from tests.buddies.people import add_buddy
from wellbeing.buddies.models import BuddyProfile
from wellbeing.core import clock
from wellbeing.core.db import db, transaction
from wellbeing.core.mail import OutboxMail
from wellbeing.core.sealing import unseal
from wellbeing.network import actions_reminders as reminders
from wellbeing.network.queries_reminders import find_person


def unanswered(buddy_id: str, count: int) -> None:
    with transaction() as session:
        session.get_one(BuddyProfile, buddy_id).unanswered = count


def newest_link() -> str:
    db.session.rollback()
    body = unseal(db.session.scalars(select(OutboxMail.sealed)).all()[-1], "mail")["body"]
    return "/buddies/here/" + next(word for word in body.split() if "/here/" in word).rpartition("/")[2]


def test_leads_see_why_somebody_counts_as_quiet_and_what_they_can_do(client: AuditedClient) -> None:
    client.sign_in("lead")
    assert "Nobody is quiet" in client.page("/manage/buddies/quiet").get_text()
    ann, bo = add_buddy("Ann"), add_buddy("Bo")
    unanswered(ann, 2)
    unanswered(bo, 3)
    with clock.at(clock.now() - timedelta(days=1)):
        reminders.check_in()
        reminders.let_rest()
    page = client.page("/manage/buddies/quiet")
    told = page.select_one("main").get_text()
    assert "The last 2 requests in a row had no answer." in told and "Asked how they are 1 time" in told
    assert [one.get_text(strip=True) for one in page.select(".app-result h2, .app-result h3")] == [
        "Ann",
        "Bo",
    ]
    for address in (
        f"/manage/buddies/write?buddy={ann}",
        f"/manage/buddies/{bo}",
        f"/manage/buddies/{bo}/leave",
    ):
        link = page.select_one(f"a[href='{address}']")
        assert link, address
        assert client.get(address).status_code == 200


def test_a_buddy_says_that_they_are_here_without_signing_in(client: AuditedClient) -> None:
    ann = add_buddy("Ann")
    unanswered(ann, 2)
    reminders.check_in()
    link = newest_link()
    assert "Hello Ann," in client.page(link).get_text()
    assert client.get(link).headers["Referrer-Policy"] == "no-referrer"
    db.session.rollback()
    assert find_person(ann).unanswered == 2, "a mail scanner that opens the link must not answer for her"
    for _press in range(2):
        assert "Thank you" in client.submit(link).text
    db.session.rollback()
    assert find_person(ann).unanswered == 0


def test_an_old_or_forged_link_says_how_to_go_on(client: AuditedClient) -> None:
    add_buddy("Ann")
    answer = client.get("/buddies/here/forged")
    assert answer.status_code == 410 and "sign in" in answer.text
    assert client.submit("/buddies/here/forged", on="/sign-in").status_code == 410
