"""How good the search is and how fast: beside plain full-text search, and with ever larger packs, in one run."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks import growth
from benchmarks.plain import PlainSearch
from tests.resources.measure import (
    CRISIS_SETS,
    QUERY_SETS,
    Answer,
    Measure,
    labelled_queries,
    measure_answers,
    measure_crisis,
)
from tests.resources.packs import real_pack
from wellbeing.resources.entries import Resource
from wellbeing.resources.queries import crisis_words
from wellbeing.resources.search import SearchIndex


def main() -> None:
    """Print the part asked for, or all."""
    parser = argparse.ArgumentParser(prog="dev.py bench search", description=__doc__)
    parts = {"quality": print_quality, "function": growth.print_function, "pages": growth.print_pages}
    parser.add_argument("part", nargs="?", choices=parts, help="only one part")
    wanted = parser.parse_args().part
    for name, show in parts.items():
        if wanted in (None, name):
            show()


def print_quality() -> None:
    """For each set and language: ours beside plain full-text search, then the misses of ours."""
    answers = {"ours": ours(), "FTS5 + porter": PlainSearch(real_pack()).search}
    print("Hit: help among the first three. MRR: mean reciprocal rank. None: queries with no result.")
    heads = "".join(f" | {name:>13} {'MRR':>5} {'none':>5}" for name in answers)
    misses: list[str] = []
    for path in QUERY_SETS:
        queries = labelled_queries(path)
        print(f"\n{path.name:32} {'n':>4}{heads}")
        groups = {code: [each for each in queries if each.language == code] for code in codes(path)}
        others = [each for each in queries if each.language != "en"]
        for name, group in {**groups, "all but English": others, "all": queries}.items():
            found = [measure_answers(answer, group) for answer in answers.values()]
            print(f"{name:32} {found[0].queries:4}{''.join(map(_cells, found))}")
        misses += measure_answers(answers["ours"], queries).misses
    print_crisis(misses)


def print_crisis(misses: list[str]) -> None:
    """Crisis recall and false crisis of each set, then every miss."""
    print(f"\n{'crisis':32} {'recall':>22} {'false crisis':>22}")
    for path in CRISIS_SETS:
        seen = measure_crisis(lambda query: crisis_words().consider(query).is_crisis, path)
        print(f"{path.name:32} {_share(seen.seen, seen.crises):>22} {_share(seen.false, seen.ordinary):>22}")
        misses += [f"{path.name}: {each}" for each in seen.misses]
    print(f"\n{len(misses)} misses of ours", *misses, sep="\n  ")


def ours() -> Answer:
    """The search as people use it, with the topics of a crisis leading."""
    pack = real_pack()
    index = SearchIndex(pack.resources, pack.topics)

    def answer(query: str, language: str) -> Sequence[Resource]:
        leading = crisis_words().consider(query).topics
        return [pack.resources[number] for number in index.search(query, language, leading=leading).numbers]

    return answer


def codes(path: Path) -> list[str]:
    """The languages of a set, English first, the others as they come."""
    return list(dict.fromkeys(("en", *(each.language for each in labelled_queries(path)))))


def _cells(found: Measure) -> str:
    return f" | {_share(found.hits, found.queries):>13} {found.reciprocal_rank:5.2f} {found.empty:5}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {100 * part / whole:.1f} %" if whole else "-"


if __name__ == "__main__":
    main()
