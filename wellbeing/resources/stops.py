"""Words that say nothing about the subject, by language: one file for each in `stop_words/`.

A file holds words with blanks or line ends between them; a line that begins with # is a note. Words of refusal
("not", "no", "never") stay out of the files: "can't sleep" is another thing than "sleep".
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wellbeing.resources.folding import split

_FOLDER = Path(__file__).with_name("stop_words")
_NONE: frozenset[str] = frozenset()


def read_stops(text: str) -> frozenset[str]:
    """The plain words of one file."""
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in split(line))


STOPS: Final[Mapping[str, frozenset[str]]] = {
    path.stem: read_stops(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.txt"))
}


def is_stop(word: str, *languages: str) -> bool:
    """Whether a plain word says nothing in one of these languages."""
    return any(word in STOPS.get(language, _NONE) for language in languages)
