"""JSON Lines: a request a line. A line that cannot be read is a problem; the others are read."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

from compilejob.findings import Fix, Path, quote
from compilejob.read.document import Document, FoundRequest
from compilejob.read.json.file import not_json, repeated_in
from compilejob.read.json.syntax import JSON, nodes
from compilejob.read.place import Edit, Place, Span
from compilejob.read.references import mentions_reference, without_references
from compilejob.read.shape import is_request
from compilejob.read.source import SourceText
from compilejob.read.unread import Problem, problems
from compilejob.rules.reading import Unread, file_malformed, file_without_request
from compilejob.wire import NotJson, decode


@dataclass(frozen=True)
class LinesText:
    """The text of JSON Lines. The first step of a path is the number of the line in the file, from 0."""

    text: str
    first_line: int = 1
    """The number of the first line, for a text that is cut from a file."""
    _read: dict[int, SourceText] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts, and the end of the text."""
        ends = [match.end() for match in re.finditer("\n", self.text)]
        return [0, *ends, len(self.text)] if not self.text.endswith("\n") else [0, *ends]

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands, or the nearest value around it that has a place."""
        index = self._index(path)
        return self._outer(index, self._source(index).span(path[1:]))

    def key(self, path: Path) -> Span | None:
        """Where the name of the member at `path` stands, if it has one and that has a place."""
        index = self._index(path)
        span = self._source(index).key(path[1:])
        return self._outer(index, span) if span else None

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""
        index = self._at(span.start)
        start = self.starts[index]
        return self._source(index).place(Span(span.start - start, span.end - start))

    def line(self, number: int) -> str:
        """The line of a number, without its end."""
        index = number - self.first_line
        return self._source(index).line(number) if 0 <= index < len(self.starts) - 1 else ""

    def edit(self, fix: Fix) -> Edit | None:
        """A fix as an edit of the text; None when it cannot be written here."""
        index = self._index(fix.path)
        inner = self._source(index).edit(replace(fix, path=fix.path[1:]))
        return Edit(self._outer(index, inner.span), inner.text) if inner else None

    def _index(self, path: Path) -> int:
        return path[0] - self.first_line + 1 if path and isinstance(path[0], int) else 0

    def _at(self, offset: int) -> int:
        return max(0, min(bisect_right(self.starts, offset) - 1, len(self.starts) - 2))

    def _outer(self, index: int, span: Span) -> Span:
        return Span(self.starts[index] + span.start, self.starts[index] + span.end)

    def _source(self, index: int) -> SourceText:
        if index not in self._read:
            line = self.text[self.starts[index] : self.starts[index + 1]] if self.text else ""
            self._read[index] = SourceText(line, JSON, lambda: dict(nodes(line)), self.first_line + index)
        return self._read[index]


def read(name: str, text: str, *, named: bool, first_line: int = 1) -> Document:
    """The document in the text of a JSON Lines file called `name`, or in the lines of it from `first_line` on."""
    source = LinesText(text, first_line)
    requests: list[FoundRequest] = []
    hindrances: list[Problem] = []
    for index, (start, end) in enumerate(zip(source.starts, source.starts[1:], strict=False)):
        line = text[start:end].rstrip("\r\n")
        if not line or line.isspace():
            continue
        number = first_line - 1 + index
        try:
            data, repeated = decode(line)
        except NotJson as error:
            hindrances += problems(file_malformed, not_json(line, error), text, start + error.offset)
            continue
        if repeated:
            hindrances += (
                (replace(finding, path=(number, *finding.path)), Span(start + span.start, start + span.end))
                for finding, span in repeated_in(line)
            )
        if is_request(data) or (named and isinstance(data, dict)):
            requests.append(FoundRequest((number,), data))
        elif named:
            hindrances += problems(file_without_request, Unread(quote(data)), text, start)
    found = without_references(requests, named=named) if mentions_reference(text) else tuple(requests)
    return Document(name, source, found, tuple(hindrances), named=named)
