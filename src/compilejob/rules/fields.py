"""CJ1: one member at a time. Each rule words one kind of error that the model finds; none of it is checked again."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from compilejob.catalog import evidence, frameworks, platforms
from compilejob.findings import Path, Rename, Replace, counted, path_text, quote
from compilejob.model.limits import Items, Open, Seconds, Text
from compilejob.model.lookup import is_required, limit, members
from compilejob.model.request import Request
from compilejob.repair import repair
from compilejob.rules import paths
from compilejob.rules.arns import explain_arn
from compilejob.rules.closest import closest, same_word
from compilejob.rules.rule import ERROR, Problem, Rule, rule


class Line(NamedTuple):
    """One line of pydantic's errors."""

    kind: str
    path: Path
    value: object
    context: Mapping[str, Any]


def _name(path: Path) -> str:
    return path_text(path[-1:]) if path and isinstance(path[-1], str) else path_text(path[-2:])


@rule("CJ101", "missing-member", ERROR, evidence.SERVICE_MODEL)
def missing_member(line: Line) -> Iterable[Problem]:
    """A required member is missing.

    The service model requires it; boto3 refuses the call without it.

    Fails: {"StoppingCondition": null}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    owner = path_text(line.path[:-1]) or "the request"
    return (Problem(line.path[:-1], f"{owner} has no {line.path[-1]}", f"add {line.path[-1]}"),)


@rule("CJ102", "unknown-member", ERROR, evidence.SERVICE_MODEL, of_names=True)
def unknown_member(line: Line) -> Iterable[Problem]:
    """A member is not one the service has.

    boto3 refuses the call: "Unknown parameter in input".

    Fails: {"InputConfig": {"FrameworkVersio": "1.8"}}
    Passes: {"InputConfig": {"FrameworkVersion": "1.8"}}
    """
    *owner, name = line.path
    known = members(Request, tuple(owner))
    near, same = closest(str(name), known), same_word(str(name), known)
    what = f"{path_text(tuple(owner)) or 'the request'} has no member {quote(name)}"
    hint = f"use {near}" if near else f"remove it; the members are {', '.join(known)}"
    return (Problem(line.path, what, hint, Rename(line.path, same) if same else None),)


def misspelled(lines: Iterable[Line]) -> set[Path]:
    """The members that are missing only because they are misspelled."""
    unknown = [line.path for line in lines if line.kind == "extra_forbidden"]
    if len(unknown) > _MOST_MISSPELLED:
        return set()
    return {(*owner, closest(str(name), members(Request, tuple(owner))) or "") for *owner, name in unknown}


_MOST_MISSPELLED = 100  # nobody mistypes more, and each takes its time


@rule("CJ103", "wrong-type", ERROR, evidence.SERVICE_MODEL)
def wrong_type(line: Line) -> Iterable[Problem]:
    """A value has another type than the service model gives its member.

    boto3 converts nothing: "900", 900.0 and true are no integers to it.

    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": "900"}}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    wanted = _WANTED_TYPES.get(line.kind, "a value of another type")
    subject = _name(line.path) or "the request"
    is_bare = line.kind == "string_type" and isinstance(line.value, int | float | date)  # 1.10 in YAML is 1.1
    hint = "put it in quotes" if is_bare else f"give {wanted}"
    return (Problem(line.path, f"{subject} is {quote(line.value)}, not {wanted}", hint),)


@rule("CJ104", "unknown-value", ERROR, evidence.SERVICE_MODEL)
def unknown_value(line: Line) -> Iterable[Problem]:
    """A value is not one of those the service lists for its member.

    Values are written as the service spells them: frameworks and platforms in capitals, devices in lower case with
    underscores. A value newer than this catalogue is taken when the installed botocore lists it or when it is
    vouched for: `Unlisted("ml_c7g")`.

    Fails: {"OutputConfig": {"TargetDevice": "ml.c5"}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c5"}}
    """
    if not isinstance(line.value, str):
        return wrong_type.check(Line("string_type", line.path, line.value, {}))
    known = _known_values(line.path)
    member = _name(line.path)
    near = closest(line.value, known, _ALSO_CALLED, likeness=0.84)  # ml_c7g is not ml_c6g
    same = same_word(line.value, known)
    return (
        Problem(
            line.path,
            f"{quote(line.value)} is no {member} the service lists",
            f'use "{near}"'
            if near
            else f"choose one with `compilejob targets`, or vouch for it: Unlisted({quote(line.value)})",
            Replace(line.path, same) if same else None,
        ),
    )


@rule("CJ105", "malformed-value", ERROR, evidence.SERVICE_MODEL)
def malformed_value(line: Line) -> Iterable[Problem]:
    """A text does not have the form the service model gives its member.

    Fails: {"CompilationJobName": "my job"}
    Fails: {"RoleArn": "arn:aws:iam::1111222233:role/Neo"}
    Passes: {"CompilationJobName": "my-job"}
    """
    explained = _explained_arn(line)
    if explained:
        return explained
    form = limit(Request, line.path)
    if isinstance(form, Text):
        hint = f"use {form.wanted}, such as {form.example}"
        return (Problem(line.path, f"{quote(line.value)} is not {form.noun}", hint),)
    return (Problem(line.path, f"{_name(line.path)} goes over more than one line", "write it on one line"),)


