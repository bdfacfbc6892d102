from typing import TYPE_CHECKING

import pytest

from compilejob.aws import VirtualClock, rehearsal_client, rehearse

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture(scope="session")
def any_client() -> "SageMakerClient":
    """One client for many tests, as making one takes longer than they do."""
    return rehearsal_client()


@pytest.fixture
def client(any_client: "SageMakerClient", clock: VirtualClock) -> "SageMakerClient":
    """A client that rehearses anew, by the clock."""
    rehearse(any_client, clock=clock)
    return any_client
