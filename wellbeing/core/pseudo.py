"""Pseudo-languages for tests: accented and longer, or forced from right to left, so that a lost string shows."""

import gettext
import re

_KEEP = re.compile(r"(%\(\w+\)s|%%|<[^>]+>|&\w+;)")
_ACCENTS = str.maketrans("aceghilnorstuyzACEGHILNORSTUYZ", "áçéĝĥíĺñóŕŝţúýžÁÇÉĜĤÍĹÑÓŔŜŢÚÝŽ")


class PseudoTranslations(gettext.NullTranslations):
    """Answers every sentence with a changed one; placeholders and markup stay."""

    def __init__(self, dir: str) -> None:
        super().__init__()
        self._dir = dir

    def gettext(self, message: str) -> str:  # noqa: D102
        parts = _KEEP.split(message)
        changed = "".join(part if _KEEP.fullmatch(part) else self._change(part) for part in parts)
        return f"[{changed}{' ·' * max(1, len(message) // 5)}]" if self._dir == "ltr" else changed

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: D102
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: D102
        return self.gettext(message)

    def _change(self, text: str) -> str:
        if self._dir == "ltr":
            return text.translate(_ACCENTS)
        return re.sub(r"(\w+)", "\u202e\\1\u202c", text)
