"""The line of a file in which something is wrong, with a mark under it."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from compilejob.findings import printable
from compilejob.report.colour import SEVERITY, Ink, Paint
from compilejob.results import Placed

TAB = "    "
CUT = "…"
_MARGIN = 4
_WIDEST = 200  # on a wider terminal too: no more of a long line is at hand
_BEFORE = 3  # of the room, one part in so many goes to what stands before the mark


class Excerpt(NamedTuple):
    """A part of a line as a terminal shows it; under it, `mark` columns are marked behind the first `indent`."""

    text: str
    indent: int
    mark: int


def frame(placed: Placed, paint: Paint, width: int) -> list[str]:
    """The line with its number, and a mark under the place; nothing for a line that shows nothing.

    A place that ends on another line is marked to the end of the first one.
    """
    place, line = placed.place, placed.line.rstrip()
    start = place.column - placed.first_column
    end = place.end_column - placed.first_column if place.end_line == place.line else len(line)
    if not line:
        return []
    gutter = f"{place.line:>{_MARGIN}} |"
    part = excerpt(line, start, end, min(width, _WIDEST) - len(gutter) - 1)
    mark = paint("^" * part.mark, SEVERITY[placed.finding.severity])
    below = paint(f"{'|':>{len(gutter)}}", Ink.DIM)
    return [f"{paint(gutter, Ink.DIM)} {part.text}", f"{below} {' ' * part.indent}{mark}"]


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """The part of a line around the characters from `start` to `end`, as wide as there is room for."""
    shown = list(line) if line.isprintable() else [_shown(char) for char in line]
    widths = [1] * len(shown) if line.isascii() and line.isprintable() else [_width(each) for each in shown]
    start = min(start, len(shown))
    first, last = _window(widths, start, room)
    text = "".join(shown[first:last])
    before = CUT if first else ""
    marked = "".join(shown[start : min(max(end, start + 1), last)])
    return Excerpt(
        f"{before}{text}{CUT if last < len(shown) else ''}",
        _width(before) + _width("".join(shown[first:start])),
        max(_width(marked), 1),
    )


def _window(widths: Sequence[int], start: int, room: int) -> tuple[int, int]:
    """The first and the last character of what has room, with `start` in it."""
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 2 * len(CUT)
    first, used = start, 0
    while first > 0 and used + widths[first - 1] <= room // _BEFORE:
        first -= 1
        used += widths[first]
    last = start
    while last < len(widths) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while first > 0 and used + widths[first - 1] <= room:  # what is left when the line ends soon
        first -= 1
        used += widths[first]
    return first, last


def _shown(char: str) -> str:
    return TAB if char == "\t" else printable(char)


def _width(text: str) -> int:
    """The columns a terminal uses for a text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
