"""Python files: the requests in calls of `create_compilation_job` and in dict literals. Nothing is run or imported."""

import ast
import io
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import replace

from compilejob.findings import Path
from compilejob.model.lookup import members
from compilejob.model.request import Request
from compilejob.read.document import Comment, Document, FoundRequest
from compilejob.read.place import Lines, Span
from compilejob.read.python_names import CALL, own_nodes, scopes
from compilejob.read.python_syntax import PYTHON
from compilejob.read.python_values import Known, is_whole, known, of_keywords
from compilejob.read.references import REFERENCE
from compilejob.read.shape import is_request
from compilejob.read.source import SourceText
from compilejob.read.syntax import Node
from compilejob.read.unread import unread
from compilejob.rules.reading import Unread, file_malformed

_MARK = "compilejob:"
"""What a comment that is for this program holds."""


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a Python file called `name`."""
    del named  # what is no Python is told by `read_bytes`, as for other formats
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
    requests = tuple(_requests(tree, _Spans(text), places))
    return Document(name, SourceText(text, PYTHON, lambda: places), requests, comments=_comments(text))


def parsed(code: str) -> ast.Module:
    """The tree of a program. Raises `SyntaxError`, `ValueError`, `RecursionError` or `MemoryError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python warns of in the code of others
        return ast.parse(code)


def _requests(tree: ast.Module, spans: "_Spans", places: dict[Path, Node]) -> Iterator[FoundRequest]:
    try:
        found = _found(tree)
    except RecursionError:  # which no request comes near
        return
    for index, each in enumerate(found):
        path: Path = (index,) if len(found) > 1 else ()
        places.update({(*path, *way): spans.node(part) for way, part in each.places()})
        unknown: set[Path] = set()
        data = _data(each, (), unknown)
        yield FoundRequest(path, data, frozenset(unknown))


def _found(tree: ast.Module) -> list[Known]:
    """What is known of each request, in the order of the program."""
    every = list(scopes(tree))
    calls = [
        request
        for scope, names in every
        for node in own_nodes(scope)
        if isinstance(node, ast.Call) and _is_create(node.func) and (request := of_keywords(node, names)).members
    ]
    used = {literal for call in calls for _, part in call.places() for literal in part.literals}
    literals = [
        _opened(literal)  # where it goes is not seen: a program may give it more
        for scope, names in every
        for node in own_nodes(scope)
        if isinstance(node, ast.Dict) and id(node) not in used and _is_request(literal := known(node, names))
    ]
    return sorted([*calls, *literals], key=lambda each: (each.at.lineno, each.at.col_offset))


def _opened(found: Known) -> Known:
    inside = {name: _opened(part) if isinstance(part.value, dict) else part for name, part in found.members.items()}
    return replace(found, members=inside, is_open=True)


def _is_request(found: Known) -> bool:
    """Whether it looks like a request, whatever the values that are not known."""
    seen = {name: member.value if member.value is not REFERENCE else None for name, member in found.members.items()}
    return is_request(seen)


def _is_create(function: ast.expr) -> bool:
    return (isinstance(function, ast.Attribute) and function.attr == CALL) or (
        isinstance(function, ast.Name) and function.id == CALL
    )


def _data(found: Known, path: Path, unknown: set[Path]) -> dict[str | int, object]:
    """The members that are known; the ways to those that are not go to `unknown`."""
    data: dict[str | int, object] = {}
    for name, member in found.members.items():
        way = (*path, name)
        if isinstance(member.value, dict) and members(Request, way):
            data[name] = _data(member, way, unknown)
        elif is_whole(member):
            data[name] = member.value
        else:
            unknown.add(way)
    if found.is_open:
        unknown.update((*path, name) for name in members(Request, path) if name not in found.members)
    return data


class _Spans:
    """From the lines and bytes by which Python's parser counts to offsets."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._is_plain = text.isascii()

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
        if not self._is_plain:
            column = len(self._lines.line(line).encode()[:column].decode("utf-8", "ignore"))
        return self._lines.offset(line, column + 1)


def _comments(text: str) -> tuple[Comment, ...]:
    if _MARK not in text:
        return ()
    lines, found = Lines(text), []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
            if token.type == tokenize.COMMENT and _MARK in token.string:
                start = lines.offset(token.start[0], token.start[1] + 1)
                alone = not token.line[: token.start[1]].strip()
                found.append(Comment(token.string[1:], Span(start, start + len(token.string)), token.start[0], alone))
    except (tokenize.TokenError, SyntaxError):  # after which no comments are known
        pass
    return tuple(found)
