"""Which language someone's words are in, told by the words that the pack knows in each.

People write in the language they think in, whatever the page's language. The same letters can be another word in
another language: "ate" is an older sister only among other Filipino words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wellbeing.resources.entries import ENGLISH
from wellbeing.resources.stops import SPELT_RIGHT, STOPS

_NONE: frozenset[str] = frozenset()
_SURE = 2


class Tongue(NamedTuple):
    """The languages that a query may be in, and whether more than one word says so."""

    languages: frozenset[str]
    is_sure: bool


class Tongues:
    """The known words of each language."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._known: dict[str, frozenset[str]] = {}
        for language in dict.fromkeys((*words, *STOPS)):
            for word in (
                *words.get(language, ()),
                *STOPS.get(language, ()),
                *SPELT_RIGHT.get(language, ()),
            ):
                self._known[word] = _and(self._known.get(word, _NONE), language)

    def knowing(self, word: str) -> frozenset[str]:
        """The languages that know this very word."""
        return self._known.get(word, _NONE)

    def spoken(self, words: Sequence[str], reader: str) -> Tongue:
        """The languages that know most of the words: where several do, the reader's own, or else English."""
        counts = Counter(language for word in words for language in self.knowing(word))
        most = max(counts.values(), default=0)
        best = frozenset(language for language, count in counts.items() if count == most) or {reader}
        own = next((each for each in (reader, ENGLISH) if each in best), None)
        return Tongue(frozenset((own,)) if own else frozenset(best), most >= _SURE)


@cache
def _and(languages: frozenset[str], language: str) -> frozenset[str]:
    return languages | {language}
