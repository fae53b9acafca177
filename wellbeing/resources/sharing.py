"""Handing help on: an address, and the same address as a square that a phone's camera can read."""

import segno

# Longer, and the little squares of the square become too small for a phone on a wall.
LONGEST = 1_000


def square(address: str) -> str:
    """A QR code as an SVG drawing; empty when the address is too long for one."""
    if len(address.encode()) > LONGEST:
        return ""
    code = segno.make(address, error="m", micro=False)
    return str(
        code.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", svgclass="app-qr", lineclass="")
    )
