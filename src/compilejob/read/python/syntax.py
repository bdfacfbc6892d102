"""How Python writes values: what is put in the place of a text keeps its quotes where these can hold it."""

import re
from dataclasses import dataclass
from itertools import pairwise
from keyword import iskeyword

from compilejob.read.place import Span, whole_lines
from compilejob.read.python.strings import GAP, LITERAL, Literal, literal, meaning, string, strings
from compilejob.read.quoting import escape
from compilejob.read.syntax import Characters, Node

_TOKEN = re.compile(rf"(?x: {LITERAL.pattern} )|\#[^\r\n]*|[\[\](){{}}]", re.DOTALL)
_IS_ARGUMENT = re.compile(r"\s*=(?!=)")
_BEFORE_VALUE = re.compile(r"\s*[:=]((?:\s|\()*)")
_PARENTHESIS = re.compile(r"\s*\)")
_COMMA = re.compile(r"\s*,[ \t]*")
_COMMA_BEFORE = re.compile(r"(?:^|[\r\n])[^#\r\n]*(,\s*)\Z")
_CLOSED = re.compile(GAP.pattern + r"[})\]]")


@dataclass(frozen=True, slots=True)
class PythonSyntax:
    """How Python writes values. What is not written as a literal is not changed: a name or a call tells more than a value."""

    kept: frozenset[Span] = frozenset()
    """Values and keys that stay as they are, as an edit would change more than one request."""

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What the string holds, or the strings that stand next to each other."""
        parts = strings(text, literal)
        if not parts:
            return None
        characters: list[str] = []
        offsets: list[int] = []
        for part in parts:
            for offset, written in part.characters():
                if written is None:
                    return None
                characters.append(written)
                offsets.append(offset)
        return Characters("".join(characters), (*offsets, parts[-1].end))

    def value(self, text: str, old: Span, value: object) -> str | None:
        """How a value is written in the place of an old literal."""
        if old in self.kept:
            return None
        parts = strings(text, old)
        if parts:
            if self.characters(text, old) is None or _has_comment(text, parts):
                return None
            as_before = string(value, parts[0]) if isinstance(value, str) else literal(value)
            spelled = _spelled(text, as_before, is_raw=(as_before or "").startswith(("r", "R")))
            return spelled if spelled is not None else _spelled(text, literal(value))
        written = text[old.start : old.end]
        has_layout = any(sign in written for sign in "#\r\n")
        return _spelled(text, literal(value)) if not has_layout and meaning(written) else None

    def key(self, text: str, old: Span, name: str) -> str | None:
        """How a key of a dict, or the name of an argument, is written in the place of an old one."""
        if old in self.kept:
            return None
        if text[old.start : old.end].isidentifier():
            is_argument = _IS_ARGUMENT.match(text, old.end)
            return name if is_argument and name.isidentifier() and name.isascii() and not iskeyword(name) else None
        return self.value(text, old, name) if strings(text, old) else None

    def inside(self, text: str, literal: Span, characters: str) -> str | None:
        """How characters are written inside the string, which stays in its quotes."""
        parts = strings(text, literal) if literal not in self.kept else []
        written = _spelled(text, parts[0].inside(characters), is_raw=parts[0].is_raw) if len(parts) == 1 else None
        return written if written == characters or not parts[0].is_raw else None

    def removal(self, text: str, node: Node) -> Span | None:
        """A member of a dict, an argument or an item of a list, with its lines or its comma."""
        start = (node.key or node.span).start
        end = _end_of_member(text, node)
        if end is None or not self.kept.isdisjoint((node.span, node.key)):
            return None
        comma = _COMMA.match(text, end)
        lines = whole_lines(text, Span(start, comma.end() if comma else end))
        if lines is not None:
            return lines
        if comma:
            return Span(start, comma.end())
        before = _COMMA_BEFORE.search(text, _line_start(text, start), start)
        return Span(before.start(1) if before else start, end)


def _spelled(text: str, written: str | None, *, is_raw: bool = False) -> str | None:
    """What is written with letters that are in the text, and escapes for others, which its encoding may lack."""
    if written is None or written.isascii():
        return written
    spelled = "".join(char if char.isascii() or char in text else escape(char) for char in written)
    return spelled if spelled == written or not is_raw else None


def _has_comment(text: str, parts: list[Literal]) -> bool:
    return any("#" in text[one.end : other.start] for one, other in pairwise(parts))


def _end_of_member(text: str, node: Node) -> int | None:
    """Where a member ends, with the parentheses around its value; None for what is no member and no item of a list."""
    end = node.span.end
    if node.key is None:
        return end if _is_followed(text, end) and _closes(text, end) == "]" else None
    between = _BEFORE_VALUE.fullmatch(text, node.key.end, node.span.start)
    for _ in range(between[1].count("(") if between else 0):
        closed = _PARENTHESIS.match(text, end)
        if closed is None:
            return None
        end = closed.end()
    return end if between and _is_followed(text, end) else None


def _is_followed(text: str, offset: int) -> bool:
    """Whether a comma, with no comment before it, or the end of what holds a member comes next."""
    return bool(_COMMA.match(text, offset) or _CLOSED.match(text, offset))


def _closes(text: str, offset: int) -> str:
    """The bracket that closes what an offset stands in."""
    depth = 0
    for match in _TOKEN.finditer(text, offset):
        if match[0] in ("(", "[", "{"):
            depth += 1
        elif match[0] in (")", "]", "}"):
            if not depth:
                return match[0]
            depth -= 1
    return ""


def _line_start(text: str, offset: int) -> int:
    """Where the line before that of an offset starts: a comma may stand at its end."""
    return max(text.rfind("\n", 0, max(text.rfind("\n", 0, offset), 0)), 0)
