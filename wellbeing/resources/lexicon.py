"""What people say, and which topics it is about: "skint" is money worries.

Each topic has a name and everyday words in every language. They are matched as phrases, in any language at once:
the longest phrase wins, so that "running on empty" is burnout and not a sport.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wellbeing.resources.entries import ENGLISH, Topic
from wellbeing.resources.folding import Token, split
from wellbeing.resources.spelling import Spelling
from wellbeing.resources.stemming import stem
from wellbeing.resources.stops import STOPS, is_stop

_ANY_STOPS = frozenset().union(*STOPS.values())

# What stands between the parts of a name such as "Worry and anxiety".
_AND = re.compile(r",| and | or | i | lub | oraz |،| اور | یا ")
_LABEL_WEIGHT = 1.2
_LONGER_BONUS = 0.35
_MOST_WEIGHT = 2.0
_SCATTERED = 0.8
_MISSPELT = 0.75
_OTHER_LANGUAGE = 0.85
_WEAK = 0.5
_WEAK_TOPICS = 3
_SPREAD = 4
_START = 4


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Something people say about a topic, as the keys of its words."""

    topic: str
    language: str
    keys: tuple[str, ...]
    content: frozenset[str]
    weight: float


class Said(NamedTuple):
    """A topic that someone's words are about, how surely, and which of their words (by place) say so."""

    topic: str
    weight: float
    first: int
    last: int


class Understood(NamedTuple):
    """One word of a query: all keys it may match under, and whether its spelling was mended."""

    keys: frozenset[str]
    is_content: bool
    mended: bool = False


def key_of(word: str, language: str) -> str:
    """What a word of the pack is kept under. A stop word, or what shares its stem with one, only as it is."""
    root = stem(word, language)
    return word if is_stop(word, language) or is_stop(root, language) else f"{language}:{root}"


class Lexicon:
    """The words of all topics in all languages, with the other words of the pack for the spelling."""

    def __init__(self, topics: Sequence[Topic], texts: Mapping[str, Iterable[str]]) -> None:
        """`texts` has, for each language, the folded words of names and summaries."""
        self._languages = tuple(
            dict.fromkeys((ENGLISH, *texts, *(code for each in topics for code in each.translations)))
        )
        phrases = [phrase for topic in topics for phrase in _phrases(topic)]
        self._starting: dict[str, list[Phrase]] = {}
        self._scattered: dict[str, list[Phrase]] = {}
        self._weak: dict[str, set[str]] = {}
        for phrase in phrases:
            self._starting.setdefault(phrase.keys[0], []).append(phrase)
            for key in phrase.content:
                self._weak.setdefault(key, set()).add(phrase.topic)
                if len(phrase.content) > 1:
                    self._scattered.setdefault(key, []).append(phrase)
        # Two words typed apart may be one word here; the first letters tell quickly that they are not.
        self._alone = {
            key: [each for each in many if len(each.keys) == 1] for key, many in self._starting.items()
        }
        self._starts = frozenset(key.partition(":")[2][:_START] for key, many in self._alone.items() if many)
        vocabulary = _vocabulary(topics, texts)
        self.keys = frozenset(
            key_of(word, language) for language, words in vocabulary.items() for word in words
        ) | frozenset(key for phrase in phrases for key in phrase.keys)
        every_word = frozenset().union(*vocabulary.values())
        self._spelling = Spelling(every_word)
        self._keys_of = {word: self._keys(word) for word in every_word}

    def understand(self, words: Sequence[Token]) -> list[Understood]:
        """Each word with its keys; a word that nobody here knows is read as the nearest one."""
        return [self._understand(token.word) for token in words]

    def topics_in(
        self, words: Sequence[Token], understood: Sequence[Understood], language: str
    ) -> list[Said]:
        """The topics that the words are about, surest first."""
        near = (language, ENGLISH)
        together = self._together(words, understood)
        taken = {
            place for first, last, phrase in together if last > first for place in range(first, last + 1)
        }
        found = [(phrase, first, last, 1.0) for first, last, phrase in together]
        found += [(phrase, first, last, _SCATTERED) for first, last, phrase in self._apart(understood, taken)]
        said = [
            Said(
                phrase.topic,
                phrase.weight
                * part
                * (1.0 if phrase.language in near else _OTHER_LANGUAGE)
                * (_MISSPELT if any(each.mended for each in understood[first : last + 1]) else 1.0),
                first,
                last,
            )
            for phrase, first, last, part in found
        ]
        spoken_for = {place for each in said for place in range(each.first, each.last + 1)}
        return _by_topic(said + self._hints(understood, spoken_for))

    def nearest(self, understood: Sequence[Understood], most: int = 5) -> list[str]:
        """Topics that share any word at all with what was typed."""
        counts: dict[str, float] = {}
        for each in understood:
            for key in each.keys:
                topics = self._weak.get(key, set())
                for topic in topics:
                    counts[topic] = counts.get(topic, 0.0) + 1 / len(topics)
        return sorted(counts, key=lambda topic: (-counts[topic], topic))[:most]

    def _understand(self, word: str) -> Understood:
        keys = self._keys_of.get(word) or self._keys(word)
        is_content = word not in _ANY_STOPS
        if is_content and keys.isdisjoint(self.keys):
            meant = self._spelling.meant(word)
            if meant:
                return Understood(frozenset(key for each in meant for key in self._keys(each)), True, True)
        return Understood(keys, is_content)

    def _keys(self, word: str) -> frozenset[str]:
        return frozenset((word, *(f"{language}:{stem(word, language)}" for language in self._languages)))

    def _together(
        self, words: Sequence[Token], understood: Sequence[Understood]
    ) -> list[tuple[int, int, Phrase]]:
        found = [
            (start, start + len(phrase.keys) - 1, phrase)
            for start, each in enumerate(understood)
            for key in each.keys
            for phrase in self._starting.get(key, ())
            if _follows(phrase, understood, start)
        ]
        for start in range(len(words) - 1):
            joined = words[start].word + words[start + 1].word
            if joined[:_START] in self._starts:
                found += [
                    (start, start + 1, phrase)
                    for key in self._keys(joined)
                    for phrase in self._alone.get(key, ())
                ]
        return _longest(found)

    def _apart(self, understood: Sequence[Understood], taken: set[int]) -> list[tuple[int, int, Phrase]]:
        """Phrases whose words all stand somewhere near each other, in any order."""
        places: dict[str, int] = {}
        for place, each in enumerate(understood):
            if each.is_content and place not in taken:
                places.update((key, place) for key in each.keys if key in self._scattered)
        if len(set(places.values())) < 2:
            return []
        met: dict[Phrase, list[int]] = {}
        for key, place in places.items():
            for phrase in self._scattered[key]:
                met.setdefault(phrase, []).append(place)
        return [
            (min(spots), max(spots), phrase)
            for phrase, spots in met.items()
            if len(spots) == len(phrase.content) and max(spots) - min(spots) < len(phrase.keys) + _SPREAD
        ]

    def _hints(self, understood: Sequence[Understood], spoken_for: set[int]) -> list[Said]:
        hints = []
        for place, each in enumerate(understood):
            if not each.is_content or place in spoken_for:
                continue
            topics = {topic for key in each.keys for topic in self._weak.get(key, ())}
            if 0 < len(topics) <= _WEAK_TOPICS:
                hints += [Said(topic, _WEAK / len(topics), place, place) for topic in sorted(topics)]
        return hints


