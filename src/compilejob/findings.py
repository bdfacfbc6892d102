"""What the rules find: one `Finding` for one defect, the same for every way in and every report."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]
"""The way to a value: the service's member names and list indexes, going on inside JSON text."""


class Severity(StrEnum):
    """Error: the service's model, a documented rule or an observed failure refuses it. Warning: anything less sure."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Replace:
    """An edit: put `value` in the place of the value at `path`."""

    path: Path
    value: object


@dataclass(frozen=True, slots=True)
class Rename:
    """An edit: give the member at `path` another name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Remove:
    """An edit: take the member or item at `path` out."""

    path: Path


Fix = Replace | Rename | Remove
"""An edit that makes a finding go away without a guess."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect of a request: where, what, what to do about it, and where to read."""

    code: str
    """The rule's code, "CJ201"."""
    rule: str
    """The rule's name, "target-conflict"."""
    severity: Severity
    path: Path
    message: str
    """What is wrong, one lower-case sentence that quotes the value."""
    hint: str | None
    """What to do, in the imperative."""
    url: str
    """The rule's page."""
    fix: Fix | None = None

    @property
    def where(self) -> str:
        """The path in words: `OutputConfig.CompilerOptions.gpu-code`, `Tags[1].Key`; "request" for the whole."""
        return path_text(self.path) or "request"

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.message}{hint} [{self.code} {self.rule}]"


class CompilationJobWarning(UserWarning):
    """A finding that is no error, as it reaches Python users; `.finding` holds it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def path_text(path: Path) -> str:
    """A path as people write it: names joined by dots, indexes in brackets."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{printable(step)}" for step in path).removeprefix(".")


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901), "" for the whole."""
    return "".join(
        [f"/{step if isinstance(step, int) else step.replace('~', '~0').replace('/', '~1')}" for step in path]
    )


def printable(text: str) -> str:
    """A text with what a terminal would obey, hide or not take written as escapes."""
    return text if text.isprintable() else "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 item", "2 items"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_in_quotes = json.JSONEncoder(ensure_ascii=False).encode
_QUOTED = 60  # characters of a text
_QUOTED_BITS = 256  # of a number
_QUOTED_ITEMS = 8  # of a list


def quote(value: object) -> str:
    """A value as messages quote it: JSON, cut to one short line, whatever the value is."""
    if isinstance(value, str):
        text = value if len(value) <= _QUOTED else f"{value[: _QUOTED - 1]}…"
        return printable(_in_quotes(str(text)))
    if value is None or isinstance(value, bool | float):
        return json.dumps(value)
    if isinstance(value, int):
        return str(value) if value.bit_length() < _QUOTED_BITS else f"a number of {value.bit_length()} bits"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(str, value))}]" if 0 < len(value) <= _QUOTED_ITEMS and _are_short(value) else "a list"
    return f"a value of Python type {type(value).__name__}"


def _are_short(values: Iterable[object]) -> bool:
    return all(type(value) is int and value.bit_length() < _QUOTED_BITS / 8 for value in values)
