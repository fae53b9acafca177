"""Made-up people who would like to be buddies, and the mails that they get."""

from sqlalchemy import select

from wellbeing.core.db import db, transaction
from wellbeing.core.mail import OutboxMail
from wellbeing.core.receipts import new_receipt
from wellbeing.core.sealing import unseal
from wellbeing.network import actions_joining, queries_joining
from wellbeing.network.applications import Applicant

SITE = "https://soothe.trust.example"
FORM = {
    "name": "Kasia Nowak",
    "email": "kasia.nowak@trust.example",
    "team": "stoke.therapies",
    "staff_group": "allied_health",
    "languages": ["en", "pl"],
    "why": "I like to listen.",
    "manager": "agrees",
    "role": "y",
    "confidence": "y",
}


def applicant(**changes):
    """Somebody who has answered all questions."""
    kept = {name: value for name, value in FORM.items() if name not in ("role", "confidence")}
    return Applicant(**{**kept, "languages": ("en", "pl"), "receipt": new_receipt(), **changes})


def apply(**changes):
    """An application that has arrived; returns it as leads see it."""
    one = applicant(**changes)
    actions_joining.apply(one)
    return queries_joining.application_of_receipt(one.receipt)


def mails():
    """Every mail that waits, as (to, subject, body), in no order."""
    db.session.rollback()  # what was read before a page was opened is old
    held = [unseal(sealed, "mail") for sealed in db.session.scalars(select(OutboxMail.sealed))]
    db.session.rollback()
    return [(one["to"], one["subject"], one["body"]) for one in held]


def read_mails():
    """As above, and they are sent."""
    found = mails()
    with transaction() as session:
        session.execute(OutboxMail.__table__.delete())
    return found


def words_of(one):
    """The text of a mail as a mail program shows it."""
    return one.get_content().replace("\r\n", "\n")
