"""The schema, compiled; and requests in the two forms that their JSON members have."""

import json
from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from compilejob import check
from compilejob.findings import Severity
from compilejob.schema import document
from compilejob.wire import NotJson, decode

SCHEMA = document()
_VALIDATOR = jsonschema_rs.validator_for(SCHEMA)

BEYOND = {"CJ317", "CJ323", "CJ408", "CJ505", "CJ513"}
"""The codes of errors that no schema can tell; `test_rules` says why, each by an example."""

_JSON_MEMBERS = (("InputConfig", "DataInputConfig"), ("OutputConfig", "CompilerOptions"))


def refused(request: object) -> list[tuple[str | int, ...]]:
    """The paths at which the schema refuses a request."""
    return [tuple(error.instance_path) for error in _VALIDATOR.iter_errors(request)]


def errors(request: object) -> set[str]:
    """The codes of the errors that `check` finds in a request."""
    return {finding.code for finding in check(request) if finding.severity is Severity.ERROR}


def with_values(request: Mapping[str, Any]) -> dict[str, Any]:
    """A request with the values in place of their JSON texts, as YAML is written; flags stay the text they are."""
    return _changed(request, _value)


def with_texts(request: Mapping[str, Any]) -> dict[str, Any]:
    """A request with JSON texts in place of values, as boto3 takes it."""
    return _changed(request, lambda value: json.dumps(value) if isinstance(value, dict | list) else value)


def _value(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        value, _ = decode(given)
    except NotJson:
        return given
    return value if isinstance(value, dict | list) else given


def _changed(request: Mapping[str, Any], change: Any) -> dict[str, Any]:
    changed = dict(request)
    for structure, member in _JSON_MEMBERS:
        given = changed.get(structure)
        if isinstance(given, dict) and member in given:
            changed[structure] = given | {member: change(given[member])}
    return changed
