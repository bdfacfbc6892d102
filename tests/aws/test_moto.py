"""The rehearsal agrees with moto's server, which knows nothing of it, apart from differences that are told here."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import boto3
import pytest
from moto.server import ThreadedMotoServer

from compilejob.aws import VirtualClock
from tests.aws.calls import JOBS, error_of, members, request

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient


class Difference(NamedTuple):
    """A member that moto and the rehearsal describe differently."""

    member: str
    jobs: frozenset[str]
    reason: str


REQUESTS: Mapping[str, dict[str, Any]] = {
    **{name: {**job.to_boto3()} for name, job in JOBS.items()},
    "waiting": request("waiting", StoppingCondition={"MaxRuntimeInSeconds": 900, "MaxWaitTimeInSeconds": 900}),
}
EVERY = frozenset(REQUESTS)
DIFFERENCES = (
    Difference("ModelArtifacts.S3ModelArtifacts", EVERY, "moto gives the prefix, real jobs name the object below it"),
    Difference("InferenceImage", EVERY, "moto gives the text InferenceImage; the member is optional"),
    Difference("ModelDigests.ArtifactDigest", EVERY, "moto gives a fixed digest; the member is optional"),
    Difference("DerivedInformation.DerivedDataInputConfig", EVERY, "moto gives the member's name; it is optional"),
    Difference("InputConfig.S3Uri", frozenset({"package"}), "moto leaves InputConfig out, the service requires it"),
    Difference("InputConfig.Framework", frozenset({"package"}), "moto leaves InputConfig out, the service requires it"),
    Difference(
        "StoppingCondition.MaxWaitTimeInSeconds",
        frozenset({"waiting"}),
        "moto echoes it, the service was seen not to",
    ),
)
TIMES = {"CreationTime", "LastModifiedTime", "CompilationStartTime", "CompilationEndTime"}


@pytest.fixture(scope="module")
def moto() -> Iterator["SageMakerClient"]:
    """A client of a moto server."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    session = boto3.session.Session("moto", "moto", region_name="us-west-2")
    yield session.client("sagemaker", endpoint_url=f"http://{host}:{port}")
    server.stop()


def _leaves(value: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """The members of a response that are no structures, by their path."""
    leaves: dict[str, Any] = {}
    for name, member in value.items():
        leaves |= _leaves(member, f"{path}{name}.") if isinstance(member, dict) else {f"{path}{name}": member}
    return leaves


@pytest.mark.parametrize("name", REQUESTS)
def test_a_job_is_described_as_by_moto(
    name: str, client: "SageMakerClient", clock: VirtualClock, moto: "SageMakerClient"
) -> None:
    created = [members(endpoint.create_compilation_job(**REQUESTS[name])) for endpoint in (client, moto)]
    assert created[0] == created[1]
    clock.sleep(270)
    ours = _leaves(members(client.describe_compilation_job(CompilationJobName=name)))
    theirs = _leaves(members(moto.describe_compilation_job(CompilationJobName=name)))
    different = {at for at in ours.keys() | theirs.keys() if ours.get(at) != theirs.get(at)}
    assert different - TIMES == {difference.member for difference in DIFFERENCES if name in difference.jobs}


def test_times_have_the_same_type(client: "SageMakerClient", clock: VirtualClock, moto: "SageMakerClient") -> None:
    types = []
    for endpoint in (client, moto):
        endpoint.create_compilation_job(**request("times"))
        clock.sleep(270)
        description = endpoint.describe_compilation_job(CompilationJobName="times")
        types.append({name: type(value) for name, value in description.items() if name in TIMES})
    assert types[0] == types[1]


@pytest.mark.parametrize("method", ["describe_compilation_job", "delete_compilation_job"])
def test_an_unknown_name_is_refused_as_by_moto(method: str, client: "SageMakerClient", moto: "SageMakerClient") -> None:
    codes = [error_of(getattr(endpoint, method), CompilationJobName="unknown")[0] for endpoint in (client, moto)]
    assert codes == ["ResourceNotFound", "ResourceNotFound"]


def test_a_name_that_is_taken_is_refused_as_by_moto(client: "SageMakerClient", moto: "SageMakerClient") -> None:
    codes = []
    for endpoint in (client, moto):
        endpoint.create_compilation_job(**request("taken"))
        codes.append(error_of(endpoint.create_compilation_job, **request("taken"))[0])
    assert codes == ["ResourceInUse", "ResourceInUse"]
