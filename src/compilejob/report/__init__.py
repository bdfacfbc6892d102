"""Findings to text and to the formats that other programs read. A new format is one file and one line of `FORMATS`."""

from collections.abc import Callable, Mapping, Sequence

from compilejob.report.json_report import json_report
from compilejob.report.result import Result, results
from compilejob.report.text import text_report

FORMATS: Mapping[str, Callable[[Sequence[Result]], str]] = {
    "text": text_report,
    "json": json_report,
}
"""The formats by their names on the command line."""

__all__ = ["FORMATS", "Result", "results"]
