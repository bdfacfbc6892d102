"""A structure of the model, read within narrower limits than its own."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from compilejob.model.limits import Items, Limit, Open, Seconds, Text
from compilejob.model.lookup import limit, structure_at
from compilejob.model.structure import Structure
from compilejob.model.text import EmbeddedJson

S = TypeVar("S", bound=Structure)
Path = tuple[str | int, ...]
Limits = Mapping[Path, str | int | None]
"""By wire names: the pattern of a text, the least of a number, None for a member that may not be given. The items of a
list have one entry, 0."""


@dataclass(frozen=True, slots=True)
class Narrowed(Generic[S]):
    """A structure with narrower limits."""

    structure: type[S]
    limits: Limits
    required: AbstractSet[Path]
    """The members that are required, beside those that the structure requires."""

    def reader(self) -> Callable[[object], S]:
        """The validation of the structure by wire names.

        It takes no null, no value that the catalogue does not list, no structure that was read before, and JSON as text
        alone, without repeated keys. Raises pydantic's `ValidationError`, which says no more than that the structure's
        own validation is to be asked.
        """
        return SchemaValidator(self._members(self.structure, ())).validate_python

    def _members(self, structure: type[Structure], path: Path) -> CoreSchema:
        fields = {name: self._member(field, path) for name, field in structure.model_fields.items()}
        inner = core_schema.model_fields_schema(fields, extra_behavior="forbid")
        return core_schema.model_schema(structure, inner, revalidate_instances="always")

    def _member(self, field: FieldInfo, path: Path) -> core_schema.ModelField:
        way = (*path, str(field.alias))
        schema = _NOTHING if self.limits.get(way, ...) is None else self._value(way)
        if not (field.is_required() or way in self.required):
            schema = core_schema.with_default_schema(schema, default=field.default)
        return core_schema.model_field(schema, validation_alias=field.alias)

    def _value(self, path: Path) -> CoreSchema:
        set_by_model = limit(self.structure, path)
        if isinstance(set_by_model, Items):
            return set_by_model.of(core_schema.tuple_variable_schema(self._value((*path, 0))))
        if set_by_model is not None:
            return _narrower(set_by_model, self.limits.get(path))
        structure = structure_at(self.structure, path)
        if structure is None:
            raise TypeError(f"the model sets no limit for {path}")
        return self._members(structure, path)


class _Nothing:
    """What no value is."""


_NOTHING = core_schema.is_instance_schema(_Nothing)


def _narrower(set_by_model: Limit | EmbeddedJson, narrow: str | int | None) -> CoreSchema:
    match set_by_model, narrow:
        case Text() as text, str(pattern):
            return text.with_pattern(pattern)
        case Text() as text, None:
            return text.with_pattern(text.pattern)
        case Seconds() as seconds, int(least):
            return seconds.from_least(least)
        case Open() as values, None:
            return values.catalogued
        case EmbeddedJson() as json, None:
            return json.plain
    raise TypeError(f"{narrow!r} does not narrow {set_by_model}")
