"""The base of the catalogue's enumerations."""

from enum import StrEnum


class Word(StrEnum):
    """A text of a closed set. It hashes as the text it is; `Enum` would call a function of Python each time."""

    __hash__ = str.__hash__
