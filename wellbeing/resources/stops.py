"""Words and turns of speech that say nothing about the subject, by language: one file for each in `stop_words/`.

A file holds words with blanks or line ends between them. A line that begins with # is a note; one that begins with =
is a turn of speech whose words together say nothing, such as "shoot me an email". Words of refusal ("not", "no",
"never") stay out of the files: "can't sleep" is another thing than "sleep".
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wellbeing.resources.folding import split

_FOLDER = Path(__file__).with_name("stop_words")
_TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.txt"))}
_NONE: frozenset[str] = frozenset()


def stops_in(text: str) -> frozenset[str]:
    """The plain words of one file."""
    return frozenset(word for line in text.splitlines() if line[:1] not in "#=" for word in split(line))


def turns_in(text: str) -> tuple[str, ...]:
    """The turns of speech of one file."""
    return tuple(line[1:].strip() for line in text.splitlines() if line.startswith("="))


STOPS: Final[Mapping[str, frozenset[str]]] = {code: stops_in(text) for code, text in _TEXTS.items()}
TURNS: Final[Mapping[str, tuple[str, ...]]] = {code: turns_in(text) for code, text in _TEXTS.items()}


# Everyday words that are spelt right, from `spelt_right/`, though the pack has nothing to say about them.
SPELT_RIGHT: Final[Mapping[str, frozenset[str]]] = {
    path.stem: stops_in(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("spelt_right").glob("*.txt"))
}


def is_stop(word: str, language: str) -> bool:
    """Whether a plain word says nothing in this language."""
    return word in STOPS.get(language, _NONE)
