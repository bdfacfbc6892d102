"""For the tests of code that makes requests: an assertion that says everything that is wrong with one."""

from typing import Protocol

from compilejob.check import check
from compilejob.findings import counted
from compilejob.warn import warn


class CompilationJobAssertion(Protocol):
    """The type of `assert_valid_compilation_job`, for the parameter of a test that takes the fixture of that name."""

    def __call__(self, request: object) -> None:
        """Raise `AssertionError` if the request has errors."""


def assert_valid_compilation_job(request: object) -> None:
    """Raise `AssertionError` with everything that is wrong with a request, if it has errors.

    Args:
        request: What `check` takes: boto3 arguments, CLI input JSON, a DescribeCompilationJob response, a `CompilationJob`.

    Findings of a request without errors reach Python as `CompilationJobWarning`.
    """
    __tracebackhide__ = True  # pytest shows the line of the test
    report = check(request)
    if report.errors:
        found = "\n".join(f"  {finding.severity}: {finding}" for finding in report)
        raise AssertionError(f"{counted(len(report.errors), 'error')} in the compilation request\n{found}")
    warn(report)
