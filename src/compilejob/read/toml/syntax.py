"""How TOML writes values: what is put in the place of a string keeps its quotes where these can hold it."""

import json
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from compilejob.read.json.syntax import JSON
from compilejob.read.place import Span, whole_lines
from compilejob.read.quoting import double_quoted
from compilejob.read.syntax import Characters, Node
from compilejob.read.toml.nodes import STRING, Tree

_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|(\\[ \t]*\r?\n[ \t\r\n]*)|\\(.)|(\r\n)|.", re.DOTALL)
_NO_ESCAPES = re.compile(r"\r\n|.", re.DOTALL)
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class TomlSyntax:
    """How TOML writes values."""

    tree: Tree

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What the string holds."""
        if STRING.fullmatch(text, literal.start, literal.end) is None:
            return None
        sign, start, end = _content(text, literal)
        characters, offsets = [], []
        for match in (_ESCAPES if sign[0] == '"' else _NO_ESCAPES).finditer(text, start, end):
            characters.append(_character(match))
            offsets += [match.start()] * len(characters[-1])
        return Characters("".join(characters), (*offsets, end))

    def value(self, text: str, old: Span, value: object) -> str | None:
        """How a value is written in the place of an old one."""
        if old not in self.tree.members:
            return None
        if isinstance(value, str) and STRING.fullmatch(text, old.start, old.end):
            return _quoted(value, *_content(text, old)[:2], text[old.start : old.end])
        has_layout = any(sign in text[old.start : old.end] for sign in "#\n") and text[old.start] in "[{"
        return None if has_layout else _checked(_literal(value), value)

    def key(self, text: str, old: Span, name: str) -> str | None:
        """How a key is written in the place of an old one."""
        del text, old
        return name if _BARE.fullmatch(name) else _checked(double_quoted(name), name)

    def inside(self, text: str, literal: Span, characters: str) -> str | None:
        """How characters are written inside the string, which stays in its quotes."""
        if literal not in self.tree.members:
            return None
        if text[literal.start] == '"':
            return double_quoted(characters)[1:-1]
        return None if "'" in characters or not (characters.isprintable() or not characters) else characters

    def removal(self, text: str, node: Node) -> Span | None:
        """A member with its line or its comma; None where the table would go with it."""
        member = self.tree.members.get(node.span)
        if member is None or member.is_dotted:
            return None
        if member.is_line:
            return whole_lines(text, Span(member.start, node.span.end))
        return JSON.removal(text, node)


def _content(text: str, literal: Span) -> tuple[str, int, int]:
    """The quotes of a string, and where what is in them starts and ends."""
    sign = text[literal.start] * (3 if text.startswith(('"""', "'''"), literal.start) else 1)
    start = literal.start + len(sign)
    if len(sign) > 1:
        start += 2 if text.startswith("\r\n", start) else int(text.startswith("\n", start))
    return sign, start, literal.end - len(sign)


def _character(match: re.Match[str]) -> str:
    if match.re is _NO_ESCAPES:
        return "\n" if match[0] == "\r\n" else match[0]
    short, long, joined, escaped, line_break = match.groups()
    if joined:
        return ""
    if line_break:
        return "\n"
    return chr(int(short or long, 16)) if short or long else _ESCAPED.get(escaped, escaped) if escaped else match[0]


def _quoted(value: str, sign: str, start: int, old: str) -> str | None:
    """A text in the quotes that the old one had or, when they cannot hold it, in others."""
    del start
    opening = sign + ("\n" if old.startswith((f"{sign}\n", f"{sign}\r\n")) else "")
    ways = {
        "'": opening + value,
        "'''": opening + value,
        '"""': opening + double_quoted(value)[1:-1].replace("\\n", "\n"),
    }
    kept = _checked(ways[sign] + sign, value) if sign in ways else None
    return kept if kept is not None else _checked(double_quoted(value), value)


def _literal(value: Any) -> str | None:
    if isinstance(value, str):
        return double_quoted(value)
    if isinstance(value, list):
        items = list(map(_literal, value))
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if isinstance(value, dict):
        pairs = {name: _literal(item) for name, item in value.items()}
        if None in pairs.values():
            return None
        return f"{{{', '.join(f'{double_quoted(name)} = {item}' for name, item in pairs.items())}}}"
    return json.dumps(value) if isinstance(value, bool | int | float) else None


def _checked(literal: str | None, value: object) -> str | None:
    """The literal, when it means the value."""
    try:
        read = tomllib.loads(f"k = {literal}")["k"] if literal is not None else None
    except ValueError:
        return None
    return literal if read == value and isinstance(value, type(read)) else None
