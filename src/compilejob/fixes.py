"""Applying fixes to the text of a file: only the span concerned changes, also inside the JSON of a string."""

from collections.abc import Callable, Iterable, Iterator

from compilejob.read import Document, Edit, read_bytes
from compilejob.results import Result, results

_ROUNDS = 10  # a fix can make another possible, such as JSON text whose options can now be read


def fixed(document: Document, judge: Callable[[Document], Iterable[Result]] = results) -> Document:
    """The document with every fix applied that its findings carry; `document` itself when there is none."""
    for _ in range(_ROUNDS):
        text = apply(document.source.text, _edits(document, judge))
        if text == document.source.text:
            break
        content = document.encoded(text)
        document = read_bytes(document.name, content, suffix=document.suffix, named=document.named)
    return document


def _edits(document: Document, judge: Callable[[Document], Iterable[Result]]) -> Iterator[Edit]:
    if document.problems:  # a key that is repeated: taking one away would bring another to life
        return
    for result in judge(document):
        for placed in result.placed:
            if placed.correction is not None:
                yield placed.correction.edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, the first of those that overlap."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start >= position:
            parts += [text[position : edit.span.start], edit.text]
            position = edit.span.end
    return "".join([*parts, text[position:]])
