"""Cells of an entry while somebody changes it: what a new one begins with, and what becomes of its translations."""

from collections.abc import Collection, Iterable, Mapping

from wellbeing.curation.versions import Content

ENGLISH = "en"
# The words that are translated, by kind of entry.
RESOURCE_WORDS = ("name", "summary", "eligibility", "opening_hours")
CONTACT_WORDS = ("name", "opening_hours", "area", "when_to_use")


def changed_cells(
    before: Content, english: Mapping[str, str], words: Collection[str], same_meaning: bool
) -> dict[str, dict[str, str]]:
    """What an entry says once its English cells say this.

    A translation of words that changed would go on telling the old facts. Unless the meaning is the same, those
    words are shown in English until somebody translates them anew.
    """
    old = before[ENGLISH]
    after = {ENGLISH: {**old, **english}}
    changed = {word for word in words if after[ENGLISH][word] != old.get(word, "")}
    for language, cells in before.items():
        if language == ENGLISH:
            continue
        # Words that were never translated stand there in English, and follow the English.
        follow = {word for word in changed if not same_meaning or cells.get(word) == old.get(word)}
        kept = {**cells, **{word: after[ENGLISH][word] for word in follow}}
        if any(kept.get(word) != after[ENGLISH][word] for word in words):
            after[language] = kept
    return after


def in_order(before: str, chosen: Iterable[str], first: str = "") -> str:
    """Values that somebody ticked: `first`, then those that were there as they stood, then the new ones."""
    picked = list(chosen)
    kept = [value for value in before.split(";") if value in picked]
    return ";".join(dict.fromkeys(filter(None, (first, *kept, *picked))))


def slug_for(name: str, taken: Collection[str], fallback: str) -> str:
    """A slug made of a name, which nothing else has."""
    letters = [letter if letter.isascii() and letter.isalnum() else "-" for letter in name.casefold()]
    plain = "-".join(filter(None, "".join(letters).split("-")))[:50].strip("-") or fallback
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (plain, *numbered) if slug not in taken)


def merged(opened: Mapping[str, str], now: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """What somebody typed, with what others changed meanwhile in the cells that they left alone."""
    return {
        column: now.get(column, "") if value == opened.get(column, "") else value
        for column, value in typed.items()
    }
