"""The pieces that the schema is put together from."""

import json
import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from compilejob.findings import Path
from compilejob.rules.page import Page
from compilejob.rules.rule import Rule

Schema = dict[str, Any]
"""A JSON Schema. Beside the keywords of the standard it has those that editors know: `errorMessage` words what is
refused and `deprecationMessage` what is advised against, `doNotSuggest` keeps a member out of what is offered, and
`defaultSnippets` are texts to insert.
"""

NULL: Schema = {"$ref": "#/$defs/null"}
NULL_DEFINITION: Schema = {"not": {"type": ["array", "boolean", "number", "object", "string"]}}
"""Null, worded so that editors do not offer it: `check` takes it for a member that is left out, with a warning."""


def optional(schema: Schema) -> Schema:
    """The values of a schema, and null."""
    return {"anyOf": [schema, NULL]}


def complaint(rule: Rule[Any], what: str = "") -> str:
    """What a rule finds, in one line: `what`, or else the title of its page."""
    return f"{what or Page.of(rule).title.removesuffix('.')} [{rule.code} {rule.name}]"


def refusing(rule: Rule[Any], schema: Schema, what: str = "") -> Schema:
    """A schema that refuses what a rule finds, and says so."""
    return {**schema, "errorMessage": complaint(rule, what)}


def discouraging(rule: Rule[Any]) -> Schema:
    """A schema that refuses nothing and says of a member what a rule warns of."""
    return {"deprecationMessage": complaint(rule)}


_GIVEN: Schema = {"not": {"type": "null"}}


def has(path: Path, schema: Schema = _GIVEN) -> Schema:
    """Objects in which the member at a path is given, and is of a schema."""
    name, *inner = path
    within = has(tuple(inner), schema) if inner else schema
    return {"type": "object", "properties": {name: within}, "required": [name]}


def at(path: Path, schema: Schema) -> Schema:
    """Objects in which the member at a path is of a schema, or is not there. Editors do not offer the member for it."""
    for name in reversed(path):
        schema = {"properties": {name: {"doNotSuggest": True, **schema}}}
    return schema


def snippet(body: Mapping[str, Any] | str, label: str = "") -> Schema:
    """Offer a text to insert, given as the value it is; "${:a}" and "${|a,b|}" in it are places to change."""
    numbers = count(1)
    numbered = re.sub(r"\$\{(?=[:|])", lambda _: f"${{{next(numbers)}", json.dumps(body))
    return {"defaultSnippets": [{"label": label or f"with {', '.join(body)}", "body": json.loads(numbered)}]}
