"""What a file really is: its content decides, never its name."""

import re

from wellbeing.core.i18n import gettext as _

TEXT, WORKBOOK = "text", "workbook"
_OLD_OFFICE, _LOCKED, _PDF, _PICTURE, _PAGE, _XML, _PACKED = (
    "old_office",
    "locked",
    "pdf",
    "picture",
    "page",
    "xml",
    "packed",
)
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", WORKBOOK),
    (b"PK\x05\x06", WORKBOOK),
    (b"%PDF-", _PDF),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!", _PACKED),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE_BEGINS = re.compile(rb"\s*(<!doctype html|<html|<table)", re.I)
_XML_BEGINS = re.compile(rb"\s*<\?xml", re.I)
# A workbook is a ZIP archive with parts of known kinds; others that look alike hold one of these.
_LOOK_ALIKE: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.spreadsheet", "opendocument"),
    (b"opendocument.", "document"),
    (b"word/document.xml", "document"),
    (b"ppt/presentation.xml", "document"),
    (b"xl/workbook.bin", "binary"),
)


def kind_of(content: bytes) -> str:
    """TEXT, WORKBOOK (any ZIP archive), or another kind, which `refusal` has words for."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    for sign, kind in _SIGNS:
        if content.startswith(sign):
            return kind
    if content.startswith(_OLE):
        return _LOCKED if _ENCRYPTED in content else _OLD_OFFICE
    if _PAGE_BEGINS.match(content):
        return _PAGE
    return _XML if _XML_BEGINS.match(content) else TEXT


def kind_of_archive(content: bytes) -> str:
    """What a ZIP archive without the parts of a workbook is."""
    # Names stand plainly in the archive's own list, at its beginning and its end.
    ends = content[:4096] + content[-65_536:]
    return next((kind for sign, kind in _LOOK_ALIKE if sign in ends), "archive")


def refusal(kind: str) -> str:
    """What a file is, and how to bring its rows all the same."""
    return {
        WORKBOOK: _("This is an Excel workbook. Save it as “CSV UTF-8”."),
        _OLD_OFFICE: _("This is a file of an old Office program. Save it as an Excel workbook (.xlsx)."),
        _LOCKED: _("This workbook is locked with a password. Take the password off, then save it again."),
        _PDF: _("This is a PDF. Choose the Excel workbook or the CSV file."),
        _PICTURE: _("This is a picture. Choose the Excel workbook or the CSV file."),
        _PAGE: _("This is a web page. Open it in Excel and save it as an Excel workbook (.xlsx)."),
        _XML: _("This is an XML file. Open it in Excel and save it as an Excel workbook (.xlsx)."),
        _PACKED: _("This is a packed file. Unpack it, then choose the Excel workbook or the CSV file in it."),
        "opendocument": _("This is an OpenDocument sheet. Save it as an Excel workbook (.xlsx)."),
        "document": _("This is a document or a slide show. Choose the Excel workbook or the CSV file."),
        "binary": _("This is a binary workbook. Save it as an Excel workbook (.xlsx)."),
        "macros": _("This workbook holds macros. Save it as an Excel workbook without macros (.xlsx)."),
        "archive": _(
            "This is a ZIP archive. Unpack it, then choose the Excel workbook or the CSV file in it."
        ),
    }[kind]
