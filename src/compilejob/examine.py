"""From data to findings: read by the model, judged by the rules, once and in this order."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from pydantic import ValidationError

from compilejob.findings import Finding, Path
from compilejob.model.narrow import Narrowed
from compilejob.model.partial import Locations, readable
from compilejob.model.request import Request
from compilejob.model.response import is_response, without_response_members
from compilejob.rules import judge, judge_ordinary, ordinary, remark, with_remarks, word
from compilejob.rules.fields import Line, misspelled

R = TypeVar("R", bound=Request)


def examine_given(data: object, read: Callable[[object], R]) -> tuple[R | Request, list[Finding]]:
    """The request in what an author gave, and everything that is wrong with it or is to be said of it."""
    remarks = remark(data)
    if is_response(data):
        data = without_response_members(data)
    request, found = examine(data, read)
    return request, with_remarks(remarks, found)


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


def examine_ordinary(structure: type[R], data: object) -> tuple[R, list[Finding]] | None:
    """The same of a request within the limits of `rules.ordinary`, in a fraction of the time; None for any other."""
    try:
        request = _ordinary_reader(structure)(data)
    except ValidationError:
        return None
    return request, judge_ordinary(request)


@cache
def _ordinary_reader(structure: type[R]) -> Callable[[object], R]:
    return Narrowed(structure, ordinary.LIMITS, ordinary.REQUIRED).reader()


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
