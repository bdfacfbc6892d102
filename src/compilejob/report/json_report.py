"""The report programs read, version 1. Members are added, never changed, within a version."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from compilejob.report.result import Placed, Result
from compilejob.report.summary import Summary

VERSION = 1


def json_report(results: Sequence[Result]) -> str:
    """The results of a run as one JSON object."""
    report = {
        "version": VERSION,
        "results": [
            {
                "file": result.file,
                "pointer": result.pointer,
                "name": result.name,
                "findings": [_finding(placed) for placed in result.placed],
            }
            for result in results
        ],
        "summary": asdict(Summary.of(results)),
    }
    return json.dumps(report, indent=2) + "\n"


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
