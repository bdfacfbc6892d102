"""The life of rehearsed jobs: their statuses over time, what describes them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from botocore.validate import validate_parameters
from hypothesis import given
from hypothesis import strategies as st

from compilejob import CompilationJob, check
from compilejob.aws import Durations, Status, VirtualClock, rehearse
from compilejob.aws.rehearsed_job import RehearsedJob
from tests.aws.calls import JOBS, members, request

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient

STARTING, INPROGRESS, COMPLETED, FAILED, STOPPING, STOPPED = Status

COURSES: Mapping[str, tuple[dict[str, Any], float | None, Sequence[tuple[float, str]]]] = {
    "completes": (
        request(),
        None,
        [(0, STARTING), (29, STARTING), (30, INPROGRESS), (269, INPROGRESS), (270, COMPLETED), (9999, COMPLETED)],
    ),
    "fails": (request("bad"), None, [(0, STARTING), (30, INPROGRESS), (269, INPROGRESS), (270, FAILED)]),
    "stopped while starting": (
        request(),
        10,
        [(9, STARTING), (10, STOPPING), (24, STOPPING), (25, STOPPED), (9999, STOPPED)],
    ),
    "stopped in progress": (request(), 100, [(99, INPROGRESS), (100, STOPPING), (115, STOPPED), (270, STOPPED)]),
    "stopped before it fails": (request("bad"), 100, [(100, STOPPING), (115, STOPPED), (270, STOPPED)]),
    "out of time": (
        request(StoppingCondition={"MaxRuntimeInSeconds": 60}),
        None,
        [(89, INPROGRESS), (90, FAILED), (270, FAILED)],
    ),
    "without a limit of time": (request(StoppingCondition={}), None, [(269, INPROGRESS), (270, COMPLETED)]),
}
"""By what happens: the request, after how many seconds it is stopped, and the status after so many seconds."""


@pytest.mark.parametrize(("arguments", "stop", "course"), COURSES.values(), ids=COURSES)
def test_a_job_goes_from_status_to_status(
    client: "SageMakerClient",
    clock: VirtualClock,
    arguments: dict[str, Any],
    stop: float | None,
    course: Sequence[tuple[float, str]],
) -> None:
    rehearse(client, clock=clock, failures={"bad": "ClientError: InputConfiguration: No valid TensorFlow model"})
    name, began = arguments["CompilationJobName"], clock()
    client.create_compilation_job(**arguments)
    seen = []
    for moment, _ in course:
        clock.sleep(began + moment - clock())
        if moment == stop:
            client.stop_compilation_job(CompilationJobName=name)
        seen.append((moment, client.describe_compilation_job(CompilationJobName=name)["CompilationJobStatus"]))
    assert seen == course


NEXT: Mapping[str, set[str]] = {
    STARTING: {STARTING, INPROGRESS, STOPPING},
    INPROGRESS: {INPROGRESS, COMPLETED, FAILED, STOPPING},
    COMPLETED: {COMPLETED},
    FAILED: {FAILED},
    STOPPING: {STOPPING, STOPPED},
    STOPPED: {STOPPED},
}
"""What may follow a status."""


@given(
    durations=st.builds(Durations, *[st.floats(min_value=10, max_value=1000)] * 3),
    failure=st.none() | st.just("ServerError"),
    stop=st.none() | st.floats(min_value=0, max_value=1000),
)
def test_a_status_follows_only_where_it_may(durations: Durations, failure: str | None, stop: float | None) -> None:
    job = RehearsedJob.create(request(), "arn", 0, durations, failure)
    if stop is not None and not job.status(stop).is_final:
        job = job.stop(stop, durations.stopping)
    seen = [job.status(now) for now in range(0, 3100, 5)]
    assert [(before, after) for before, after in pairwise(seen) if after not in NEXT[before]] == []
    assert seen[-1].is_final


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(VirtualClock()() + seconds, UTC)


NEW = {
    "CompilationJobName": "device",
    "CompilationJobArn": "arn:aws:sagemaker:us-west-2:123456789012:compilation-job/device",
    "CompilationJobStatus": "STARTING",
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
    "CreationTime": _at(0),
    "LastModifiedTime": _at(0),
    "FailureReason": "",
    "ModelArtifacts": {"S3ModelArtifacts": "s3://models/compiled/resnet50-ml_c5.tar.gz"},
    "RoleArn": "arn:aws:iam::123456789012:role/Neo",
    "InputConfig": {
        "S3Uri": "s3://models/resnet50.tar.gz",
        "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
        "Framework": "PYTORCH",
        "FrameworkVersion": "1.8",
    },
    "OutputConfig": {"S3OutputLocation": "s3://models/compiled/", "TargetDevice": "ml_c5"},
}
RUNNING = {
    "CompilationJobStatus": "INPROGRESS",
    "CompilationStartTime": _at(30),
    "LastModifiedTime": _at(30),
}
ENDED = {"CompilationEndTime": _at(270), "LastModifiedTime": _at(270)}
TIME_OUT = "TimeOut: the job did not complete within 60 seconds"
PACKAGE = "arn:aws:sagemaker:us-west-2:123456789012:model-package/detector/3"
DESCRIPTIONS: Mapping[str, tuple[dict[str, Any], float, dict[str, Any]]] = {
    "starting": (request(), 0, NEW),
    "in progress": (request(), 30, NEW | RUNNING),
    "completed": (request(), 270, NEW | RUNNING | ENDED | {"CompilationJobStatus": "COMPLETED"}),
    "failed": (
        request(StoppingCondition={"MaxRuntimeInSeconds": 60}),
        90,
        NEW
        | RUNNING
        | {
            "CompilationJobStatus": "FAILED",
            "StoppingCondition": {"MaxRuntimeInSeconds": 60},
            "CompilationEndTime": _at(90),
            "LastModifiedTime": _at(90),
            "FailureReason": TIME_OUT,
        },
    ),
    "not yet failed": (
        request(StoppingCondition={"MaxRuntimeInSeconds": 60}),
        30,
        NEW | RUNNING | {"StoppingCondition": {"MaxRuntimeInSeconds": 60}},
    ),
    "tags are not echoed": (request(Tags=[{"Key": "team", "Value": "vision"}]), 0, NEW),
    "the longest wait is not echoed": (
        request(StoppingCondition={"MaxRuntimeInSeconds": 900, "MaxWaitTimeInSeconds": 900}),
        0,
        NEW,
    ),
    "a platform names the model": (
        request(
            OutputConfig={
                "S3OutputLocation": "s3://models",
                "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "INTEL_GRAPHICS"},
            }
        ),
        0,
        NEW
        | {
            "ModelArtifacts": {"S3ModelArtifacts": "s3://models/resnet50-LINUX_X86_64_INTEL_GRAPHICS.tar.gz"},
            "OutputConfig": {
                "S3OutputLocation": "s3://models",
                "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "INTEL_GRAPHICS"},
            },
        },
    ),
    "a package has an input too": (
        {**JOBS["package"].to_boto3(), "CompilationJobName": "device"},
        0,
        NEW
        | {
            "ModelPackageVersionArn": PACKAGE,
            "InputConfig": {"S3Uri": "s3://model-package/model.tar.gz", "Framework": "PYTORCH"},
            "ModelArtifacts": {"S3ModelArtifacts": "s3://models/compiled/model-ml_c5.tar.gz"},
        },
    ),
}
"""By what it shows: the request, after how many seconds it is described, and the description."""


@pytest.mark.parametrize(("arguments", "moment", "description"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_is_the_request_and_how_far_it_got(
    client: "SageMakerClient",
    clock: VirtualClock,
    arguments: dict[str, Any],
    moment: float,
    description: dict[str, Any],
) -> None:
    client.create_compilation_job(**arguments)
    clock.sleep(moment)
    assert members(client.describe_compilation_job(CompilationJobName="device")) == description


STOPS: Mapping[str, tuple[float, dict[str, Any]]] = {
    "while starting": (10, {"CompilationEndTime": _at(25), "LastModifiedTime": _at(25)}),
    "in progress": (
        100,
        {"CompilationStartTime": _at(30), "CompilationEndTime": _at(115), "LastModifiedTime": _at(115)},
    ),
}
"""By when a job is stopped: after how many seconds, and the times in its description long after."""


@pytest.mark.parametrize(("moment", "times"), STOPS.values(), ids=STOPS)
def test_the_times_of_a_stopped_job_are_those_it_reached(
    client: "SageMakerClient", clock: VirtualClock, moment: float, times: dict[str, Any]
) -> None:
    client.create_compilation_job(**request())
    clock.sleep(moment)
    client.stop_compilation_job(CompilationJobName="device")
    clock.sleep(9999)
    description = members(client.describe_compilation_job(CompilationJobName="device"))
    assert description == NEW | {"CompilationJobStatus": "STOPPED"} | times


@pytest.mark.parametrize("moment", [0, 30, 270])
@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_responses_are_what_the_service_model_requires(
    client: "SageMakerClient", clock: VirtualClock, job: CompilationJob, moment: float
) -> None:
    created = client.create_compilation_job(**job.to_boto3())
    clock.sleep(moment)
    responses: Mapping[str, Mapping[str, Any]] = {
        "CreateCompilationJob": created,
        "DescribeCompilationJob": client.describe_compilation_job(CompilationJobName=job.compilation_job_name),
        "ListCompilationJobs": client.list_compilation_jobs(),
    }
    for operation, response in responses.items():
        shape = client.meta.service_model.operation_model(operation).output_shape
        assert shape is not None
        validate_parameters(members(response), shape)


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_job_is_read_back_from_its_description(client: "SageMakerClient", job: CompilationJob) -> None:
    client.create_compilation_job(**job.to_boto3())
    description = client.describe_compilation_job(CompilationJobName=job.compilation_job_name)
    assert check(description).job == job.model_copy(update={"tags": None})


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_the_rehearsal_shows_the_request_as_it_was_sent(client: "SageMakerClient", job: CompilationJob) -> None:
    rehearsal = rehearse(client)
    client.create_compilation_job(**job.to_boto3())
    assert rehearsal.requests == {job.compilation_job_name: job.to_boto3()}


def test_the_statuses_are_those_of_the_service_model(client: "SageMakerClient") -> None:
    assert {*Status} == {*client.meta.service_model.shape_for("CompilationJobStatus").metadata["enum"]}
