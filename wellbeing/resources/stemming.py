"""Word stems, where a language has them: "shouts" and "shouted" are one word to a search."""

from collections.abc import Callable

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from wellbeing.resources import endings

# "Dying to get fit" is not about anyone who died.
_AS_THEY_ARE = frozenset(("dying",))
# Of "overeating" Snowball leaves "over": an ending this long was part of the word.
_LONGEST_ENDING = 5


def _snowball(language: str) -> Callable[[str], str]:
    analyzer: TextAnalyzer = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stemmer(language)).build()

    def stem(word: str) -> str:
        if word in _AS_THEY_ARE:
            return word
        found = "".join(analyzer.analyze(word))
        return found if len(word) - len(found) <= _LONGEST_ENDING else word

    return stem


_STEMMERS: dict[str, Callable[[str], str]] = {
    "en": _snowball("english"),
    "ro": _snowball("romanian"),
    "pt": _snowball("portuguese"),
    "ar": endings.arabic,
    "pl": endings.polish,
    "ur": endings.urdu,
    "pa": endings.panjabi,
    "ml": endings.malayalam,
    "fil": endings.filipino,
    "cy": endings.welsh,
}


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where the language has no stems here."""
    stemmer = _STEMMERS.get(language)
    return stemmer(word) if stemmer else word


def stems(word: str, language: str) -> tuple[str, ...]:
    """All stems that a typed word may have: a Welsh one may have changed its first letter."""
    return endings.welsh_readings(word) if language == "cy" else (stem(word, language),)
