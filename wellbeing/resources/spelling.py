"""Finding the word that a misspelt one was meant to be.

Each known word is kept under the forms it has with one or two letters left out. A misspelt word, with letters left
out in the same way, meets the right one, so that a look-up costs the same however many words are known.
"""

from collections.abc import Iterable
from itertools import combinations

_SHORTEST = 4
_SHORTEST_FOR_TWO = 8
_LONGEST = 24


class Spelling:
    """Known words, found again from a misspelling: one letter wrong, or two in a word of eight or more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(words)
        self._under: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if _SHORTEST <= len(word) <= _LONGEST and not word.isdigit():
                for form in _shortened(word):
                    self._under.setdefault(form, []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def meant(self, word: str) -> tuple[str, ...]:
        """The nearest known words, best first; none when nothing is near enough."""
        found = self.near(word)
        return tuple(known for steps, known in found if steps == found[0][0])[:3]

    def near(self, word: str) -> list[tuple[int, str]]:
        """The known words that are near enough, nearest first, each with its distance."""
        if not _SHORTEST <= len(word) <= _LONGEST or word.isdigit():
            return []
        candidates = {known for form in _shortened(word) for known in self._under.get(form, ())}
        found = [(distance(word, known), known) for known in candidates]
        near = [(steps, known) for steps, known in found if steps <= _allowed(word, known)]
        return sorted(near, key=lambda each: (each[0], each[1][0] != word[0], each[1]))


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


def _shortened(word: str) -> set[str]:
    forms = {word}
    places = range(len(word))
    forms.update(word[:i] + word[i + 1 :] for i in places)
    if len(word) >= _SHORTEST_FOR_TWO:
        forms.update(word[:i] + word[i + 1 : j] + word[j + 1 :] for i, j in combinations(places, 2))
    return forms
