"""String literals of Python: what they hold, and how others are written in their quotes."""

import ast
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compilejob.read.place import Span
from compilejob.read.quoting import escape

LITERAL = re.compile(
    r"""(?P<prefix>[rRuU]|[fF][rR]?|[rR][fF]|)
    (?: (?P<long>'{3}|"{3}) (?:\\.|(?!(?P=long)).)* (?P=long)
      | (?P<short>['"]) (?:\\(?:\r\n|.)|(?!(?P=short))[^\r\n])* (?P=short))""",
    re.DOTALL | re.VERBOSE,
)
GAP = re.compile(r"(?:[ \t\f\r\n]|\\\r?\n|\#[^\r\n]*)*")
_ESCAPE = re.compile(
    r"""\\(?: [xuU](?P<hex>(?<=x)[0-9a-fA-F]{2}|(?<=u)[0-9a-fA-F]{4}|(?<=U)[0-9a-fA-F]{8})
            | (?P<octal>[0-7]{1,3}) | N\{(?P<name>[^}]*)\} | (?P<joined>\r\n|\r|\n) | (?P<char>.) )
      | \r\n | \{\{ | \}\} | .""",
    re.DOTALL | re.VERBOSE,
)
_RAW = re.compile(r"\r\n|\{\{|\}\}|.", re.DOTALL)
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", "'": "'", '"': '"'}


@dataclass(frozen=True, slots=True)
class Literal:
    """One string literal of a text."""

    text: str
    start: int
    """Where what is in the quotes starts."""
    end: int
    prefix: str
    quotes: str

    @property
    def is_raw(self) -> bool:
        """Whether a backslash is one."""
        return "r" in self.prefix.lower()

    @property
    def is_format(self) -> bool:
        """Whether braces stand around what only a run tells."""
        return "f" in self.prefix.lower()

    @property
    def line_break(self) -> str:
        """How the literal ends its lines."""
        return "\r\n" if "\r\n" in self.text[self.start : self.end] else "\n"

    def characters(self) -> Iterator[tuple[int, str | None]]:
        """Each character and its offset; None for one that only a run tells."""
        for match in (_RAW if self.is_raw else _ESCAPE).finditer(self.text, self.start, self.end):
            written = match[0]
            if written in ("{{", "}}") and not self.is_format:
                yield from ((match.start() + index, char) for index, char in enumerate(written))
            elif self.is_format and (written in "{}" or written in ("\\{", "\\}")):
                yield match.start(), None
            else:
                means = _meant(match)
                yield from ((match.start() + index, char) for index, char in enumerate(means))

    def inside(self, characters: str) -> str | None:
        """How characters are written in these quotes; None when they cannot stand there."""
        if self.is_raw:
            return characters if _can_be_raw(characters, self.quotes) and not self.is_format else None
        written = _escaped(characters, self.quotes, self.line_break, is_end=False)
        return written.replace("{", "{{").replace("}", "}}") if self.is_format else written


def strings(text: str, span: Span) -> list[Literal]:
    """The string literals that are all there is in a span; none when there is something else."""
    parts: list[Literal] = []
    position = span.start
    while position < span.end:
        match = LITERAL.match(text, position, span.end)
        if match is None:
            return []
        quotes = match["long"] or match["short"]
        start = match.end("prefix") + len(quotes)
        parts.append(Literal(text, start, match.end() - len(quotes), match["prefix"], quotes))
        gap = GAP.match(text, match.end(), span.end)
        position = gap.end() if gap else span.end
    return parts


def _meant(match: re.Match[str]) -> str:
    """What a character or an escape stands for."""
    if match.lastgroup is not None:
        return _MEANINGS[match.lastgroup](match)
    return {"\r\n": "\n", "\r": "\n", "{{": "{", "}}": "}"}.get(match[0], match[0])


_MEANINGS: Mapping[str, Callable[[re.Match[str]], str]] = {
    "hex": lambda match: chr(int(match["hex"], 16)),
    "octal": lambda match: chr(int(match["octal"], 8)),
    "name": lambda match: unicodedata.lookup(match["name"]),
    "joined": lambda _: "",
    "char": lambda match: _ESCAPED.get(match["char"], match[0]),
}


def _can_be_raw(characters: str, quotes: str, also: str = "") -> bool:
    """Whether characters may stand in quotes without any escape."""
    allowed = also + ("\n\t" if len(quotes) > 1 else "\t")
    return all(char in allowed or (char.isprintable() and char != "\\" and char != quotes[0]) for char in characters)


def _escaped(characters: str, quotes: str, line_break: str, *, is_end: bool = True) -> str:
    """Characters as they are written in quotes; `is_end` says that the closing quotes come next."""
    sign, is_long = quotes[0], len(quotes) > 1
    escaped = []
    for index, char in enumerate(characters):
        if char == sign:
            before = characters[max(index - 2, 0) : index]
            needs_none = is_long and before != sign * 2 and not (is_end and index == len(characters) - 1)
            escaped.append(char if needs_none else f"\\{char}")
        elif char == "\n" and is_long:
            escaped.append(line_break)
        elif char.isprintable() and char != "\\":
            escaped.append(char)
        else:
            escaped.append(escape(char))
    return "".join(escaped)


def string(value: str, old: Literal | None = None) -> str | None:
    """A text in the quotes of an old one when it needs no escapes there, else in those where it needs none."""
    quotes = old.quotes if old else '"'
    line_break = old.line_break if old else "\n"
    prefix = old.prefix if old and not old.is_format else ""
    for sign in (quotes, "'", '"'):
        plain = value.replace("\n", line_break)
        needs_none = _escaped(value, sign, line_break) == plain or (
            old and old.is_raw and _can_be_raw(value, sign, "\\")
        )
        if needs_none and (written := _checked(f"{prefix}{sign}{plain}{sign}", value)):
            return written
    sign = "'" if '"' in value and len(quotes) == 1 else quotes
    kept = "" if old and old.is_raw else prefix
    return _checked(f"{kept}{sign}{_escaped(value, sign, line_break)}{sign}", value)


def literal(value: Any) -> str | None:
    """A value as a literal on one line."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list):
        items = list(map(literal, value))
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if isinstance(value, dict):
        pairs = {literal(name): literal(item) for name, item in value.items()}
        return None if None in pairs.values() else f"{{{', '.join(f'{name}: {item}' for name, item in pairs.items())}}}"
    return repr(value) if value is None or isinstance(value, bool | int | float) else None


def _checked(literal: str, value: object) -> str | None:
    """The literal, when it means the value."""
    return literal if meaning(literal) == (value,) else None


def meaning(written: str) -> tuple[object, ...]:
    """What a literal means, as the only item; nothing when it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return (ast.literal_eval(f"({written}\n)"),)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return ()
