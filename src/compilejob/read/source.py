"""Where each value of a file stands, also inside the JSON that stands in its strings, and how a fix is written there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, Protocol

from compilejob.findings import Fix, Path, Remove, Rename
from compilejob.read.json.syntax import JSON, nodes
from compilejob.read.place import Edit, Lines, Place, Span
from compilejob.read.syntax import Characters, Node, Syntax

_MOST_CHARACTERS = 1_000_000
"""The longest string in which places are looked for. No request holds one that comes near."""


class Source(Protocol):
    """The text of a file and the places in it."""

    @property
    def text(self) -> str:
        """The whole text."""

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands, or the nearest value around it that has a place."""

    def key(self, path: Path) -> Span | None:
        """Where the name of the member at `path` stands, if it has one and that has a place."""

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""

    def line(self, number: int) -> str:
        """The line of a number, without its end."""

    def edit(self, fix: Fix) -> Edit | None:
        """A fix as an edit of the text; None when it cannot be written here."""


class Embedded(NamedTuple):
    """The JSON text that a string of another text holds."""

    characters: Characters
    nodes: Mapping[Path, Node]

    def outer(self, span: Span) -> Span:
        """A span of the inner text as a span of the outer one."""
        return Span(self.characters.offsets[span.start], self.characters.offsets[span.end])


@dataclass(frozen=True)
class SourceText:
    """The text of a file in one format and the places of its values."""

    text: str
    syntax: Syntax
    tree: Callable[[], Mapping[Path, Node]] = dict
    """Finds every value's place; asked once, and only when a place is wanted. For a repeated key, the last value's."""
    first_line: int = 1
    _embedded: dict[Path, Embedded | None] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> Mapping[Path, Node]:
        """Every value's place."""
        return self.tree()

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text, self.first_line)

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""
        return self._lines.place(span)

    def line(self, number: int) -> str:
        """The line of a number, without its end."""
        return self._lines.line(number)

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands, or the nearest value around it that has a place."""
        own, rest = self._split(path)
        embedded = self._embedded_at(own) if rest else None
        if embedded is not None:
            for length in range(len(rest), 0, -1):
                if rest[:length] in embedded.nodes:
                    return embedded.outer(embedded.nodes[rest[:length]].span)
        return self.nodes[own].span if own in self.nodes else Span(0, 0)

    def key(self, path: Path) -> Span | None:
        """Where the name of the member at `path` stands, if it has one and that has a place."""
        own, rest = self._split(path)
        if not rest:
            return self.nodes[own].key if own in self.nodes else None
        embedded = self._embedded_at(own)
        node = embedded.nodes.get(rest) if embedded else None
        return embedded.outer(node.key) if embedded and node and node.key else None

    def edit(self, fix: Fix) -> Edit | None:
        """A fix as an edit of the text; None when it cannot be written here."""
        own, rest = self._split(fix.path)
        if not rest:
            return _edit(self.syntax, self.text, self.nodes, fix)
        embedded = self._embedded_at(own)
        if embedded is None:
            return None
        inner = _edit(JSON, embedded.characters.text, embedded.nodes, replace(fix, path=rest))
        written = self.syntax.inside(self.text, self.nodes[own].span, inner.text) if inner else None
        return Edit(embedded.outer(inner.span), written) if inner and written is not None else None

    def _split(self, path: Path) -> tuple[Path, Path]:
        """A path as the part this text has itself and the part inside a string of it."""
        length = next((length for length in range(len(path), 0, -1) if path[:length] in self.nodes), 0)
        return path[:length], path[length:]

    def _embedded_at(self, path: Path) -> Embedded | None:
        if path not in self._embedded:
            node = self.nodes.get(path)
            is_short = node is not None and node.span.end - node.span.start <= _MOST_CHARACTERS
            characters = self.syntax.characters(self.text, node.span) if node and is_short else None
            self._embedded[path] = Embedded(characters, dict(nodes(characters.text))) if characters else None
        return self._embedded[path]


def _edit(syntax: Syntax, text: str, nodes: Mapping[Path, Node], fix: Fix) -> Edit | None:
    node = nodes.get(fix.path)
    if node is None:
        return None
    if isinstance(fix, Remove):
        span, written = syntax.removal(text, node), ""
        return Edit(span, written) if span else None
    if isinstance(fix, Rename):
        name = syntax.key(text, node.key, fix.name) if node.key else None
        return Edit(node.key, name) if node.key and name is not None else None
    value = syntax.value(text, node.span, fix.value)
    return Edit(node.span, value) if value is not None else None
