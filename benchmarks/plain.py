"""The plain baseline: SQLite's full-text search with the Porter stemmer, over the same texts as ours."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from wellbeing.resources.entries import PackData, Resource, Topic

_WORD = re.compile(r"\w+")


class PlainSearch:
    """Any of the words, ranked by bm25; it may read our everyday words too."""

    def __init__(self, pack: PackData) -> None:
        self._resources = pack.resources
        self._table = sqlite3.connect(":memory:")
        self._table.execute(
            "CREATE VIRTUAL TABLE pack"
            " USING fts5(said, content='', tokenize='porter unicode61 remove_diacritics 2')"
        )
        topics = {topic.id: topic for topic in pack.topics}
        self._table.executemany(
            "INSERT INTO pack(rowid, said) VALUES (?, ?)",
            ((number, "\n".join(_texts(each, topics))) for number, each in enumerate(pack.resources)),
        )

    def search(self, query: str, _language: str) -> Sequence[Resource]:
        """The resources that hold any word of the query, best first."""
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
        if not words:
            return []
        found = self._table.execute(
            "SELECT rowid FROM pack WHERE pack MATCH ? ORDER BY rank, rowid", (words,)
        )
        return [self._resources[number] for (number,) in found]


def _texts(resource: Resource, topics: Mapping[str, Topic]) -> Iterable[str]:
    for words in (resource.english, *resource.translations.values()):
        yield from (words.name, words.summary, words.eligibility)
    for topic in (topics[each] for each in resource.topics):
        for said in (topic.english, *topic.translations.values()):
            yield from (said.label, *said.words)
