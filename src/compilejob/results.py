"""A request in a file, and what is wrong with it, each finding in its place."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from compilejob.check import check, check_partly
from compilejob.findings import Finding, Path, Rename, Severity
from compilejob.read import Document, Edit, FoundRequest, Place, Span
from compilejob.rules import RULES
from compilejob.rules.reading import Unread, job_name_repeated


class Correction(NamedTuple):
    """A fix as an edit of the file, and where that is."""

    edit: Edit
    place: Place


class Placed(NamedTuple):
    """A finding and where in its file it stands."""

    finding: Finding
    place: Place
    line: str
    """The text of the line in which it begins; of a long one the part around it."""
    identity: str
    """What stays the same as long as the defect does: made of the rule, the request, the member and its value; no line
    and no file is part of it."""
    correction: Correction | None = None
    first_column: int = 1
    """The column at which `line` begins."""


class Suppressed(NamedTuple):
    """A finding that is not reported, and who says so."""

    placed: Placed
    by: str
    """What silences it: "inline", "config" or "baseline"."""
    reason: str = ""
    """Why, when that is told."""


class Result(NamedTuple):
    """What was found in one request of a file, or in the file itself when `is_request` is false."""

    file: str
    pointer: str
    name: str | None
    placed: tuple[Placed, ...]
    is_request: bool = True
    suppressed: tuple[Suppressed, ...] = ()
    """What was found and is not reported."""

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(placed.finding.severity is severity for placed in self.placed)


def results(document: Document) -> list[Result]:
    """Check every request of a document."""
    found = [of_file(document, document.problems)] if document.problems else []
    names = set(document.part.job_names)
    for request in document.requests:
        name = _job_name(request.data)
        findings = _findings(request)
        if name is not None and name in names:
            findings += job_name_repeated.findings(Unread(name))
        placed = [_placed(document, request, name, finding) for finding in findings]
        placed.sort(key=lambda each: (each.place.line, each.place.column))
        found.append(Result(document.name, request.pointer, name, tuple(placed)))
        if name is not None:
            names.add(name)
    return found


def _findings(request: FoundRequest) -> list[Finding]:
    if request.unknown:
        return check_partly(request.data, request.unknown)
    return list(check(request.data).findings)


def _placed(document: Document, request: FoundRequest, name: str | None, finding: Finding) -> Placed:
    path = request.path + finding.path
    span = document.source.key(path) if _is_about_the_name(finding) else None
    place = document.source.place(span) if span else document.place(path)
    line, first_column = _around(document.source.line(place.line), place.column)
    fix = finding.fix
    edit = document.source.edit(replace(fix, path=request.path + fix.path)) if fix else None
    return Placed(
        finding,
        place,
        line,
        _identity(finding, name or "", _value_at(request.data, finding.path)),
        Correction(edit, document.source.place(edit.span)) if edit else None,
        first_column,
    )


_OF_NAMES = frozenset(rule.code for rule in RULES if rule.of_names)


def _is_about_the_name(finding: Finding) -> bool:
    return finding.code in _OF_NAMES or isinstance(finding.fix, Rename)


def of_file(document: Document, problems: Iterable[tuple[Finding, Span]]) -> Result:
    """What is wrong with a file itself."""
    placed = tuple(_of_problem(document, finding, span) for finding, span in problems)
    return Result(document.name, "", None, placed, is_request=False)


def _of_problem(document: Document, finding: Finding, span: Span) -> Placed:
    place = document.source.place(span)
    line, first_column = _around(document.source.line(place.line), place.column)
    return Placed(finding, place, line, _identity(finding, "", finding.message), first_column=first_column)


_AROUND = 200  # characters before, and twice as many behind: no report shows more


def _around(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and the column at which it begins: a line may be a whole file."""
    first = max(column - 1 - _AROUND, 0)
    return line[first : column - 1 + 2 * _AROUND], first + 1


def _identity(finding: Finding, request: str, value: object) -> str:
    names = [step for step in finding.path if isinstance(step, str)]  # an index changes when another item comes or goes
    told = json.dumps([finding.rule, request, names, value], default=repr, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _value_at(data: Any, path: Path) -> object:
    """The value at a path, or the nearest around it; of an object or list only that it is one."""
    for step in path:
        if isinstance(data, str):
            break
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    return type(data).__name__ if isinstance(data, Mapping | list | tuple) else data


def _job_name(data: object) -> str | None:
    name = data.get("CompilationJobName") if isinstance(data, Mapping) else None
    return name if isinstance(name, str) else None
