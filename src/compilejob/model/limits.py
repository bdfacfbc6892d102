"""The kinds of limits the service model sets, each with the words messages use for it."""

from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from compilejob.catalog.installed import installed_values
from compilejob.model.structure import Unlisted


class Text(NamedTuple):
    """A string: its length in characters and the pattern the whole of it has."""

    least: int
    most: int
    pattern: str
    noun: str
    """What a good value is, with its article: "a job name"."""
    wanted: str
    """What to give, to follow "use"."""
    example: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.with_pattern(self.pattern)

    def with_pattern(self, pattern: str) -> CoreSchema:
        """A string of this length with another pattern."""
        # The service model's patterns carry no anchors and mean the whole value.
        whole = f"^(?:{pattern})$"
        return core_schema.str_schema(strict=True, min_length=self.least, max_length=self.most, pattern=whole)


class Seconds(NamedTuple):
    """A duration in whole seconds; "900", 900.0 and True are none."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.from_least(self.least)

    def from_least(self, least: int) -> CoreSchema:
        """Such a duration, but not below `least`."""
        return core_schema.int_schema(strict=True, ge=least, le=self.most)


class Items(NamedTuple):
    """How many items a list has. botocore takes lists and tuples, no sets and no generators."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.of(handler(source))

    def of(self, items: CoreSchema) -> CoreSchema:
        """A schema of a list, within these limits."""
        limited: Any = {**items, "min_length": self.least, "max_length": self.most}
        return core_schema.no_info_before_validator_function(self._take, limited)

    def _take(self, value: object) -> object:
        if not isinstance(value, list | tuple):
            raise PydanticCustomError("list_type", "not a list")
        if len(value) > self.most:  # said before any item is looked at: there may be a million
            length = {"field_type": "List", "max_length": self.most, "actual_length": len(value)}
            raise PydanticKnownError("too_long", length)
        return value


class Open(NamedTuple):
    """A closed set of values, open to those the author vouches for and those the installed botocore lists."""

    shape: str
    """The enumeration's name in the service model."""
    listed: type[StrEnum]
    """The values the catalogue lists."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.union_schema(
            [self.catalogued, core_schema.no_info_plain_validator_function(self._vouched)],
            mode="left_to_right",
            custom_error_type="unknown_value",
            custom_error_message="unknown value",
            serialization=core_schema.to_string_ser_schema(),
        )

    @property
    def catalogued(self) -> CoreSchema:
        """The values the catalogue lists, and no others."""
        # An enumeration compares what it is given with its members, whatever that does; so it is given text alone.
        values = core_schema.enum_schema(self.listed, list(self.listed), sub_type="str")
        return core_schema.chain_schema([core_schema.str_schema(strict=True), values])

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"enum": [*self.listed]}, {"type": "string"}]}

    def _vouched(self, value: object) -> Unlisted:
        if isinstance(value, Unlisted):
            return value
        if type(value) is str and value in installed_values(self.shape):
            return Unlisted(value)
        raise PydanticCustomError("unknown_value", "unknown value")


Limit = Text | Seconds | Items | Open
