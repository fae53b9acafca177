"""Who may open what, in words: each part of the app with the access that its pages declare.

The pages themselves say who may open them; here stand only the words. A part without words, or words for a part
that is gone, stops a test, so the page that people read and what the code enforces cannot differ.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l

# (part of the app, access that its pages declare) -> what they are for.
PARTS: Mapping[tuple[str, str], LazyString] = {
    ("site", "public"): _l("The first page, help now, and what we say about ourselves"),
    ("resources", "public"): _l("Finding help, in any language"),
    ("curation", "public"): _l("Telling us that something is wrong"),
    ("accounts", "public"): _l("Signing in and out"),
    ("buddies", "public"): _l("Following or taking back a request, with its receipt"),
    ("conversations", "public"): _l("Withdrawing a conversation, with its receipt"),
    ("network", "public"): _l("The guide for buddies, and following an offer to be one with its receipt"),
    ("buddies", "staff"): _l("Finding and asking a buddy"),
    ("network", "staff"): _l("Offering to be a buddy"),
    ("uptake", "staff"): _l("Why managers see no figures"),
    ("buddies", "buddy"): _l("A buddy’s own requests, profile and pauses"),
    ("network", "buddy"): _l("How a buddy is looked after"),
    ("conversations", "buddy"): _l("Recording a conversation without names"),
    ("conversations", "recorder"): _l("Typing in conversations that were ticked on paper"),
    ("site", "lead"): _l("Where the wellbeing team begins"),
    ("curation", "lead"): _l("Keeping the help pages true"),
    ("resources", "lead"): _l("How often help was opened, counted without watching"),
    ("buddies", "lead"): _l("Requests that no buddy could take"),
    ("network", "lead"): _l("Looking after the buddies"),
    ("uptake", "lead"): _l("Figures about conversations, rounded and changed by chance"),
    ("accounts", "lead"): _l("The language of the team’s own mails"),
}
# One conversation as it lies in the database; made up. Its columns are those of the table, in their order.
EXAMPLE: Mapping[str, str] = {
    "key": "7c1f…e09a",
    "period": "2026-10",
    "area": "self_care",
    "topic": "sleep",
    "region": "staffordshire",
    "broad_group": "registered_clinical",
    "channel": "phone",
    "scope": "internal",
    "receipt_hash": "a93b…51d7",
}
MEANING: Mapping[str, LazyString] = {
    "key": _l("A number drawn by chance"),
    "period": _l("The month; later only the quarter"),
    "area": _l("The part of SOOTHE"),
    "topic": _l("The main topic"),
    "region": _l("The region, not the place"),
    "broad_group": _l("One of three broad staff groups"),
    "channel": _l("How they talked; emptied at the quarter’s close"),
    "scope": _l("What kind of help was suggested"),
    "receipt_hash": _l("A lock that only the receipt opens; emptied at the month’s close"),
}


@dataclass(frozen=True)
class Part:
    """A part of the app, and whether each role may open it, in the order of the roles asked for."""

    name: LazyString
    open_to: tuple[bool, ...]


def parts(
    declared: Collection[tuple[str, str]], admits: Mapping[str, Collection[str]], roles: tuple[str, ...]
) -> list[Part]:
    """Every part that has pages, with the roles whom its pages let in."""
    return [
        Part(name, tuple(role in admits[access] for role in roles))
        for (domain, access), name in PARTS.items()
        if (domain, access) in declared
    ]
