"""The forms a compiler option's value can have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Form(Protocol):
    """A set of JSON values, in code and in words."""

    @property
    def wanted(self) -> str:
        """The form in words that follow "must be"."""

    def admits(self, value: object) -> bool:
        """Whether a decoded JSON value has this form."""


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""

    wanted: str = "a string"

    def admits(self, value: object) -> bool:
        return type(value) is str


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of texts."""

    wanted: str

    def admits(self, value: object) -> bool:
        return type(value) is list and all(type(item) is str for item in value)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two limits."""

    least: int
    most: int

    @property
    def wanted(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def admits(self, value: object) -> bool:
        return type(value) is int and self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few texts."""

    values: tuple[str, ...]

    @property
    def wanted(self) -> str:
        return one_of(self.values)

    def admits(self, value: object) -> bool:
        return type(value) is str and value in self.values


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text of a certain make, such as a version with three parts."""

    pattern: str
    wanted: str
    _matches: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_matches", re.compile(self.pattern, re.ASCII))

    def admits(self, value: object) -> bool:
        return type(value) is str and self._matches.fullmatch(value) is not None


def one_of(values: Sequence[str]) -> str:
    """Alternatives in words: `one_of(["a", "b", "c"]) == '"a", "b" or "c"'`."""
    quoted = [f'"{value}"' for value in values]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
