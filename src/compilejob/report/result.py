"""A request in a file, and what is wrong with it, each finding in its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from compilejob.check import check
from compilejob.findings import Finding, Severity
from compilejob.read import Document
from compilejob.read.spans import Place
from compilejob.rules.reading import Unread, job_name_repeated


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and where in its file it stands."""

    finding: Finding
    place: Place


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in one request of a file, or in the file itself when `is_request` is false."""

    file: str
    pointer: str
    name: str | None
    placed: tuple[Placed, ...]
    is_request: bool = True

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(placed.finding.severity is severity for placed in self.placed)


def results(document: Document) -> list[Result]:
    """Check every request of a document."""
    found = [_of_file(document)] if document.problems else []
    names: set[str] = set()
    for request in document.requests:
        name = _job_name(request.data)
        findings = list(check(request.data))
        if name is not None and name in names:
            findings += job_name_repeated.findings(Unread(name))
        placed = [Placed(finding, document.place(request.path + finding.path)) for finding in findings]
        placed.sort(key=lambda each: (each.place.line, each.place.column))
        found.append(Result(document.name, request.pointer, name, tuple(placed)))
        if name is not None:
            names.add(name)
    return found


def _of_file(document: Document) -> Result:
    placed = tuple(Placed(finding, document.source.place(span)) for finding, span in document.problems)
    return Result(document.name, "", None, placed, is_request=False)


def _job_name(data: object) -> str | None:
    name = data.get("CompilationJobName") if isinstance(data, Mapping) else None
    return name if isinstance(name, str) else None
