"""Commands that a GitHub workflow obeys by an annotation on the line. GitHub shows ten errors and ten warnings a step."""

from dataclasses import dataclass

from compilejob.findings import printable
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


@dataclass(frozen=True, slots=True)
class GithubReport:
    """Every finding as a command, one a line, and nothing else."""

    look: Look

    def begin(self) -> str:
        """Nothing."""
        return ""

    def result(self, result: Result) -> str:
        """A command for each finding."""
        return "".join(_command(result, placed) for placed in result.placed)

    def end(self, _: Summary) -> str:
        """Nothing."""
        return ""


def _command(result: Result, placed: Placed) -> str:
    finding, place = placed.finding, placed.place
    properties = {"file": printable(result.file), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub takes columns within one line only
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.code} {finding.rule}"
    told = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    hint = [f"help: {printable(finding.hint)}"] if finding.hint else []
    message = "\n".join([printable(finding.message), *hint, f"docs: {finding.url}"])
    return f"::{finding.severity} {told}::{message.translate(_DATA)}\n"
