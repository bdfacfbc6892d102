"""How Python writes values: in the quotes that are there, as long as what is written needs no others."""

import ast
import re

from compilejob.read.place import Span
from compilejob.read.syntax import Characters, Node

_LITERAL = re.compile(r"""(?P<prefix>[rRuU]?)(?P<quotes>'''|\"\"\"|'|")""")
_ESCAPE = re.compile(
    r"\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]+\}|.)|\r\n?|.", re.DOTALL
)


class PythonSyntax:
    """How Python writes values."""

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What a string literal holds; None for several literals in a row, and for all that is no plain string."""
        opening = _opening(text, literal)
        if opening is None:
            return None
        start, end = opening.end(), literal.end - len(opening["quotes"])
        is_raw = opening["prefix"] in {"r", "R"}
        characters, offsets = [], []
        for match in (
            re.finditer(r"\r\n?|.", text[start:end], re.DOTALL) if is_raw else _ESCAPE.finditer(text, start, end)
        ):
            meant = "\n" if match[0] in {"\r", "\r\n"} else match[0]
            if meant.startswith("\\") and not is_raw:
                meant = _meant(meant)
            offset = match.start() + (start if is_raw else 0)
            characters.append(meant)
            offsets += [offset] * len(meant)
        return Characters("".join(characters), (*offsets, end))

    def value(self, text: str, old: Span, value: object) -> str:
        """How a value is written in the place of an old one."""
        opening = _opening(text, old)
        if isinstance(value, str) and opening is not None and len(opening["quotes"]) == 1:
            return _quoted(value, opening["quotes"])
        return repr(value)

    def key(self, text: str, old: Span, name: str) -> str | None:
        """How a key is written in the place of an old one: a string, or the name of a keyword."""
        opening = _opening(text, old)
        if opening is not None:
            return _quoted(name, opening["quotes"])
        return name if name.isidentifier() and text[old.start : old.end].isidentifier() else None

    def inside(self, text: str, literal: Span, characters: str) -> str | None:
        """How characters are written inside the string literal, which stays quoted as it is."""
        opening = _opening(text, literal)
        if opening is None:
            return None
        quotes = opening["quotes"]
        if opening["prefix"] in {"r", "R"}:
            return characters if quotes[0] not in characters and "\\" not in characters else None
        return _escaped(characters, quotes[0])

    def removal(self, text: str, node: Node) -> Span | None:
        """A member with the comma that parts it from the next or, for the last one, from the one before."""
        if node.key is None:
            return None
        after = re.compile(r"\s*,[ \t]*(?:\r?\n[ \t]*)?").match(text, node.span.end)
        if after:
            return Span(node.key.start, after.end())
        before = re.search(r",\s*$", text[: node.key.start])
        return Span(before.start() if before else node.key.start, node.span.end)


PYTHON = PythonSyntax()


def _opening(text: str, literal: Span) -> re.Match[str] | None:
    """The prefix and the opening quotes of a span that is one string literal."""
    opening = _LITERAL.match(text, literal.start)
    if opening is None:
        return None
    body = text[opening.end() : literal.end]
    closing = re.compile(rf"(?:\\.|(?!{opening['quotes']}).)*{opening['quotes']}", re.DOTALL).match(body)
    return opening if closing and closing.end() == len(body) else None


def _meant(escape: str) -> str:
    if escape[1:] in {"\n", "\r", "\r\n"}:
        return ""
    try:
        text: str = ast.literal_eval(f'"{escape}"') if escape != '\\"' else '"'
    except (SyntaxError, ValueError):
        return escape
    return text


def _quoted(text: str, quote: str) -> str:
    """A text in quotes: in others than it holds, when that is possible."""
    other = {"'": '"', '"': "'"}[quote[0]]
    if quote[0] in text and other not in text:
        quote = other
    return f"{quote[0]}{_escaped(text, quote[0])}{quote[0]}"


def _escaped(text: str, quote: str) -> str:
    plain = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text.replace("\\", "\\\\"))
    return plain.replace(quote, f"\\{quote}")
