"""Python expressions as text that a formatter leaves as it is: on one line where they fit, else an item a line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compilejob.model.structure import Unlisted

WIDTH = 88
"""Columns of a line, as formatters have it unless told otherwise."""

_INDENT = "    "
_WIDEST = 3  # columns of a character that is not ASCII, at most


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a function, by the name it has in the program."""

    name: str
    arguments: tuple[object, ...] = ()
    keywords: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chain:
    """Calls of the methods of what the call before has made."""

    calls: tuple[Call, ...]


def names(value: object) -> Iterator[str]:
    """The names an expression needs."""
    if isinstance(value, Unlisted):
        yield Unlisted.__name__
    elif isinstance(value, Chain):
        yield value.calls[0].name.partition(".")[0]
        for call in value.calls:
            yield from (name for argument in (*call.arguments, *call.keywords.values()) for name in names(argument))
    elif isinstance(value, Call):
        yield from names(Chain((value,)))
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from names(item)


def lines(value: object, depth: int = 0, before: str = "", after: str = "") -> Iterator[str]:
    """An expression at a depth of indentation, with what stands before and after it."""
    margin = _INDENT * depth
    if isinstance(value, Chain):
        first, *others = value.calls
        yield from lines(first, depth)
        for position, call in enumerate(others, start=1):
            yield from lines(call, depth, ".", after if position == len(others) else "")
        return
    opening, items, closing = _parts(value)
    whole = f"{margin}{before}{opening}{', '.join(map(''.join, _inline(items)))}{closing}{after}"
    if not items or _columns(whole) <= WIDTH:
        yield whole
        return
    yield f"{margin}{before}{opening}"
    for name, item in items:
        inner = list(lines(item, depth + 1, name, ","))
        if len(items) == 1 and len(inner) > 1 and isinstance(value, Call):
            inner[-1] = inner[-1].removesuffix(",")  # as formatters write a call in a call
        yield from inner
    yield f"{margin}{closing}{after}"


Items = list[tuple[str, object]]
"""The items of an expression, each with what stands before it: a keyword, or the key of a dictionary."""


def _parts(value: object) -> tuple[str, Items, str]:
    """What opens an expression, its items, and what closes it."""
    if isinstance(value, Unlisted):
        value = Call(Unlisted.__name__, (str(value),))
    if isinstance(value, Call):
        items = [("", argument) for argument in value.arguments]
        return f"{value.name}(", items + [(f"{name}=", argument) for name, argument in value.keywords.items()], ")"
    if isinstance(value, dict):
        return "{", [(f"{literal(key)}: ", item) for key, item in value.items()], "}"
    if isinstance(value, list):
        return "[", [("", item) for item in value], "]"
    return literal(value), [], ""


def _inline(items: Items) -> Iterator[tuple[str, str]]:
    for name, value in items:
        opening, inner, closing = _parts(value)
        yield name, f"{opening}{', '.join(map(''.join, _inline(inner)))}{closing}"


def literal(value: object) -> str:
    """A text, number, boolean or None; a text in double quotes, unless single ones need fewer escapes."""
    if not isinstance(value, str):
        return repr(value).replace("e+", "e")
    quote = "'" if value.count('"') > value.count("'") else '"'
    escaped = repr(f'"{value}')[2:-1]  # with a double quote in it, repr writes single ones around, and escapes those
    return quote + _ESCAPED.sub(lambda found: _requoted(found[0], quote), escaped) + quote


_ESCAPED = re.compile(r"""\\.|['"]""", re.DOTALL)


def _requoted(found: str, quote: str) -> str:
    mark = found[-1]
    if mark not in {"'", '"'}:
        return found
    return f"\\{mark}" if mark == quote else mark


def _columns(line: str) -> int:
    return len(line) if line.isascii() else sum(1 if character.isascii() else _WIDEST for character in line)
