"""Settings, each with its reason. A setting that would be unsafe stops the start and says what to do."""

import base64
import hashlib
import ipaddress
import os
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from wellbeing.core import working_days

ROOT = Path(__file__).resolve().parent
_PLAIN = "not-a-secret"
# In development the app starts without secrets of its own, so that this command can.
_HOW = "Run `SOOTHE_CONFIG=development flask --app wsgi secrets` and set what it prints."


class ConfigurationError(RuntimeError):
    """The app must not start; the message names each setting and its mend."""


def _plain_fernet_key(name: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(f"{_PLAIN}-{name}".encode()).digest()).decode()


def _whole_number(text: str) -> int:
    """The number, or -1 for what is none: the fault is said with all others, not as a trace."""
    return int(text) if text.isascii() and text.isdigit() else -1


class Config:
    """What all configurations share; `environ` gives the trust's own values."""

    NAME = "base"
    TESTING = False
    # The demo signs visitors in at a button and fills the app with made-up people.
    DEMO = False
    # Only these configurations may run with the well-known keys below.
    PLAIN_SECRETS_ALLOWED = False

    # Lax, not Strict: a link in a mail must find the visitor still signed in.
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_NAME = "soothe"
    # Ward PCs are shared: an hour without a click signs out.
    PERMANENT_SESSION_LIFETIME = timedelta(hours=1)
    # Slow readers keep their forms: the token lasts as long as the session.
    WTF_CSRF_TIME_LIMIT = None
    # Our own handler answers, so that what was typed is kept.
    WTF_CSRF_CHECK_DEFAULT = False
    # Forms here are short; a larger body is refused before it is read.
    MAX_CONTENT_LENGTH = 256 * 1024
    MAX_FORM_MEMORY_SIZE = 256 * 1024
    MAX_FORM_PARTS = 500
    # A list that leads bring in may be larger: 5,000 resources take 4 MB.
    MAX_UPLOAD = 10 * 1024 * 1024

    def __init__(self, environ: Mapping[str, str]) -> None:
        def get(name: str, default: str) -> str:
            return environ.get(name, "") or default

        # Where the embedded database and the search of the day live.
        self.DATA_FOLDER = Path(get("DATA_FOLDER", str(ROOT / "data"))).resolve()
        self.SQLALCHEMY_DATABASE_URI = get("DATABASE_URL", f"sqlite:///{self.DATA_FOLDER / 'soothe.db'}")
        # A connection that the server closed is replaced, not handed out.
        self.SQLALCHEMY_ENGINE_OPTIONS: dict[str, object] = {
            "pool_pre_ping": "sqlite" not in self.SQLALCHEMY_DATABASE_URI
        }
        # Signs the session cookie.
        self.SECRET_KEY = get("SECRET_KEY", f"{_PLAIN}-session")
        # Keys the hashes of receipts; whoever holds only the database cannot test a code.
        self.RECEIPT_KEY = get("RECEIPT_KEY", f"{_PLAIN}-receipt")
        # Encrypt contacts, waiting mail and answers; the first seals, all open, so keys can be changed.
        self.SEALING_KEYS = tuple(get("SEALING_KEYS", _plain_fernet_key("sealing")).split(","))
        # Mail addresses in these domains prove that someone works here.
        self.TRUST_DOMAINS = tuple(get("TRUST_DOMAINS", "trust.example").lower().split(","))
        self.ORGANISATION = get("ORGANISATION", "The trust")
        # The letters NHS and the logo are trade marks: off unless the setting says "we are an NHS body".
        self.NHS_LOGO = get("NHS_LOGO", "") == "we are an NHS body"
        # Under which licence others may use the published figures; it stands in each file.
        self.FIGURES_LICENCE = get("FIGURES_LICENCE", "Open Government Licence v3.0")
        # Where links in mails lead.
        self.BASE_URL = get("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
        # The pack's files; help-now reads its contacts from here at start and needs no database.
        self.PACK_FOLDER = Path(get("PACK_FOLDER", str(ROOT / "wellbeing" / "resources" / "pack")))
        # Public ranges of the trust's own network, such as 198.51.100.0/24: the link check opens nothing there.
        self.OWN_NETWORKS = tuple(filter(None, get("OWN_NETWORKS", "").split(",")))
        # Whether the jobs look at the pack's links each week; a demo opens nothing by itself.
        self.LINK_CHECKS = get("LINK_CHECKS", "yes" if self.NAME == "production" else "no") == "yes"
        # Proxies in front that may be believed about the visitor's address (0: none).
        self.TRUSTED_PROXIES = int(get("TRUSTED_PROXIES", "0"))
        self.LANGUAGES = tuple(get("LANGUAGES", "en,pl,ur").split(","))
        self._set_the_mail(get)
        self._set_the_network(get)

    def _set_the_mail(self, get: Callable[[str, str], str]) -> None:
        # "console" prints mails, for development and the demo; a host name sends them by SMTP.
        self.MAIL_HOST = get("MAIL_HOST", "console")
        self.MAIL_PORT = int(get("MAIL_PORT", "587"))
        self.MAIL_USER = get("MAIL_USER", "")
        self.MAIL_PASSWORD = get("MAIL_PASSWORD", "")
        # How many seconds a mail server that says nothing is waited for.
        self.MAIL_TIMEOUT = 20.0
        self.MAIL_STARTTLS = get("MAIL_STARTTLS", "yes") == "yes"
        self.MAIL_FROM = get("MAIL_FROM", "SOOTHE <soothe@trust.example>")

    def _set_the_network(self, get: Callable[[str, str], str]) -> None:
        # How many working days a buddy has to answer a request, and how many buddies are asked before the leads.
        self.ANSWER_WORKING_DAYS = _whole_number(get("ANSWER_WORKING_DAYS", "2"))
        self.BUDDIES_ASKED = _whole_number(get("BUDDIES_ASKED", "3"))
        # How many conversations one session may record in ten minutes: far more than anybody talks.
        self.MOST_RECORDS = _whole_number(get("MOST_RECORDS", "60"))
        # Whose bank holidays are no working days: a country, or a part of it after a dash.
        self.HOLIDAYS = get("HOLIDAYS", working_days.ENGLAND)
        # How long the training of a new buddy is good for; after that a refresher is due.
        self.TRAINING_MONTHS = _whole_number(get("TRAINING_MONTHS", "24"))
        # How long one supervision is good for; after that a buddy is not asked until the next.
        self.SUPERVISION_MONTHS = _whole_number(get("SUPERVISION_MONTHS", "3"))

    def faults(self) -> list[str]:
        """Why the app must not start, a sentence each."""
        found = []
        if not self.SQLALCHEMY_DATABASE_URI.startswith(("sqlite:////", "postgresql+psycopg://")):
            found.append(
                "DATABASE_URL must begin with sqlite:/// and a full path, or with postgresql+psycopg://"
            )
        if not 1 <= self.TRAINING_MONTHS <= 60:
            found.append("TRAINING_MONTHS must be a number of months from 1 to 60.")
        if not 1 <= self.SUPERVISION_MONTHS <= 24:
            found.append("SUPERVISION_MONTHS must be a number of months from 1 to 24.")
        if not 1 <= self.MOST_RECORDS <= 10_000:
            found.append("MOST_RECORDS must be a whole number from 1 to 10000.")
        found += self._faults_of_the_clock()
        for network in self.OWN_NETWORKS:
            try:
                ipaddress.ip_network(network)
            except ValueError:
                found.append(f"OWN_NETWORKS: {network!r} is not a range such as 198.51.100.0/24.")
        if not self.PLAIN_SECRETS_ALLOWED:
            default = Demo({})
            for name in ("SECRET_KEY", "RECEIPT_KEY", "SEALING_KEYS"):
                if getattr(self, name) == getattr(default, name):
                    found.append(f"{name} has its default, which everyone knows. {_HOW}")
            if any(len(value) < 32 for value in (self.SECRET_KEY, self.RECEIPT_KEY)):
                found.append("SECRET_KEY and RECEIPT_KEY need at least 32 characters. " + _HOW)
            if self.MAIL_HOST == "console":
                # Printed mails would put addresses and sign-in links into the server's log.
                found.append("MAIL_HOST must name the trust's mail server.")
        return found

    def _faults_of_the_clock(self) -> list[str]:
        found = [
            f"{name} must be a whole number from 1 to 5."
            for name in ("ANSWER_WORKING_DAYS", "BUDDIES_ASKED")
            if not 1 <= getattr(self, name) <= 5
        ]
        # A request lives for 14 days. Each buddy takes the days to answer and the one on which it moves on.
        if not found and self.BUDDIES_ASKED * (self.ANSWER_WORKING_DAYS + 1) > 9:
            found.append(
                "ANSWER_WORKING_DAYS and BUDDIES_ASKED are too many together: a request lives for 14 days, and the "
                "leads need the last ones. 2 days with 3 buddies, 3 with 2, 1 with 4 or 5 with 1 fit."
            )
        if not working_days.is_known(self.HOLIDAYS):
            found.append(
                f"HOLIDAYS: the bank holidays of {self.HOLIDAYS!r} are not known. Give a country or a part of one, "
                "such as GB-ENG, GB-WLS, GB-SCT or GB-NIR."
            )
        return found

    def checked(self) -> "Config":
        """Itself, or ConfigurationError with every fault."""
        faults = self.faults()
        if faults:
            raise ConfigurationError("SOOTHE does not start:\n- " + "\n- ".join(faults))
        return self


class Development(Config):
    """For writing code: plain secrets, no demo people."""

    NAME = "development"
    PLAIN_SECRETS_ALLOWED = True


class Demo(Config):
    """For trying it out: made-up people, sign-in by a button."""

    NAME = "demo"
    DEMO = True
    PLAIN_SECRETS_ALLOWED = True

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(environ)
        # A name that no real trust has, so that nobody takes the made-up people for colleagues.
        self.ORGANISATION = environ.get("ORGANISATION", "") or "Example Trust"


class Test(Config):
    """For the tests: the pseudo-languages stand beside the real ones."""

    NAME = "test"
    TESTING = True
    PLAIN_SECRETS_ALLOWED = True

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(environ)
        self.LANGUAGES = (*self.LANGUAGES, "eo", "yi")


class Production(Config):
    """For a trust: its own secrets, cookies over HTTPS only."""

    NAME = "production"
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-soothe"


_KINDS: dict[str, type[Config]] = {kind.NAME: kind for kind in (Development, Demo, Test, Production)}


def from_environment(environ: Mapping[str, str] = os.environ) -> Config:
    """The configuration that SOOTHE_CONFIG names; production when it names none."""
    name = environ.get("SOOTHE_CONFIG", "production")
    if name not in _KINDS:
        raise ConfigurationError(f"SOOTHE_CONFIG is {name!r}; it must be one of {', '.join(_KINDS)}.")
    return _KINDS[name](environ).checked()
