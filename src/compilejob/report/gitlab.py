"""GitLab's Code Quality report, which a merge request shows beside the lines it changes."""

import json
from dataclasses import dataclass, field

from compilejob.findings import Severity
from compilejob.report.fingerprint import Fingerprints
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


@dataclass(slots=True)
class GitlabReport:
    """The findings as a JSON array, one a line."""

    look: Look
    _comma: str = field(default="", init=False)
    _fingerprints: Fingerprints = field(default_factory=Fingerprints, init=False)

    def begin(self) -> str:
        """The opening of the array."""
        return "["

    def result(self, result: Result) -> str:
        """A row for each finding."""
        return "".join(self._row(result, placed) for placed in result.placed)

    def end(self, _: Summary) -> str:
        """The end of the array."""
        return "\n]\n" if self._comma else "]\n"

    def _row(self, result: Result, placed: Placed) -> str:
        finding, place = placed.finding, placed.place
        row = {
            "type": "issue",
            "check_name": finding.code,
            "description": f"{finding.message} ({finding.hint})" if finding.hint else finding.message,
            "severity": _SEVERITIES[finding.severity],
            "fingerprint": self._fingerprints.of(result.file, placed),
            "location": {"path": result.file, "lines": {"begin": place.line, "end": place.end_line}},
        }
        text = f"{self._comma}\n{json.dumps(row)}"
        self._comma = ","
        return text
