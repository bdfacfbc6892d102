"""The only code that calls AWS: submit a job, wait for it, and rehearse both without AWS."""

from compilejob.aws.clock import VirtualClock
from compilejob.aws.endpoint import NotRehearsed, rehearsal_client, rehearse
from compilejob.aws.rehearsal import Rehearsal
from compilejob.aws.rehearsed_job import Durations
from compilejob.aws.status import Status
from compilejob.aws.submit import JobFailed, JobNotCompleted, JobStillRunning, JobStopped, submit, wait

__all__ = [
    "Durations",
    "JobFailed",
    "JobNotCompleted",
    "JobStillRunning",
    "JobStopped",
    "NotRehearsed",
    "Rehearsal",
    "Status",
    "VirtualClock",
    "rehearsal_client",
    "rehearse",
    "submit",
    "wait",
]
