"""What the pack says, as phrases and as words: what people say about each topic, in each language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from wellbeing.resources.entries import ENGLISH, Topic, TopicWords
from wellbeing.resources.folding import split
from wellbeing.resources.stemming import stem
from wellbeing.resources.stops import TURNS, is_stop

# Most topics are in the next edition as they were: their phrases are kept, each topic in each language.
_MOST_KEPT = 4_096
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
# Of a small word, which says nothing by itself, this much does not count.
_SMALL = 0.5
# Its words in another order, or with others between, say a little less.
_SCATTERED = 0.8
# These carry what another word says: "can't stop" says nothing until it says what.
_HELPERS = frozenset(
    f"{ENGLISH}:{word}"
    for word in split("can't cannot don't doesn't didn't won't not no never nothing stop off")
)


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


@cache
def key_of(word: str, language: str) -> str:
    """What a word of the pack is kept under. A stop word, or what shares its stem with one, only as it is.

    Kept, as the next edition has nearly the same words; so never to be asked for a word that somebody typed.
    """
    root = stem(word, language)
    return word if is_stop(word, language) or is_stop(root, language) else f"{language}:{root}"


def language_of(key: str) -> str:
    """The language of a key; none for a stop word."""
    return key.partition(":")[0] if ":" in key else ""


def phrases_of(topics: Iterable[Topic]) -> list[Phrase]:
    """Every name and phrase of every topic, and the turns of speech that say nothing."""
    found = [
        phrase
        for topic in topics
        for language, words in _in_each_language(topic)
        for phrase in _phrases(topic.id, language, words)
    ]
    return [*found, *_turns()]


def vocabulary(topics: Iterable[Topic]) -> dict[str, set[str]]:
    """The plain words of topics, by language."""
    words: dict[str, set[str]] = {}
    for topic in topics:
        for language, own in _in_each_language(topic):
            words.setdefault(language, set()).update(_words(own))
    return words


def _in_each_language(topic: Topic) -> Iterable[tuple[str, TopicWords]]:
    return ((ENGLISH, topic.english), *topic.translations.items())


@lru_cache(maxsize=_MOST_KEPT)
def _words(own: TopicWords) -> frozenset[str]:
    return frozenset(word for text in (own.label, *own.words) for word in split(text))


@lru_cache(maxsize=_MOST_KEPT)
def _phrases(topic: str, language: str, words: TopicWords) -> tuple[Phrase, ...]:
    parts = _AND.get(language, _COMMA).split(words.label)
    return (
        *_phrase(topic, language, words.label, _LABEL_WEIGHT),
        *(phrase for part in parts for phrase in _phrase(topic, language, part, _PART_WEIGHT)),
        *(phrase for said in words.words for phrase in _phrase(topic, language, said, 1.0)),
    )


@cache
def _turns() -> tuple[Phrase, ...]:
    return tuple(
        phrase
        for language, turns in TURNS.items()
        for turn in turns
        for phrase in _phrase(NOTHING, language, turn, 1.0)
    )


def _phrase(topic: str, language: str, text: str, weight: float) -> Iterable[Phrase]:
    words = split(text)
    if not words:
        return
    keys = tuple(key_of(word, language) for word in words)
    content = frozenset(key for key in keys if language_of(key)) if topic else frozenset()
    if content <= _HELPERS:
        content = frozenset()
    small = sum(not language_of(key) for key in keys)
    longer = _longer(weight, len(words) - small * _SMALL)
    yield Phrase(topic, language, words, keys, content, longer, _longer(weight, len(content)) * _SCATTERED)
    if len(words) == 2 and content:
        joined = "".join(words)
        yield Phrase(topic, language, (joined,), (key_of(joined, language),), frozenset(), longer, 0.0)


def _longer(weight: float, words: float) -> float:
    return min(weight + _LONGER_BONUS * (words - 1), _MOST_WEIGHT)
