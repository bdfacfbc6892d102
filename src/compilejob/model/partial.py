"""A request of which some parts could not be read: rules still see the others."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Annotated, Any, TypeVar, get_args

from pydantic import TypeAdapter

from compilejob.model.structure import Structure

S = TypeVar("S", bound=Structure)
Locations = AbstractSet[tuple[int | str, ...]]


def readable(structure: type[S], data: object, refused: Locations) -> S:
    """The parts of `data` that can be read. Reading a member that could not be raises `structure.Unknown`.

    `refused` are the places at which validation found errors, by wire names.
    """
    read: dict[str, Any] = {}
    unread: set[str] = set()
    given: set[str] = set()
    members = data if isinstance(data, Mapping) and () not in refused else None
    inside: dict[int | str, set[tuple[int | str, ...]]] = {}
    for step, *rest in filter(None, refused):
        inside.setdefault(step, set()).add((*rest,))
    for name, wire_name, nested in _fields(structure):
        within = inside.get(wire_name, _NOTHING) | inside.get(name, _NOTHING)
        if members is None or () in within:
            unread.add(name)
        elif (key := wire_name if wire_name in members else name) not in members:
            read[name] = None
        elif not within:
            given.add(name)
            read[name] = _reader(structure, name).validate_python(members[key])
        elif nested is not None:
            given.add(name)
            read[name] = readable(nested, members[key], within)
        else:
            unread.add(name)
    part = structure.model_construct(given, **read)
    for name in unread:
        part.__dict__.pop(name, None)
    return part


@cache
def _reader(structure: type[Structure], name: str) -> TypeAdapter[Any]:
    field = structure.model_fields[name]
    annotation: Any = field.annotation
    return TypeAdapter(Annotated[(annotation, *field.metadata)] if field.metadata else annotation)


@cache
def _fields(structure: type[Structure]) -> tuple[tuple[str, str, type[Structure] | None], ...]:
    """The fields of a structure: their names, their wire names, and the structures that they hold."""
    fields = structure.model_fields.items()
    return tuple((name, field.alias or name, _nested_structure(field.annotation)) for name, field in fields)


_NOTHING: Locations = frozenset()


def _nested_structure(annotation: Any) -> type[Structure] | None:
    for choice in (annotation, *get_args(annotation)):
        if isinstance(choice, type) and issubclass(choice, Structure):
            return choice
    return None
