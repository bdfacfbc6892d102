"""The literals of Python programs and where their parts stand, found by Python's own parser."""

import ast
import warnings
from collections.abc import Iterator
from typing import Any

from compilejob.findings import Path
from compilejob.read.comments import comments
from compilejob.read.document import Document, FoundRequest
from compilejob.read.place import Lines, Span
from compilejob.read.python.syntax import PythonSyntax
from compilejob.read.source import SourceText
from compilejob.read.syntax import Node


def read(name: str, text: str) -> Document:
    """A program in which each dict and each call with keywords that is a statement of its own is a request."""
    tree = parsed(text)
    found: dict[int, ast.expr] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Dict | ast.Call):
            found[len(found)] = statement.value
    source = SourceText(
        text,
        PythonSyntax(),
        lambda: dict(item for index, value in found.items() for item in places(text, value, (index,))),
    )
    strings = [span_of(text, node) for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    requests = tuple(FoundRequest((index,), meaning(value)) for index, value in found.items())
    return Document(name, source, requests, comments=comments(text, strings))


def parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def meaning(value: ast.expr) -> Any:
    if isinstance(value, ast.Call):
        return {keyword.arg: meaning(keyword.value) for keyword in value.keywords}
    return ast.literal_eval(value)


def places(text: str, value: ast.expr, path: Path = (), key: Span | None = None) -> Iterator[tuple[Path, Node]]:
    """Every value by its path."""
    if isinstance(value, ast.Dict):
        for name, item in zip(value.keys, value.values, strict=True):
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield from places(text, item, (*path, name.value), span_of(text, name))
    elif isinstance(value, ast.Call):
        for keyword in value.keywords:
            name_start = span_of(text, keyword).start
            yield from places(
                text, keyword.value, (*path, keyword.arg or ""), Span(name_start, name_start + len(keyword.arg or ""))
            )
    elif isinstance(value, ast.List):
        for index, item in enumerate(value.elts):
            yield from places(text, item, (*path, index))
    yield path, Node(span_of(text, value), key)


def span_of(text: str, node: Any) -> Span:
    return Span(
        _offset(text, node.lineno, node.col_offset), _offset(text, node.end_lineno or 1, node.end_col_offset or 0)
    )


def _offset(text: str, line: int, column: int) -> int:
    lines = Lines(text)
    return lines.offset(line, 1) + len(lines.line(line).encode()[:column].decode())
