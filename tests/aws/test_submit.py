"""Submitting a job and waiting for its end."""

import math
from typing import TYPE_CHECKING, Any, cast

import pytest

from compilejob.aws import JobFailed, JobStillRunning, JobStopped, VirtualClock, rehearse, submit, wait
from tests.aws.calls import JOBS, request

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient

JOB = JOBS["device"]
ARN = "arn:aws:sagemaker:us-west-2:123456789012:compilation-job/device"


class Sleeper:
    """A virtual clock's sleep that remembers for how long."""

    def __init__(self, clock: VirtualClock) -> None:
        self.slept: list[float] = []
        self._clock = clock

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._clock.sleep(seconds)


@pytest.fixture
def sleep(clock: VirtualClock) -> Sleeper:
    return Sleeper(clock)


def test_submit_creates_the_job_and_returns_its_arn(client: "SageMakerClient") -> None:
    rehearsal = rehearse(client)
    assert submit(client, JOB) == ARN
    assert rehearsal.requests == {"device": JOB.to_boto3()}


def test_a_second_job_of_the_name_is_refused(client: "SageMakerClient") -> None:
    submit(client, JOB)
    with pytest.raises(client.exceptions.ResourceInUse):
        submit(client, JOB)


def test_wait_returns_the_description_of_the_completed_job(
    client: "SageMakerClient", clock: VirtualClock, sleep: Sleeper
) -> None:
    statuses: list[str] = []
    submit(client, JOB)
    description = wait(client, "device", poll=100, sleep=sleep, clock=clock, on_status=statuses.append)
    assert (description["CompilationJobStatus"], description["CompilationJobArn"]) == ("COMPLETED", ARN)
    assert statuses == ["STARTING", "INPROGRESS", "COMPLETED"]
    assert sleep.slept == [100, 100, 100]


def test_a_job_that_is_done_is_not_waited_for(client: "SageMakerClient", clock: VirtualClock, sleep: Sleeper) -> None:
    submit(client, JOB)
    clock.sleep(270)
    assert wait(client, "device", timeout=0, sleep=sleep, clock=clock)["CompilationJobStatus"] == "COMPLETED"
    assert sleep.slept == []


def test_wait_raises_the_failure_reason(client: "SageMakerClient", clock: VirtualClock) -> None:
    reason = "ClientError: InputConfiguration: No pth file found for PyTorch model"
    rehearse(client, clock=clock, failures={"device": reason})
    submit(client, JOB)
    with pytest.raises(JobFailed) as caught:
        wait(client, "device", sleep=clock.sleep, clock=clock)
    assert caught.value.reason == reason
    assert caught.value.description["CompilationJobStatus"] == "FAILED"
    assert str(caught.value) == f"compilation job device is FAILED: {reason}"


def test_wait_raises_that_the_job_was_stopped(client: "SageMakerClient", clock: VirtualClock) -> None:
    submit(client, JOB)
    client.stop_compilation_job(CompilationJobName="device")
    statuses: list[str] = []
    with pytest.raises(JobStopped) as caught:
        wait(client, "device", sleep=clock.sleep, clock=clock, on_status=statuses.append)
    assert str(caught.value) == "compilation job device is STOPPED"
    assert statuses == ["STOPPING", "STOPPED"]


def test_wait_gives_up_when_the_time_is_over_and_can_be_called_again(
    client: "SageMakerClient", clock: VirtualClock, sleep: Sleeper
) -> None:
    submit(client, JOB)
    with pytest.raises(JobStillRunning) as caught:
        wait(client, "device", timeout=150, poll=100, sleep=sleep, clock=clock)
    assert isinstance(caught.value, TimeoutError)
    assert str(caught.value) == "compilation job device is INPROGRESS"
    assert sleep.slept == [100, 50]
    assert wait(client, "device", sleep=sleep, clock=clock)["CompilationJobStatus"] == "COMPLETED"


def test_wait_for_a_name_that_no_job_has_raises_what_boto3_raises(client: "SageMakerClient") -> None:
    with pytest.raises(client.exceptions.ResourceNotFound):
        wait(client, "device")


TIMES = {
    "no poll": ({"poll": 0}, "poll is 0, not a number of seconds above 0"),
    "a poll in the past": ({"poll": -1}, "poll is -1, not a number of seconds above 0"),
    "a poll that is no number": ({"poll": math.nan}, "poll is NaN, not a number of seconds above 0"),
    "an endless poll": ({"poll": math.inf}, "poll is Infinity, not a number of seconds above 0"),
    "a time that is no number": ({"timeout": math.nan}, "timeout is NaN, not a number of seconds"),
}


@pytest.mark.parametrize(("given", "told"), TIMES.values(), ids=TIMES)
def test_wait_refuses_times_that_are_none(client: "SageMakerClient", given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        wait(client, "device", **given)


def test_submit_takes_a_request_that_was_checked(client: "SageMakerClient") -> None:
    with pytest.raises(TypeError, match="a CompilationJob is submitted, not an object"):
        submit(client, cast("Any", request()))
