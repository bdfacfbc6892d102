"""JUnit's XML: a test suite a file, a test case a request, a failure where there are errors."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from compilejob.findings import Severity, counted, printable
from compilejob.report.concise import concise
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Placed, Result

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@dataclass(slots=True)
class JunitReport:
    """The results as test cases; warnings do not fail, and stand in a case's output."""

    look: Look
    _file: str | None = field(default=None, init=False)
    _cases: list[str] = field(default_factory=list, init=False)
    """The cases of the file at hand: a suite says beforehand how many it has."""
    _failures: int = field(default=0, init=False)

    def begin(self) -> str:
        """The opening of the suites."""
        return '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="compilejob">\n'

    def result(self, result: Result) -> str:
        """The suite of the file before, when this is another's."""
        before = self._suite() if result.file != self._file else ""
        self._file = result.file
        self._cases.append(_case(result))
        self._failures += result.count(Severity.ERROR) > 0
        return before

    def end(self, _: Summary) -> str:
        """The suite of the last file."""
        return f"{self._suite()}</testsuites>\n"

    def _suite(self) -> str:
        if self._file is None:
            return ""
        counts = f'tests="{len(self._cases)}" failures="{self._failures}" errors="0" skipped="0"'
        file = _text(self._file)
        text = f'  <testsuite name="{file}" file="{file}" {counts}>\n{"".join(self._cases)}  </testsuite>\n'
        self._cases, self._failures = [], 0
        return text


def _case(result: Result) -> str:
    begin = f'    <testcase name="{_text(_name(result))}" classname="{_text(result.file)}"'
    inside = _failure(result) + _output(result)
    return f"{begin}>\n{inside}    </testcase>\n" if inside else f"{begin}/>\n"


def _name(result: Result) -> str:
    """What tells a request from the others of its file."""
    if not result.is_request:
        return "the file itself"
    return " ".join(part for part in (result.name, result.pointer) if part) or "request"


def _failure(result: Result) -> str:
    errors = _of(result, Severity.ERROR)
    if not errors:
        return ""
    message = errors[0].finding.message if len(errors) == 1 else counted(len(errors), "error")
    kinds = " ".join(dict.fromkeys(placed.finding.rule for placed in errors))
    return f'      <failure type="{_text(kinds)}" message="{_text(message)}">{_told(result, errors)}</failure>\n'


def _output(result: Result) -> str:
    warnings = _of(result, Severity.WARNING)
    return f"      <system-out>{_told(result, warnings)}</system-out>\n" if warnings else ""


def _of(result: Result, severity: Severity) -> list[Placed]:
    return [placed for placed in result.placed if placed.finding.severity is severity]


def _told(result: Result, found: Iterable[Placed]) -> str:
    return "\n".join(_text(line) for placed in found for line in _lines(result, placed))


def _lines(result: Result, placed: Placed) -> list[str]:
    hint = [f"    help: {placed.finding.hint}"] if placed.finding.hint else []
    return [concise(result.file, placed), *hint, f"    docs: {placed.finding.url}"]


def _text(text: str) -> str:
    """A text as XML has it; what XML cannot hold, such as a control character, as an escape of Python's."""
    return printable(text).translate(_ESCAPES)
