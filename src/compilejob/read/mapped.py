"""A text that is put together from strings of a file: what stands in it, stands in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from compilejob.findings import Fix, Path
from compilejob.read.document import Document
from compilejob.read.json.syntax import json_literal
from compilejob.read.place import Edit, Lines, Place, Span
from compilejob.read.source import Source
from compilejob.read.syntax import Characters


@dataclass(slots=True)
class Assembled:
    """A text as it is put together, and where in the file each character of it starts and ends."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, characters: Iterable[Characters], text: str) -> None:
        """Add what strings of the file hold, written as a `text` of the same length or a longer one."""
        self.text += text
        for part in characters:
            self.starts += part.offsets[:-1]
            self.ends += part.offsets[1:]
        last = self.ends[-1] if self.ends else 0
        added = [last] * (len(self.text) - len(self.starts))
        self.starts += added
        self.ends += added


@dataclass(frozen=True)
class MappedSource:
    """The places of the values of an assembled text in the JSON file that its strings are from."""

    text: str
    inner: Source
    assembled: Assembled

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands, or the nearest value around it that has a place."""
        return self.outer(self.inner.span(path))

    def key(self, path: Path) -> Span | None:
        """Where the name of the member at `path` stands, if it has one and that has a place."""
        span = self.inner.key(path)
        return self.outer(span) if span else None

    def place(self, span: Span) -> Place:
        """A span by lines and columns."""
        return self._lines.place(span)

    def line(self, number: int) -> str:
        """The line of a number, without its end."""
        return self._lines.line(number)

    def edit(self, fix: Fix) -> Edit | None:
        """A fix as an edit of one of the file's strings; None when it cannot be written there."""
        inner = self.inner.edit(fix)
        if inner is None or not self._is_in_one_string(inner.span):
            return None
        return Edit(self.outer(inner.span), json_literal(inner.text)[1:-1])

    def outer(self, span: Span) -> Span:
        """A span of the assembled text as a span of the file."""
        starts, ends = self.assembled.starts, self.assembled.ends
        if span.start < span.end:
            return Span(starts[span.start], ends[span.end - 1])
        at = starts[span.start] if span.start < len(starts) else ends[-1] if ends else 0
        return Span(at, at)

    def _is_in_one_string(self, span: Span) -> bool:
        starts, ends = self.assembled.starts, self.assembled.ends
        return all(ends[at] == starts[at + 1] for at in range(span.start, span.end - 1))


def mapped(document: Document, text: str, assembled: Assembled) -> Document:
    """The document in an assembled text as one of the file with the `text`."""
    source = MappedSource(text, document.source, assembled)
    comments = ((comment, source.outer(comment.span)) for comment in document.comments)
    return document._replace(
        source=source,
        problems=tuple((finding, source.outer(span)) for finding, span in document.problems),
        comments=tuple(comment._replace(span=span, line=source.place(span).line) for comment, span in comments),
    )
