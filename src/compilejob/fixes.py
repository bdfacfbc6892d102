"""Applying fixes to the text of a file: only the span concerned changes, also inside the JSON of a string."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from compilejob.findings import Fix, Path, Remove, Rename
from compilejob.read import Document, read_bytes
from compilejob.read.spans import Node, SourceText, Span
from compilejob.report.result import results

_ROUNDS = 10  # a fix can make another possible, such as JSON text whose options can now be read


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to put in the place of a span."""

    span: Span
    text: str


def fixed(document: Document) -> Document:
    """The document with every fix applied that its findings carry; `document` itself when there is none."""
    for _ in range(_ROUNDS):
        text = _apply(document.source.text, _edits(document))
        if text == document.source.text:
            break
        document = read_bytes(document.name, text.encode(document.encoding))
    return document


def _edits(document: Document) -> Iterator[Edit]:
    if document.problems:  # a key that is repeated: taking one away would bring another to life
        return
    prefixes = {request.pointer: request.path for request in document.requests}
    for result in results(document):
        for placed in result.placed:
            if placed.finding.fix is not None and result.is_request:
                edit = _edit(document.source, placed.finding.fix, prefixes[result.pointer])
                if edit is not None:
                    yield edit


def _edit(source: SourceText, fix: Fix, prefix: Path) -> Edit | None:
    own, rest = source.split(prefix + fix.path)
    if not rest:
        return _plain_edit(source.text, source.nodes, replace(fix, path=own))
    embedded = source.embedded(own)
    if embedded is None:
        return None
    inner = _plain_edit(embedded.text, embedded.nodes, replace(fix, path=rest))
    return Edit(embedded.outer(inner.span), _json(inner.text)[1:-1]) if inner else None


def _plain_edit(text: str, nodes: Mapping[Path, Node], fix: Fix) -> Edit | None:
    """The edit in a text that holds the value itself and not in a string of it."""
    node = nodes.get(fix.path)
    if node is None:
        return None
    if isinstance(fix, Remove):
        return Edit(_with_comma(text, Span((node.key or node.span).start, node.span.end)), "")
    if isinstance(fix, Rename):
        return Edit(node.key, _json(fix.name)) if node.key else None
    return Edit(node.span, _json(fix.value))


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if _is_writable(text) else json.dumps(value)


def _is_writable(text: str) -> bool:
    """Whether a text has no half of a surrogate pair, which no file can hold."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _with_comma(text: str, member: Span) -> Span:
    """A member with the comma that parts it from the next or, for the last one, from the one before."""
    after = re.compile(r"\s*,\s*").match(text, member.end)
    if after:
        return Span(member.start, after.end())
    before = re.search(r",\s*$", text[: member.start])
    return Span(before.start() if before else member.start, member.end)


def _apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, the first of those that overlap."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start >= position:
            parts += [text[position : edit.span.start], edit.text]
            position = edit.span.end
    return "".join([*parts, text[position:]])
