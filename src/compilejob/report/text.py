"""The report people read: file:line:column, what is wrong, what to do."""

from collections.abc import Iterator, Sequence

from compilejob.findings import printable
from compilejob.report.result import Placed, Result
from compilejob.report.summary import Summary


def text_report(results: Sequence[Result]) -> str:
    """Every finding in two or three lines, then one line that sums up."""
    lines = [line for result in results for placed in result.placed for line in _lines(result, placed)]
    return "\n".join([*lines, str(Summary.of(results))]) + "\n"


def _lines(result: Result, placed: Placed) -> Iterator[str]:
    finding, place = placed.finding, placed.place
    where = f"{printable(result.file)}:{place.line}:{place.column}"
    yield f"{where}: {finding.severity}: {finding.message} [{finding.code} {finding.rule}]"
    yield f"    at {finding.where}{f' of {printable(result.pointer)}' if result.pointer else ''}"
    if finding.hint:
        yield f"    help: {finding.hint}"
