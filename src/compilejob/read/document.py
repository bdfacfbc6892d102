"""A file that was read: the requests in it and where they stand."""

from typing import NamedTuple

from compilejob.findings import Finding, Path, pointer
from compilejob.read.place import Place, Span
from compilejob.read.source import Source


class FoundRequest(NamedTuple):
    """A request in a document: the way to it and the data it is."""

    path: Path
    data: object
    unknown: frozenset[Path] = frozenset()
    """Members of the data that are left out of it since only a run would tell their values."""

    @property
    def pointer(self) -> str:
        """The JSON pointer (RFC 6901) of the request in its document, "" for the whole."""
        return pointer(self.path)


class Comment(NamedTuple):
    """A comment of a file, without the sign that begins it."""

    text: str
    span: Span
    line: int
    is_alone: bool
    """Whether nothing else stands on its line."""


class Part(NamedTuple):
    """Which lines of a JSON Lines file a document holds, and what there is to know of the lines before."""

    first_line: int = 1
    first_byte: int = 0
    job_names: frozenset[str] = frozenset()
    """The names of jobs before these lines that stand in these lines again."""


WHOLE = Part()
"""All of a file."""


class Document(NamedTuple):
    """A file: its requests, its comments, and what hindered reading it."""

    name: str
    source: Source
    requests: tuple[FoundRequest, ...] = ()
    problems: tuple[tuple[Finding, Span], ...] = ()
    encoding: str = "utf-8"
    mark: bytes = b""
    """What stands before the text and says how it is encoded."""
    comments: tuple[Comment, ...] = ()
    suffix: str = ""
    """What says the format: the end of the file's name, or what was given in its place."""
    named: bool = True
    """Whether somebody asked for this file; one that was met on a walk holds a request only if it looks like one."""
    part: Part = WHOLE

    def encoded(self, text: str) -> bytes:
        """The file with another text."""
        return self.mark + text.encode(self.encoding)

    def place(self, path: Path) -> Place:
        """Where the value at `path` of the document stands."""
        return self.source.place(self.source.span(path))
