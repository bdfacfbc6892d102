"""Members that hold JSON inside a string: read once, kept byte for byte."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema

from compilejob.wire import JsonText, NotJson, decode, encode


@dataclass(frozen=True, slots=True)
class EmbeddedJson:
    """A string member whose text is JSON: the limits of the text, and how its value is read.

    The decoded value itself is taken too, since that is what authors of YAML and Python write; it is sent as text.
    """

    least: int
    most: int
    pattern: str
    read: Callable[[object], Any]
    """Turns the decoded JSON into the typed value; raises pydantic's errors."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        limits = core_schema.str_schema(
            strict=True, min_length=self.least, max_length=self.most, pattern=f"^(?:{self.pattern})$"
        )
        validate = SchemaValidator(limits).validate_python

        def read(value: object) -> JsonText[Any]:
            if isinstance(value, JsonText):
                return value
            text = value if isinstance(value, str) else _encoded(value)
            validate(text)
            decoded = _decoded(text)
            return JsonText(text, self.read(decoded.value), decoded.repeated)

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())


def _decoded(text: str) -> JsonText[object]:
    try:
        return decode(text)
    except NotJson as error:
        raise PydanticCustomError("not_json", "not JSON", {"reason": error.reason, "offset": error.offset}) from None


def _encoded(value: object) -> str:
    if not isinstance(value, dict | list | tuple):
        raise PydanticCustomError("string_type", "not a string")
    try:
        return encode(value)
    except NotJson as error:
        raise PydanticCustomError("not_json", "not JSON", {"reason": error.reason, "offset": error.offset}) from None
