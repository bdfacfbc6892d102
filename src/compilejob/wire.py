"""JSON inside a JSON string: the text as the author wrote it and the value it means."""

import json
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

T_co = TypeVar("T_co", covariant=True)


class NotJson(ValueError):
    """Raised when a text is not JSON: `reason` in words, `offset` where reading stopped."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


@dataclass(frozen=True, slots=True)
class JsonText(Generic[T_co]):
    """A JSON document kept byte for byte (`text`) beside what it means (`value`)."""

    text: str
    value: T_co

    def __str__(self) -> str:
        return self.text


def decode(text: str) -> object:
    """The value of a JSON text.

    Raises `NotJson` for anything RFC 8259 refuses, and for what no reader can hold: NaN and infinities, numbers of
    thousands of digits, nesting without end.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise NotJson(_REASONS.get(error.msg, error.msg.lower()), error.pos) from None
    except RecursionError:
        raise NotJson("it is nested too deeply", 0) from None
    except ValueError as error:
        if isinstance(error, NotJson):
            raise
        raise NotJson("it holds a number with too many digits", 0) from None


def encode(value: object) -> str:
    """The JSON text of a value, as the service's own samples write it.

    Raises `NotJson` when the value has no JSON form.
    """
    try:
        return json.dumps(value, allow_nan=False)
    except RecursionError:
        raise NotJson("it is nested too deeply", 0) from None
    except (TypeError, ValueError) as error:
        raise NotJson(f"it has no JSON form ({str(error)[:80]})", 0) from None


def repeated_keys(text: str) -> tuple[str, ...]:
    """The keys that one object of a JSON text holds twice, in order; readers keep only the last of them."""
    repeated: dict[str, None] = {}

    def note(pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                repeated[key] = None
            seen.add(key)

    json.loads(text, object_pairs_hook=note)
    return tuple(repeated)


_REASONS = {
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Extra data": "something follows the end of the value",
    "Unterminated string starting at": "a string is not closed",
    "Invalid control character at": "a string holds a control character",
    "Invalid \\escape": "a backslash escape is unknown",
    "Illegal trailing comma before end of object": "a comma stands before the closing brace",
    "Illegal trailing comma before end of array": "a comma stands before the closing bracket",
}


def _refuse_constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not a JSON number", 0)
