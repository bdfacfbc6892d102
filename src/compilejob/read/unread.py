"""Documents that could not be read, and what was wrong with them."""

from collections.abc import Iterable
from dataclasses import replace

from compilejob.findings import Finding, Path
from compilejob.read.document import Document
from compilejob.read.json.syntax import JSON
from compilejob.read.place import Span
from compilejob.read.source import SourceText
from compilejob.rules.reading import Unread, file_repeated_key
from compilejob.rules.rule import Rule

Problem = tuple[Finding, Span]


def unread(
    name: str, text: str, rule: Rule[Unread], subject: Unread, offset: int = 0, *, first_line: int = 1
) -> Document:
    """A document in which nothing could be read."""
    return Document(name, SourceText(text, JSON, first_line=first_line), problems=problems(rule, subject, text, offset))


def problems(rule: Rule[Unread], subject: Unread, text: str, offset: int = 0) -> tuple[Problem, ...]:
    """What a rule finds where reading a text stopped."""
    return tuple((finding, Span(offset, min(offset + 1, len(text)))) for finding in rule.findings(subject))


def repeated_keys(twice: Iterable[tuple[Path, Span]]) -> tuple[Problem, ...]:
    """The keys that stand more than once in an object, at the last of their places; of those inside another the outer."""
    spans = dict(twice)
    outer = {path: span for path, span in spans.items() if not any(path[:end] in spans for end in range(1, len(path)))}
    return tuple(
        (replace(finding, path=path), span)
        for path, span in outer.items()
        for finding in file_repeated_key.findings(Unread(str(path[-1])))
    )
