"""What a rule is: a code, a name, a severity, a page and a function that returns what is wrong."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from compilejob.catalog.evidence import Source
from compilejob.findings import Finding, Fix, Path, Severity

DOCS = "https://compilejob.readthedocs.io/en/stable/rules/"

S = TypeVar("S")

ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Problem(NamedTuple):
    """What a rule has found: where, what, what to do, and the edit that does it when there is but one."""

    path: Path
    message: str
    hint: str | None = None
    fix: Fix | None = None


class Rule(NamedTuple, Generic[S]):
    """A defect we look for. `S` is what it looks at: a request, one line of pydantic's errors, a file."""

    code: str
    name: str
    severity: Severity
    source: Source
    check: Callable[[S], Iterable[Problem]]
    page: str
    """What is wrong and why, a failing and a passing example: the function's docstring, indented as it is."""
    of_names: bool = False
    """Whether what it finds is the name of a member, and not its value."""

    @property
    def url(self) -> str:
        """The address of the rule's page."""
        return f"{DOCS}{self.code}/"

    def findings(self, subject: S) -> list[Finding]:
        """What the rule finds in `subject`."""
        return [self.finding(problem) for problem in self.check(subject)]

    def finding(self, problem: Problem) -> Finding:
        """A problem as a finding of this rule."""
        return Finding(
            self.code,
            self.name,
            self.severity,
            problem.path,
            problem.message,
            problem.hint,
            self.url,
            problem.fix,
        )


def rule(
    code: str, name: str, severity: Severity, source: Source, *, of_names: bool = False
) -> Callable[[Callable[[S], Iterable[Problem]]], Rule[S]]:
    """Make a function a rule; its docstring is the rule's page (see `rules.page`)."""

    def decorate(check: Callable[[S], Iterable[Problem]]) -> Rule[S]:
        return Rule(code, name, severity, source, check, check.__doc__ or "", of_names)

    return decorate
