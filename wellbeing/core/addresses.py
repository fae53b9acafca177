"""Which web addresses the app may open by itself: public ones only, so that nobody reaches inside the trust by it.

A link in the pack is written by people, and a lead's account may be taken over. So an address is refused by its
form first (anything but a plain http or https address of a named host), then by the numbers that its name stands
for: if one of them is private, loopback, link-local, reserved or of the trust's own network, nothing is opened.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

Number = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
# Names that never lead to the public web (RFC 6761, RFC 6762, RFC 8375, RFC 7686 and what routers use).
_INNER_NAMES = frozenset(
    ("localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan")
    + ("arpa", "test", "example", "invalid", "onion", "alt")
)
# IPv6 ranges that carry an IPv4 number inside, by which a private one could be reached.
_CARRIERS = tuple(
    ip_network(text)
    for text in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)
_SAFE_IN_PATHS = "/:@!$&'()*+,;=-._~%?"


class Refusal(StrEnum):
    """Why an address is not opened."""

    SCHEME = "scheme"
    FORM = "form"
    NUMBER = "number"
    INNER_NAME = "inner_name"
    PORT = "port"
    NOT_PUBLIC = "not_public"


class AddressRefused(Exception):
    """An address that must not be opened, and why."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.value)


@dataclass(frozen=True)
class Target:
    """What to open: a host by its ASCII name, a port, and what to ask it for."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address in its plain form."""
        port = "" if self.has_usual_port else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.path}"

    @property
    def has_usual_port(self) -> bool:
        """Whether the port goes without saying."""
        return self.port == _PORTS[self.scheme]


@dataclass(frozen=True)
class Reach:
    """What may be opened: by default ports 80 and 443 of every public number.

    `own` are public ranges of the trust, refused too; `doors` are single (number, port) pairs let through, for tests.
    """

    own: tuple[Network, ...] = ()
    doors: frozenset[tuple[Number, int]] = frozenset()

    def admits(self, number: Number, port: int) -> bool:
        """Whether a connection to this number may be made."""
        if (number, port) in self.doors:
            return True
        mine = any(number.version == network.version and number in network for network in self.own)
        return is_public(number) and not mine


def is_public(number: Number) -> bool:
    """Whether a number is of the public internet and carries no other number inside."""
    if isinstance(number, IPv6Address) and (
        number.is_site_local or any(number in network for network in _CARRIERS)
    ):
        return False
    plain = number.is_global and not number.is_multicast and not number.is_reserved
    return plain and not (number.is_loopback or number.is_link_local or number.is_unspecified)


def target_of(url: str, reach: Reach = Reach()) -> Target:
    """What an address asks for; AddressRefused when its form alone forbids it."""
    if len(url) > LONGEST or not url.isprintable() or any(mark in url for mark in "\\ \t"):
        raise AddressRefused(Refusal.FORM)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise AddressRefused(Refusal.FORM) from fault
    if parts.scheme not in _PORTS:
        raise AddressRefused(Refusal.SCHEME)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(Refusal.FORM)
    port = _PORTS[parts.scheme] if port is None else port
    if port not in _PORTS.values() and port not in {open_port for _number, open_port in reach.doors}:
        raise AddressRefused(Refusal.PORT)
    path = quote(parts.path or "/", safe=_SAFE_IN_PATHS)
    query = f"?{quote(parts.query, safe=_SAFE_IN_PATHS)}" if parts.query else ""
    return Target(parts.scheme, _ascii_name(host), port, path + query)


def follow(target: Target, location: str, reach: Reach = Reach()) -> Target:
    """Where a redirect leads; AddressRefused when it must not be followed."""
    return target_of(urljoin(target.url, location), reach)


def admitted(numbers: Iterable[str], port: int, reach: Reach) -> str:
    """The first of a host's numbers. AddressRefused if a single one of them is not public: it may be served next."""
    found = [ip_address(text.partition("%")[0]) for text in numbers]
    if not found or not all(reach.admits(number, port) for number in found):
        raise AddressRefused(Refusal.NOT_PUBLIC)
    return str(found[0])


def _ascii_name(host: str) -> str:
    """A host's name as the name service wants it. A number in any notation, such as 0x7f.1, is no name."""
    try:
        name = (
            host.encode("idna").decode().lower().rstrip(".")
            if not host.isascii()
            else host.lower().rstrip(".")
        )
    except UnicodeError as fault:
        raise AddressRefused(Refusal.FORM) from fault
    labels = name.split(".")
    if ":" in name or re.fullmatch(r"0x[0-9a-f]*|[0-9]+", labels[-1]):
        raise AddressRefused(Refusal.NUMBER)
    if not all(_LABEL.fullmatch(label) for label in labels) or len(name) > 253:
        raise AddressRefused(Refusal.FORM)
    if len(labels) < 2 or labels[-1] in _INNER_NAMES:
        raise AddressRefused(Refusal.INNER_NAME)
    return name
