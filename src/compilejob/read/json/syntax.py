"""How JSON writes values, and where each value of a JSON text stands."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from compilejob.findings import Path
from compilejob.read.place import Span
from compilejob.read.syntax import Characters, Node

_TOKEN = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+)', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)


class JsonSyntax:
    """How JSON writes values."""

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What the string literal holds."""
        if text[literal.start : literal.start + 1] != '"':
            return None
        characters, offsets = [], []
        for match in _ESCAPE.finditer(text, literal.start + 1, literal.end - 1):
            written = match[0]
            characters.append(json.loads(f'"{written}"') if written[0] == "\\" else written)
            offsets.append(match.start())
        return Characters("".join(characters), (*offsets, literal.end - 1))

    def value(self, text: str, old: Span, value: object) -> str:
        """How a value is written."""
        del text, old
        return json_literal(value)

    def key(self, text: str, old: Span, name: str) -> str:
        """How a key is written."""
        del text, old
        return json_literal(name)

    def inside(self, text: str, literal: Span, characters: str) -> str:
        """How characters are written inside a string literal."""
        del text, literal
        return json_literal(characters)[1:-1]

    def removal(self, text: str, node: Node) -> Span:
        """A member with the comma that parts it from the next or, for the last one, from the one before."""
        start = (node.key or node.span).start
        after = re.compile(r"\s*,\s*").match(text, node.span.end)
        if after:
            return Span(start, after.end())
        before = re.search(r",\s*$", text[:start])
        return Span(before.start() if before else start, node.span.end)


JSON = JsonSyntax()


def json_literal(value: object) -> str:
    """A value as JSON, with letters of all scripts as they are, but for halves of surrogate pairs, which no file holds."""
    text = json.dumps(value, ensure_ascii=False)
    return text if not any("\ud800" <= char <= "\udfff" for char in text) else json.dumps(value)


@dataclass(slots=True)
class _Container:
    path: Path
    start: int
    key: Span | None
    is_object: bool
    step: str | int | None
    """The name or index of the item being read; None before a name."""
    step_key: Span | None = None


def nodes(text: str) -> Iterator[tuple[Path, Node]]:
    """The path and place of every value of a JSON text, inner ones before the value they stand in.

    Of a text that is no JSON, those up to a place where that shows.
    """
    containers: list[_Container] = []
    for token in _TOKEN.finditer(text):
        kind, span = token[1][0], Span(token.start(1), token.end(1))
        holder = containers[-1] if containers else None
        if kind in "}]":
            if holder is None:
                return
            containers.pop()
            yield holder.path, Node(Span(holder.start, span.end), holder.key)
        elif kind == ",":
            if holder is not None:
                holder.step, holder.step_key = None if holder.is_object else _next_index(holder.step), None
        elif kind == ":":
            continue
        elif holder is not None and holder.is_object and holder.step is None:
            try:
                holder.step, holder.step_key = json.loads(token[1], strict=False), span
            except ValueError:  # the text is no JSON
                return
        else:
            path = () if holder is None or holder.step is None else (*holder.path, holder.step)
            key = holder.step_key if holder else None
            if kind in "{[":
                containers.append(_Container(path, span.start, key, kind == "{", None if kind == "{" else 0))
            else:
                yield path, Node(span, key)


def _next_index(step: str | int | None) -> int:
    return step + 1 if isinstance(step, int) else 0
