"""A file that was read: the requests in it and where they stand."""

from dataclasses import dataclass

from compilejob.findings import Finding, Path
from compilejob.read.spans import Place, SourceText, Span


@dataclass(frozen=True, slots=True)
class FoundRequest:
    """A request in a document: the way to it and the data it is."""

    path: Path
    data: object

    @property
    def pointer(self) -> str:
        """The JSON pointer (RFC 6901) of the request in its document, "" for the whole."""
        return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in self.path)


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its requests, and what hindered reading it."""

    name: str
    source: SourceText
    requests: tuple[FoundRequest, ...] = ()
    problems: tuple[tuple[Finding, Span], ...] = ()
    encoding: str = "utf-8"

    def place(self, path: Path) -> Place:
        """Where the value at `path` of the document stands."""
        return self.source.place(self.source.span(path))
