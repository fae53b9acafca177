"""A buddy's code: how somebody finds the same buddy again without the app keeping who talked to whom.

The code is the buddy's random id in signs that are easily spoken, with two signs to check it by. It opens nothing and
holds no secret: it leads to a profile that every colleague can read anyway.
"""

import re
import unicodedata

# Crockford's alphabet, as for receipts: no I, L, O or U, so that a code said aloud or copied by hand stays right.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILOU", "110V")
_LENGTH, _GROUP = 12, 4
# A prime just under two signs' worth: no wrong sign and no two neighbours that changed places go unnoticed.
_CHECK, _ROOM = 1021, 32 * 32
_ID = re.compile("[0-9a-f]{12}")


def code_of(buddy_id: str) -> str:
    """The code of a buddy, in three groups of four; empty for an id of another kind."""
    if not _ID.fullmatch(buddy_id):
        return ""
    number = int(buddy_id, 16) * _ROOM
    number += -number % _CHECK
    signs = "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def id_of_code(text: str) -> str | None:
    """The id in a code as somebody typed it, with what is often misread mended; None when it cannot be one."""
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in text[:100])
    signs = re.sub(r"[\s\-_.\u2010-\u2015]+", "", plain).upper().translate(_MISREAD)
    if len(signs) != _LENGTH or any(sign not in _SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number * 32 + _SIGNS.index(sign)
    buddy_id = f"{number // _ROOM:012x}"
    return buddy_id if code_of(buddy_id) == "-".join(re.findall("....", signs)) else None
