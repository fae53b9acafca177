"""Names from A to Z, in the order of the reader's own alphabet.

Digits come first, then the reader's letters, then the Latin alphabet where theirs is another, then every other letter
by its place in Unicode. Letters with accents that an alphabet does not count stand with the plain letter. No word is
special: "The Sleep Charity" stands under T, and "NHS 111" under N.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Key = tuple[tuple[int, int], ...]

LATIN = "abcdefghijklmnopqrstuvwxyz"
# A language that is not here is read by the Latin alphabet, or by its letters' places in Unicode.
ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے",
}
DIGITS = "0–9"
_OTHER_SIGNS = "#"
# Letters from an Arabic keyboard, as Urdu writes them.
_AS_URDU = str.maketrans("يىكهة", "ییکہہ")
_DIGIT, _OWN, _LATIN, _OTHER = range(4)


def sort_key(name: str, language: str) -> Key:
    """Where a name stands; a blank comes before every letter, other signs do not count."""
    return tuple(_place(letter, language) for letter in _letters(name, language))


def initial(name: str, language: str) -> str:
    """The letter that a name stands under: a capital, `DIGITS`, or a sign when it has neither."""
    first = next((letter for letter in _letters(name, language) if letter != " "), None)
    if first is None:
        return _OTHER_SIGNS
    kind, place = _place(first, language)
    if kind == _DIGIT:
        return DIGITS
    alphabet = ALPHABETS.get(language, LATIN) if kind == _OWN else LATIN
    return (alphabet[place] if kind in (_OWN, _LATIN) else first).upper()


def in_order(
    items: Iterable[Item], name_of: Callable[[Item], str], language: str
) -> list[tuple[str, list[Item]]]:
    """The items under their letters, all in the order of the alphabet."""
    groups: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: (sort_key(name_of(item), language), name_of(item))):
        groups.setdefault(initial(name_of(item), language), []).append(item)
    return list(groups.items())


def _letters(name: str, language: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold()
    if language == "ur":
        plain = plain.translate(_AS_URDU)
    kept = (letter for letter in plain if letter.isalnum() or letter.isspace())
    return " ".join("".join(kept).split())


def _place(letter: str, language: str) -> tuple[int, int]:
    if letter == " ":
        return -1, 0
    if letter.isdigit():
        return _DIGIT, unicodedata.digit(letter, 0)
    bare = unicodedata.normalize("NFD", letter)[0]
    for kind, alphabet in ((_OWN, ALPHABETS.get(language, LATIN)), (_LATIN, LATIN)):
        for each in (letter, bare):
            place = alphabet.find(each)
            if place >= 0:
                return kind, place
    return _OTHER, ord(letter)
