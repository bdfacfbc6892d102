"""JSON inside a JSON string: the text as the author wrote it and the value it means."""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, NoReturn, TypeVar

from pydantic_core import from_json, to_json

T_co = TypeVar("T_co", covariant=True)


class NotJson(ValueError):
    """Raised when a text is not JSON: `reason` in words, `offset` where reading stopped."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


@dataclass(frozen=True, slots=True, init=False)
class JsonText(Generic[T_co]):
    """A JSON document kept byte for byte (`text`) beside what it means (`value`)."""

    text: str
    value: T_co = field(compare=False)
    repeated: tuple[str, ...] = field(compare=False)
    """Keys that one object holds more than once; `value` has the last of each, as every reader keeps it."""

    def __init__(self, text: str, value: T_co, repeated: tuple[str, ...] = ()) -> None:
        _SET_TEXT(self, text)  # half as long as `object.__setattr__`, and there are two a request
        _SET_VALUE(self, value)
        _SET_REPEATED(self, repeated)

    def __str__(self) -> str:
        return self.text


_SET_TEXT, _SET_VALUE, _SET_REPEATED = (JsonText.__dict__[name].__set__ for name in ("text", "value", "repeated"))


def decode(text: str) -> tuple[object, tuple[str, ...]]:
    """The value of a JSON text, and the keys that one object of it holds more than once.

    Raises `NotJson` for anything RFC 8259 refuses, and for what no reader can hold: NaN and infinities, numbers of
    thousands of digits, nesting without end.
    """
    try:
        value: object = from_json(text, allow_inf_nan=False)
    except (ValueError, TypeError):  # the latter for lone surrogates
        return _decode_with_care(text)
    # Every key and every text stands between two quotes: if the text has more of them, a repeated key was dropped. Those
    # inside are written \" in both, unless a text has them by their number.
    quotes = text.count('"')
    if "\\u" in text or not (
        (type(value) is dict and quotes == 2 * len(value)) or quotes == to_json(value).count(b'"')
    ):
        return _decode_with_care(text)
    return value, ()


def _decode_with_care(text: str) -> tuple[object, tuple[str, ...]]:
    """Decode by the standard library, which says where a text is no JSON and which keys are repeated."""
    repeated: dict[str, None] = {}

    def members(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            repeated.update(dict.fromkeys(key for key, count in counts.items() if count > 1))
        return found

    try:
        value = json.loads(text, object_pairs_hook=members, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _not_json(error) from None
    except RecursionError:
        raise NotJson("it is nested too deeply", 0) from None
    except NotJson as error:
        raise NotJson(error.reason, _outside_texts("NaN|-?Infinity", text)) from None
    except ValueError:
        raise NotJson(
            "it holds a number with too many digits", _outside_texts(f"-?[0-9]{{{_MOST_DIGITS},}}", text)
        ) from None
    return value, tuple(repeated)


_TEXT = r'"(?:[^"\\]|\\.)*"'
_MOST_DIGITS = sys.get_int_max_str_digits() or 4300


def _outside_texts(pattern: str, text: str) -> int:
    """The offset of the first match of a pattern that is not in a string, 0 if there is none."""
    found = re.finditer(f"{_TEXT}|({pattern})", text, re.DOTALL)
    return next((match.start() for match in found if match[1]), 0)


def encode(value: object) -> str:
    """The JSON text of a value, as the service's own samples write it.

    Raises `NotJson` when the value has no JSON form.
    """
    try:
        _refuse_what_json_has_not(value)
        return _written(value)
    except RecursionError:
        raise NotJson("it is nested too deeply, or holds itself", 0) from None
    except ValueError as error:  # an infinite number, or one of too many digits
        raise error if isinstance(error, NotJson) else NotJson("it holds a number that JSON has not", 0) from None


_written = json.JSONEncoder(allow_nan=False).encode


def _refuse_what_json_has_not(value: object) -> None:
    """Refuse what `json` does not take, and the keys that it would silently turn into strings."""
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise NotJson(f"a key of it is of Python type {type(key).__name__}", 0)
            _refuse_what_json_has_not(item)
    elif isinstance(value, list | tuple):
        for item in value:
            if type(item) is not int:  # as most are, in shapes
                _refuse_what_json_has_not(item)
    elif value is not None and not isinstance(value, (str, int, float)):
        raise NotJson(f"it holds a value of Python type {type(value).__name__}", 0)


_REASONS = {
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Extra data": "something follows the end of the value",
    "Unterminated string starting at": "a string is not closed",
    "Invalid control character at": "a string holds a control character",
    "Invalid \\escape": "a backslash escape is unknown",
    "Illegal trailing comma before end of object": "a comma stands before the closing bracket",
    "Illegal trailing comma before end of array": "a comma stands before the closing bracket",
}


def _not_json(error: json.JSONDecodeError) -> NotJson:
    """What is wrong with a text, and where, which do not change with the version of Python."""
    before = error.doc[: error.pos].rstrip()
    if before.endswith(",") and error.doc[error.pos :].startswith(("]", "}")):  # Python 3.13 has a message of its own
        return NotJson("a comma stands before the closing bracket", len(before) - 1)
    return NotJson(_REASONS.get(error.msg, error.msg.lower()), error.pos)


def _refuse_constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not a JSON number", 0)
