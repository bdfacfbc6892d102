"""The report programs read, version 1. Members are added, never changed, within a version."""

import json
from dataclasses import dataclass, field
from textwrap import indent

from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Correction, Placed, Result

VERSION = 1

_NUMBERS = ("files", "requests", "errors", "warnings", "suppressed")


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
            "suppressed": [
                _finding(each.placed) | {"by": each.by, "reason": each.reason or None} for each in result.suppressed
            ],
        }
        text = f"{self._comma}\n{indent(json.dumps(row, indent=2), '    ')}"
        self._comma = ","
        return text

    def end(self, summary: Summary) -> str:
        """The summary."""
        numbers = {name: getattr(summary, name) for name in _NUMBERS}
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
        **placed.place._asdict(),
        "fixable": finding.fix is not None,
        "fix": _fix(placed.correction) if placed.correction else None,
    }


def _fix(correction: Correction) -> list[dict[str, object]]:
    """The edits that make a finding go away."""
    return [{**correction.place._asdict(), "text": correction.edit.text}]
