"""The report programs read, version 1. Members are added, never changed, within a version."""

import json
from dataclasses import asdict, dataclass, field
from textwrap import indent

from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result

VERSION = 1


@dataclass(slots=True)
class JsonReport:
    """The results of a run as one JSON object."""

    look: Look
    _comma: str = field(default="", init=False)

    def begin(self) -> str:
        """The version, and the opening of the results."""
        return f'{{\n  "version": {VERSION},\n  "results": ['

    def result(self, result: Result) -> str:
        """A request, or a file, with its findings."""
        row = {
            "file": result.file,
            "pointer": result.pointer,
            "name": result.name,
            "findings": [_finding(placed) for placed in result.placed],
        }
        text = f"{self._comma}\n{indent(json.dumps(row, indent=2), '    ')}"
        self._comma = ","
        return text

    def end(self, summary: Summary) -> str:
        """The summary."""
        numbers = {name: getattr(summary, name) for name in ("files", "requests", "errors", "warnings")}
        closing = "\n  ]" if self._comma else "]"
        return f'{closing},\n  "summary": {indent(json.dumps(numbers, indent=2), "  ").lstrip()}\n}}\n'


def _finding(placed: Placed) -> dict[str, object]:
    finding = placed.finding
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
        "url": finding.url,
        **asdict(placed.place),
        "fixable": finding.fix is not None,
    }
