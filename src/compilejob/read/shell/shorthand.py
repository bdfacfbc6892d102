"""The shorthand in which the AWS CLI takes structures: `Key=value,Other=[a,b],Inner={Key=value}`."""

import re
from dataclasses import dataclass

from compilejob.findings import Path
from compilejob.read.place import Span
from compilejob.read.syntax import Node

_KEY = re.compile(r"\s*([A-Za-z0-9_.#/:-]+)\s*=\s*")
_QUOTED = re.compile(r"'(?:\\'|[^'])*'|\"(?:\\\"|[^\"])*\"")
_FIRST = re.compile(r"(?:\\,|[^\s\"',=\[{])(?:\\,|[^\"',\]}])*")
_NEXT = re.compile(r"(?:\\,|[^\s\"',=\[{])(?:\\,|[^\"',=])*")
_COMMA = re.compile(r"\s*,\s*")
_MOST_LEVELS = 20


class NoShorthand(ValueError):
    """A text is no shorthand."""


@dataclass
class Shorthand:
    """Reads a text in shorthand: what it means, and where in it each value stands."""

    text: str

    def __post_init__(self) -> None:
        self.places: dict[Path, Node] = {}
        self._at = 0
        self.value = self._members((), "")
        if self._at < len(self.text):
            raise NoShorthand

    def _members(self, path: Path, closing: str) -> dict[str, object]:
        if len(path) > _MOST_LEVELS:
            raise NoShorthand
        found: dict[str, object] = {}
        while not (closing and self.text.startswith(closing, self._at)):
            key = self._take(_KEY)
            if key[1] in found:
                raise NoShorthand
            found[key[1]] = self._value((*path, key[1]), Span(*key.span(1)), is_listed=not closing)
            if not self._comma():
                break
        return found

    def _value(self, path: Path, key: Span | None, *, is_listed: bool) -> object:
        start = self._at
        value: object
        if self.text.startswith("[", start):
            value = self._items(path)
        elif self.text.startswith("{", start):
            self._at += 1
            value = self._members(path, "}")
            self._close("}")
        else:
            value = self._text(_FIRST)
            end = self._at
            rest = self._listed(path) if is_listed else []
            if rest:
                self.places[*path, 0] = Node(Span(start, end))
                value = [value, *rest]
        self.places[path] = Node(Span(start, self._at), key)
        return value

    def _listed(self, path: Path) -> list[str]:
        """The further items of a list without brackets: what follows a comma and is no key."""
        found: list[str] = []
        while (comma := _COMMA.match(self.text, self._at)) and not _KEY.match(self.text, comma.end()):
            self._at = start = comma.end()
            found.append(self._text(_NEXT))
            if self._at == start:
                raise NoShorthand
            self.places[*path, len(found)] = Node(Span(start, self._at))
        return found

    def _items(self, path: Path) -> list[object]:
        self._at += 1
        found: list[object] = []
        while not self.text.startswith("]", self._at):
            found.append(self._value((*path, len(found)), None, is_listed=False))
            if not self._comma():
                break
        self._close("]")
        return found

    def _text(self, pattern: re.Pattern[str]) -> str:
        quoted = _QUOTED.match(self.text, self._at)
        if quoted:
            self._at = quoted.end()
            sign = quoted[0][0]
            return quoted[0][1:-1].replace(f"\\{sign}", sign).replace("\\\\", "\\")
        plain = pattern.match(self.text, self._at)
        value = plain[0].rstrip() if plain else ""
        self._at += len(value)
        return value.replace("\\,", ",")

    def _comma(self) -> bool:
        comma = _COMMA.match(self.text, self._at)
        if comma:
            self._at = comma.end()
        elif not self.text[self._at :].strip():
            self._at = len(self.text)
        return comma is not None

    def _close(self, sign: str) -> None:
        self._take(re.compile(rf"\s*{re.escape(sign)}"))

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.text, self._at)
        if match is None:
            raise NoShorthand
        self._at = match.end()
        return match
