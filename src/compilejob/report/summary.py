"""What a run amounts to, for the last line of a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from compilejob.findings import Severity, counted
from compilejob.report.result import Result


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was looked at and how much was found."""

    files: int
    requests: int
    errors: int
    warnings: int

    @classmethod
    def of(cls, results: Sequence[Result]) -> "Summary":
        """The summary of a run."""
        return cls(
            len({result.file for result in results}),
            sum(result.is_request for result in results),
            sum(result.count(Severity.ERROR) for result in results),
            sum(result.count(Severity.WARNING) for result in results),
        )

    def __str__(self) -> str:
        found = f"{counted(self.errors, 'error')} and {counted(self.warnings, 'warning')}"
        return f"{found} in {counted(self.requests, 'request')} of {counted(self.files, 'file')}"
