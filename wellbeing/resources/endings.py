"""Light stems by hand, for languages that Snowball does not have.

Each takes away the endings, and the beginnings, that come and go with grammar, and only where enough of the word is
left. Two words wrongly made one mislead a search; two that stay apart only need one phrase more in the pack.
"""

import re

_SHORTEST = 4

# Endings of Polish nouns, adjectives and verbs without their accents.
_POLISH = re.compile(
    "(ami|ach|owi|owie|ego|emu|ymi|imi|ych|ich|iem|ow|om|em|ej|ie|ia|iu|ii|ym|im|osci|osc"
    "|uje|owac|ac|ic|yc|am|asz|amy|acie|aja|[aeiouy])$"
)

_URDU_ENDINGS = "اےہیینaein"
_PANJABI_ENDINGS = "ਾਿੀੁੂੇੈੋੌੰਂਅਆਇਈਏਓaein"
_SHORTEST_INDIC = 3

# Malayalam: plural and case. A noun in -ം has -ത്ത- before its case; folding writes each chillu with a virama.
_MALAYALAM_CASES = "(?:ുടെ|െ|ിന്റെ|ിനെ|ിന്|ില്|ിലെ|ിലേക്ക്|ിലും|ോട്|ാല്|ും|്ക്ക്|്)"
_MALAYALAM = re.compile(
    f"(?:(?:ങ്ങള|കള|ത്ത){_MALAYALAM_CASES}|യ(?:ുടെ|െ|ില്|ിലെ|ോട്|ാണ്|ും|്ക്ക്|ാല്)"
    "|ാവ(?:്|ും|ിന്റെ|ിനെ|ിനോട്|ിന്)|മാണ്|വും|ാണ്|ിന്റെ|ിനെ|ിന്|ില്|ിലെ|ിലേക്ക്|ുടെ|ോട്|ും|ക്ക്|ം|്)$"
)
_SHORTEST_MALAYALAM = 2

# Before a vowel, mag- and its like are written with a hyphen; "magalit" is ma- before "galit".
_FILIPINO_BEGINNING = re.compile(
    "^(?:napaka|pinaka|nakaka|makaka|naka|maka|nang|mang|pang|um)(?=.{4})"
    "|^(?:nagpa|magpa|nagka|magka|pinag|nag|mag|pag)(?=[^aeiou].{3})"
    "|^(?:na|ma|ka)(?=.{5})|^in(?=[aeiou].{3})"
)
_FILIPINO_TWICE = re.compile("^([^aeiou]?[aeiou])(?=\\1.{2})|^([^aeiou])[aeiou](?=\\2[lr][aeiou])")
_FILIPINO_INSIDE = re.compile("^([bdghklmnprstwy])(?:um|in)(?=[aeiou].{2})")
_FILIPINO_ENDING = re.compile("(?<=.{5})ng$|(?<=.{4})(?:h?an|h?in)$")

# Welsh words change their first letters after other words. These changes can only have come from one letter.
_WELSH_FIRST = (
    ("ngh", "c"),
    ("mh", "p"),
    ("nh", "t"),
    ("ch", "c"),
    ("ph", "p"),
    ("th", "t"),
    ("dd", "d"),
    ("ng", "g"),
)
# These can also be the word's own first letter, or have come from another.
_WELSH_OTHER = {
    "b": ("p",),
    "d": ("t",),
    "g": ("c",),
    "f": ("b", "m"),
    "m": ("b",),
    "n": ("d",),
    "l": ("ll", "gl"),
    "r": ("rh", "gr"),
}
_SHORTEST_WELSH = 3
_WELSH_ENDING = re.compile("(?<=.{4})(?:iadau|iau|au|ion|oedd|ydd)$")

# Arabic in the letters that folding leaves: the article with what is joined before it, then endings. "And" alone is
# left: too many words begin with the same letter.
_ARABIC_BEGINNING = re.compile("^(?!والد(?:ی|تی|ہ|ین|ا)?$)(?:[وف]?(?:ال|بال|کال)|ولل|لل)(?=.{3})")
_ARABIC_ENDING = re.compile("(?<=.{3})(?:ہا|ہم|نا|ات|ون|ین|یہ|تی|تہ|تک|ہ|ی|ا)$")


def polish(word: str) -> str:
    """Without the ending of case, number or person."""
    ending = _POLISH.search(word, _SHORTEST)  # the first place that fits begins the longest ending
    return word[: ending.start()] if ending else word


def urdu(word: str) -> str:
    """Without the ending for gender and number, in Urdu letters or typed in Latin ones."""
    bare = word.rstrip(_URDU_ENDINGS)
    return bare if len(bare) >= _SHORTEST_INDIC else word


def panjabi(word: str) -> str:
    """Without the vowels that end a word, in Gurmukhi or typed in Latin letters."""
    bare = word.rstrip(_PANJABI_ENDINGS)
    return bare if len(bare) >= _SHORTEST_INDIC else word


def malayalam(word: str) -> str:
    """Without the endings of plural and case."""
    ending = _MALAYALAM.search(word, _SHORTEST_MALAYALAM)
    return word[: ending.start()] if ending else word


def filipino(word: str) -> str:
    """The root without its affixes, its linker and a doubled first syllable."""
    root = _FILIPINO_INSIDE.sub(r"\1", _FILIPINO_BEGINNING.sub("", word))
    return _FILIPINO_ENDING.sub("", _FILIPINO_TWICE.sub("", root)).replace("o", "u").replace("e", "i")


def arabic(word: str) -> str:
    """Without the article, "and", and the endings of number and person."""
    return _ARABIC_ENDING.sub("", _ARABIC_BEGINNING.sub("", word))


def welsh(word: str) -> str:
    """With its own first letter, where that is sure, and without the ending of the plural."""
    for changed, own in _WELSH_FIRST:
        if word.startswith(changed) and len(word) >= _SHORTEST_WELSH:
            word = own + word[len(changed) :]
            break
    return _WELSH_ENDING.sub("", word)


def welsh_readings(word: str) -> tuple[str, ...]:
    """All the words that a Welsh word may be once its first letter is put back."""
    own = welsh(word)
    if len(word) < _SHORTEST_WELSH or own[:1] != word[:1] or word.startswith(("ll", "rh")):
        return (own,)
    others = [first + word[1:] for first in _WELSH_OTHER.get(word[0], ())]
    if word[0] in "aeiouwy":
        others.append(f"g{word}")
    return tuple(dict.fromkeys(map(welsh, (word, *others))))
