"""One line a finding, as compilers and `grep -n` write it: editors and problem matchers read that."""

from dataclasses import dataclass, field

from compilejob.findings import printable
from compilejob.report.closing import closing
from compilejob.report.colour import SEVERITY, Ink, Paint, painter, plain
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result


def concise(file: str, placed: Placed, paint: Paint = plain) -> str:
    """A finding in one line: `file:line:column: error: message [CJ104 unknown-value]`."""
    finding, place = placed.finding, placed.place
    where = paint(f"{printable(file)}:{place.line}:{place.column}", Ink.STRONG)
    severity = paint(finding.severity, SEVERITY[finding.severity])
    code = paint(f"[{finding.code} {finding.rule}]", Ink.DIM)
    return f"{where}: {severity}: {printable(finding.message)} {code}"


@dataclass(slots=True)
class ConciseReport:
    """Every finding in one line, then one line that sums up."""

    look: Look
    _paint: Paint = field(init=False)

    def __post_init__(self) -> None:
        self._paint = painter(colour=self.look.colour)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def result(self, result: Result) -> str:
        """The findings, one a line."""
        return "".join(f"{concise(result.file, placed, self._paint)}\n" for placed in result.placed)

    def end(self, summary: Summary) -> str:
        """The line that sums up."""
        return closing(summary, self.look)
