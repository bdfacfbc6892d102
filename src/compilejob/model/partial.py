"""A request of which some parts could not be read: rules still see the others."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

from pydantic import TypeAdapter

from compilejob.model.structure import Structure

S = TypeVar("S", bound=Structure)
Locations = AbstractSet[tuple[int | str, ...]]


def readable(structure: type[S], data: object, refused: Locations) -> S:
    """The parts of `data` that can be read. Reading a member that could not be raises `structure.Unknown`.

    `refused` are the places at which validation found errors, by wire names.
    """
    read: dict[str, Any] = {}
    given: set[str] = set()
    members = data if isinstance(data, Mapping) and () not in refused else None
    refused_in: dict[int | str, set[tuple[int | str, ...]]] = {}
    for place in refused:
        if place:
            refused_in.setdefault(place[0], set()).add(place[1:])
    for name, wire_name, nested in _members(structure):
        within = refused_in.get(wire_name, _NOTHING) | refused_in.get(name, _NOTHING)
        if members is None or () in within:
            continue
        if (key := wire_name if wire_name in members else name) not in members:
            read[name] = None
        elif not within:
            given.add(name)
            read[name] = _reader(structure, name)(members[key])
        elif nested is not None:
            given.add(name)
            read[name] = readable(nested, members[key], within)
    return made(structure, read, given)


def made(structure: type[S], read: dict[str, Any], given: set[str]) -> S:
    """A structure that has only the members in `read`; `model_construct` would put defaults in place of the others."""
    part = structure.__new__(structure)
    attributes = ("__dict__", read), ("__pydantic_fields_set__", given), *_NO_MORE
    for name, value in attributes:
        object.__setattr__(part, name, value)
    return part


_NO_MORE = ("__pydantic_extra__", None), ("__pydantic_private__", None)


_NOTHING: Locations = frozenset()


class _Member(NamedTuple):
    name: str
    wire_name: str
    nested: type[Structure] | None


@cache
def _members(structure: type[Structure]) -> tuple[_Member, ...]:
    return tuple(
        _Member(name, field.alias or name, _nested_structure(field.annotation))
        for name, field in structure.model_fields.items()
    )


@cache
def _reader(structure: type[Structure], name: str) -> Callable[[object], Any]:
    field = structure.model_fields[name]
    annotation: Any = field.annotation
    adapter = TypeAdapter(Annotated[(annotation, *field.metadata)] if field.metadata else annotation)
    return adapter.validate_python


def _nested_structure(annotation: Any) -> type[Structure] | None:
    for choice in (annotation, *get_args(annotation)):
        if isinstance(choice, type) and issubclass(choice, Structure):
            return choice
    return None
