"""The form of a topic: its name and its everyday words in each language."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from wtforms import Field, SelectField, StringField, TextAreaField

from wellbeing.core.forms import options
from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import gettext as _
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.curation.entry_cells import ENGLISH
from wellbeing.curation.forms import CellForm, one_line
from wellbeing.curation.versions import Content
from wellbeing.resources.queries import Fault, Topic
from wellbeing.trust import language_name

# The languages that colleagues search in, English first.
CODES = (ENGLISH, "pl", "ro", "ur", "pa", "ml", "fil", "pt", "ar", "cy")


def phrases(text: str) -> list[str]:
    """One phrase a line, without blanks around it and none twice."""
    lines = (one_line(line) for line in text.replace(";", "\n").splitlines())
    return list(dict.fromkeys(filter(None, lines)))


class TopicForm(CellForm):
    """Each language has two fields, which stand below."""

    q = StringField(
        _l("What somebody might type"),
        filters=[one_line],
        description=_l("We do not keep what you try."),
    )
    q_language = SelectField(
        _l("Language of the search"),
        choices=options((code, LazyString(partial(language_name, code))) for code in CODES),
    )

    def field_of(self, fault: Fault) -> Field | None:
        """The field of a language's name or words."""
        part = "words" if fault.column == "words" else "label"
        found: Field | None = self._fields.get(f"{part}_{fault.file}")
        return found

    def refuse_taken(self, one: Topic, others: Iterable[Topic]) -> bool:
        """Say at the field of a new name that another topic has it. Returns whether one is taken."""
        found = False
        for code, field, old in ((code, self[f"label_{code}"], one.label(code)) for code in CODES):
            name = one_line(field.data)
            taken = {other.label(code).casefold() for other in others if other.id != one.id}
            if name != old and name.casefold() in taken:
                field.errors = [_("Another topic has this name. Choose another.")]
                found = True
        return found

    def changed(self, before: Content) -> dict[str, dict[str, str]]:
        """What was typed, as cells of the topic."""
        after: dict[str, dict[str, str]] = {}
        for code in CODES:
            label, words = (
                one_line(self[f"label_{code}"].data),
                ";".join(phrases(self[f"words_{code}"].data or "")),
            )
            if code == ENGLISH:
                after[code] = {**before[code], "label_en": label, "words": words}
            elif label or words:
                after[code] = self._translated(before, code, label, words)
        # Languages that this form does not offer stay as they are.
        return {**after, **{code: dict(cells) for code, cells in before.items() if code not in CODES}}

    @staticmethod
    def _translated(before: Content, code: str, label: str, words: str) -> dict[str, str]:
        fresh = {"topic": before[ENGLISH]["topic"], "status": "machine", "checked_by": "", "checked_on": ""}
        known = before.get(code, fresh)
        # Whoever checked the name checked another one; the words for searching are shown to nobody.
        checked = known if known.get("label", label) == label else fresh
        return {**known, **{name: checked[name] for name in fresh}, "label": label, "words": words}

    @classmethod
    def values(cls, cells: Content) -> dict[str, Any]:
        """What the fields begin with."""
        found: dict[str, Any] = {}
        for code, words in cells.items():
            found[f"label_{code}"] = words.get("label", words.get("label_en", ""))
            found[f"words_{code}"] = "\n".join(phrases(words["words"]))
        return found


def _named(message: LazyString, code: str) -> LazyString:
    return LazyString(lambda: str(message) % {"language": language_name(code)})


_NAME, _WORDS = _l("Its name in %(language)s"), _l("Everyday words in %(language)s, one phrase on each line")
for _code in CODES:
    setattr(TopicForm, f"label_{_code}", StringField(_named(_NAME, _code), filters=[one_line]))
    setattr(TopicForm, f"words_{_code}", TextAreaField(_named(_WORDS, _code)))
