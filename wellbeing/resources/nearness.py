"""What somebody may have meant by an address that leads nowhere: "Did you mean ...?"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wellbeing.resources.folding import split
from wellbeing.resources.spelling import Spelling

_LONGEST = 100
_MOST_WORDS = 8
# A much weaker match than the best would only confuse.
_COMPARABLE = 0.6


class Near:
    """Things with words, found again by words that are nearly theirs."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._having: dict[str, dict[str, None]] = defaultdict(dict)
        for thing, texts in words.items():
            for text in texts:
                for word in split(text.replace("-", " ")):
                    self._having[word][thing] = None
        self._spelling = Spelling(self._having)

    def like(self, typed: str, most: int = 3) -> tuple[str, ...]:
        """The things whose words are nearest, best first; a rare word tells more than a common one."""
        scores: dict[str, float] = defaultdict(float)
        for word in split(typed[:_LONGEST].replace("-", " ").replace("_", " "))[:_MOST_WORDS]:
            meant = (word,) if word in self._having else self._spelling.meant(word)
            for known in meant:
                for thing in self._having[known]:
                    scores[thing] += 1 / (len(self._having[known]) * len(meant))
        best = max(scores.values(), default=0.0)
        near = [thing for thing, score in scores.items() if score >= best * _COMPARABLE]
        return tuple(sorted(near, key=lambda thing: -scores[thing])[:most])