def _phrases(topic: Topic) -> Iterable[Phrase]:
    for language, words in ((ENGLISH, topic.english), *topic.translations.items()):
        for part in (words.label, *_AND.split(words.label)):
            yield from _phrase(topic.id, language, part, _LABEL_WEIGHT)
        for said in words.words:
            yield from _phrase(topic.id, language, said, 1.0)


def _phrase(topic: str, language: str, text: str, weight: float) -> Iterable[Phrase]:
    words = split(text)
    keys = tuple(key_of(word, language) for word in words)
    content = frozenset(key for key in keys if ":" in key)
    if not words:
        return
    longer = min(weight + _LONGER_BONUS * (len(words) - 1), _MOST_WEIGHT)
    yield Phrase(topic, language, keys, content, longer)
    if len(words) == 2 and content:
        joined = key_of("".join(words), language)
        yield Phrase(topic, language, (joined,), frozenset(), longer)


def _vocabulary(topics: Sequence[Topic], texts: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {language: set(said) for language, said in texts.items()}
    for topic in topics:
        for language, own in ((ENGLISH, topic.english), *topic.translations.items()):
            for text in (own.label, *own.words):
                words.setdefault(language, set()).update(split(text))
    return words


def _follows(phrase: Phrase, understood: Sequence[Understood], start: int) -> bool:
    if start + len(phrase.keys) > len(understood):
        return False
    return all(key in understood[start + offset].keys for offset, key in enumerate(phrase.keys))


def _longest(found: list[tuple[int, int, Phrase]]) -> list[tuple[int, int, Phrase]]:
    """Without the phrases that lie inside a longer one."""
    kept: list[tuple[int, int, Phrase]] = []
    reach = -1
    for first, last, phrase in sorted(found, key=lambda each: (each[0], -each[1])):
        same = bool(kept) and kept[-1][:2] == (first, last)
        if last > reach or same:
            kept.append((first, last, phrase))
        reach = max(reach, last)
    return kept


def _by_topic(said: Iterable[Said]) -> list[Said]:
    """One entry for each topic: its surest words, and a little more for each further mention."""
    surest: dict[str, Said] = {}
    extra: dict[str, float] = {}
    for each in sorted(said, key=lambda each: (-each.weight, each.first)):
        if each.topic not in surest:
            surest[each.topic] = each
        elif each.first > surest[each.topic].last or each.last < surest[each.topic].first:
            extra[each.topic] = extra.get(each.topic, 0.0) + each.weight * _WEAK
    found = [
        Said(each.topic, each.weight + min(extra.get(each.topic, 0.0), 1.0), each.first, each.last)
        for each in surest.values()
    ]
    return sorted(found, key=lambda each: (-each.weight, each.topic))
