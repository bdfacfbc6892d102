"""From a path to what the model says of the value there: which members a structure has, which limit a field sets."""

from functools import cache
from typing import Any, get_args, get_origin

from compilejob.model.limits import Items, Limit, Open, Seconds, Text
from compilejob.model.structure import Structure
from compilejob.model.text import EmbeddedJson


@cache
def members(structure: type[Structure], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The wire names a structure has at `path`, empty where there is no structure."""
    found = structure_at(structure, path)
    return tuple(field.alias or name for name, field in found.model_fields.items()) if found else ()


@cache
def structure_at(structure: type[Structure], path: tuple[str | int, ...]) -> type[Structure] | None:
    """The structure that the model has at `path`, None where it has none."""
    return next((part for part in _walk(structure, path) if _is_structure(part)), None)


@cache
def limit(structure: type[Structure], path: tuple[str | int, ...]) -> Limit | EmbeddedJson | None:
    """The limit the model sets for the value at `path`, None where it sets none."""
    parts = _walk(structure, path)
    return next((part for part in parts if isinstance(part, Text | Seconds | Items | Open | EmbeddedJson)), None)


class Nesting(dict[str, "Nesting"]):
    """The structures in a structure by their wire names, but for those in lists."""


@cache
def nesting(structure: type[Structure], path: tuple[str | int, ...] = ()) -> Nesting:
    """The structures in a structure."""
    inner = ((name, (*path, name)) for name in members(structure, path))
    return Nesting({name: nesting(structure, way) for name, way in inner if members(structure, way)})


@cache
def is_required(structure: type[Structure], path: tuple[str | int, ...]) -> bool:
    """Whether the structure around `path` cannot do without the member there."""
    *around, name = path
    owner = structure_at(structure, tuple(around))
    fields = owner.model_fields.items() if owner else ()
    return any(field.is_required() for attribute, field in fields if name == (field.alias or attribute))


def _walk(structure: Any, path: tuple[str | int, ...]) -> tuple[Any, ...]:
    """The alternatives and annotations of the value at `path`."""
    parts = _parts(structure)
    for step in path:
        parts = tuple(inner for part in parts for inner in _step(part, step))
    return parts


def _step(part: Any, step: str | int) -> tuple[Any, ...]:
    if isinstance(step, str) and _is_structure(part):
        field = next((field for name, field in part.model_fields.items() if step == (field.alias or name)), None)
        return (*_parts(field.annotation), *field.metadata) if field else ()
    if isinstance(step, int) and get_origin(part) is tuple:
        return _parts(get_args(part)[0])
    return ()


def _parts(annotation: Any) -> tuple[Any, ...]:
    """An annotation taken apart: the members of its unions and what `Annotated` adds to them."""
    if get_origin(annotation) is tuple or not get_args(annotation):
        return (annotation,)
    if hasattr(annotation, "__metadata__"):
        return (*_parts(annotation.__origin__), *annotation.__metadata__)
    return tuple(part for choice in get_args(annotation) for part in _parts(choice))


def _is_structure(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, Structure)
