"""JSON texts of a request that a format for people writes as objects and lists."""

from compilejob.parts import json_text
from compilejob.read.document import FoundRequest

TEXTS = {"InputConfig": "DataInputConfig", "OutputConfig": "CompilerOptions"}
"""The members that are sent as JSON texts, by the structure they are in."""


def with_texts(request: FoundRequest) -> FoundRequest:
    """A request with JSON texts in the place of what stands for them."""
    data = request.data
    if not isinstance(data, dict):
        return request
    texts = {
        name: holder | {member: _text(holder[member])}
        for name, member in TEXTS.items()
        if isinstance(holder := data.get(name), dict) and member in holder
    }
    return request._replace(data=data | texts)


def _text(value: object) -> object:
    return json_text(value) if isinstance(value, dict | list) else value
