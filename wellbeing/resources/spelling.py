"""Finding the word that a misspelt one was meant to be.

Each known word is kept under the forms that its start has with one or two letters left out. A misspelt word, with
letters left out in the same way, meets the right one, so that a look-up costs the same however many words are known.
English words are also found by their sound.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from wellbeing.resources.sounds import sound_of

_SHORTEST = 4
_SHORTEST_FOR_TWO = 8
_SHORTEST_HEARD = 5
_SHORTEST_SOUND = 4
_LONGEST = 24
# A longer word is kept under the forms of its start, which are fewer.
_START = 8
_FURTHEST = 2
# In words this short another letter makes another word: "mark" and "park".
_SHORTEST_FOR_ANOTHER_LETTER = 5
_SHORTEST_FOR_ANOTHER_START = 6


class Spelling:
    """Known words, found again from a misspelling: one letter wrong, or two in a word of eight or more."""

    def __init__(
        self, words: Iterable[str], heard: Iterable[str] = (), beside: "Spelling | None" = None
    ) -> None:
        """`heard` are the English ones among the words; `beside` knows others, and is asked too."""
        self._known = frozenset(words)
        self._beside = beside
        self._under: dict[str, list[str]] = {}
        self._sounding: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if _SHORTEST <= len(word) <= _LONGEST and not word.isdigit():
                for form in _shortened(word):
                    self._under.setdefault(form, []).append(word)
        for word in sorted(set(heard)):
            if _SHORTEST_HEARD <= len(word) <= _LONGEST and word.isascii():
                self._sounding.setdefault(sound_of(word), []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known or (self._beside is not None and word in self._beside)

    def meant(self, word: str) -> tuple[str, ...]:
        """The nearest known words, best first; none when nothing is near enough."""
        found = self.near(word)
        return tuple(known for steps, known in found if steps == found[0][0])[:3]

    def near(self, word: str) -> list[tuple[int, str]]:
        """The known words that are near enough, nearest first, each with its distance."""
        if not _SHORTEST <= len(word) <= _LONGEST or word.isdigit():
            return []
        candidates = self._meeting(_shortened(word))
        found = [(distance(word, known), known) for known in candidates if _may_be(word, known)]
        near = {known: steps for steps, known in found if steps <= _allowed(word, known)}
        ranked = ((steps, known[0] != word[0], known) for known, steps in near.items())
        return [(steps, known) for steps, _other_start, known in sorted(ranked)]

    def heard(self, word: str) -> list[str]:
        """The English words that sound alike."""
        if not _SHORTEST_HEARD <= len(word) <= _LONGEST or not word.isascii():
            return []
        sound = sound_of(word)
        alike = self._like(sound) if len(sound) >= _SHORTEST_SOUND else set()
        return sorted(known for known in alike if distance(word, known) <= len(word) // 2)

    def _meeting(self, forms: Iterable[str]) -> set[str]:
        found = {known for form in forms for known in self._under.get(form, ())}
        return found | self._beside._meeting(forms) if self._beside else found

    def _like(self, sound: str) -> set[str]:
        found = set(self._sounding.get(sound, ()))
        return found | self._beside._like(sound) if self._beside else found


@lru_cache(maxsize=2)
def spelling_of(words: frozenset[str], heard: frozenset[str]) -> Spelling:
    """Kept, as it takes long to make, and the next edition of a pack most often has the same topics."""
    return Spelling(words, heard)


def distance(one: str, other: str) -> int:
    """How many letters to change, add, leave out or swap with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_before, before = before, row
        row = [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, two_before[j - 2] + 1)
            row.append(best)
    return row[-1]


def _allowed(word: str, known: str) -> int:
    return 2 if min(len(word), len(known)) >= _SHORTEST_FOR_TWO else 1


def _may_be(word: str, known: str) -> bool:
    """Whether the lengths allow it, and a short word is more than another of its length or with another beginning."""
    shortest = min(len(word), len(known))
    if abs(len(word) - len(known)) > _FURTHEST:
        return False
    if word[0] != known[0] and shortest < _SHORTEST_FOR_ANOTHER_START:
        return False
    return (
        shortest >= _SHORTEST_FOR_ANOTHER_LETTER or len(word) != len(known) or sorted(word) == sorted(known)
    )


def _shortened(word: str) -> set[str]:
    """The start of a word, and what it leaves without a letter or two: two words that are near share one of these."""
    may_lack_two = len(word) >= _SHORTEST_FOR_TWO
    word = word[:_START]
    forms = {word}
    places = range(len(word))
    forms.update(word[:i] + word[i + 1 :] for i in places)
    if may_lack_two:
        forms.update(word[:i] + word[i + 1 : j] + word[j + 1 :] for i, j in combinations(places, 2))
    return forms
