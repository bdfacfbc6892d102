"""Findings to text and to the formats that other programs read. A new format is one file and one line of `FORMATS`."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import NamedTuple

from compilejob.report.summary import Summary
from compilejob.report.text import TextReport
from compilejob.report.writer import WIDTH, Look, Writer, written
from compilejob.results import Result


class Format(NamedTuple):
    """Where a format's writer is; a run imports those that it uses."""

    module: str
    name: str

    def __call__(self, look: Look) -> Writer:
        """A writer of the format."""
        module = import_module(f"{__name__}.{self.module}")
        writer: Writer = getattr(module, self.name)(look)
        return writer


FORMATS: Mapping[str, Format] = {
    "text": Format("text", "TextReport"),
    "concise": Format("concise", "ConciseReport"),
    "json": Format("json_report", "JsonReport"),
    "sarif": Format("sarif", "SarifReport"),
    "junit": Format("junit", "JunitReport"),
    "github": Format("github", "GithubReport"),
    "gitlab": Format("gitlab", "GitlabReport"),
}
"""The formats by their names on the command line."""


def to_text(results: Iterable[Result]) -> str:
    """The report people read."""
    return written(TextReport(Look()), results)


__all__ = ["FORMATS", "WIDTH", "Look", "Summary", "Writer", "to_text", "written"]
