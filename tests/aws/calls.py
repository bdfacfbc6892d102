"""What the tests of this folder submit, and how they read what comes back."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from botocore.exceptions import ClientError

from compilejob import CompilationJob, sources, targets

ROLE = "arn:aws:iam::123456789012:role/Neo"
PYTORCH = sources.pytorch("s3://models/resnet50.tar.gz", inputs={"input0": [1, 3, 224, 224]}, framework_version="1.8")
JOBS: Mapping[str, CompilationJob] = {
    "device": CompilationJob.of(
        name="device", role_arn=ROLE, source=PYTORCH, target=targets.ml_c5(), output="s3://models/compiled/"
    ),
    "platform": CompilationJob.of(
        name="platform",
        role_arn=ROLE,
        source=PYTORCH,
        target=targets.linux_nvidia("ARM64", gpu_code="sm_72", trt_ver="8.2.1", cuda_ver="10.2"),
        output="s3://models/compiled",
        kms_key_id="alias/ExampleAlias",
        vpc={"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d", "subnet-1a1b2c3d"]},
        tags={"team": "vision"},
    ),
    "package": CompilationJob.of(
        name="package",
        role_arn=ROLE,
        source=sources.model_package("arn:aws:sagemaker:us-west-2:123456789012:model-package/detector/3"),
        target=targets.ml_c5(),
        output="s3://models/compiled/",
    ),
}


def request(name: str = "device", **members: object) -> dict[str, Any]:
    """boto3's arguments for the device job under another name and with other members."""
    return {**JOBS["device"].to_boto3(), "CompilationJobName": name, **members}


def error_of(call: Callable[..., object], **arguments: object) -> tuple[str, str]:
    """Code and message of the error that the call ends with."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def members(response: Mapping[str, Any]) -> dict[str, Any]:
    """A response without what boto3 adds."""
    return {name: value for name, value in response.items() if name != "ResponseMetadata"}
