"""`submit` a job and `wait` until it is done."""

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from compilejob.aws.status import Status
from compilejob.findings import quote
from compilejob.job import CompilationJob

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient
    from mypy_boto3_sagemaker.type_defs import DescribeCompilationJobResponseTypeDef


class JobNotCompleted(Exception):
    """Raised by `wait` for a job that is not COMPLETED; its subclasses say what it is.

    - `JobFailed`
    - `JobStopped`
    - `JobStillRunning`, also a `TimeoutError`

    `.description` is the last DescribeCompilationJob response.
    """

    def __init__(self, description: "DescribeCompilationJobResponseTypeDef") -> None:
        super().__init__(description)
        self.description = description

    def __str__(self) -> str:
        job = self.description
        return f"compilation job {job['CompilationJobName']} is {job['CompilationJobStatus']}"


class JobFailed(JobNotCompleted):
    """Raised by `wait` when the job is FAILED; `.reason` is the service's FailureReason."""

    @property
    def reason(self) -> str:
        """The service's FailureReason."""
        return self.description["FailureReason"]

    def __str__(self) -> str:
        return f"{super().__str__()}: {self.reason}"


class JobStopped(JobNotCompleted):
    """Raised by `wait` when the job is STOPPED."""


class JobStillRunning(JobNotCompleted, TimeoutError):
    """Raised by `wait` when the job is not done in time. The job itself goes on."""


def submit(client: "SageMakerClient", job: CompilationJob) -> str:
    """Create the job and return its ARN.

    Raises `TypeError` for what is no `CompilationJob`; and what boto3 raises, `client.exceptions.ResourceInUse` for a name that is taken and
    `client.exceptions.ResourceLimitExceeded` among it.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
    """
    if not isinstance(job, CompilationJob):
        raise TypeError(f"a CompilationJob is submitted, not {quote(job)}: CompilationJob.model_validate makes one")
    return client.create_compilation_job(**job.to_boto3())["CompilationJobArn"]


def wait(
    client: "SageMakerClient",
    name: str,
    *,
    timeout: float | None = None,
    poll: float = 10,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    on_status: Callable[[str], None] | None = None,
) -> "DescribeCompilationJobResponseTypeDef":
    """Wait until the job is COMPLETED and return its description.

    *timeout*: after how many seconds to give up; never when None, as the job's own MaxRuntimeInSeconds ends it.
    *poll*: seconds between two looks, more than 0. *sleep*, *clock*: how to let seconds pass and how to count them.
    *on_status*: called with each status that is new, the first among them.

    Raises `ValueError` for a time that is none; `JobFailed`, `JobStopped` or, when the time is over, `JobStillRunning`; and what boto3 raises,
    `client.exceptions.ResourceNotFound` for a name that no job has.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeCompilationJob.html
    """
    if not 0 < poll < math.inf:
        raise ValueError(f"poll is {quote(poll)}, not a number of seconds above 0")
    if timeout is not None and math.isnan(timeout):
        raise ValueError("timeout is NaN, not a number of seconds")
    deadline = math.inf if timeout is None else clock() + timeout
    seen = None
    while True:
        description = client.describe_compilation_job(CompilationJobName=name)
        status = description["CompilationJobStatus"]
        if on_status is not None and status != seen:
            on_status(status)
        seen = status
        match status:
            case Status.COMPLETED:
                return description
            case Status.FAILED:
                raise JobFailed(description)
            case Status.STOPPED:
                raise JobStopped(description)
        left = deadline - clock()
        if left <= 0:
            raise JobStillRunning(description)
        sleep(min(poll, left))
