"""Jupyter notebooks: the requests in their code cells, at their places in the file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from compilejob.findings import Fix, Path
from compilejob.read import python_file
from compilejob.read.document import Comment, Document
from compilejob.read.json_file import not_json
from compilejob.read.json_syntax import JSON, json_literal, nodes
from compilejob.read.place import Edit, Lines, Place, Span
from compilejob.read.source import Source
from compilejob.read.syntax import Node
from compilejob.read.unread import unread
from compilejob.rules.reading import Unread, file_malformed
from compilejob.wire import NotJson, decode

_MAGIC_LINE = re.compile(r"^[ \t]*(?:[%!?].*|.*\?[ \t]*)$", re.MULTILINE)
_MAGIC_CELL = re.compile(r"\s*%%(?!time\b|timeit\b|capture\b)")


@dataclass(frozen=True)
class CellsText:
    """The text of a notebook and, by the code in its cells, the places of what that code says."""

    text: str
    code: Source
    offsets: list[int]
    """For each character of the code, and for its end, the offset in the file."""

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands, or the nearest value around it that has a place."""
        return self.outer(self.code.span(path))

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""
        return self._lines.place(span)

    def line(self, number: int) -> str:
        """The line of a number, without its end."""
        return self._lines.line(number)

    def edit(self, fix: Fix) -> Edit | None:
        """A fix as an edit of the file; None when it cannot be written here, as when it goes over several of its strings."""
        inner = self.code.edit(fix)
        if inner is None:
            return None
        span = self.outer(inner.span)
        stretch = self.text[span.start : span.end]
        is_one = re.fullmatch(r'(?:[^"\\]|\\.)*', stretch, re.DOTALL) is not None
        return Edit(span, json_literal(inner.text)[1:-1]) if is_one else None

    def outer(self, span: Span) -> Span:
        """A span of the code as a span of the file."""
        if span.end == span.start:
            return Span(self.offsets[span.start], self.offsets[span.start])
        return Span(self.offsets[span.start], self._behind(span.end - 1))

    def _behind(self, index: int) -> int:
        """The offset behind a character: an escape has several."""
        start = self.offsets[index]
        match = _CHARACTER.match(self.text, start)
        return match.end() if match else start + 1


_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a notebook called `name`."""
    try:
        data, _ = decode(text)
    except NotJson as error:
        return unread(name, text, file_malformed, not_json(text, error), error.offset)
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list):
        return unread(name, text, file_malformed, Unread("it has no cells", "a notebook"))
    code, offsets = [], []
    if _is_python(data):
        for cell, places in _cells(data["cells"], text):
            code.append(f"{cell}\n")
            offsets += [*places, places[-1]] if places else [0]
    whole = "".join(code)
    inner = python_file.read(name, whole, named=named)
    source = CellsText(text, inner.source, [*offsets, offsets[-1] if offsets else 0])
    return Document(name, source, inner.requests, comments=tuple(_moved(inner.comments, source)))


def _is_python(notebook: Mapping[str, object]) -> bool:
    metadata = notebook.get("metadata")
    kernel = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    language = kernel.get("language", "python") if isinstance(kernel, dict) else "python"
    return isinstance(language, str) and language.lower() == "python"


def _cells(cells: list[object], text: str) -> Iterator[tuple[str, list[int]]]:
    """The code of each cell that is Python, with the offset of each of its characters."""
    places = dict(nodes(text))
    for index, cell in enumerate(cells):
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        source, way = cell.get("source"), ("cells", index, "source")
        ways: list[Path] = [(*way, line) for line in range(len(source))] if isinstance(source, list) else [way]
        code, offsets = _joined(text, places, ways)
        if _MAGIC_CELL.match(code):
            continue
        code = _MAGIC_LINE.sub(lambda line: " " * len(line[0]), code)
        if _is_program(code):
            yield code, offsets


def _joined(text: str, places: Mapping[Path, Node], ways: list[Path]) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    for way in ways:
        node = places.get(way)
        characters = JSON.characters(text, node.span) if node else None
        if characters is not None:
            parts.append(characters.text)
            offsets += characters.offsets[:-1]
    return "".join(parts), offsets


def _is_program(code: str) -> bool:
    try:
        python_file.parsed(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _moved(comments: tuple[Comment, ...], source: CellsText) -> Iterator[Comment]:
    for comment in comments:
        span = source.outer(comment.span)
        yield replace(comment, span=span, line=source.place(span).line)
