"""Word stems, where a language has them: "shouts" and "shouted" are one word to a search."""

import re
from collections.abc import Callable

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

# Endings of Polish nouns, adjectives and verbs without their accents.
_POLISH = re.compile(
    "(ami|ach|owi|owie|ego|emu|ymi|imi|ych|ich|iem|ow|om|em|ej|ie|ia|iu|ii|ym|im|osci|osc"
    "|uje|owac|ac|ic|yc|am|asz|amy|acie|aja|[aeiouy])$"
)
_SHORTEST_STEM = 4
# "Dying to get fit" is not about anyone who died.
_AS_THEY_ARE = frozenset(("dying",))
_URDU_ENDINGS = "اےیینaein"
_SHORTEST_URDU_STEM = 3


def _snowball(language: str) -> Callable[[str], str]:
    analyzer: TextAnalyzer = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stemmer(language)).build()

    def stem(word: str) -> str:
        return word if word in _AS_THEY_ARE else "".join(analyzer.analyze(word))

    return stem


def _polish(word: str) -> str:
    ending = _POLISH.search(word, _SHORTEST_STEM)  # the first place that fits begins the longest ending
    return word[: ending.start()] if ending else word


def _urdu(word: str) -> str:
    """Without the ending for gender and number, in Urdu letters or typed in Latin ones."""
    bare = word.rstrip(_URDU_ENDINGS)
    return bare if len(bare) >= _SHORTEST_URDU_STEM else word


_STEMMERS: dict[str, Callable[[str], str]] = {"en": _snowball("english"), "pl": _polish, "ur": _urdu}


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where the language has no stems here."""
    stemmer = _STEMMERS.get(language)
    return stemmer(word) if stemmer else word
