"""Where each value of a JSON text stands, also inside the JSON that stands in its strings."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from compilejob.findings import Path

_TOKEN = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+)', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, by offsets; `end` is the offset behind its last character."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text, by lines and columns that count from 1; the end column is behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Node:
    """Where a value stands and, when it is a member of an object, where its key does."""

    span: Span
    key: Span | None = None


@dataclass(slots=True)
class _Container:
    path: Path
    start: int
    key: Span | None
    is_object: bool
    step: str | int | None
    """The name or index of the item being read; None before a name."""
    step_key: Span | None = None


def nodes(text: str) -> Iterator[tuple[Path, Node]]:
    """The path and place of every value of a JSON text, inner ones before the value they stand in."""
    containers: list[_Container] = []
    for token in _TOKEN.finditer(text):
        kind, span = token[1][0], Span(token.start(1), token.end(1))
        holder = containers[-1] if containers else None
        if kind in "}]":
            if holder is None:
                return
            containers.pop()
            yield holder.path, Node(Span(holder.start, span.end), holder.key)
        elif kind == ",":
            if holder is not None:
                holder.step, holder.step_key = None if holder.is_object else _next_index(holder.step), None
        elif kind == ":":
            continue
        elif holder is not None and holder.is_object and holder.step is None:
            holder.step, holder.step_key = json.loads(token[1]), span
        else:
            path = () if holder is None or holder.step is None else (*holder.path, holder.step)
            key = holder.step_key if holder else None
            if kind in "{[":
                containers.append(_Container(path, span.start, key, kind == "{", None if kind == "{" else 0))
            else:
                yield path, Node(span, key)


def _next_index(step: str | int | None) -> int:
    return step + 1 if isinstance(step, int) else 0


@dataclass(frozen=True, slots=True)
class Embedded:
    """The JSON text that a string of another text holds."""

    text: str
    offsets: Sequence[int]
    """For each character of the text, and for its end, the offset in the outer text."""
    nodes: Mapping[Path, Node]

    @classmethod
    def of(cls, literal: str, start: int) -> "Embedded":
        """What the string literal that starts at `start` holds."""
        characters, offsets = [], []
        for match in _ESCAPE.finditer(literal, 1, len(literal) - 1):
            characters.append(json.loads(f'"{match[0]}"', strict=False))
            offsets.append(start + match.start())
        text = "".join(characters)
        return cls(text, (*offsets, start + len(literal) - 1), dict(nodes(text)))

    def outer(self, span: Span) -> Span:
        """A span of the inner text as a span of the outer one."""
        return Span(self.offsets[span.start], self.offsets[span.end])


@dataclass(frozen=True)
class SourceText:
    """A JSON text and the places of its values, also of those inside the JSON of its strings."""

    text: str
    _embedded: dict[Path, Embedded] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> Mapping[Path, Node]:
        """Every value's place; for a key that is repeated, its last value's."""
        return dict(nodes(self.text))

    def split(self, path: Path) -> tuple[Path, Path]:
        """A path as the part this text has itself and the part inside a string of it."""
        length = next((length for length in range(len(path), 0, -1) if path[:length] in self.nodes), 0)
        return path[:length], path[length:]

    def embedded(self, path: Path) -> Embedded | None:
        """The JSON in the string at `path`; None when no string is there."""
        span = self.nodes[path].span if path in self.nodes else Span(0, 0)
        literal = self.text[span.start : span.end]
        if not literal.startswith('"'):
            return None
        if path not in self._embedded:
            self._embedded[path] = Embedded.of(literal, span.start)
        return self._embedded[path]

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands, or the nearest value around it that has a place."""
        own, rest = self.split(path)
        embedded = self.embedded(own) if rest else None
        if embedded is not None:
            for length in range(len(rest), 0, -1):
                if rest[:length] in embedded.nodes:
                    return embedded.outer(embedded.nodes[rest[:length]].span)
        return self.nodes[own].span if own in self.nodes else Span(0, 0)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""
        return Place(*self._position(span.start), *self._position(span.end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
