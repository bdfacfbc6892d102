"""`Rehearsal`: the five operations on compilation jobs, from request body to response body, with nothing behind them."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from compilejob.aws.listing import page
from compilejob.aws.rehearsed_job import Body, Durations, Refused, RehearsedJob
from compilejob.check import check
from compilejob.findings import Severity
from compilejob.model.structure import Unlisted


class Rehearsal:
    """The jobs of one rehearsal; made by `rehearse`. Threads may share it."""

    def __init__(
        self,
        *,
        partition: str,
        region: str,
        clock: Callable[[], float],
        failures: Mapping[str, str],
        durations: Durations,
        job_limit: int | None,
        known: frozenset[str] = frozenset(),
    ) -> None:
        self._place = f"arn:{partition}:sagemaker:{region}"
        self._clock = clock
        self._failures = failures
        self._durations = durations
        self._job_limit = job_limit
        self._known = known
        self._jobs: dict[str, RehearsedJob] = {}
        self._lock = Lock()

    @property
    def requests(self) -> dict[str, Body]:
        """The requests of the jobs there are, by job name, as they went over the wire; tags are in them."""
        with self._lock:
            return {name: job.request for name, job in self._jobs.items()}

    def create(self, request: Body) -> dict[str, Any]:
        """CreateCompilationJob. Refuses what `check` finds an error in, a name that is taken, a job too many."""
        errors = [finding for finding in check(self._vouched(request)) if finding.severity is Severity.ERROR]
        if errors:
            count = "1 validation error" if len(errors) == 1 else f"{len(errors)} validation errors"
            raise Refused("ValidationException", f"{count} detected: {'; '.join(map(str, errors))}")
        name = request["CompilationJobName"]
        account = request["RoleArn"].split(":")[4]
        arn = f"{self._place}:{account}:compilation-job/{name}"
        with self._lock:
            now = self._clock()
            if name in self._jobs:
                raise Refused("ResourceInUse", f"there is already a compilation job {name}")
            running = sum(not job.status(now).is_final for job in self._jobs.values())
            if self._job_limit is not None and running >= self._job_limit:
                raise Refused("ResourceLimitExceeded", f"{running} compilation jobs are running, as many as may")
            self._jobs[name] = RehearsedJob.create(request, arn, now, self._durations, self._failures.get(name))
        return {"CompilationJobArn": arn}

    def _vouched(self, value: Any) -> Any:
        """A part of a request, in which values are vouched for that this service knows and the catalogue does not."""
        if isinstance(value, dict):
            return {name: self._vouched(item) for name, item in value.items()}
        return Unlisted(value) if isinstance(value, str) and value in self._known else value

    def describe(self, request: Body) -> dict[str, Any]:
        """DescribeCompilationJob."""
        with self._lock:
            return self._job(request).description(self._clock())

    def list(self, request: Body) -> dict[str, Any]:
        """ListCompilationJobs."""
        with self._lock:
            now = self._clock()
            return page([job.summary(now) for job in self._jobs.values()], request)

    def stop(self, request: Body) -> dict[str, Any]:
        """StopCompilationJob. Refuses a job that is neither STARTING nor INPROGRESS."""
        with self._lock:
            job = self._job(request)
            self._jobs[request["CompilationJobName"]] = job.stop(self._clock(), self._durations.stopping)
        return {}

    def delete(self, request: Body) -> dict[str, Any]:
        """DeleteCompilationJob. Refuses a job that is not yet COMPLETED, FAILED or STOPPED."""
        with self._lock:
            status = self._job(request).status(self._clock())
            if not status.is_final:
                raise Refused("ResourceInUse", f"a compilation job that is {status} cannot be deleted")
            del self._jobs[request["CompilationJobName"]]
        return {}

    def _job(self, request: Body) -> RehearsedJob:
        name = request["CompilationJobName"]
        if name not in self._jobs:
            raise Refused("ResourceNotFound", f"there is no compilation job {name}")
        return self._jobs[name]
