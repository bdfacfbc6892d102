"""Python files: the requests in calls of `create_compilation_job` and in dict literals. Nothing is run or imported."""

import ast
import io
import json
import tokenize
import warnings
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from compilejob.findings import Path
from compilejob.read.comments import MARK
from compilejob.read.document import Comment, Document, FoundRequest
from compilejob.read.place import Lines, Span
from compilejob.read.python.requests import data_of, requests_in
from compilejob.read.python.syntax import PythonSyntax
from compilejob.read.python.values import Known
from compilejob.read.references import without_references
from compilejob.read.source import SourceText
from compilejob.read.syntax import Node
from compilejob.read.unread import unread
from compilejob.rules.reading import Unread, file_malformed


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a Python file called `name`."""
    text = text.removeprefix("\ufeff")
    lines = Lines(text)
    try:
        tree = parsed(text)
    except SyntaxError as error:
        reason = (error.msg or "it is no program").removeprefix("invalid syntax. ")
        offset = lines.offset(error.lineno or 1, error.offset or 1)
        return unread(name, text, file_malformed, Unread(reason, "Python"), offset)
    except (ValueError, RecursionError, MemoryError):
        return unread(name, text, file_malformed, Unread("it cannot be parsed", "Python"))
    places: dict[Path, Node] = {}
    kept: set[Span] = set()
    requests = without_references(_requests(tree, _Spans(text), places, kept), named=named)
    source = SourceText(text, PythonSyntax(frozenset(kept)), lambda: places)
    return Document(name, source, requests, comments=_comments(text))


def encoding_of(content: bytes) -> str:
    """How the bytes of a program are encoded: as a comment at its head says, if the bytes agree."""
    try:
        told, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        if told != "utf-8" and content.decode(told).encode(told) == content:
            return told
    except (SyntaxError, LookupError, UnicodeError):
        pass
    return json.detect_encoding(content)


def parsed(code: str) -> ast.Module:
    """The tree of a program. Raises `SyntaxError`, `ValueError`, `RecursionError` or `MemoryError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python warns of in the code of others
        return ast.parse(code)


def _requests(tree: ast.Module, spans: "_Spans", places: dict[Path, Node], kept: set[Span]) -> Iterator[FoundRequest]:
    """The requests of a program. Their places, and the spans that no edit may change, are added to what is given."""
    try:
        found = requests_in(tree)
    except RecursionError:  # which no request comes near
        return
    for index, each in enumerate(found):
        path: Path = (index,) if len(found) > 1 else ()
        for way, part, is_shared in _parts(each):
            node = spans.node(part)
            places[*path, *way] = node
            if is_shared:
                kept.add(node.span)
            if node.key and (is_shared or part.hides):
                kept.add(node.key)
        unknown: set[Path] = set()
        data = data_of(each, (), unknown)
        yield FoundRequest(path, data, frozenset(unknown))


def _parts(found: Known, path: Path = (), *, is_shared: bool = False) -> Iterator[tuple[Path, Known, bool]]:
    """Every value in what is known, the way to it, and whether other places use it too."""
    yield path, found, is_shared or found.is_shared
    for step, member in found.members.items():
        yield from _parts(member, (*path, step), is_shared=is_shared or found.is_shared)


class _Spans:
    """From the lines and bytes by which Python's parser counts to offsets."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._bytes: dict[int, list[int]] = {}
        """For lines that hold more than ASCII, the byte at which each character starts."""

    def node(self, found: Known) -> Node:
        """Where what is known stands, and its key."""
        key = found.key
        if isinstance(key, ast.keyword):
            start = self._offset(key.lineno, key.col_offset)
            return Node(self._span(found.at), Span(start, start + len(key.arg or "")))
        return Node(self._span(found.at), self._span(key) if isinstance(key, ast.expr) else None)

    def _span(self, node: ast.expr) -> Span:
        return Span(
            self._offset(node.lineno, node.col_offset),
            self._offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset),
        )

    def _offset(self, line: int, column: int) -> int:
        text = self._lines.line(line)
        if not text.isascii():
            if line not in self._bytes:
                self._bytes[line] = list(accumulate((len(char.encode()) for char in text), initial=0))
            column = bisect_left(self._bytes[line], column)
        return self._lines.offset(line, column + 1)


def _comments(text: str) -> tuple[Comment, ...]:
    if MARK not in text:
        return ()
    lines, found = Lines(text), []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
            if token.type == tokenize.COMMENT and MARK in token.string:
                start = lines.offset(token.start[0], token.start[1] + 1)
                alone = not token.line[: token.start[1]].strip()
                found.append(Comment(token.string[1:], Span(start, start + len(token.string)), token.start[0], alone))
    except (tokenize.TokenError, SyntaxError):  # after which no comments are known
        pass
    return tuple(found)
