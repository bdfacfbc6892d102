"""Where each value of a TOML text stands. The values themselves are read by `tomllib`, which knows no places."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from compilejob.findings import Path
from compilejob.read.place import Span
from compilejob.read.syntax import Node

_BASIC = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_LITERAL = r"'[^'\n]*'"
_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_NAME = re.compile(rf"[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL}")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
STRING = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*"{3,5}' rf"|'''[^']*(?:'{{1,2}}(?!')[^']*)*'{{3,5}}|{_BASIC}|{_LITERAL}",
    re.DOTALL,
)
_WORD = re.compile(r"[^\s,\[\]{}#=\"']+(?: \d\d:\d\d[^\s,\[\]{}#]*)?")


@dataclass(frozen=True, slots=True)
class Member:
    """A value that is written out: what an edit of it needs to know."""

    start: int
    """Where its key begins, or the value itself in an array."""
    is_line: bool
    """Whether it is a member of a table, and so a line of its own."""
    is_dotted: bool = False
    """Whether its key names the tables it is in."""
    is_literal: bool = True
    """Whether it holds no other values."""


@dataclass(slots=True)
class Tree:
    """The places of a text's values. A table stands where its header does."""

    places: dict[Path, Node] = field(default_factory=dict)
    members: dict[Span, Member] = field(default_factory=dict)

    def literals(self) -> Iterator[Span]:
        """Where keys and values stand that hold no other values, so that a # in them begins no comment."""
        for node in self.places.values():
            if node.key is not None:
                yield node.key
        yield from (span for span, member in self.members.items() if member.is_literal)


class _LostError(ValueError):
    """Raised where the text is not what it was taken for."""


def tree_of(text: str, data: Mapping[str, object]) -> Tree:
    """The places of the values in `data`, which is what `text` holds; none when they do not fit it."""
    reader = _Reader(text)
    try:
        reader.read()
        fits = set(reader.tree.places) == set(_paths(data))
    except (_LostError, RecursionError, ValueError):
        fits = False
    return reader.tree if fits else Tree()


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield (*path, step)
        yield from _paths(item, (*path, step))


@dataclass(slots=True)
class _Reader:
    text: str
    tree: Tree = field(default_factory=Tree)
    _position: int = 0
    _lengths: dict[Path, int] = field(default_factory=dict)
    """Of the arrays of tables."""

    def read(self) -> None:
        table: Path = ()
        while True:
            self._skip(_GAP)
            if self._position >= len(self.text):
                return
            if self.text.startswith("[", self._position):
                table = self._header()
            else:
                self._member(table, is_line=True)

    def _header(self) -> Path:
        start = self._position
        is_array = self.text.startswith("[[", start)
        self._expect("[[" if is_array else "[")
        self._skip(_SPACE)
        names = self._names()
        self._skip(_SPACE)
        self._expect("]]" if is_array else "]")
        node = Node(Span(start, self._position))
        path: Path = ()
        for index, (name, _) in enumerate(names):
            path = (*path, name)
            is_last = index == len(names) - 1
            if is_last and is_array:
                self.tree.places.setdefault(path, node)
                number = self._lengths[path] = self._lengths.get(path, -1) + 1
                path = (*path, number)
            elif path in self._lengths:
                path = (*path, self._lengths[path])
            self.tree.places.setdefault(path, node)
        self.tree.places[path] = node
        return path

    def _names(self) -> list[tuple[str, Span]]:
        names = []
        while True:
            match = _NAME.match(self.text, self._position)
            if match is None:
                raise _LostError
            literal = match[0]
            name = tomllib.loads(f"k = {literal}")["k"] if literal[0] in "\"'" else literal
            names.append((name, Span(*match.span())))
            self._position = match.end()
            if not self._skip(_DOT):
                return names

    def _member(self, table: Path, *, is_line: bool) -> None:
        start = self._position
        names = self._names()
        self._skip(_SPACE)
        self._expect("=")
        self._skip(_SPACE)
        path = table
        for name, span in names[:-1]:
            path = (*path, name)
            self.tree.places.setdefault(path, Node(span))
        name, span = names[-1]
        self._value((*path, name), span, Member(start, is_line, len(names) > 1))

    def _value(self, path: Path, key: Span | None, member: Member) -> None:
        start = self._position
        sign = self.text[start : start + 1]
        if sign == "[":
            self._items(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            match = (STRING if sign in ('"', "'") else _WORD).match(self.text, start)
            if match is None:
                raise _LostError
            self._position = match.end()
        span = Span(start, self._position)
        self.tree.places[path] = Node(span, key)
        self.tree.members[span] = member if sign not in ("[", "{") else replace(member, is_literal=False)

    def _items(self, path: Path) -> None:
        self._expect("[")
        index = 0
        while True:
            self._skip(_GAP)
            if self._take("]"):
                return
            self._value((*path, index), None, Member(self._position, is_line=False))
            index += 1
            self._skip(_GAP)
            if not self._take(","):
                self._expect("]")
                return

    def _inline_table(self, path: Path) -> None:
        self._expect("{")
        while True:
            self._skip(_GAP)
            if self._take("}"):
                return
            self._member(path, is_line=False)
            self._skip(_GAP)
            if not self._take(","):
                self._expect("}")
                return

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self._position)
        if match is None:
            return False
        self._position = match.end()
        return True

    def _take(self, sign: str) -> bool:
        found = self.text.startswith(sign, self._position)
        self._position += len(sign) * found
        return found

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise _LostError
