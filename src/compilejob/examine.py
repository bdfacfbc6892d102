"""From data to findings: read by the model, judged by the rules, once and in this order."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import ValidationError

from compilejob.findings import Finding, Path
from compilejob.model.partial import Locations, readable
from compilejob.model.request import Request
from compilejob.rules import judge, word
from compilejob.rules.fields import Line, misspelled

R = TypeVar("R", bound=Request)


def examine(
    data: object, read: Callable[[object], R], absent: Locations = frozenset()
) -> tuple[R | Request, list[Finding]]:
    """The request in `data`, in full or as far as it can be read, and everything that is wrong with it.

    `read` is the model's validation. `absent` are members that are to come, so that their absence is no defect.
    """
    try:
        request = read(data)
    except ValidationError as error:
        lines = [
            Line(line["type"], line["loc"], line["input"], line.get("ctx") or {})
            for line in error.errors(include_url=False)
            if line["loc"] not in absent
        ]
        meant = {path for path in misspelled(lines) if not _is_given(data, path)}
        partly = readable(Request, data, {line.path for line in lines} | absent | meant)
        return partly, word(lines) + judge(partly)
    if absent:  # members that may be left out: that they are is no defect, and what they will be is not known
        partly = readable(Request, data, absent)
        return partly, judge(partly)
    return request, judge(request)


def _is_given(data: object, path: Path) -> bool:
    for step in path:
        if not isinstance(data, Mapping) or step not in data:
            return False
        data = data[step]
    return True


def examine_part(data: Mapping[str, object]) -> tuple[Request, list[Finding]]:
    """A part of a request, such as its source or its target, and what is wrong with it whatever the rest will be."""
    absent: set[Path] = {(name,) for name in _MEMBERS if name not in data} | {("OutputConfig", "S3OutputLocation")}
    try:
        part = readable(Request, data, absent)
    except ValidationError:
        return examine(data, Request.model_validate, absent)
    return part, judge(part)


_MEMBERS = [field.alias or name for name, field in Request.model_fields.items()]
