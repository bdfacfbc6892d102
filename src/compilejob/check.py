"""`check`: everything that is wrong with a request, without raising."""

from collections.abc import Iterator
from dataclasses import dataclass

from compilejob.examine import examine, examine_given, examine_ordinary
from compilejob.findings import Finding, Severity
from compilejob.job import CompilationJob
from compilejob.model.partial import Locations, made
from compilejob.model.request import Request
from compilejob.notebook import findings_html, findings_line
from compilejob.rules import remark, with_remarks, word
from compilejob.rules.fields import Line


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found. Iterating over it gives the findings; it is true when there is no error."""

    findings: tuple[Finding, ...]
    job: CompilationJob | None
    """The request, when there is no error."""

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return self.job is not None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __bool__(self) -> bool:
        return self.ok

    def __repr__(self) -> str:
        return findings_line(self.findings)

    def _repr_html_(self) -> str:
        """The report as a notebook shows it."""
        return findings_html(self.findings, self.job)

    def __str__(self) -> str:
        return "\n".join(f"{finding.severity}: {finding}" for finding in self.findings) or "no findings"


def check(request: object) -> Report:
    """Check a request: boto3 arguments, CLI input JSON, a DescribeCompilationJob response or a `CompilationJob`.

    Never raises, whatever `request` is: what cannot be read is a finding.
    """
    if isinstance(request, CompilationJob):
        request = request.model_dump(
            by_alias=True, exclude_none=True
        )  # and not `to_boto3`: what is vouched for stays so
    try:
        read, found = examine_ordinary(CompilationJob, request) or examine_given(request, _read)
    except ValueError:  # of a mapping that is none
        return Report(tuple(word([Line("unreadable", (), request, {})])), None)
    if found and any(finding.severity is Severity.ERROR for finding in found):
        return Report(tuple(found), None)
    job = read if isinstance(read, CompilationJob) else made(CompilationJob, read.__dict__, read.model_fields_set)
    return Report(tuple(found), job)


def _read(request: object) -> Request:
    return Request.model_validate(request, by_alias=True, by_name=False)


def check_partly(request: object, unknown: Locations) -> list[Finding]:
    """Check a request of which some members are to come, such as one that a program fills in.

    `unknown` are the members that `request` does not hold yet; rules that need one of them are silent.
    """
    _, found = examine(request, Request.model_validate, unknown)
    return with_remarks(remark(request), found)
