"""Whether someone's words may be about suicide, self-harm or immediate danger: their own, or a colleague's.

Decided by lists of words kept by hand, in `crisis_words/`, never by a model. When in doubt, the answer is yes: a card
with numbers costs an ordinary search little, and a missing card may cost a life. Every language is looked at in every
search, because people write in the language they think in.

How a line of a list is read:
    kill/killing myself   one of these words, then the next word, side by side
    want ... die          up to three other words may stand between
    suicid*               any word that begins so
    ~suicide              this word, also misspelt
    =danger               only when nothing else was typed (but "please" or "hello")
A line of the kind `idiom` is a harmless turn of speech. It hides a worrying line only when it covers all of it: "dead
tired" is harmless, "dead tired of living" is not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wellbeing.core.tables import Faults, read_rows
from wellbeing.resources.folding import split
from wellbeing.resources.interchange import PackError
from wellbeing.resources.spelling import Spelling
from wellbeing.resources.stops import SPELT_RIGHT

IDIOM = "idiom"
# What a line is about, and the topic of the pack that has the help for it.
TOPIC_OF = {"suicide": "suicide_thoughts", "self_harm": "self_harm", "danger": "crisis"}
LONGEST_QUERY = 10_000
_WORDS_BETWEEN = 3
# Words that may stand beside a line that is the whole query.
_POLITE = frozenset(("please", "pls", "plz", "hi", "hello", "hey"))
# "Overdone" is no misspelt "overdose".
_SPELT_RIGHT = frozenset().union(*SPELT_RIGHT.values())
_PREFIX = 3
_ARABIC_AND = "\u0648"


@dataclass(frozen=True)
class Slot:
    """One place of a line: the words that may stand there."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    may_be_apart: bool

    def fits(self, readings: Sequence[str]) -> bool:
        """Whether a word, in any of its readings, may stand here."""
        return any(word in self.words or word.startswith(self.beginnings) for word in readings)


@dataclass(frozen=True)
class Line:
    """One line of a list."""

    about: str
    slots: tuple[Slot, ...]
    whole: bool


@dataclass(frozen=True)
class Concern:
    """Whether the crisis card is shown, and the topics whose help comes first."""

    is_crisis: bool
    topics: tuple[str, ...] = ()


NO_CONCERN = Concern(False)


class CrisisWords:
    """The lists of all languages, ready to be looked up by the first word of each line."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        """`lines` are pairs of what a line is about and the line itself."""
        self._by_word: dict[str, list[Line]] = {}
        self._by_beginning: dict[str, list[Line]] = {}
        misspelt: set[str] = set()
        for about, text in lines:
            line = Line(about, tuple(_slots(text)), text.startswith("="))
            misspelt.update(word for part in text.split() for word in _marked(part, "~"))
            for word in line.slots[0].words:
                self._by_word.setdefault(word, []).append(line)
            for beginning in line.slots[0].beginnings:
                self._by_beginning.setdefault(beginning[:_PREFIX], []).append(line)
        self._misspelt = Spelling(misspelt)

    def consider(self, query: str) -> Concern:
        """Whether these words may be about a crisis."""
        words = [self._readings(word) for word in split(query[:LONGEST_QUERY])]
        harmless: list[frozenset[int]] = []
        worrying: list[tuple[str, frozenset[int]]] = []
        for start, readings in enumerate(words):
            for line in self._lines_at(readings):
                places = _places(line, words, start)
                if places and line.about == IDIOM:
                    harmless.append(places)
                elif places:
                    worrying.append((line.about, places))
        about = [each for each, places in worrying if not any(places <= idiom for idiom in harmless)]
        topics = tuple(dict.fromkeys(TOPIC_OF[each] for each in about))
        return Concern(bool(topics), topics)

    def _readings(self, word: str) -> tuple[str, ...]:
        if word in _SPELT_RIGHT:
            return (word,)
        meant = (word, *self._misspelt.meant(word))
        # Arabic writes "and" in one with the next word.
        return (*meant, word[1:]) if word.startswith(_ARABIC_AND) and len(word) > _PREFIX else meant

    def _lines_at(self, readings: Sequence[str]) -> Iterable[Line]:
        for word in readings:
            yield from self._by_word.get(word, ())
            yield from self._by_beginning.get(word[:_PREFIX], ())


def read_lists(files: Mapping[str, bytes]) -> CrisisWords:
    """The lists as they stand in their files; PackError names each line that is wrong."""
    faults = Faults()
    lines: list[tuple[str, str]] = []
    for name in sorted(files):
        for row in read_rows(name, files[name], ("about", "words"), ("note",), faults):
            lines.append((row.choice("about", (*TOPIC_OF, IDIOM)), row.text("words", 600)))
    if faults.found:
        raise PackError(faults.found)
    return CrisisWords(lines)


def _slots(text: str) -> Iterable[Slot]:
    apart = False
    for part in text.removeprefix("=").split():
        if part == "...":
            apart = True
            continue
        marked = frozenset((*_marked(part, ""), *_marked(part, "~")))
        yield Slot(marked, _marked(part, "*"), apart)
        apart = False


def _marked(part: str, mark: str) -> tuple[str, ...]:
    """The words of one place that carry a mark (`~` before, `*` after, or none), as plain words."""
    found: list[str] = []
    for word in part.removeprefix("=").split("/"):
        own = "~" if word.startswith("~") else "*" if word.endswith("*") else ""
        if own == mark:
            found += split(word)
    return tuple(found)


def _places(line: Line, words: Sequence[Sequence[str]], start: int) -> frozenset[int]:
    """Where the words of a line stand when it begins at `start`; nothing when it does not fit."""
    places: list[int] = []
    place = start
    for slot in line.slots:
        reach = _WORDS_BETWEEN + 1 if slot.may_be_apart else 1
        place = next(
            (each for each in range(place, min(place + reach, len(words))) if slot.fits(words[each])), -1
        )
        if place < 0:
            return frozenset()
        places.append(place)
        place += 1
    if line.whole and any(
        each not in places and readings[0] not in _POLITE for each, readings in enumerate(words)
    ):
        return frozenset()
    return frozenset(places)
