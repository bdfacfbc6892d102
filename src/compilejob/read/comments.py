"""Comments that begin with # and end with their line."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from compilejob.read.document import Comment
from compilejob.read.place import Lines, Span

MARK = "compilejob:"
"""What a comment that is for this program holds."""

_COMMENT = re.compile(r"#([^\r\n]*)")


def comments(text: str, hidden: Iterable[Span]) -> tuple[Comment, ...]:
    """The comments of a text for this program's eyes; in the `hidden` stretches, which hold values, there are none."""
    if MARK not in text:
        return ()
    spans = sorted((span.start, span.end) for span in hidden)
    lines = Lines(text)
    found, position = [], 0
    while match := _COMMENT.search(text, position):
        index = bisect_right(spans, (match.start(), len(text) + 1)) - 1
        if index >= 0 and spans[index][1] > match.start():
            position = spans[index][1]
            continue
        position = match.end()
        if MARK in match[1]:
            place = lines.place(Span(*match.span()))
            alone = not lines.line(place.line)[: place.column - 1].strip()
            found.append(Comment(match[1], Span(*match.span()), place.line, alone))
    return tuple(found)
