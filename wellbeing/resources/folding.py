"""Bringing what people type and what the pack says to the same plain words.

Accents, capitals, apostrophes and invisible joiners go; marks that belong to a letter stay with it, because in
Malayalam or Hindi they are part of the word. Panjabi loses the small ones that most people leave out when they type.
Arabic-script letters that look alike become one.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

LONGEST_TEXT = 1_000
MOST_WORDS = 80
_APOSTROPHES = "'’‘ʼ`´′"
# Letters that Unicode does not take apart by itself.
_SINGLE = {
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
}
# Arabic letters as typed on other keyboards, to the Urdu ones; hamza alone carries no meaning in a search.
_ARABIC = {
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ه": "ہ",
    "ة": "ہ",
    "ۃ": "ہ",
    "ھ": "ہ",
    "ە": "ہ",
    "ں": "ن",
    "ء": "",
    "ـ": "",
    "ٱ": "ا",
    "ڪ": "ک",
    "ݨ": "ن",
    "ࣇ": "ل",
}
# Dot below, doubling and the two nasal signs: "ਨੀਂਦ" is often typed "ਨੀਦ", and "ਜ਼ਿੰਦਗੀ" "ਜਿੰਦਗੀ" or "ਜਿਂਦਗੀ".
_GURMUKHI = {"\u0a3c": "", "\u0a71": "", "\u0a70": "", "\u0a02": "", "\u0a01": ""}
# Malayalam letters with two spellings: one sign, or a letter with a virama and a joiner.
_CHILLU = {"ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്"}
_KEPT_AS = {**_SINGLE, **_ARABIC, **_GURMUKHI, **_CHILLU}
# Malayalam signs typed in an older way, or twice: "ൻ്റ" and "ന്റ", "കു്" and "ക്", "ൌ" and "ൗ", "ഇൗ" and "ഈ".
_OLDER = (
    (re.compile("[\u0d41\u0d4d]*\u0d4d"), "\u0d4d"),
    (re.compile("\u0d46+\u0d57"), "\u0d57"),
    (re.compile("\u0d07\u0d57"), "\u0d08"),
    (re.compile("\u0d09\u0d57"), "\u0d0a"),
)


class _Letters(dict[int, str]):
    """What each character becomes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = _kept(chr(code))
        return kept


_letters = _Letters()


class Token(NamedTuple):
    """One plain word of a text, and the piece of the text that it came from."""

    word: str
    piece: int


def fold(text: str) -> str:
    """Plain words with blanks between them."""
    if text.isascii():
        return text.lower().translate(_letters)
    text = unicodedata.normalize("NFKC", text.replace("´", "'"))
    text = unicodedata.normalize("NFD", text.casefold()).translate(_letters)
    for typed, plain in _OLDER:
        text = typed.sub(plain, text)
    return unicodedata.normalize("NFC", text)


def split(text: str) -> tuple[str, ...]:
    """The plain words of a text of the pack."""
    return tuple(fold(text).split())


def tokens(text: str) -> tuple[list[Token], list[str]]:
    """The plain words of what someone typed, and the pieces as they typed them; both with an end."""
    pieces = text[:LONGEST_TEXT].split()
    found = (Token(word, place) for place, piece in enumerate(pieces) for word in fold(piece).split())
    return list(islice(found, MOST_WORDS)), pieces


def as_typed(pieces: Sequence[str], places: range) -> str:
    """A stretch of what was typed, without the punctuation around it."""
    typed = " ".join(pieces[place] for place in places)
    return typed.strip(" .,;:!?()[]{}<>\"“”'‘’*-–—_/\\|¿¡،؟۔…")


def _kept(letter: str) -> str:
    if letter in _KEPT_AS:
        return _KEPT_AS[letter]
    kind = unicodedata.category(letter)
    if letter in _APOSTROPHES or kind == "Cf" or _is_accent(letter):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    return letter if kind[0] in "LMN" else " "


def _is_accent(letter: str) -> bool:
    code = ord(letter)
    latin = 0x300 <= code <= 0x36F
    arabic = 0x610 <= code <= 0x61A or 0x64B <= code <= 0x65F or code == 0x670 or 0x6D6 <= code <= 0x6DC
    return latin or arabic
