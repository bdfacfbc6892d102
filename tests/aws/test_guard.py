"""`guard`: what a guarded client sends, and what it refuses to send."""

import pickle
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ParamValidationError
from moto.server import ThreadedMotoServer

from compilejob import CompilationJobWarning, InvalidRequest, Unlisted, guard
from compilejob.aws import NotRehearsed, rehearse
from compilejob.aws.guarded import every_client_guarded
from tests.aws.calls import request

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient

    from compilejob.guard import Guard

FAULTY: Mapping[str, dict[str, Any]] = {
    "a value": {"CompilationJobName": "my job"},
    "a missing member": {"RoleArn": None},
    "an unknown member": {"Name": "device"},
    "text that is no JSON": {
        "InputConfig": {"S3Uri": "s3://models/m.tar.gz", "DataInputConfig": "{'a': [1]}", "Framework": "ONNX"}
    },
}
"""Members that make the device job's request faulty, also such as botocore itself refuses."""

WARNED: dict[str, Any] = {
    "OutputConfig": {"S3OutputLocation": "s3://models/compiled/", "TargetDevice": Unlisted("ml_c7g")}
}
"""Members of which the device job's request is warned; the rehearsal does not take them."""


@pytest.fixture
def guarded(client: "SageMakerClient") -> Iterator["Guard"]:
    with guard(client) as on:
        yield on


def names_sent(client: "SageMakerClient") -> list[str]:
    return [job["CompilationJobName"] for job in client.list_compilation_jobs()["CompilationJobSummaries"]]


@pytest.mark.usefixtures("guarded")
class TestAGuardedClient:
    def test_sends_what_is_right(self, client: "SageMakerClient") -> None:
        client.create_compilation_job(**request())
        assert names_sent(client) == ["device"]

    @pytest.mark.parametrize("members", FAULTY.values(), ids=FAULTY)
    def test_sends_nothing_that_is_wrong(self, client: "SageMakerClient", members: dict[str, Any]) -> None:
        with pytest.raises(InvalidRequest):
            client.create_compilation_job(**request(**members))
        assert names_sent(client) == []

    def test_names_every_error_at_once(self, client: "SageMakerClient") -> None:
        with pytest.raises(InvalidRequest) as caught:
            client.create_compilation_job(**request("my job", RoleArn="Neo"))
        assert [(finding.where, finding.rule) for finding in caught.value.findings] == [
            ("CompilationJobName", "malformed-value"),
            ("RoleArn", "text-too-short"),
        ]

    def test_checks_presigned_requests_too(self, client: "SageMakerClient") -> None:
        with pytest.raises(InvalidRequest):
            client.generate_presigned_url("create_compilation_job", Params=request("my job"))

    def test_checks_what_other_handlers_make_of_a_request(self, client: "SageMakerClient") -> None:
        def untag(params: dict[str, Any], **_: object) -> None:
            params["Tags"] = [{"Key": "team", "Value": "vision"}] * 2

        event = "provide-client-params.sagemaker.CreateCompilationJob"
        client.meta.events.register(event, untag)
        try:
            with pytest.raises(InvalidRequest):
                client.create_compilation_job(**request())
        finally:
            client.meta.events.unregister(event, untag)

    def test_leaves_other_operations_to_botocore(self, client: "SageMakerClient") -> None:
        with pytest.raises(ParamValidationError):
            client.describe_compilation_job(CompilationJobName=3)  # type: ignore[arg-type]  # what botocore refuses
        with pytest.raises(NotRehearsed):
            client.list_models(NameContains="my job")
        with pytest.raises(client.exceptions.ResourceNotFound):
            client.stop_compilation_job(CompilationJobName="my job")

    def test_may_be_used_by_many_threads(self, client: "SageMakerClient") -> None:
        def submit(number: int) -> str:
            try:
                client.create_compilation_job(**request(f"job{' ' * (number % 2)}{number}"))
            except InvalidRequest as refused:
                return refused.findings[0].message
            return "sent"

        with ThreadPoolExecutor(8) as threads:
            told = list(threads.map(submit, range(16)))
        assert told == [f'"job {number}" is not a job name' if number % 2 else "sent" for number in range(16)]

    def test_warns_on_the_line_of_the_call(self, client: "SageMakerClient") -> None:
        with (
            pytest.warns(CompilationJobWarning, match="ml_c7g") as caught,
            pytest.raises(client.exceptions.ClientError),
        ):
            client.create_compilation_job(**request(**WARNED))
        assert [warning.filename for warning in caught] == [__file__]

    def test_refuses_what_is_warned_of_when_warnings_are_errors(self, client: "SageMakerClient") -> None:
        with warnings.catch_warnings(action="error"), pytest.raises(CompilationJobWarning):
            client.create_compilation_job(**request(**WARNED))


