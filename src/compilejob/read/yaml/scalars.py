"""What the scalars of YAML hold, character by character, as PyYAML reads them."""

import re
from collections.abc import Iterator, Sequence

from compilejob.read.place import Span
from compilejob.read.syntax import Characters

Held = tuple[str, int]
"""A character and the offset at which it is written."""

_BREAKS = "\r\n\x85\u2028\u2029"
_BREAK = f"(?:\r\n|[{_BREAKS}])"
_NEXT_BREAK = re.compile(_BREAK)
_FOLD = rf"(?P<fold>[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)|(?P<blanks>[ \t]+)"
_FLOW = {
    "": re.compile(rf"{_FOLD}|(?P<char>.)", re.DOTALL),
    "'": re.compile(rf"{_FOLD}|(?P<doubled>'')|(?P<char>.)", re.DOTALL),
    '"': re.compile(
        rf"{_FOLD}|(?P<joined>\\{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)"
        r"|\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<escaped>.))|(?P<char>.)",
        re.DOTALL,
    ),
}
_ESCAPED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_HEADER = re.compile(rf"(?P<style>[|>])(?P<indicators>[-+0-9]*)[ \t]*(?P<comment>#[^{_BREAKS}]*)?(?:{_BREAK}|\Z)")
_NUMBER = re.compile("[1-9]")
_LINE = re.compile(rf"([^{_BREAKS}]*)({_BREAK}|\Z)")


def characters(text: str, start: int, end: int, value: str) -> Characters | None:
    """The characters of the scalar that stands in `text` from `start` to `end` and holds `value`.

    None when this reading of it comes to another value than PyYAML's.
    """
    style = text[start : start + 1]
    readings: Iterator[list[Held]]
    if style in ("|", ">"):
        readings = (_block(text, start, end, indent) for indent in _indents(text, start, end))
    elif style in ("'", '"'):
        readings = iter([[*_flow(text, start + 1, end - 1, style), ("", end - 1)]])
    else:
        readings = iter([[*_flow(text, start, end, ""), ("", end)]])
    for held in readings:
        if "".join(char for char, _ in held) == value:
            return Characters(value, tuple(offset for _, offset in held))
    return None


def block_comment(text: str, start: int) -> Span | None:
    """Where the comment stands behind the sign that begins a block scalar at `start`, if there is one."""
    header = _HEADER.match(text, start)
    return Span(*header.span("comment")) if header and header["comment"] else None


def numbers_its_indent(text: str, start: int) -> bool:
    """Whether the sign that begins a block scalar at `start` has a number that says how far its lines are indented."""
    header = _HEADER.match(text, start)
    return header is not None and _NUMBER.search(header["indicators"]) is not None


def _flow(text: str, start: int, end: int, style: str) -> Iterator[Held]:
    for match in _FLOW[style].finditer(text, start, end):
        kind, written, offset = match.lastgroup or "", match[0], match.start()
        if kind == "char":
            yield written, offset
        elif kind == "blanks":
            yield from ((char, offset + index) for index, char in enumerate(written))
        elif kind == "fold":
            yield from _folded(text, offset, match.end())
        elif kind == "doubled":
            yield "'", offset
        elif kind == "joined":
            yield from _breaks(text, offset + 2 if text[offset + 1 : offset + 3] != "\r\n" else offset + 3, match.end())
        elif kind == "escaped":
            yield _ESCAPED.get(match[kind], match[kind]), offset
        else:
            yield chr(int(match[kind], 16)), offset


def _folded(text: str, start: int, end: int) -> Iterator[Held]:
    """Line breaks between words: one is a space, of several all but the first are kept."""
    first, *others = _breaks(text, start, end)
    if first[0] != "\n":
        yield first
    elif not others:
        yield " ", start
    yield from others


def _breaks(text: str, start: int, end: int) -> list[Held]:
    return [(_line_break(match[0]), match.start()) for match in _NEXT_BREAK.finditer(text, start, end)]


def _line_break(written: str) -> str:
    return written if written in "\u2028\u2029" else "\n"


def _indents(text: str, start: int, end: int) -> Sequence[int]:
    """How far the lines of a block scalar may be indented: the first line with a text says it, or a number does."""
    header = _HEADER.match(text, start, end)
    if header is None:
        return ()
    widths = [
        len(line) - len(line.lstrip(" ")) for line in _NEXT_BREAK.split(text[header.end() : end]) if line.strip(" ")
    ]
    is_numbered = _NUMBER.search(header["indicators"])
    if not widths:
        return range(1, 100) if is_numbered else (1,)
    return range(min(widths), 0, -1) if is_numbered else widths[:1]


def _block(text: str, start: int, end: int, indent: int) -> list[Held]:
    """The characters of a block scalar whose lines are indented by `indent`, and its end."""
    header = _HEADER.match(text, start, end)
    if header is None:
        return []
    held: list[Held] = []
    kept: list[Held] = []  # the line breaks that wait for what comes after them
    last: Held | None = None  # the break of the line before
    was_plain = False
    for match in _LINE.finditer(text, header.end(), end):
        line, written = match[1], match[2]
        if not line[indent:] and not line.strip(" "):
            if written:
                kept.append((_line_break(written), match.start(2)))
            continue
        is_plain = line[indent : indent + 1] not in (" ", "\t")
        if last is not None and header["style"] == ">" and last[0] == "\n" and was_plain and is_plain:
            if not kept:
                held.append((" ", last[1]))
        elif last is not None:
            held.append(last)
        held += kept
        held += ((char, match.start() + indent + index) for index, char in enumerate(line[indent:]))
        kept, last, was_plain = [], (_line_break(written) if written else "", match.start(2)), is_plain
    if last is not None and last[0] and "-" not in header["indicators"]:
        held.append(last)
    if "+" in header["indicators"]:
        held += kept
    return [*held, ("", last[1] if last is not None and "-" in header["indicators"] else _end(held, end))]


def _end(held: Sequence[Held], end: int) -> int:
    return held[-1][1] + 1 if held else end
