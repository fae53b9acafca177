"""Names from A to Z, in the order of the reader's own alphabet.

Digits come first, then the reader's letters, then the Latin alphabet where theirs is another, then every other letter
by its place in Unicode. Letters with accents that an alphabet does not count stand with the plain letter. No word is
special: "The Sleep Charity" stands under T, and "NHS 111" under N.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

Item = TypeVar("Item")

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
_AS_URDU = {"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ"}
# Where each kind of letter begins among the signs that stand for places; all are letters, so a blank comes before them.
_DIGITS_AT, _OWN_AT, _LATIN_AT, _OTHERS_AT = 0x100, 0x200, 0x300, 0x3FF


class _Places(dict[int, str]):
    """For each letter a sign that sorts as the letter does in one alphabet; worked out when it is first met."""

    def __init__(self, language: str) -> None:
        self._own = ALPHABETS.get(language, LATIN)
        self._language = language

    def __missing__(self, code: int) -> str:
        self[code] = sign = self._sign(chr(code))
        return sign

    def _sign(self, letter: str) -> str:
        if letter.isspace():
            return " "
        if letter.isdigit():
            return chr(_DIGITS_AT + unicodedata.digit(letter, 0))
        if not letter.isalnum():
            return ""
        if self._language == "ur":
            letter = _AS_URDU.get(letter, letter)
        bare = unicodedata.normalize("NFD", letter)[0]
        for begins, alphabet in ((_OWN_AT, self._own), (_LATIN_AT, LATIN)):
            for each in (letter, bare):
                if each in alphabet:
                    return chr(begins + alphabet.index(each))
        return chr(_OTHERS_AT) + letter

    def letter_of(self, signs: str) -> str:
        """The letter that the first of the signs stands for."""
        first = ord(signs[0])
        if first >= _OTHERS_AT:
            return signs[1]
        return LATIN[first - _LATIN_AT] if first >= _LATIN_AT else self._own[first - _OWN_AT]


def sort_key(name: str, language: str) -> str:
    """Where a name stands; a blank comes before every letter, other signs do not count."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(plain.translate(_places(language)).split())


def initial(name: str, language: str) -> str:
    """The letter that a name stands under: a capital, `DIGITS`, or a sign when it has neither."""
    return _initial(sort_key(name, language), language)


def in_order(
    items: Iterable[Item], name_of: Callable[[Item], str], language: str
) -> list[tuple[str, list[Item]]]:
    """The items under their letters, all in the order of the alphabet."""
    keyed = [(sort_key(name_of(item), language), name_of(item), item) for item in items]
    keyed.sort(key=lambda each: each[:2])
    groups: dict[str, list[Item]] = {}
    for key, _name, item in keyed:
        groups.setdefault(_initial(key, language), []).append(item)
    return list(groups.items())


def _initial(key: str, language: str) -> str:
    if not key:
        return _OTHER_SIGNS
    return DIGITS if ord(key[0]) < _OWN_AT else _places(language).letter_of(key).upper()


@cache
def _places(language: str) -> _Places:
    return _Places(language)
