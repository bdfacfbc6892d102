"""What a rehearsal refuses, and with which error."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from botocore.exceptions import ClientError

from compilejob import Severity, check
from compilejob.aws import VirtualClock, rehearse
from tests.aws.calls import error_of, request

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient


def _create(client: "SageMakerClient", clock: VirtualClock) -> None:
    client.create_compilation_job(**request())
    clock.sleep(30)


def _stop(client: "SageMakerClient", clock: VirtualClock) -> None:
    _create(client, clock)
    client.stop_compilation_job(CompilationJobName="device")


def _complete(client: "SageMakerClient", clock: VirtualClock) -> None:
    _create(client, clock)
    clock.sleep(240)


def _delete(client: "SageMakerClient", clock: VirtualClock) -> None:
    _complete(client, clock)
    client.delete_compilation_job(CompilationJobName="device")


class Refused(NamedTuple):
    """A call that is refused after something has happened."""

    before: Callable[["SageMakerClient", VirtualClock], None]
    method: str
    arguments: dict[str, Any]
    code: str
    message: str


NAME = {"CompilationJobName": "device"}
REFUSED: Mapping[str, Refused] = {
    "a name that is taken": Refused(
        _create, "create_compilation_job", request(), "ResourceInUse", "there is already a compilation job device"
    ),
    "a name that is taken by a job that is done": Refused(
        _complete, "create_compilation_job", request(), "ResourceInUse", "there is already a compilation job device"
    ),
    "describe what is deleted": Refused(
        _delete, "describe_compilation_job", NAME, "ResourceNotFound", "there is no compilation job device"
    ),
    "stop what is deleted": Refused(
        _delete, "stop_compilation_job", NAME, "ResourceNotFound", "there is no compilation job device"
    ),
    "delete what is deleted": Refused(
        _delete, "delete_compilation_job", NAME, "ResourceNotFound", "there is no compilation job device"
    ),
    "stop what is stopping": Refused(
        _stop,
        "stop_compilation_job",
        NAME,
        "ValidationException",
        "a compilation job that is STOPPING cannot be stopped",
    ),
    "stop what is completed": Refused(
        _complete,
        "stop_compilation_job",
        NAME,
        "ValidationException",
        "a compilation job that is COMPLETED cannot be stopped",
    ),
    "delete what is in progress": Refused(
        _create,
        "delete_compilation_job",
        NAME,
        "ResourceInUse",
        "a compilation job that is INPROGRESS cannot be deleted",
    ),
    "delete what is stopping": Refused(
        _stop, "delete_compilation_job", NAME, "ResourceInUse", "a compilation job that is STOPPING cannot be deleted"
    ),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_a_call_is_refused(client: "SageMakerClient", clock: VirtualClock, refused: Refused) -> None:
    refused.before(client, clock)
    error = error_of(getattr(client, refused.method), **refused.arguments)
    assert error == (refused.code, refused.message)


INVALID: Mapping[str, tuple[dict[str, Any], str, Sequence[str]]] = {
    "one error": (request("my_job"), "1 validation error", ["CJ105"]),
    "every error": (
        request("my_job", OutputConfig={"S3OutputLocation": "models", "TargetDevice": "ml.c5"}),
        "3 validation errors",
        ["CJ105", "CJ105", "CJ104"],
    ),
    "errors and not warnings": (
        request("my_job", OutputConfig={"S3OutputLocation": "s3://models", "TargetDevice": "ml_p2"}),
        "1 validation error",
        ["CJ105"],
    ),
}
"""By what is invalid: the request, and the number and codes of the errors it is refused with."""


@pytest.mark.parametrize(("arguments", "count", "codes"), INVALID.values(), ids=INVALID)
def test_a_request_is_refused_with_every_error_that_check_finds(
    client: "SageMakerClient", arguments: dict[str, Any], count: str, codes: Sequence[str]
) -> None:
    errors = [finding for finding in check(arguments) if finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == codes
    message = f"{count} detected: {'; '.join(map(str, errors))}"
    assert error_of(client.create_compilation_job, **arguments) == ("ValidationException", message)


def test_a_request_that_boto3_takes_and_check_refuses_makes_no_job(client: "SageMakerClient") -> None:
    error_of(client.create_compilation_job, **request("my_job"))
    assert client.list_compilation_jobs()["CompilationJobSummaries"] == []


def test_a_warning_refuses_nothing(client: "SageMakerClient") -> None:
    retired = {"S3OutputLocation": "s3://models", "TargetDevice": "ml_p2"}
    assert client.create_compilation_job(**request(OutputConfig=retired))["CompilationJobArn"]


def test_a_name_is_free_again_when_its_job_is_deleted(client: "SageMakerClient", clock: VirtualClock) -> None:
    _delete(client, clock)
    client.create_compilation_job(**request())
    assert client.describe_compilation_job(CompilationJobName="device")["CompilationJobStatus"] == "STARTING"


def test_no_more_jobs_run_at_once_than_may(client: "SageMakerClient", clock: VirtualClock) -> None:
    rehearse(client, clock=clock, job_limit=2)
    client.create_compilation_job(**request("one"))
    client.create_compilation_job(**request("two"))
    with pytest.raises(client.exceptions.ResourceLimitExceeded, match="2 compilation jobs are running, as many as may"):
        client.create_compilation_job(**request("three"))
    clock.sleep(270)
    client.create_compilation_job(**request("three"))


class Failures(dict[str, str]):
    """No failures, looked up so slowly that other threads come in between."""

    def get(self, key: str, default: Any = None) -> Any:
        time.sleep(0.002)
        return super().get(key, default)


def _created_by_threads(client: "SageMakerClient", names: Sequence[str]) -> list[tuple[str, str]]:
    """Each name with what came of creating a job of it, "created" or the error's code, all of them at once."""
    together = Barrier(len(names))

    def create(name: str) -> str:
        together.wait()
        try:
            client.create_compilation_job(**request(name))
        except ClientError as error:
            return error.response["Error"]["Code"]
        return "created"

    with ThreadPoolExecutor(len(names)) as threads:
        return list(zip(names, threads.map(create, names), strict=True))


DIFFERENT_NAMES = [f"job-{number}" for number in range(16)]
THREADS: Mapping[str, tuple[int | None, Sequence[str], Sequence[str]]] = {
    "different names": (None, DIFFERENT_NAMES, ["created"] * 16),
    "one name": (None, ["job"] * 16, ["ResourceInUse"] * 15 + ["created"]),
    "different names and a limit": (5, DIFFERENT_NAMES, ["ResourceLimitExceeded"] * 11 + ["created"] * 5),
}
"""By what 16 threads create: the limit, the names, and what comes of them."""


@pytest.mark.parametrize(("limit", "names", "outcomes"), THREADS.values(), ids=THREADS)
def test_threads_share_a_rehearsal(
    client: "SageMakerClient", limit: int | None, names: Sequence[str], outcomes: Sequence[str]
) -> None:
    rehearsal = rehearse(client, job_limit=limit, failures=Failures())
    came = _created_by_threads(client, names)
    assert sorted(outcome for _, outcome in came) == outcomes
    assert rehearsal.requests.keys() == {name for name, outcome in came if outcome == "created"}
