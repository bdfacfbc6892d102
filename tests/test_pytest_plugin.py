"""The pytest plugin, in runs of pytest of its own."""

import pytest

from compilejob import check
from compilejob.rules.page import EXAMPLE
from compilejob.testing import assert_valid_compilation_job
from tests.aws.calls import request

pytest_plugins = ["pytester"]

GOOD = dict(EXAMPLE)
WARNED = GOOD | {"Tags": None}
BAD = GOOD | {"CompilationJobName": "my job", "RoleArn": "Neo", "Tags": None}


def run(pytester: pytest.Pytester, program: str, *options: str) -> pytest.RunResult:
    pytester.makepyfile(program)
    return pytester.runpytest_subprocess("-p", "pytest_compilejob", "-p", "no:cacheprovider", *options)


def test_the_assertion_lists_every_finding() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_valid_compilation_job(BAD)
    found = "".join(f"\n  {finding.severity}: {finding}" for finding in check(BAD))
    assert str(caught.value) == f"2 errors in the compilation request{found}"


def test_the_fixture_fails_a_test_in_the_words_of_the_findings(pytester: pytest.Pytester) -> None:
    ended = run(
        pytester,
        f"def test(assert_valid_compilation_job):\n    assert_valid_compilation_job({BAD!r})\n",
    )

    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines(
        [
            ">   *assert_valid_compilation_job(*",
            "E       AssertionError: 2 errors in the compilation request",
            'E         error: CompilationJobName: "my job" is not a job name (use letters, *) [[]CJ105 malformed-value]',
            "test_*.py:2: AssertionError",
        ]
    )


def test_what_is_no_error_is_among_the_warnings_of_pytest(pytester: pytest.Pytester) -> None:
    program = f"def test(assert_valid_compilation_job):\n    assert_valid_compilation_job({WARNED!r})\n"

    warned = run(pytester, program)

    warned.assert_outcomes(passed=1, warnings=1)
    warned.stdout.fnmatch_lines(["  *test_*.py:2: CompilationJobWarning: Tags: *"])
    run(pytester, program, "-W", "error").assert_outcomes(failed=1)


SENDING = f"""\
import pytest
from compilejob import InvalidRequest
from compilejob.aws import rehearsal_client
from botocore.exceptions import ClientError

CLIENT = rehearsal_client()
REQUEST = {request("my job")!r}

@pytest.fixture
def job():
    with pytest.raises(InvalidRequest):
        CLIENT.create_compilation_job(**REQUEST)

@pytest.mark.compilejob
def test_marked(job):
    CLIENT.create_compilation_job(**REQUEST)

def test_not_marked():
    with pytest.raises(ClientError):
        CLIENT.create_compilation_job(**REQUEST)
"""


def test_the_marker_guards_every_client_during_the_test(pytester: pytest.Pytester) -> None:
    ended = run(pytester, SENDING, "--strict-markers", "-W", "error")

    ended.assert_outcomes(failed=1, passed=1)
    ended.stdout.fnmatch_lines(["E * compilejob.errors.InvalidRequest: 1 error in the compilation request"])


def test_a_run_that_does_not_use_the_plugin_imports_nothing_for_it(pytester: pytest.Pytester) -> None:
    ended = run(
        pytester,
        """\
        import sys

        def test():
            assert sys.modules.keys().isdisjoint({"compilejob", "pydantic", "boto3", "botocore"})
        """,
    )

    ended.assert_outcomes(passed=1)


def test_the_marker_is_explained(pytester: pytest.Pytester) -> None:
    ended = run(pytester, "", "--markers")

    ended.stdout.fnmatch_lines(["@pytest.mark.compilejob: check every create_compilation_job *"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["compilejob", "pytest_compilejob"])
def test_the_plugin_is_loaded_when_installed_and_may_be_taken_off(pytester: pytest.Pytester, name: str) -> None:
    pytester.makepyfile("def test(assert_valid_compilation_job):\n    assert_valid_compilation_job\n")

    pytester.runpytest_subprocess().assert_outcomes(passed=1)
    pytester.runpytest_subprocess("-p", f"no:{name}").assert_outcomes(errors=1)
