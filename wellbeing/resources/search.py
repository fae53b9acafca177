"""Search: from what someone types to the resources that may help, each with the reason why it is there.

The words are understood first: mended if misspelt, and read as topics ("skint" is money worries). Then tantivy ranks
the resources by topic and by words. Nothing here keeps or logs what was typed.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import eq
from typing import NamedTuple

from tantivy import DocAddress, Occur, Query

from wellbeing.resources.entries import ENGLISH, Resource, Topic
from wellbeing.resources.facets import NOTHING_CHOSEN, Chosen, Facets
from wellbeing.resources.folding import Token, as_typed, split, tokens
from wellbeing.resources.indexing import MERIT, RANKS, filled, split_texts, whole_names, words_by_language
from wellbeing.resources.lexicon import Lexicon, Said, Understood
from wellbeing.resources.listing import Listing
from wellbeing.resources.phrases import key_of
from wellbeing.resources.vocabulary import AUDIENCE_WORDS, INTERNAL

MOST_RESULTS = 300
_MOST_WORDS = 16
_MOST_TOPICS = 6
_MOST_REASONS = 2
# The earlier a topic stands among a resource's topics, the more the resource is about it.
_TOPIC_WEIGHTS = (6.0, 5.2, 4.6)
_LEADING_WEIGHT = 10.0
_NAME_WEIGHT = 0.7
_TEXT_WEIGHT = 0.45
_IN_A_PHRASE = 0.4
_MENDED = 0.7
_WHOLE_NAME_WEIGHT = 14.0
_LONGEST_NAME = 8
_FOR_THEM = 2.5
# "My manager" speaks of someone else, "a nurse" of oneself.
_SOMEONE_ELSE = frozenset(("my", "our", "the", "her", "his", "their"))
# Results far weaker than the best one are left out; a name said in full is no measure for the others.
_FLOOR = 0.25
_HIGHEST_MEASURE = 9.0
_COMPARABLE = 0.6
_FIRST_LOOK = 3
# How sure a second trouble must be, and how far down its help is looked for.
_SECOND, _FAR_LOOK = 0.8, 60
_DANGER = ("crisis",)


class Reason(NamedTuple):
    """Why a resource is shown: words as they were typed, and the topic that they were read as (or none)."""

    said: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A query, taken apart."""

    words: tuple[Token, ...]
    pieces: tuple[str, ...]
    understood: tuple[Understood, ...]
    topics: tuple[Said, ...]
    leading: tuple[str, ...] = ()

    @property
    def telling(self) -> list[int]:
        """The places of the words to look for: small ones only where nothing else says anything."""
        content = [place for place, each in enumerate(self.understood) if each.is_content]
        return content or ([] if self.topics else list(range(len(self.words))))


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: numbers of resources in order, and what each choice of a filter would leave.

    `is_cut`: more would fit than `MOST_RESULTS`, and these are the best of them, which the filters choose from.
    """

    numbers: Sequence[int]
    counts: Mapping[str, Mapping[str, int]]
    is_cut: bool = False
    spoken: Spoken | None = None
    nearest: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Ranked(NamedTuple):
    """Resources by number, best first, beside what tantivy said of each: its score, and where it keeps it."""

    numbers: list[int]
    hits: list[tuple[float, DocAddress]]

    def score(self, number: int) -> float:
        """How well a resource fits."""
        return self.hits[self.numbers.index(number)][0]


class SearchIndex:
    """The pack, ready to be searched; never changed once made, so threads share it."""

    def __init__(
        self, resources: Sequence[Resource], topics: Sequence[Topic], past_due: Collection[int] = ()
    ) -> None:
        """`past_due` are the numbers of the resources that stand below their equals."""
        self._resources = resources
        self._languages = tuple(
            dict.fromkeys((ENGLISH, *(code for each in resources for code in each.translations)))
        )
        texts = [{code: split_texts(each, code) for code in self._languages} for each in resources]
        self._lexicon = Lexicon(topics, words_by_language(texts))
        self.facets = Facets(resources)
        self._listing = Listing(resources, self.facets, past_due)
        self._is_inside = [resource.scope == INTERNAL for resource in resources]
        self._names = whole_names(resources)
        self._name_starts = frozenset(name[0] for name in self._names)
        self._audiences = {split(said): who for who, many in AUDIENCE_WORDS.items() for said in many}
        self._index = filled(resources, texts, self._languages, past_due)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._number_at = self._numbers_by_address()
        self._own_keys: dict[int, frozenset[str]] = {}

    def search(
        self,
        query: str,
        language: str = ENGLISH,
        chosen: Chosen = NOTHING_CHOSEN,
        leading: tuple[str, ...] = (),
    ) -> Found:
        """The resources for a query and filters; without a query, all that the filters leave.

        `leading` are topics whose resources come first whatever the words: those of a crisis.
        """
        words, pieces = tokens(query)
        if not pieces:
            return Found(*self._listing.browse(chosen))
        understood = self._lexicon.understand(words, language)
        said = self._lexicon.topics_in(words, understood, language)[:_MOST_TOPICS]
        spoken = Spoken(tuple(words), tuple(pieces), tuple(understood), tuple(said), leading)
        ranked = self._ranked(self._relevant(spoken))
        left, counts = self.facets.narrow(ranked.numbers, chosen)
        numbers = self._both_sides_of_the_door(self._both_troubles(left, spoken), ranked)
        nearest = () if numbers else tuple(self._lexicon.nearest(understood))
        reasons = [_reason(spoken, each.first, each.last, each.topic) for each in said]
        reasons += [Reason("", topic) for topic in leading if topic not in {each.topic for each in said}]
        is_cut = len(ranked.numbers) == MOST_RESULTS
        return Found(numbers, counts, is_cut, spoken, nearest, tuple(reasons))

    def reasons(self, found: Found, number: int) -> list[Reason]:
        """Why a resource is among the results: the topics it was found by, or else the words."""
        if found.spoken is None:
            return []
        own = self._resources[number].topics
        shown = [reason for reason in found.reasons if reason.topic in own]
        return shown[:_MOST_REASONS] or self._words_shared(found.spoken, number)

    def _words_shared(self, spoken: Spoken, number: int) -> list[Reason]:
        own = self._keys_of(number)
        places = [
            place
            for place in spoken.telling
            if not own.isdisjoint(spoken.understood[place].keys)
            or set(self._who(spoken.words[place : place + 2])) & set(self._resources[number].audience)
        ]
        return [_reason(spoken, place, place) for place in places[:_MOST_REASONS]]

    def _relevant(self, spoken: Spoken) -> list[Query]:
        surest = max((said.weight for said in spoken.topics), default=1.0)
        queries = [
            self._term(rank, said.topic, weight * said.weight * said.weight / surest)
            for said in spoken.topics
            for rank, weight in zip(RANKS, _TOPIC_WEIGHTS, strict=True)
        ]
        queries += [self._term(rank, topic, _LEADING_WEIGHT) for topic in spoken.leading for rank in RANKS]
        queries += [self._term("trait", group, _FOR_THEM) for group in self._who(spoken.words)]
        in_phrase = {
            place
            for said in spoken.topics
            if said.last > said.first
            for place in range(said.first, said.last + 1)
        }
        for place in spoken.telling[:_MOST_WORDS]:
            each = spoken.understood[place]
            weight = (_MENDED if each.mended else 1.0) * (_IN_A_PHRASE if place in in_phrase else 1.0)
            queries += self._word(each, weight)
        return queries + self._whole_name(spoken, max(len(spoken.telling), 1))

    def _word(self, word: Understood, weight: float) -> list[Query]:
        """A word in names and in texts; a name that is the same in three languages counts once."""
        names, texts = [], []
        for key in sorted(word.keys & self._lexicon.keys):
            language, mark, _stem = key.partition(":")
            for code in (language,) if mark else self._languages:
                if code in self._languages:
                    names.append(Query.term_query(self._schema, f"name_{code}", key))
                    texts.append(Query.term_query(self._schema, f"text_{code}", key))
        if not names:
            return []
        return [
            Query.boost_query(Query.disjunction_max_query(names), _NAME_WEIGHT * weight),
            Query.boost_query(Query.disjunction_max_query(texts), _TEXT_WEIGHT * weight),
        ]

    def _whole_name(self, spoken: Spoken, content: int) -> list[Query]:
        plain = tuple(token.word for token in spoken.words)
        phrases = [(said.first, said.last + 1) for said in spoken.topics]
        queries = []
        for start in range(len(plain)):
            if plain[start] not in self._name_starts:
                continue
            for end in range(start + 1, min(start + _LONGEST_NAME, len(plain)) + 1):
                if any(a <= start and end <= b and end - start < b - a for a, b in phrases):
                    continue
                share = min((end - start) / content, 1.0)
                for number in self._names.get(plain[start:end], ()):
                    queries.append(self._term("number", str(number), _WHOLE_NAME_WEIGHT * share))
        return queries[:MOST_RESULTS]

    def _who(self, words: Sequence[Token]) -> list[str]:
        """The groups of staff that someone says they belong to."""
        plain = tuple(token.word for token in words)
        groups = {
            self._audiences.get(plain[start : start + size])
            for start in range(len(plain))
            for size in (1, 2)
            if plain[max(start - 1, 0)] not in _SOMEONE_ELSE
        }
        return sorted(group for group in groups if group)

    def _term(self, field: str, value: str, weight: float) -> Query:
        return Query.const_score_query(Query.term_query(self._schema, field, value), weight)

    def _ranked(self, relevant: list[Query]) -> Ranked:
        """The best resources, best first."""
        if not relevant:
            return Ranked([], [])
        wanted = Query.boolean_query([(Occur.Should, each) for each in relevant])
        hits = self._searcher.search(wanted, limit=MOST_RESULTS, count=False, weight_by_field=MERIT).hits
        # Equal scores stay in the order of the pack: tantivy gives the first document first.
        floor = min(hits[0][0], _HIGHEST_MEASURE) * _FLOOR if hits else 0.0
        del hits[bisect_right(hits, -floor, key=lambda hit: -hit[0]) :]
        if self._number_at:
            return Ranked([self._number_at[at.segment_ord, at.doc] for _score, at in hits], hits)
        return Ranked([at.doc for _score, at in hits], hits)

    def _both_troubles(self, left: Sequence[int], spoken: Spoken) -> Sequence[int]:
        """Where other words name a second trouble, the best help for it stands second.

        So does the help for what somebody is in danger of. Nothing comes between thoughts of suicide and their help.
        """
        sure = [said for said in spoken.topics if said.weight >= _SECOND and said.topic not in spoken.leading]
        if not spoken.leading:
            sure = [said for said in sure if said.is_beside(spoken.topics[0])]
        other = sure[0] if sure and spoken.leading in ((), _DANGER) else None
        about = [other is not None and other.topic in self._resources[n].topics for n in left[:_FAR_LOOK]]
        if not any(about) or any(about[:_FIRST_LOOK]):
            return left
        place = about.index(True)
        return [left[0], left[place], *left[1:place], *left[place + 1 :]]

    def _both_sides_of_the_door(self, left: Sequence[int], ranked: Ranked) -> list[int]:
        """Among the first few stand help inside the trust and help outside it, where both fit.

        Some people want a colleague; others want nobody at work to know.
        """
        numbers = list(left)
        for inside in (True, False):
            if any(self._is_inside[number] is inside for number in numbers[:_FIRST_LOOK]):
                continue
            for place, number in enumerate(numbers[_FIRST_LOOK:], _FIRST_LOOK):
                if self._is_inside[number] is inside:
                    if ranked.score(number) >= ranked.score(left[0]) * _COMPARABLE:
                        numbers.insert(_FIRST_LOOK - 1, numbers.pop(place))
                    break
        return numbers

    def _keys_of(self, number: int) -> frozenset[str]:
        keys = self._own_keys.get(number)
        if keys is None:
            words = [(code, split_texts(self._resources[number], code)) for code in self._languages]
            keys = frozenset(key_of(word, code) for code, parts in words for part in parts for word in part)
            self._own_keys[number] = keys
        return keys

    def _numbers_by_address(self) -> dict[tuple[int, int], int]:
        """Where tantivy put the resources; nothing when it kept their order, as it does but for a very large pack."""
        hits = self._searcher.search(Query.all_query(), limit=max(len(self._resources), 1)).hits
        addresses = [address for _score, address in hits]
        numbers = self._searcher.fast_field_values("place", addresses)
        if self._searcher.num_segments == 1 and all(map(eq, numbers, (at.doc for at in addresses))):
            return {}
        placed = zip(addresses, numbers, strict=True)
        return {(at.segment_ord, at.doc): int(number or 0) for at, number in placed}


def _reason(spoken: Spoken, first: int, last: int, topic: str = "") -> Reason:
    pieces = range(spoken.words[first].piece, spoken.words[last].piece + 1)
    return Reason(as_typed(spoken.pieces, pieces), topic)
