"""PDFs that screen readers can read (PDF/UA-1), made of a Typst template and plain values."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from wellbeing.core.i18n import current_language
from wellbeing.core.pages import TEMPLATES

FONTS = Path(__file__).parent / "fonts"


def make_pdf(template: str, **values: Any) -> bytes:
    """The PDF of `templates/pdf/<template>.typ` in the page's language; its values arrive as JSON.

    No font of the machine is used, so the file is the same wherever it is made.
    """
    language = current_language()
    data: Mapping[str, Any] = {**values, "language": language.code, "dir": language.dir}
    made = typst.compile(
        TEMPLATES / "pdf" / f"{template}.typ",
        root=TEMPLATES / "pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)
    return made
