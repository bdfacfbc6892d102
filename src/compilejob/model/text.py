"""Members that hold JSON inside a string: read once, kept byte for byte."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from compilejob.wire import JsonText, NotJson, decode, encode


class EmbeddedJson(NamedTuple):
    """A string member whose text is JSON: the limits of the text, and how its value is read.

    The decoded value itself is taken too, since that is what authors of YAML and Python write; it is sent as text.
    """

    least: int
    most: int
    one_line: bool
    r"""Whether the text must not have line breaks: the service model's pattern is `.*` then, else `[\S\s]+`."""
    value_of: Callable[[object], Any]
    """Turns the decoded JSON into the typed value; raises pydantic's errors."""
    at_once: Callable[[str], Any] | None = None
    """Reads a text of the most frequent form in one step; None for any other."""

    @property
    def pattern(self) -> str:
        """The service model's pattern for the whole text."""
        return r".*" if self.one_line else r"[\S\s]+"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._read, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "minLength": self.least, "maxLength": self.most}

    @property
    def plain(self) -> CoreSchema:
        """Text alone, and no key twice in it."""
        return core_schema.no_info_plain_validator_function(self._read_plain)

    def _read_plain(self, value: object) -> JsonText[Any]:
        if type(value) is str:
            read = self._read_text(value)
            if not read.repeated:
                return read
        raise PydanticKnownError("string_type")

    def _read(self, value: object) -> JsonText[Any]:
        return value if isinstance(value, JsonText) else self._read_text(_text(value))

    def _read_text(self, text: str) -> JsonText[Any]:
        length = len(text)
        if length > self.most:
            raise PydanticKnownError("string_too_long", {"max_length": self.most})
        if length < self.least:
            raise PydanticKnownError("string_too_short", {"min_length": self.least})
        if self.at_once is not None:
            value = self.at_once(text)
            if value is not None:
                return JsonText(text, value)
        if not text.isascii() and not _is_unicode(text):
            raise PydanticKnownError("string_unicode")
        if self.one_line and "\n" in text:
            raise PydanticKnownError("string_pattern_mismatch", {"pattern": self.pattern})
        try:
            decoded, repeated = decode(text)
        except NotJson as error:
            raise _not_json(error) from None
        return JsonText(text, self.value_of(decoded), repeated)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if not isinstance(value, dict | list | tuple):
        raise PydanticKnownError("string_type")
    try:
        return encode(value)
    except NotJson as error:
        raise _not_json(error) from None


def _not_json(error: NotJson) -> PydanticCustomError:
    return PydanticCustomError("not_json", "not JSON", {"reason": error.reason, "offset": error.offset})
