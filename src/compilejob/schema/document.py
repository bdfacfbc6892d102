"""The schema of a request file."""

from compilejob.model.response import IS_RESPONSE
from compilejob.schema import options
from compilejob.schema.pieces import NULL_DEFINITION, Schema, has
from compilejob.schema.request import request

ADDRESS = "https://compilejob.readthedocs.io/en/stable/compilejob.schema.json"
"""Where the schema is published."""

_ONE: Schema = {"if": has((IS_RESPONSE,), {"doNotSuggest": True}), "else": {"$ref": "#/$defs/request"}}
"""A request. A DescribeCompilationJob response is left alone: `check` reads it as the request it answers."""


def document() -> Schema:
    """The JSON Schema (draft 2020-12) of a file that holds one request or a list of them."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ADDRESS,
        "title": "CreateCompilationJob",
        "description": "A file with an Amazon SageMaker CreateCompilationJob request, or with a list of them.",
        "if": {"type": "array"},
        "then": {"items": _ONE | {"properties": {"$schema": False}}},
        "else": _ONE,
        "$defs": {"request": _with_schema(request()), "null": NULL_DEFINITION, **options.definitions()},
    }


def _with_schema(request: Schema) -> Schema:
    """A request that may name its schema, where it is the whole file."""
    address = {"type": "string", "markdownDescription": "The schema of this file.", "doNotSuggest": True}
    return request | {"properties": {"$schema": address, **request["properties"]}}
