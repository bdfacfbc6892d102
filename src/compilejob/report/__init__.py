"""Findings to text and to the formats that other programs read. A new format is one file and one line of `FORMATS`."""

from collections.abc import Callable, Iterable, Mapping

from compilejob.report.concise import ConciseReport
from compilejob.report.github import GithubReport
from compilejob.report.gitlab import GitlabReport
from compilejob.report.json_report import JsonReport
from compilejob.report.junit import JunitReport
from compilejob.report.sarif import SarifReport
from compilejob.report.summary import Summary
from compilejob.report.text import TextReport
from compilejob.report.writer import WIDTH, Look, Writer, written
from compilejob.results import Result

FORMATS: Mapping[str, Callable[[Look], Writer]] = {
    "text": TextReport,
    "concise": ConciseReport,
    "json": JsonReport,
    "sarif": SarifReport,
    "junit": JunitReport,
    "github": GithubReport,
    "gitlab": GitlabReport,
}
"""The formats by their names on the command line."""


def to_text(results: Iterable[Result]) -> str:
    """The report people read."""
    return written(TextReport(Look()), results)


__all__ = ["FORMATS", "WIDTH", "Look", "Summary", "Writer", "to_text", "written"]
