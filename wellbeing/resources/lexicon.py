"""What people say, and which topics it is about: "skint" is money worries.

Each topic has a name and everyday words in every language. They are matched as phrases, in any language at once:
the longest phrase wins, so that "running on empty" is burnout and not a sport.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from wellbeing.resources.entries import ENGLISH, Topic
from wellbeing.resources.folding import Token
from wellbeing.resources.phrases import NOTHING, Phrase, key_of, language_of, phrases_of, vocabulary
from wellbeing.resources.spelling import Spelling, spelling_of
from wellbeing.resources.stemming import stems
from wellbeing.resources.stops import is_stop
from wellbeing.resources.tongues import Tongue, Tongues

_MISSPELT = 0.75
# What a phrase counts in a language that the query does not seem to be in. A single word may be there by chance.
_OTHER_LANGUAGE = 0.85
_STRAY_WORD = 0.5
_EXACT = 1.1
_INFLECTED = 0.85
_WEAK = 0.5
_WEAK_TOPICS = 3
_SPREAD = 4
_START = 4
_MOST_READINGS = 3
# "Not about debt" and "I don't drink" still find the topic, but after whatever else was said.
_DENIED = 0.4
_DENIALS = frozenset(("not", "isnt", "arent", "aint", "wasnt", "dont", "doesnt", "didnt", "non", "nothing"))
_BETWEEN = frozenset(
    ("a", "about", "an", "any", "because", "do", "it", "my", "of", "really", "the", "to", "with")
)


class Said(NamedTuple):
    """A topic that someone's words are about, how surely, and which of their words (by place) say so."""

    topic: str
    weight: float
    first: int
    last: int

    def is_beside(self, other: "Said") -> bool:
        """Whether other words say it."""
        return self.first > other.last or self.last < other.first


class Understood(NamedTuple):
    """One word of a query: all keys it may match under, and whether its spelling was mended."""

    keys: frozenset[str]
    is_content: bool
    mended: bool = False


