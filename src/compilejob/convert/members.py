"""The members of a request as plain data, and the JSON texts in it as the objects they mean."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from compilejob.model.structure import Structure
from compilejob.wire import JsonText, decode


def plain(value: object, read: Callable[[JsonText[Any]], object]) -> Any:
    """Structures as dictionaries by the service's names, without what is not given; JSON texts as `read` gives them.

    `Unlisted` values stay what they are.
    """
    if isinstance(value, JsonText):
        return read(value)
    if isinstance(value, Structure):
        fields = type(value).model_fields.items()
        value = {field.alias: member for name, field in fields if (member := getattr(value, name)) is not None}
    if isinstance(value, Mapping):
        return {name: plain(member, read) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, read) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def meaning(text: JsonText[Any]) -> object:
    """What a JSON text means."""
    return decode(text.text)[0]
