"""How a format writes values: what a reader of a format tells of it beside the values and their places."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from compilejob.read.place import Span


class Node(NamedTuple):
    """Where a value stands and, when it is a member of an object, where its key does."""

    span: Span
    key: Span | None = None


class Characters(NamedTuple):
    """What a string literal holds: its characters and, for each of them and for their end, the offset in the file."""

    text: str
    offsets: Sequence[int]


class Syntax(Protocol):
    """How a format writes values. `text` is the whole text of the file; None says that this cannot be written so."""

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What the string literal holds; None when no string is there, or none whose characters have places."""

    def value(self, text: str, old: Span, value: object) -> str | None:
        """How a value is written in the place of an old one."""

    def key(self, text: str, old: Span, name: str) -> str | None:
        """How a key is written in the place of an old one."""

    def inside(self, text: str, literal: Span, characters: str) -> str | None:
        """How characters are written inside the string literal, which stays quoted as it is."""

    def removal(self, text: str, node: Node) -> Span | None:
        """What to take out so that a member or item is gone."""
