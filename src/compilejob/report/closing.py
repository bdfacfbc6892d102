"""How a report that people read ends."""

from collections.abc import Iterator

from compilejob.report.summary import Summary
from compilejob.report.writer import Look


def closing(summary: Summary, look: Look) -> str:
    """How often each rule found something, when that is wanted, and the line that sums up, unless it is not."""
    return "".join(f"{line}\n" for line in _lines(summary, look))


def _lines(summary: Summary, look: Look) -> Iterator[str]:
    if look.statistics and summary.rules:
        digits = len(str(max(summary.rules.values())))
        for (code, rule), number in sorted(summary.rules.items(), key=lambda item: (-item[1], item[0])):
            yield f"{number:{digits}} {code} {rule}"
    if not look.quiet:
        yield str(summary)
