"""Reading one row of the pack's files: what each column must hold."""

from collections.abc import Collection

from wellbeing.core.i18n import gettext as _
from wellbeing.core.tables import Row
from wellbeing.resources.entries import (
    CHECKED,
    CONTACT_REVIEW_MONTHS,
    MACHINE,
    PUBLISHED,
    REVIEW_MONTHS,
    STATUSES,
    Checked,
    ContactWords,
    CrisisContact,
    Resource,
    ResourceWords,
    Topic,
    TopicWords,
    Upkeep,
)
from wellbeing.resources.vocabulary import (
    ANYONE,
    AUDIENCES,
    CHANNELS,
    COSTS,
    INTERNAL,
    OPEN_TO,
    SCOPES,
    TRUST_STAFF,
    ids,
    known_languages,
)
from wellbeing.soothe import AREA_IDS

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_TOPIC_ID = r"[a-z0-9]+(_[a-z0-9]+)*"
LONGEST_REVIEW = 36
_NAME, _SUMMARY, _LINE, _LABEL, _WORD, _NOTE = 120, 600, 300, 80, 80, 1000


def read_resource(row: Row, topic_ids: Collection[str]) -> Resource:
    """A resource with its English words."""
    problem = _("Use small letters, digits and single hyphens, such as mind-infoline.")
    return Resource(
        slug=row.matching("slug", _SLUG, 60, problem),
        scope=row.choice("scope", ids(SCOPES)),
        areas=row.choices("soothe_areas", AREA_IDS),
        topics=row.choices("topics", topic_ids),
        audience=row.choices("audience", ids(AUDIENCES)),
        phone=row.phone("phone"),
        text_number=row.phone("text_number"),
        email=row.email("email"),
        url=row.url("url"),
        is_24h=row.flag("is_24h", "true", "false"),
        cost=row.choice("cost", ids(COSTS)),
        languages=row.choices("languages", known_languages()),
        channels=row.choices("channels", ids(CHANNELS)),
        source=row.text("source", _NOTE),
        verified=row.flag("verified", "yes", "no"),
        checked_note=row.text("checked_note", _NOTE, needed=False),
        run_by=row.text("run_by", _NAME, needed=False),
        assured_by=row.text("assured_by", _NAME, needed=False),
        assured_on=row.day("assured_on"),
        open_to=_open_to(row),
        private_from_work=_private_from_work(row),
        upkeep=_upkeep(row),
        english=ResourceWords(
            row.text("name", _NAME),
            row.text("summary", _SUMMARY),
            row.text("eligibility", _LINE),
            row.text("opening_hours", _LINE),
        ),
    )


def _open_to(row: Row) -> tuple[str, ...]:
    """Who may use it; a pack that does not say is read by its scope and the first word of who may use it."""
    if row.cells.get("open_to"):
        return row.choices("open_to", ids(OPEN_TO))
    if row.cells["scope"] == INTERNAL:
        return (TRUST_STAFF,)
    return (ANYONE,) if row.cells["eligibility"].startswith(("Anyone", "Everyone")) else ("some_people",)


def _private_from_work(row: Row) -> bool:
    """Whether the employer stays out of it; where a pack does not say, all that others run."""
    if row.cells.get("private_from_work"):
        return row.flag("private_from_work", "yes", "no")
    return row.cells["scope"] != INTERNAL


def _upkeep(row: Row) -> Upkeep:
    status = row.choice("status", STATUSES) if row.cells.get("status") else PUBLISHED
    first, last = row.day("show_from"), row.day("show_until")
    if first and last and last < first:
        row.wrong("show_until", _("This day is before the first day. Choose a later one."))
    return Upkeep(status, first, last, row.email("owner"), _review_months(row, REVIEW_MONTHS))


def _review_months(row: Row, usual: int) -> int:
    months = row.number("review_months") if row.cells.get("review_months") else usual
    if not 1 <= months <= LONGEST_REVIEW:
        row.wrong("review_months", _("Use a number of months from 1 to %(most)s.", most=LONGEST_REVIEW))
    return months


def read_topic(row: Row) -> Topic:
    """A topic with its English words."""
    problem = _("Use small letters, digits and single underscores, such as low_mood.")
    words = TopicWords(row.text("label_en", _LABEL), row.several("words", _WORD))
    return Topic(row.matching("topic", _TOPIC_ID, 60, problem), row.choice("soothe_area", AREA_IDS), words)


def read_contact(row: Row) -> CrisisContact:
    """A crisis contact with its English words."""
    problem = _("Use small letters, digits and single hyphens, such as mind-infoline.")
    contact = CrisisContact(
        order=row.number("order"),
        slug=row.matching("slug", _SLUG, 60, problem),
        phone=row.phone("phone"),
        text_number=row.phone("text_number"),
        text_word=row.text("text_word", 20, needed=False),
        url=row.url("url"),
        is_24h=row.flag("is_24h", "true", "false"),
        languages=row.choices("languages", known_languages()),
        source=row.text("source", _NOTE),
        verified=row.flag("verified", "yes", "no"),
        checked_note=row.text("checked_note", _NOTE, needed=False),
        words=ContactWords(
            row.text("name", _NAME),
            row.text("opening_hours", _LINE),
            row.text("area", _LINE),
            row.text("when_to_use", _LINE),
        ),
        assured_by=row.text("assured_by", _NAME, needed=False),
        assured_on=row.day("assured_on"),
        review_months=_review_months(row, CONTACT_REVIEW_MONTHS),
    )
    if not contact.phone and not contact.text_number:
        row.wrong("phone", _("A crisis contact needs a number to call or to text."))
    return contact


def _checked(row: Row) -> Checked:
    checked = Checked(
        row.choice("status", (MACHINE, CHECKED)),
        row.text("checked_by", _NAME, needed=False),
        row.day("checked_on"),
    )
    if checked.status == CHECKED and not (checked.by and checked.on):
        row.wrong("checked_by", _("A checked translation needs the name of the person and the date."))
    return checked


def read_resource_words(row: Row, resource: Resource) -> ResourceWords:
    """The words of a resource in another language; what is empty stays English."""
    return ResourceWords(
        row.text("name", _NAME, needed=False) or resource.english.name,
        row.text("summary", _SUMMARY, needed=False) or resource.english.summary,
        row.text("eligibility", _LINE, needed=False) or resource.english.eligibility,
        row.text("opening_hours", _LINE, needed=False) or resource.english.opening_hours,
        _checked(row),
    )


def read_topic_words(row: Row, topic: Topic) -> TopicWords:
    """The words of a topic in another language."""
    label = row.text("label", _LABEL, needed=False) or topic.english.label
    return TopicWords(label, row.several("words", _WORD), _checked(row))


def read_contact_words(row: Row, contact: CrisisContact) -> ContactWords:
    """The words of a crisis contact in another language."""
    return ContactWords(
        row.text("name", _NAME, needed=False) or contact.words.name,
        row.text("opening_hours", _LINE, needed=False) or contact.words.opening_hours,
        row.text("area", _LINE, needed=False) or contact.words.area,
        row.text("when_to_use", _LINE, needed=False) or contact.words.when_to_use,
        _checked(row),
    )
