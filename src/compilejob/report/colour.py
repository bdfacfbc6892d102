"""Colours, as terminals of the last forty years understand them."""

from collections.abc import Callable
from enum import StrEnum

from compilejob.findings import Severity


class Ink(StrEnum):
    """What a part of a report is, and the codes (ECMA-48, SGR) that show it as that."""

    ERROR = "1;31"
    WARNING = "1;33"
    HELP = "36"
    STRONG = "1"
    DIM = "2"


SEVERITY = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING}

Paint = Callable[[str, Ink], str]
"""Puts a text into a colour."""


def paint(text: str, ink: Ink) -> str:
    """The text in its colour."""
    return f"\x1b[{ink}m{text}\x1b[0m"


def plain(text: str, _: Ink) -> str:
    """The text as it is."""
    return text


def painter(*, colour: bool) -> Paint:
    """What puts texts into colours, if they are to have any."""
    return paint if colour else plain
