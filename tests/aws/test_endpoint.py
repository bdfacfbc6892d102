"""A client that rehearses is boto3's own, and nothing leaves it."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ParamValidationError

from compilejob.aws import NotRehearsed, rehearsal_client, rehearse
from compilejob.aws.endpoint import OPERATIONS
from tests.aws.calls import JOBS, ROLE, request

if TYPE_CHECKING:
    from botocore.client import BaseClient
    from mypy_boto3_sagemaker import SageMakerClient


def _sent(client: "BaseClient") -> list[object]:
    """A list to which every request is added that is about to be sent."""
    sent: list[object] = []

    def note(request: object, **_: object) -> None:
        sent.append(request)
        pytest.fail("a rehearsing client was about to send")

    client.meta.events.register("before-send", note)
    return sent


@pytest.fixture
def _no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(variable, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.mark.usefixtures("_no_credentials")
def test_a_client_of_the_users_own_rehearses() -> None:
    client: SageMakerClient = boto3.session.Session(region_name="eu-west-1").client("sagemaker")
    sent = _sent(client)
    rehearse(client)
    arn = "arn:aws:sagemaker:eu-west-1:123456789012:compilation-job/device"
    assert client.create_compilation_job(**request())["CompilationJobArn"] == arn
    assert client.describe_compilation_job(CompilationJobName="device")["CompilationJobArn"] == arn
    assert sent == []


def test_the_rehearsal_client_reads_none_of_the_users_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("this is no configuration", encoding="utf-8")
    monkeypatch.setenv("AWS_PROFILE", "a-profile-that-there-is-not")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "broken"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "broken"))
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    client = rehearsal_client()
    sent = _sent(client)
    assert client.list_compilation_jobs()["CompilationJobSummaries"] == []
    assert sent == []


@pytest.mark.parametrize(
    ("region", "arn"),
    [
        ("us-east-2", "arn:aws:sagemaker:us-east-2:123456789012:compilation-job/device"),
        ("cn-north-1", "arn:aws-cn:sagemaker:cn-north-1:123456789012:compilation-job/device"),
    ],
)
def test_the_arn_is_of_the_clients_region_and_the_roles_account(region: str, arn: str) -> None:
    role = ROLE.replace("arn:aws:", arn.partition("sagemaker")[0])
    assert rehearsal_client(region).create_compilation_job(**request(RoleArn=role))["CompilationJobArn"] == arn


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("list_endpoints", {}),
        ("describe_training_job", {"TrainingJobName": "job"}),
        ("add_tags", {"ResourceArn": "arn:aws:sagemaker:us-west-2:123456789012:compilation-job/a", "Tags": []}),
    ],
)
def test_another_operation_is_refused_and_not_sent(method: str, arguments: dict[str, Any]) -> None:
    client = rehearsal_client()
    sent = _sent(client)
    name = client.meta.method_to_api_mapping[method]
    with pytest.raises(NotRehearsed, match=f"^{name} is no operation of a rehearsal; it was not sent$"):
        getattr(client, method)(**arguments)
    assert sent == []


@pytest.mark.usefixtures("_no_credentials")
def test_a_client_of_another_service_sends_nothing_either() -> None:
    client = boto3.session.Session(region_name="us-west-2").client("sts")
    sent = _sent(client)
    rehearse(client)
    with pytest.raises(NotRehearsed):
        client.get_caller_identity()
    assert sent == []


def test_the_operations_are_those_that_the_service_has_for_compilation_jobs() -> None:
    names = rehearsal_client().meta.service_model.operation_names
    assert {*OPERATIONS} == {name for name in names if "CompilationJob" in name}


def test_boto3_itself_still_checks_arguments() -> None:
    with pytest.raises(ParamValidationError, match="Unknown parameter in input"):
        rehearsal_client().create_compilation_job(**request(CompilationTimeout=900))


def test_another_rehearsal_begins_without_jobs() -> None:
    client = rehearsal_client()
    client.create_compilation_job(**request())
    rehearsal = rehearse(client)
    client.create_compilation_job(**request())
    assert rehearsal.requests == {"device": request()}


def test_clients_rehearse_by_themselves() -> None:
    one, other = rehearsal_client(), rehearsal_client()
    one.create_compilation_job(**JOBS["device"].to_boto3())
    assert other.list_compilation_jobs()["CompilationJobSummaries"] == []


def test_compilejob_imports_neither_boto3_nor_its_types_until_its_aws_layer_is() -> None:
    program = "import sys, compilejob; print(sorted({'boto3', 'botocore', 'mypy_boto3_sagemaker'} & {*sys.modules}))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout == "[]\n"


SETTINGS = {
    "AWS_MAX_ATTEMPTS": "many",
    "AWS_RETRY_MODE": "none",
    "AWS_PROFILE": "nobody",
    "AWS_CONFIG_FILE": "/dev/null/none",
    "AWS_ENDPOINT_URL": "http://localhost:1",
    "AWS_USE_FIPS_ENDPOINT": "perhaps",
    "AWS_CA_BUNDLE": "/none",
    "AWS_DEFAULTS_MODE": "none",
    "AWS_DEFAULT_REGION": "//",
    "AWS_REQUEST_CHECKSUM_CALCULATION": "none",
}


@pytest.mark.parametrize(("name", "value"), SETTINGS.items(), ids=SETTINGS)
def test_a_client_of_ours_reads_none_of_the_users_settings(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    client = rehearsal_client()

    assert client.create_compilation_job(**request())["CompilationJobArn"].endswith(":compilation-job/device")
    assert client.meta.endpoint_url == "https://api.sagemaker.us-west-2.amazonaws.com"


def test_a_service_knows_what_it_is_told_to_know() -> None:
    client = rehearsal_client()
    arguments = request(OutputConfig={"S3OutputLocation": "s3://bucket/compiled/", "TargetDevice": "ml_c7g"})
    with pytest.raises(client.exceptions.ClientError, match="ml_c7g"):
        client.create_compilation_job(**arguments)
    rehearse(client, known={"ml_c7g"})

    assert client.create_compilation_job(**arguments)["CompilationJobArn"].endswith(":compilation-job/device")