class Lexicon:
    """The words of all topics in all languages, with the other words of the pack for the spelling."""

    def __init__(self, topics: Sequence[Topic], texts: Mapping[str, Iterable[str]]) -> None:
        """`texts` has, for each language, the folded words of names and summaries."""
        of_topics = vocabulary(topics)
        words = {code: {*of_topics.get(code, ()), *texts.get(code, ())} for code in (*of_topics, *texts)}
        phrases = phrases_of(topics)
        self._languages = tuple(dict.fromkeys((ENGLISH, *words)))
        self._alone: dict[str, list[Phrase]] = {}
        self._longer: dict[str, list[Phrase]] = {}
        self._scattered: dict[str, list[Phrase]] = {}
        self._weak: dict[str, set[str]] = {}
        for phrase in phrases:
            starting = self._longer if len(phrase.keys) > 1 else self._alone
            starting.setdefault(phrase.keys[0], []).append(phrase)
            for key in phrase.content:
                self._weak.setdefault(key, set()).add(phrase.topic)
                if len(phrase.content) > 1:
                    self._scattered.setdefault(key, []).append(phrase)
        # Two words typed apart may be one word here; the first letters tell quickly that they are not.
        self._starts = frozenset(key.partition(":")[2][:_START] for key in self._alone)
        self.keys = frozenset(
            key_of(word, language) for language, own in words.items() for word in own
        ) | frozenset(key for phrase in phrases for key in phrase.keys)
        self._tongues = Tongues(words)
        known = spelling_of(_all(of_topics), frozenset(of_topics.get(ENGLISH, ())))
        self._spelling = Spelling(_all(texts), texts.get(ENGLISH, ()), beside=known)
        # The keys of words of the pack, worked out when first met; never those of other words that people type.
        self._keys_of: dict[str, frozenset[str]] = {}

    def understand(self, words: Sequence[Token], language: str) -> list[Understood]:
        """Each word with its keys; a word that nobody here knows is read as the nearest one."""
        tongue = self._spoken(words, language)
        return [self._understand(token.word, tongue, language) for token in words]

    def topics_in(
        self, words: Sequence[Token], understood: Sequence[Understood], language: str
    ) -> list[Said]:
        """The topics that the words are about, surest first."""
        near = self._spoken(words, language).languages | {language}
        together = self._together(words, understood)
        taken = {
            place for first, last, phrase in together if last > first for place in range(first, last + 1)
        }
        found = [(phrase, first, last, phrase.weight) for first, last, phrase in together]
        apart = self._apart(understood, taken)
        found += [(phrase, first, last, phrase.weight_apart) for first, last, phrase in apart]
        said = [
            Said(
                phrase.topic,
                weight
                * _nearness(phrase, near)
                * _exactness(phrase, words, first)
                * (_DENIED if phrase.language == ENGLISH and _is_denied(words, first) else 1.0)
                * (_MISSPELT if any(each.mended for each in understood[first : last + 1]) else 1.0),
                first,
                last,
            )
            for phrase, first, last, weight in found
        ]
        spoken_for = {place for each in said for place in range(each.first, each.last + 1)}
        hints = self._hints(understood, spoken_for, near)
        return _by_topic(each for each in (*said, *hints) if each.topic != NOTHING)

    def nearest(self, understood: Sequence[Understood], most: int = 5) -> list[str]:
        """Topics that share any word at all with what was typed."""
        counts: dict[str, float] = {}
        for each in understood:
            for key in each.keys:
                topics = self._weak.get(key, set())
                for topic in topics:
                    counts[topic] = counts.get(topic, 0.0) + 1 / len(topics)
        return sorted(counts, key=lambda topic: (-counts[topic], topic))[:most]

    def _spoken(self, words: Sequence[Token], language: str) -> Tongue:
        return self._tongues.spoken([token.word for token in words], language)

    def _understand(self, word: str, tongue: Tongue, reader: str) -> Understood:
        knowing = self._tongues.knowing(word)
        own = knowing & tongue.languages
        if own:
            return Understood(self._keys_known(word), not any(is_stop(word, language) for language in own))
        keys = self._keys(word)
        if knowing:
            return Understood(keys, not all(is_stop(word, language) for language in knowing))
        near = tongue.languages | {reader, ENGLISH}
        inflected = frozenset(key for key in keys & self.keys if language_of(key) in near)
        if inflected:
            return Understood(inflected, True)
        meant = self._meant(word, tongue, near)
        if meant:
            return Understood(frozenset(key for each in meant for key in self._keys(each)), True, True)
        return Understood(keys, True)

    def _meant(self, word: str, tongue: Tongue, near: frozenset[str]) -> list[str]:
        """The known words nearest to this one; only of the language spoken, once that is sure."""
        found = []
        for steps, known in self._spelling.near(word):
            knowing = self._tongues.knowing(known)
            if not tongue.is_sure or knowing & tongue.languages:
                found.append((steps + (not knowing & near), known))
        if not found and ENGLISH in tongue.languages:
            return self._spelling.heard(word)[:_MOST_READINGS]
        least = min(found)[0] if found else 0
        return [known for steps, known in found if steps == least][:_MOST_READINGS]

    def _keys_known(self, word: str) -> frozenset[str]:
        """The keys of a word of the pack: of other languages only where they have this very word."""
        keys = self._keys_of.get(word)
        if keys is None:
            of = ("", *self._tongues.knowing(word))
            keys = frozenset(key for key in self._keys(word) if language_of(key) in of)
            self._keys_of[word] = keys
        return keys

    def _keys(self, word: str) -> frozenset[str]:
        every = (f"{code}:{each}" for code in self._languages for each in stems(word, code))
        return frozenset((word, *every))

    def _together(
        self, words: Sequence[Token], understood: Sequence[Understood]
    ) -> list[tuple[int, int, Phrase]]:
        found = [
            (start, start, phrase)
            for start, each in enumerate(understood)
            for key in each.keys
            for phrase in self._alone.get(key, ())
        ]
        found += [
            (start, start + len(phrase.keys) - 1, phrase)
            for start, (each, following) in enumerate(pairwise(understood))
            for key in each.keys
            for phrase in self._longer.get(key, ())
            if phrase.keys[1] in following.keys and _follows(phrase, understood, start)
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

    def _hints(
        self, understood: Sequence[Understood], spoken_for: set[int], near: frozenset[str]
    ) -> list[Said]:
        """Single words of phrases, in the languages spoken."""
        hints = []
        for place, each in enumerate(understood):
            if not each.is_content or place in spoken_for:
                continue
            keys = (key for key in each.keys if language_of(key) in near)
            topics = {topic for key in keys for topic in self._weak.get(key, ())}
            if 0 < len(topics) <= _WEAK_TOPICS:
                hints += [Said(topic, _WEAK / len(topics), place, place) for topic in sorted(topics)]
        return hints


def _all(words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    return frozenset(word for own in words.values() for word in own)


def _nearness(phrase: Phrase, near: frozenset[str]) -> float:
    """How much a phrase counts for being in its language."""
    if phrase.language in near:
        return 1.0
    return _OTHER_LANGUAGE if len(phrase.keys) > 1 or phrase.language == ENGLISH else _STRAY_WORD


def _exactness(phrase: Phrase, words: Sequence[Token], first: int) -> float:
    """More for the very words of a phrase; less for one word that only shares a stem ("consulted", "consultant")."""
    if phrase.words == tuple(token.word for token in words[first : first + len(phrase.words)]):
        return _EXACT
    return 1.0 if len(phrase.words) > 1 else _INFLECTED


def _is_denied(words: Sequence[Token], first: int) -> bool:
    """Whether a word of refusal stands before this place, with nothing but small words between."""
    before = first - 1
    while before >= 0 and words[before].word in _BETWEEN:
        before -= 1
    return before >= 0 and words[before].word in _DENIALS


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
        elif each.is_beside(surest[each.topic]):
            extra[each.topic] = extra.get(each.topic, 0.0) + each.weight * _WEAK
    found = [
        Said(each.topic, each.weight + min(extra.get(each.topic, 0.0), 1.0), each.first, each.last)
        for each in surest.values()
    ]
    return sorted(found, key=lambda each: (-each.weight, each.topic))
