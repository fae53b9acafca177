"""How an English word sounds, roughly: "fizzio" and "physio" are one sound."""

import re

# Ways to write one sound, in the order in which they are read.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn|mn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"[^a-z]", ""),
        (r"sch|sk", "sk"),
        (r"(?:t|c|s|ss|sh)i(?=[aou])|shu", "sha"),
        (r"tch", "k"),
        (r"ph", "f"),
        (r"gh", ""),
        (r"dge?(?=[eiym])|dj", "j"),
        (r"gue$", "g"),
        (r"que?$", "k"),
        (r"st(?=le|h?m)", "s"),
        (r"th", "t"),
        (r"rt(?=g)", "r"),
        (r"sc(?=[eiy])|ts|tz|z", "s"),
        (r"c(?=[eiy])", "s"),
        (r"[ct]h|ck|c|q", "k"),
        (r"x", "ks"),
        (r"g(?=[eiy])", "j"),
        (r"mb$", "m"),
        (r"(?<!^)h|h(?![aeiouy])", ""),
        (r"[aeiou]w|^wh", "w"),
        (r"[aeiouyw]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def sound_of(word: str) -> str:
    """Words that sound alike have the same; the vowels count as one."""
    for pattern, sound in _SPELLINGS:
        word = pattern.sub(sound, word)
    return word