def test_the_error_may_be_sent_to_another_process(client: "SageMakerClient", guarded: "Guard") -> None:
    del guarded
    with pytest.raises(InvalidRequest) as caught:
        client.create_compilation_job(**request("my job"))
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (type(copy), copy.findings) == (InvalidRequest, caught.value.findings)


def test_a_guard_that_is_undone_lets_everything_through(client: "SageMakerClient") -> None:
    on = guard(client)
    on.undo()
    on.undo()
    with pytest.raises(client.exceptions.ClientError):
        client.create_compilation_job(**request("my job"))


def test_two_guards_warn_once(client: "SageMakerClient") -> None:
    with (
        guard(client),
        guard(client),
        pytest.warns(CompilationJobWarning) as caught,
        pytest.raises(client.exceptions.ClientError),
    ):
        client.create_compilation_job(**request(**WARNED))
    assert [str(warning.message).partition(":")[0] for warning in caught] == ["OutputConfig.TargetDevice"]


def test_one_of_two_guards_is_left_when_the_other_is_undone(client: "SageMakerClient") -> None:
    with guard(client):
        guard(client).undo()
        with pytest.raises(InvalidRequest):
            client.create_compilation_job(**request("my job"))


def test_a_guard_that_only_warns_sends_what_is_wrong(client: "SageMakerClient") -> None:
    with (
        guard(client, warn_only=True),
        pytest.warns(CompilationJobWarning, match="my job"),
        pytest.raises(client.exceptions.ClientError),
    ):
        client.create_compilation_job(**request("my job"))


def test_of_two_guards_the_stricter_decides(client: "SageMakerClient") -> None:
    with (
        guard(client, warn_only=True),
        guard(client),
        pytest.warns(CompilationJobWarning, match="my job"),
        pytest.raises(InvalidRequest),
    ):
        client.create_compilation_job(**request("my job"))


def client_of(session: boto3.session.Session) -> "SageMakerClient":
    client: SageMakerClient = session.client("sagemaker")
    rehearse(client)
    return client


@pytest.fixture
def session() -> boto3.session.Session:
    return boto3.session.Session("none", "none", region_name="us-west-2")


def test_the_guard_of_a_session_is_on_its_clients_until_it_is_undone(session: boto3.session.Session) -> None:
    before = client_of(session)
    with guard(session):
        after = client_of(session)
        with pytest.raises(InvalidRequest):
            after.create_compilation_job(**request("my job"))
        with pytest.raises(before.exceptions.ClientError):
            before.create_compilation_job(**request("my job"))
    with pytest.raises(after.exceptions.ClientError):
        after.create_compilation_job(**request("my job"))


def test_every_client_may_be_guarded_for_a_while(session: boto3.session.Session, client: "SageMakerClient") -> None:
    with every_client_guarded():
        for each in (client, client_of(session)):
            with pytest.raises(InvalidRequest):
                each.create_compilation_job(**request("my job"))
            each.create_compilation_job(**request())
            assert names_sent(each) == ["device"]
    with pytest.raises(client.exceptions.ClientError):
        client.create_compilation_job(**request("my job"))


@pytest.mark.parametrize(
    ("target", "message"),
    [
        pytest.param("sagemaker", '"sagemaker" cannot be guarded', id="a name"),
        pytest.param(None, "null cannot be guarded", id="nothing"),
        pytest.param(
            boto3.client("s3", "us-west-2", aws_access_key_id="none", aws_secret_access_key="none"),  # noqa: S106 - none
            "a client of s3 cannot be guarded",
            id="a client of another service",
        ),
    ],
)
def test_what_has_no_compilation_jobs_is_refused(target: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        guard(target)
    assert str(caught.value) == f"{message}: give a SageMaker client or a session of boto3"


@pytest.fixture(scope="module")
def moto() -> Iterator["SageMakerClient"]:
    """A client of a moto server, which takes what boto3 lets through."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    session = boto3.session.Session("moto", "moto", region_name="us-west-2")
    yield session.client("sagemaker", endpoint_url=f"http://{host}:{port}")
    server.stop()


def test_over_http_nothing_arrives_of_what_is_refused(moto: "SageMakerClient") -> None:
    def guarded_jobs() -> list[str]:  # moto keeps the jobs of all servers of a process in one place
        return sorted(name for name in names_sent(moto) if name.startswith("guarded"))

    with guard(moto):
        with pytest.raises(InvalidRequest):
            moto.create_compilation_job(**request("guarded job"))
        with pytest.warns(CompilationJobWarning, match="ml_c7g"):
            moto.create_compilation_job(**request("guarded", **WARNED))
    assert guarded_jobs() == ["guarded"]
    moto.create_compilation_job(**request("guarded job"))
    assert guarded_jobs() == ["guarded", "guarded job"]
