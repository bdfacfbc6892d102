"""What every structure of the request has in common."""

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_pascal

T = TypeVar("T")


class Unknown(Exception):
    """Raised on reading a part of a request that is missing, unreadable, contradictory or not in the catalogue."""


class Unlisted(str):
    """A value the catalogue does not list and the author vouches for: `Unlisted("ml_c7g")`.

    Accepted, with a warning, wherever a closed set of values is asked for.
    """

    __slots__ = ()


class Structure(BaseModel, frozen=True):
    """A structure of the request: frozen, the service's names as aliases, unknown members refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        alias_generator=to_pascal,
        validate_by_name=True,
        validate_by_alias=True,
        extra="forbid",
        defer_build=True,
    )

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Say that a member of a partly read structure could not be read (see `model.partial`)."""
            if name in type(self).__pydantic_fields__:
                raise Unknown(name)
            return super().__getattr__(name)


def known(value: T | Unlisted | None) -> T:
    """A value of a closed set as its catalogue entry; raises `Unknown` when it is absent or unlisted."""
    if value is None or isinstance(value, Unlisted):
        raise Unknown
    return value


def given(structure: Structure, *names: str) -> Any:
    """The member at the end of a way of attribute names; None when it is not given or could not be read."""
    value: Any = structure
    for name in names:
        value = value.__dict__.get(name)
        if value is None:
            return None
    return value
