"""The report people read: file:line:column, what is wrong, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from compilejob.findings import printable
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result


@dataclass(frozen=True, slots=True)
class TextReport:
    """Every finding in two or three lines, then one line that sums up."""

    look: Look

    def begin(self) -> str:
        """Nothing."""
        return ""

    def result(self, result: Result) -> str:
        """The findings, one after the other."""
        return "".join(f"{line}\n" for placed in result.placed for line in _lines(result, placed))

    def end(self, summary: Summary) -> str:
        """The line that sums up."""
        return f"{summary}\n"


def _lines(result: Result, placed: Placed) -> Iterator[str]:
    finding, place = placed.finding, placed.place
    where = f"{printable(result.file)}:{place.line}:{place.column}"
    yield f"{where}: {finding.severity}: {finding.message} [{finding.code} {finding.rule}]"
    yield f"    at {finding.where}{f' of {printable(result.pointer)}' if result.pointer else ''}"
    if finding.hint:
        yield f"    help: {finding.hint}"
