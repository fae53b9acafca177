"""What the pack says, as phrases and as words: what people say about each topic, in each language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wellbeing.resources.entries import ENGLISH, Topic
from wellbeing.resources.folding import split
from wellbeing.resources.stemming import stem
from wellbeing.resources.stops import TURNS, is_stop

# The topic of a turn of speech that is about nothing.
NOTHING = ""
# What stands between the parts of a name such as "Worry and anxiety".
_AND = {
    language: re.compile("|".join((",", "،", "/", *(f" {word} " for word in words.split()))))
    for language, words in {
        "en": "and or",
        "pl": "i lub oraz",
        "ro": "și sau",
        "ur": "اور یا",
        "pa": "ਅਤੇ ਤੇ ਜਾਂ",
        "ml": "അല്ലെങ്കിൽ",
        "fil": "at o",
        "pt": "e ou",
        "ar": "أو",
        "cy": "a ac neu",
    }.items()
}
_COMMA = re.compile(",")
_LABEL_WEIGHT = 1.2
_PART_WEIGHT = 0.9
_LONGER_BONUS = 0.35
_MOST_WEIGHT = 2.0
# Its words in another order, or with others between, say a little less.
_SCATTERED = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Something people say about a topic, with the keys of its words."""

    topic: str
    language: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    content: frozenset[str]
    weight: float
    weight_apart: float


def key_of(word: str, language: str) -> str:
    """What a word of the pack is kept under. A stop word, or what shares its stem with one, only as it is."""
    root = stem(word, language)
    return word if is_stop(word, language) or is_stop(root, language) else f"{language}:{root}"


def language_of(key: str) -> str:
    """The language of a key; none for a stop word."""
    return key.partition(":")[0] if ":" in key else ""


def phrases_of(topics: Iterable[Topic]) -> list[Phrase]:
    """Every name and phrase of every topic, and the turns of speech that say nothing."""
    found = [phrase for topic in topics for phrase in _phrases(topic)]
    found += [
        phrase
        for language, turns in TURNS.items()
        for turn in turns
        for phrase in _phrase(NOTHING, language, turn, 1.0)
    ]
    return found


def vocabulary(topics: Sequence[Topic], texts: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """The plain words of topics and of `texts`, by language."""
    words: dict[str, set[str]] = {language: set(said) for language, said in texts.items()}
    for topic in topics:
        for language, own in ((ENGLISH, topic.english), *topic.translations.items()):
            for text in (own.label, *own.words):
                words.setdefault(language, set()).update(split(text))
    return words


def _phrases(topic: Topic) -> Iterable[Phrase]:
    for language, words in ((ENGLISH, topic.english), *topic.translations.items()):
        yield from _phrase(topic.id, language, words.label, _LABEL_WEIGHT)
        for part in _AND.get(language, _COMMA).split(words.label):
            yield from _phrase(topic.id, language, part, _PART_WEIGHT)
        for said in words.words:
            yield from _phrase(topic.id, language, said, 1.0)


def _phrase(topic: str, language: str, text: str, weight: float) -> Iterable[Phrase]:
    words = split(text)
    if not words:
        return
    keys = tuple(key_of(word, language) for word in words)
    content = frozenset(key for key in keys if language_of(key)) if topic else frozenset()
    longer = _longer(weight, len(words))
    yield Phrase(topic, language, words, keys, content, longer, _longer(weight, len(content)) * _SCATTERED)
    if len(words) == 2 and content:
        joined = "".join(words)
        yield Phrase(topic, language, (joined,), (key_of(joined, language),), frozenset(), longer, 0.0)


def _longer(weight: float, words: int) -> float:
    return min(weight + _LONGER_BONUS * (words - 1), _MOST_WEIGHT)