@rule("CJ106", "text-too-long", ERROR, evidence.SERVICE_MODEL)
def text_too_long(line: Line) -> Iterable[Problem]:
    """A text is longer than the service model allows.

    Fails: {"CompilationJobName": "a-name-of-more-than-sixty-three-characters-which-is-longer-than-it-may-be"}
    Passes: {"CompilationJobName": "a-shorter-name"}
    """
    most = line.context["max_length"]
    length = f"{len(line.value)}" if isinstance(line.value, str) else f"more than {most}"
    what = f"{_name(line.path)} has {length} characters: {quote(line.value)}"
    return (Problem(line.path, what, f"use at most {most} characters"),)


@rule("CJ107", "text-too-short", ERROR, evidence.SERVICE_MODEL)
def text_too_short(line: Line) -> Iterable[Problem]:
    r"""A text is shorter than the service model allows.

    The empty options {} are too short: CompilerOptions that say nothing are left out.

    Fails: {"OutputConfig": {"CompilerOptions": "{}"}}
    Passes: {"OutputConfig": {"CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    """
    explained = _explained_arn(line)
    if explained:
        return explained
    least = line.context["min_length"]
    what = f"{_name(line.path)} is {quote(line.value)}, shorter than {counted(least, 'character')}"
    hint = f"give at least {counted(least, 'character')}"
    if not is_required(Request, line.path):
        hint += f" or leave {_name(line.path)} out"
    return (Problem(line.path, what, hint),)


@rule("CJ108", "number-out-of-range", ERROR, evidence.SERVICE_MODEL)
def number_out_of_range(line: Line) -> Iterable[Problem]:
    """A number is outside the range the service model gives its member.

    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": 0}}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    span = limit(Request, line.path)
    hint = f"use {span.least} to {span.most} seconds" if isinstance(span, Seconds) else None
    return (Problem(line.path, f"{_name(line.path)} {quote(line.value)} is out of range", hint),)


@rule("CJ109", "item-count", ERROR, evidence.SERVICE_MODEL)
def item_count(line: Line) -> Iterable[Problem]:
    """A list has fewer or more items than the service model allows.

    Fails: {"VpcConfig": {"SecurityGroupIds": [], "Subnets": ["subnet-0a1b2c3d"]}}
    Passes: {"VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]}}
    """
    items = limit(Request, line.path)
    if not isinstance(items, Items) or not isinstance(line.value, list | tuple):
        return ()
    count = len(line.value)
    if items.least <= count <= items.most:  # pydantic counts the items that are well formed; the others have findings
        return ()
    hint = f"give {items.least} to {items.most} items"
    return (Problem(line.path, f"{_name(line.path)} has {counted(count, 'item')}", hint),)


@rule("CJ110", "text-not-json", ERROR, evidence.LOADER)
def text_not_json(line: Line) -> Iterable[Problem]:
    r"""A member that holds JSON text holds something else.

    The service reads DataInputConfig and CompilerOptions with a JSON parser: names and texts stand in double quotes.
    The single quotes of some AWS pages are Python's and the shell's, not JSON's.

    Fails: {"InputConfig": {"DataInputConfig": "{'input0': [1, 3, 224, 224]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    name = _name(line.path)
    if not isinstance(line.value, str):
        return (Problem(line.path, f"{name} has no JSON form: {line.context['reason']}", "give JSON text"),)
    mended = repair(line.value)
    if mended and mended.text.startswith('"') and line.path != paths.OPTIONS:  # inputs are no text, and so no flags
        mended = None
    if mended is None:
        what = f"{name} {quote(line.value)} is not JSON: {line.context['reason']}"
        return (Problem(line.path, what, "write JSON, with names and texts in double quotes"),)
    what = f"{name} {quote(line.value)} is not JSON: it has {' and '.join(mended.faults)}"
    written = mended.text if mended.text.startswith(("{", "[")) else json.dumps(mended.text)
    return (Problem(line.path, what, f"write {written}", Replace(line.path, mended.text)),)


_WANTED_TYPES = {
    "string_type": "a string",
    "string_unicode": "a string of valid Unicode",
    "invalid_key": "a string",
    "unreadable": "a request that can be read",
    "int_type": "a whole number",
    "float_type": "a number",
    "list_type": "a list",
    "tuple_type": "a list",
    "model_type": "an object",
    "dict_type": "an object",
    "options_type": "an object of options or a string of flags",
}

_ALSO_CALLED: Mapping[str, str] = {**frameworks.ALSO_CALLED, **platforms.ALSO_CALLED}


_ARNS: Mapping[Path, Literal["iam", "sagemaker"]] = {paths.ROLE: "iam", paths.PACKAGE: "sagemaker"}


def _explained_arn(line: Line) -> tuple[Problem, ...]:
    """Which part of an ARN is wrong, for the members that are ARNs."""
    service = _ARNS.get(line.path)
    wrong = explain_arn(line.value, service) if service and isinstance(line.value, str) else None
    return (Problem(line.path, *wrong),) if wrong else ()


@cache
def _known_values(path: Path) -> tuple[str, ...]:
    values = limit(Request, path)
    return tuple(values.listed) if isinstance(values, Open) else ()


LINE_RULES: Mapping[str, Rule[Line]] = {
    "missing": missing_member,
    "extra_forbidden": unknown_member,
    "unknown_value": unknown_value,
    "string_pattern_mismatch": malformed_value,
    "string_too_long": text_too_long,
    "string_too_short": text_too_short,
    "greater_than_equal": number_out_of_range,
    "less_than_equal": number_out_of_range,
    "too_short": item_count,
    "too_long": item_count,
    "not_json": text_not_json,
} | dict.fromkeys(_WANTED_TYPES, wrong_type)
"""Which rule words which kind of pydantic error."""
