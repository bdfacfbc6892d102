"""One job of a rehearsal: the request it was made from and when each of its statuses begins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from compilejob.aws.status import Status

Body = Mapping[str, Any]
"""A request or response as the service's JSON has it: times are seconds since the epoch."""


class Refused(Exception):
    """Raised for a request that is answered with an error: its code and its message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Durations:
    """How many seconds a rehearsed job is in each status that passes."""

    starting: float = 30
    in_progress: float = 240
    stopping: float = 15


@dataclass(frozen=True, slots=True)
class RehearsedJob:
    """A job whose whole course is known beforehand, so that its state is a function of the time."""

    request: Body
    arn: str
    course: tuple[tuple[float, Status], ...]
    """When each status begins."""
    failure_reason: str

    @classmethod
    def create(cls, request: Body, arn: str, now: float, durations: Durations, failure: str | None) -> "RehearsedJob":
        """A job that begins now. *failure*: the FailureReason with which it ends, None when it completes.

        Source of the time-out: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html
        """
        running = durations.in_progress
        longest = request["StoppingCondition"].get("MaxRuntimeInSeconds", running)
        if running > longest:
            running, failure = longest, f"TimeOut: the job did not complete within {longest} seconds"
        begin = now + durations.starting
        end = Status.COMPLETED if failure is None else Status.FAILED
        course = (now, Status.STARTING), (begin, Status.INPROGRESS), (begin + running, end)
        return cls(request, arn, course, failure or "")

    def stop(self, now: float, stopping: float) -> "RehearsedJob":
        """The job when it is told to stop; refused unless it is STARTING or INPROGRESS."""
        status = self.status(now)
        if status not in {Status.STARTING, Status.INPROGRESS}:
            raise Refused("ValidationException", f"a compilation job that is {status} cannot be stopped")
        stop = (now, Status.STOPPING), (now + stopping, Status.STOPPED)
        return replace(self, course=(*self._past(now), *stop))

    def status(self, now: float) -> Status:
        """The job's status."""
        return self._past(now)[-1][1]

    def description(self, now: float) -> dict[str, Any]:
        """The response of DescribeCompilationJob."""
        echoed = {name: value for name, value in self.request.items() if name != "Tags"}
        return {
            "InputConfig": _PACKAGED,
            **echoed,
            "StoppingCondition": _without(self.request["StoppingCondition"], "MaxWaitTimeInSeconds"),
            "CompilationJobArn": self.arn,
            "FailureReason": self.failure_reason if self.status(now) is Status.FAILED else "",
            "ModelArtifacts": {"S3ModelArtifacts": _artifact(self.request)},
            **self._progress(now),
        }

    def summary(self, now: float) -> dict[str, Any]:
        """The job's line in the response of ListCompilationJobs."""
        output = self.request["OutputConfig"]
        target = {"Device": output.get("TargetDevice")}
        target |= {f"Platform{name}": value for name, value in output.get("TargetPlatform", {}).items()}
        return {
            "CompilationJobName": self.request["CompilationJobName"],
            "CompilationJobArn": self.arn,
            **{f"CompilationTarget{name}": value for name, value in target.items() if value is not None},
            **self._progress(now),
        }

    def _past(self, now: float) -> tuple[tuple[float, Status], ...]:
        return tuple(step for step in self.course if step[0] <= now) or self.course[:1]

    def _progress(self, now: float) -> dict[str, Any]:
        past = self._past(now)
        moments = {_MOMENTS[status]: begin for begin, status in past if status in _MOMENTS}
        changed, status = past[-1]
        return {"CompilationJobStatus": status, "LastModifiedTime": changed, **moments}


_MOMENTS = {
    Status.STARTING: "CreationTime",
    Status.INPROGRESS: "CompilationStartTime",
    Status.COMPLETED: "CompilationEndTime",
    Status.FAILED: "CompilationEndTime",
    Status.STOPPED: "CompilationEndTime",
}
"""In which member the beginning of a status is remembered."""

_PACKAGED = {"S3Uri": "s3://model-package/model.tar.gz", "Framework": "PYTORCH"}
"""The InputConfig of a job whose model comes from a package: required in the response, known to the service alone."""


def _artifact(request: Body) -> str:
    """Where the compiled model goes, named as in real jobs: model-ml_c5.tar.gz, model-LINUX_X86_64_NVIDIA.tar.gz."""
    output = request["OutputConfig"]
    model = request.get("InputConfig", _PACKAGED)["S3Uri"].rstrip("/").rpartition("/")[2].removesuffix(".tar.gz")
    platform = output.get("TargetPlatform", {})
    parts = (platform[name] for name in ("Os", "Arch", "Accelerator") if name in platform)
    target = output.get("TargetDevice") or "_".join(parts)
    return f"{output['S3OutputLocation'].rstrip('/')}/{model}-{target}.tar.gz"


def _without(members: Body, name: str) -> dict[str, Any]:
    return {other: value for other, value in members.items() if other != name}
