"""Stretches of a text: by offsets, as readers find them, and by lines and columns, as people and editors count them."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z|(?=#))")


class Span(NamedTuple):
    """A stretch of a text, by offsets; `end` is the offset behind its last character."""

    start: int
    end: int


class Place(NamedTuple):
    """A stretch of a text, by lines and columns that count from 1; the end column is behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(NamedTuple):
    """Text to put in the place of a span."""

    span: Span
    text: str


@dataclass(frozen=True)
class Lines:
    """The lines of a text, which end with LF, CR LF or CR."""

    text: str
    first: int = 1
    """The number of the first line, for a text that is cut from a file."""
    _recent: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The line that was asked for last: when a file is one long line, everything stands in it."""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""
        return Place(*self._position(span.start), *self._position(span.end))

    def line(self, number: int) -> str:
        """The line of a number, without its end; "" when there is none."""
        if number not in self._recent:
            self._recent.clear()
            self._recent[number] = self._cut(number - self.first)
        return self._recent[number]

    def _cut(self, index: int) -> str:
        if not 0 <= index < len(self._starts):
            return ""
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[index] : end].rstrip("\r\n")

    def offset(self, number: int, column: int) -> int:
        """The offset of a line and a column that count from 1."""
        return min(self._starts[min(number - self.first, len(self._starts) - 1)] + column - 1, len(self.text))

    def _position(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._starts, offset)
        return index + self.first - 1, offset - self._starts[index - 1] + 1


def whole_lines(text: str, span: Span) -> Span | None:
    """A span that has its lines for itself, with them; a comment behind it stays. None when it shares its lines."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    rest = _REST_OF_LINE.match(text, span.end)
    if text[start : span.start].strip(" \t") or rest is None:
        return None
    return Span(span.start, rest.end()) if text[rest.end() : rest.end() + 1] == "#" else Span(start, rest.end())
