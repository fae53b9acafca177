"""The one way to reach a person: does it look like one that works?"""

import re
import unicodedata

_EMAIL = re.compile(r"[^@\s<>\",;:]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(?:ext|extension|x)\.?\s*(\d{1,6})$", re.IGNORECASE)
FEWEST_DIGITS, MOST_DIGITS = 3, 15


def clean_phone(text: str) -> str | None:
    """A phone number as it can be rung, with an extension if there is one; None when it cannot be one.

    Short numbers are right: inside the trust people ring extensions.
    """
    # Numbers typed on an Urdu or Bengali keyboard are numbers.
    number = "".join(str(unicodedata.decimal(sign, sign)) for sign in text).strip()
    extension = _EXTENSION.search(number)
    if extension:
        number = number[: extension.start()]
    digits = re.sub(r"[\s().\-/]", "", number)
    if not re.fullmatch(r"\+?\d+", digits) or not FEWEST_DIGITS <= len(digits.lstrip("+")) <= MOST_DIGITS:
        return None
    tidy = " ".join(number.split())
    return f"{tidy} ext {extension[1]}" if extension else tidy


def dial(number: str) -> str:
    """The address that rings a tidy number, its extension included."""
    main, _found, extension = number.partition(" ext ")
    if main.startswith("+"):
        main = main.replace("(0)", "")  # rung from inside the country only
    digits = re.sub(r"[^\d+]", "", main)
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"


def clean_email(text: str) -> str | None:
    """An email address, or None when it cannot be one."""
    address = text.strip()
    return address if len(address) <= 254 and _EMAIL.fullmatch(address) else None


def clean_contact(reach: str, text: str) -> str | None:
    """What was typed for this way of being reached, tidied; None when it cannot work."""
    if reach == "phone":
        return clean_phone(text)
    if reach == "email":
        return clean_email(text)
    return " ".join(text.split()) or None
