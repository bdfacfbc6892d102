"""The report people read: file:line:column, what is wrong, the line it stands in, what to do, where to read more."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from compilejob.findings import printable
from compilejob.report.closing import closing
from compilejob.report.colour import Ink, Paint, painter
from compilejob.report.concise import concise
from compilejob.report.frame import frame
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result


@dataclass(slots=True)
class TextReport:
    """Every finding with the line it stands in, then one line that sums up."""

    look: Look
    _paint: Paint = field(init=False)

    def __post_init__(self) -> None:
        self._paint = painter(colour=self.look.colour)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def result(self, result: Result) -> str:
        """The findings, one after the other."""
        return "".join(f"{line}\n" for placed in result.placed for line in self._lines(result, placed))

    def end(self, summary: Summary) -> str:
        """The line that sums up."""
        return closing(summary, self.look)

    def _lines(self, result: Result, placed: Placed) -> Iterator[str]:
        paint, finding = self._paint, placed.finding
        yield concise(result.file, placed, paint)
        if result.is_request:
            yield f"    at {finding.where}{f' of {printable(result.pointer)}' if result.pointer else ''}"
        yield from frame(placed, paint, self.look.width)
        if finding.hint:
            yield f"    {paint('help:', Ink.HELP)} {printable(finding.hint)}"
        yield f"    {paint(f'docs: {finding.url}', Ink.DIM)}"
        yield ""
