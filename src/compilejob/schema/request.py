"""A request as a schema: its members as the model has them, and what the rules demand of them together."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from compilejob.catalog.installed import installed_values
from compilejob.findings import Path
from compilejob.model.limits import Items, Open, Seconds, Text
from compilejob.model.lookup import is_required, limit, members
from compilejob.model.request import Request
from compilejob.model.text import EmbeddedJson
from compilejob.rules import fields, paths, target
from compilejob.rules.page import EXAMPLE
from compilejob.rules.rule import Rule
from compilejob.schema import inputs, options, patterns, source, words
from compilejob.schema.pieces import Schema, at, complaint, discouraging, has, optional, refusing, snippet
from compilejob.schema.targets import one_of, where


def request() -> Schema:
    """A request."""
    return _structure(()) | snippet(_changeable(EXAMPLE), "a request")


def _structure(path: Path) -> Schema:
    names = members(Request, path)
    schema: Schema = {
        "title": _title(path),
        "type": "object",
        "properties": {name: _member((*path, name)) for name in names},
        "required": [name for name in names if is_required(Request, (*path, name))],
        "additionalProperties": False,
    }
    return schema | {"allOf": _DEMANDS[path]()} if path in _DEMANDS else schema


def _title(path: Path) -> str:
    match path:
        case ():
            return "request"
        case (*_, str(name)):
            return name
    return f"item of {path[-2]}"


def _member(path: Path) -> Schema:
    value = _value(path) if is_required(Request, path) else optional(_value(path))
    name = str(path[-1])
    told: Schema = {"markdownDescription": words.of_member(name, limit(Request, path))}
    if path in {paths.INPUTS, paths.OPTIONS}:
        return value | told | {"doNotSuggest": True}  # what suits framework or target is offered
    if not is_required(Request, path) and isinstance(body := _required_members(path), dict):
        told |= snippet(body)
    return value | told


def _value(path: Path) -> Schema:
    match limit(Request, path):
        case Text() as text:
            return _text(path, text)
        case Seconds(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Items(least=least, most=most):
            return {"type": "array", "minItems": least, "maxItems": most, "items": _value((*path, 0))}
        case Open() as closed:
            values = [*closed.listed, *sorted(installed_values(closed.shape).difference(closed.listed))]
            told = {"markdownEnumDescriptions": list(map(words.of_value, values))}
            return refusing(fields.unknown_value, {"enum": values}) | told
        case EmbeddedJson(least=least, most=most):
            return _EMBEDDED[path](least, most)
    return _structure(path)


_EMBEDDED: Mapping[Path, Callable[[int, int], Schema]] = {paths.INPUTS: inputs.form, paths.OPTIONS: options.form}


def _text(path: Path, text: Text) -> Schema:
    wrong = f"not {text.noun}: use {text.wanted}, such as {text.example}"
    schema: Schema = {
        "type": "string",
        "minLength": text.least,
        "maxLength": text.most,
        "pattern": patterns.whole(text.pattern),
        "patternErrorMessage": complaint(fields.malformed_value, wrong),
    }
    further = [refusing(rule, {"pattern": pattern}) for rule, pattern in patterns.RULES.get(path, ())]
    return schema | {"allOf": further} if further else schema


def _of_request() -> list[Schema]:
    either = _one_of_two(paths.SOURCE, paths.PACKAGE, target.source_conflict, target.source_missing)
    return [either, *source.conditions()]


def _of_output() -> list[Schema]:
    device, platform = paths.DEVICE[1:], paths.PLATFORM[1:]
    either = _one_of_two(platform, device, target.target_conflict, target.target_missing)
    doubtful = [
        {"if": one_of(targets), "then": at(path, discouraging(rule))}
        for rule, path in (
            (target.retired_target, device),
            (target.undocumented_target, device),
            (target.undocumented_target, (*platform, "Accelerator")),
        )
        if (targets := [each for each in where(rule) if (each.device is None) is (path[0] in platform)])
    ]
    return [either, *doubtful, *options.conditions()]


def _one_of_two(one: Path, other: Path, conflict: Rule[Any], missing: Rule[Any]) -> Schema:
    """That one of two members is given and not the other, which is a text."""
    instead = refusing(missing, {"type": "string"})
    return {
        "if": has(one),
        "then": at(other, refusing(conflict, {"type": "null"})),
        "else": refusing(missing, {"required": list(other)}) | at(other, instead),
    }


_DEMANDS: Mapping[Path, Callable[[], list[Schema]]] = {
    (): _of_request,
    paths.SOURCE: inputs.of_framework,
    paths.OUTPUT: _of_output,
}


def _changeable(value: Any) -> Any:
    """A value as the body of a snippet, in which each text is a place to change; JSON texts as the values they are."""
    if isinstance(value, Mapping):
        return {name: _changeable(inner) for name, inner in value.items()}
    if isinstance(value, str) and value.startswith("{"):
        return {name: f"^{json.dumps(inner)}" for name, inner in json.loads(value).items()}
    return f"${{:{value}}}" if isinstance(value, str) else value


def _required_members(path: Path) -> Any:
    """What a value cannot be without, as the body of a snippet."""
    match limit(Request, path):
        case Text(example=example):
            return f"${{:{example}}}"
        case Open(listed=listed):
            return f"${{|{','.join(listed)}|}}"
        case Items():
            return [_required_members((*path, 0))]
    required = [name for name in members(Request, path) if is_required(Request, (*path, name))]
    return {name: _required_members((*path, name)) for name in required}
