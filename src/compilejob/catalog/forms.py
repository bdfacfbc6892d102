"""The forms the value of a compiler option or flag can have."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Form(Protocol):
    """A set of JSON values, in code and in words."""

    @property
    def wanted(self) -> str:
        """The form in words that follow "must be"."""

    def admits(self, value: object) -> bool:
        """Whether a decoded JSON value has this form."""

    def meant(self, value: object) -> object:
        """The value of this form that `value` can only mean; None where that would be a guess."""


class Text(NamedTuple):
    """Any text."""

    wanted: str = "a string"

    def admits(self, value: object) -> bool:
        return type(value) is str

    def meant(self, value: object) -> object:
        return str(value) if type(value) in {int, float} else None


class ArchiveFile(NamedTuple):
    """A file in the archive, by its name there."""

    wanted: str

    def admits(self, value: object) -> bool:
        return type(value) is str and value.strip() != "" and not value.startswith("/") and "://" not in value

    def meant(self, value: object) -> object:
        del value
        return None


class TextList(NamedTuple):
    """A list of texts."""

    wanted: str

    def admits(self, value: object) -> bool:
        return type(value) is list and all(type(item) is str for item in value)

    def meant(self, value: object) -> object:
        items = re.split(r"[,\s]+", value.strip(", ")) if type(value) is str else [""]
        return items if all(items) else None


class Whole(NamedTuple):
    """A whole number between two limits."""

    least: int
    most: int
    prefix: str = ""
    """What people write before the number where it stands for a name: "android-" in "android-28"."""

    @property
    def wanted(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def admits(self, value: object) -> bool:
        return type(value) is int and self.least <= value <= self.most

    def meant(self, value: object) -> object:
        digits = str(value).strip().removeprefix(self.prefix).removesuffix(".0")
        number = int(digits) if type(value) in {str, float} and re.fullmatch(r"[0-9]{1,9}", digits) else None
        return number if self.admits(number) else None


class Count(NamedTuple):
    """A number of things, in digits."""

    wanted: str = "a whole number of at least 1"

    def admits(self, value: object) -> bool:
        return type(value) is str and value.isdecimal() and value.strip("0") != ""

    def meant(self, value: object) -> object:
        digits = value.removesuffix(".0") if type(value) is str else None
        return digits if self.admits(digits) else None


class Choice(NamedTuple):
    """One of a few texts."""

    values: tuple[str, ...]
    or_number: bool = False
    """Whether a whole number is taken too."""

    @property
    def wanted(self) -> str:
        return one_of(self.values)

    def admits(self, value: object) -> bool:
        return type(value) is str and (value in self.values or (self.or_number and value.isdecimal()))

    def meant(self, value: object) -> object:
        text = value.strip().casefold() if type(value) is str else None
        return next((choice for choice in self.values if choice.casefold() == text), None)


class OneOfEach(NamedTuple):
    """At most one text of each group; what one value of several words is made of."""

    groups: tuple[tuple[str, ...], ...]

    @property
    def wanted(self) -> str:
        return one_of([value for group in self.groups for value in group])

    def admits(self, value: object) -> bool:
        return any(value in group for group in self.groups)

    def meant(self, value: object) -> object:
        return Choice(tuple(choice for group in self.groups for choice in group)).meant(value)

    def clash(self, values: Sequence[str]) -> tuple[str, ...]:
        """The values given of one group, when there are several."""
        given = (tuple(value for value in group if value in values) for group in self.groups)
        return next((clashing for clashing in given if len(clashing) > 1), ())


class Version(NamedTuple):
    """A version of so many parts."""

    parts: int
    wanted: str

    def admits(self, value: object) -> bool:
        numbers = value.split(".") if type(value) is str else []
        return len(numbers) == self.parts and all(number.isascii() and number.isdecimal() for number in numbers)

    def meant(self, value: object) -> object:
        parts = str(value).strip().split(".") if type(value) in {str, int, float} else []
        if len(parts) == self.parts - 1:
            parts.append("0")
        text = ".".join(parts[: self.parts])
        return text if self.admits(text) and self.admits(".".join(parts[-self.parts :])) else None


class GpuCode(NamedTuple):
    """A GPU architecture as CUDA's compiler names it."""

    wanted: str = 'a compute capability such as "sm_72"'

    def admits(self, value: object) -> bool:
        return type(value) is str and _GPU_CODE.fullmatch(value) is not None

    def meant(self, value: object) -> object:
        capability = _CAPABILITY.fullmatch(str(value).strip()) if type(value) in {str, int} else None
        return f"sm_{capability[1]}" if capability else None


_GPU_CODE = re.compile(r"sm_[0-9]{2,3}[af]?")
_CAPABILITY = re.compile(r"(?:sm|compute)?[_-]?([0-9]{2,3})", re.IGNORECASE | re.ASCII)


def one_of(values: Sequence[str]) -> str:
    """Alternatives in words: `one_of(["a", "b", "c"]) == '"a", "b" or "c"'`."""
    quoted = [f'"{value}"' for value in values]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
