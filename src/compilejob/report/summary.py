"""What a run amounts to, for the last line of a report."""

from collections import Counter
from dataclasses import dataclass, field

from compilejob.findings import Severity, counted
from compilejob.results import Result


@dataclass(slots=True)
class Summary:
    """How much was looked at and how much was found; `add` is told every result, those of one file together."""

    files: int = 0
    requests: int = 0
    errors: int = 0
    warnings: int = 0
    suppressed: int = 0
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each rule found something, by its code and name."""
    _file: str | None = None

    def add(self, result: Result) -> None:
        """Count a result in."""
        self.files += result.file != self._file
        self._file = result.file
        self.requests += result.is_request
        self.suppressed += len(result.suppressed)
        if result.placed:
            self.errors += result.count(Severity.ERROR)
            self.warnings += result.count(Severity.WARNING)
            self.rules.update((placed.finding.code, placed.finding.rule) for placed in result.placed)

    def __str__(self) -> str:
        found = f"{counted(self.errors, 'error')} and {counted(self.warnings, 'warning')}"
        suppressed = f", {self.suppressed} more suppressed" if self.suppressed else ""
        return f"{found} in {counted(self.requests, 'request')} of {counted(self.files, 'file')}{suppressed}"
