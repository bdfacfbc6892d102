"""The pytest plugin: a fixture and a marker for the tests of code that makes or sends compilation requests.

It stands beside the package, as pytest loads plugins for every run: of `compilejob`, and so of pydantic and boto3,
nothing is imported before a test asks for it.
"""

from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from compilejob.testing import CompilationJobAssertion

MARKER = "compilejob"


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest the marker."""
    config.addinivalue_line(
        "markers", f"{MARKER}: check every create_compilation_job that a boto3 client sends during the test"
    )


@pytest.fixture
def assert_valid_compilation_job() -> "CompilationJobAssertion":
    """A function that fails the test with everything that is wrong with a compilation request."""
    from compilejob.testing import assert_valid_compilation_job  # noqa: PLC0415 - pydantic, for those who use it

    return assert_valid_compilation_job


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Guard every client while a marked test runs, its fixtures included."""
    if item.get_closest_marker(MARKER) is None:
        return (yield)
    from compilejob.aws.guarded import every_client_guarded  # noqa: PLC0415 - boto3, for those who use it

    with every_client_guarded():
        return (yield)
