"""What a report format is: text for the beginning, for each result as it comes, and for the end."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from compilejob.report.summary import Summary
from compilejob.results import Result

WIDTH = 120
"""Columns of a report that goes to no terminal."""


class Look(NamedTuple):
    """How a report that people read looks; those for programs look always the same."""

    colour: bool = False
    statistics: bool = False
    """Whether it ends with a count by rule."""
    quiet: bool = False
    """Whether it goes without the line that sums up."""
    width: int = WIDTH
    """Columns that lines of files are cut to."""


class Writer(Protocol):
    """Writes a report while the results come, so that a run over any number of files needs little memory."""

    @property
    def look(self) -> Look:
        """How it looks."""

    def begin(self) -> str:
        """What stands before the first result."""

    def result(self, result: Result) -> str:
        """What is said of a result; those of one file come one after the other."""

    def end(self, summary: Summary) -> str:
        """What stands behind the last result."""


def written(writer: Writer, results: Iterable[Result]) -> str:
    """A whole report."""
    summary = Summary()
    parts = [writer.begin()]
    for result in results:
        summary.add(result)
        parts.append(writer.result(result))
    return "".join([*parts, writer.end(summary)])
