"""The statuses of a compilation job."""

from enum import StrEnum


class Status(StrEnum):
    """STARTING, INPROGRESS, then COMPLETED or FAILED; or, on the way there, STOPPING and then STOPPED.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeCompilationJob.html
    """

    STARTING = "STARTING"
    INPROGRESS = "INPROGRESS"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    STOPPING = "STOPPING"
    STOPPED = "STOPPED"

    @property
    def is_final(self) -> bool:
        """Whether no other status follows."""
        return self in {Status.COMPLETED, Status.FAILED, Status.STOPPED}
