"""`CompilationJob.from_sdk_compile`: the request that version 2 of the SageMaker Python SDK sent, and what it did unasked.

What is sent was compared with `Model._compilation_job_config` of version 2.257.6, run on the same arguments.
"""

import inspect
import warnings
from collections.abc import Mapping
from typing import Any, cast

import pytest

from compilejob import CompilationJob, InvalidRequest, Unlisted

CALL: dict[str, Any] = {
    "model_data": "s3://bucket/model.tar.gz",
    "target_instance_family": "ml_c5",
    "input_shape": {"data": [1, 3, 224, 224]},
    "output_path": "s3://bucket/compiled/",
    "role": "arn:aws:iam::111122223333:role/Neo",
    "job_name": "resnet50",
    "framework": "pytorch",
}

SENT: Mapping[str, Any] = {
    "CompilationJobName": "resnet50",
    "RoleArn": "arn:aws:iam::111122223333:role/Neo",
    "InputConfig": {
        "S3Uri": "s3://bucket/model.tar.gz",
        "DataInputConfig": '{"data": [1, 3, 224, 224]}',
        "Framework": "PYTORCH",
    },
    "OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/", "TargetDevice": "ml_c5"},
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
}

PLATFORM = {"target_platform_os": "LINUX", "target_platform_arch": "ARM64"}

AS_SAID: Mapping[str, tuple[dict[str, Any], Mapping[str, Any]]] = {
    "nothing more": ({}, {}),
    "inputs as text": ({"input_shape": '{"data":[1,3]}'}, {"InputConfig": {"DataInputConfig": '{"data":[1,3]}'}}),
    "inputs in order": ({"input_shape": [[1, 3, 8, 8]]}, {"InputConfig": {"DataInputConfig": "[[1, 3, 8, 8]]"}}),
    "a version": ({"framework_version": "1.13"}, {"InputConfig": {"FrameworkVersion": "1.13"}}),
    "no inputs": (
        {"input_shape": None, "framework_version": "2.0"},
        {"InputConfig": {"DataInputConfig": None, "FrameworkVersion": "2.0"}},
    ),
    "a time": ({"compile_max_run": 1800}, {"StoppingCondition": {"MaxRuntimeInSeconds": 1800}}),
    "tags by key": ({"tags": {"team": "vision"}}, {"Tags": [{"Key": "team", "Value": "vision"}]}),
    "tags as the service has them": (
        {"tags": [{"Key": "team", "Value": "vision"}]},
        {"Tags": [{"Key": "team", "Value": "vision"}]},
    ),
    "a platform": (
        {"target_instance_family": None, **PLATFORM},
        {"OutputConfig": {"TargetDevice": None, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64"}}},
    ),
    "a platform with an accelerator, and options": (
        {
            "target_instance_family": None,
            **PLATFORM,
            "target_platform_accelerator": "NVIDIA",
            "compiler_options": {"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"},
        },
        {
            "OutputConfig": {
                "TargetDevice": None,
                "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
                "CompilerOptions": '{"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}',
            }
        },
    ),
    "flags as JSON text": (
        {"target_instance_family": "ml_inf1", "framework_version": "1.9", "compiler_options": '"-O2"'},
        {
            "InputConfig": {"FrameworkVersion": "1.9"},
            "OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": '"-O2"'},
        },
    ),
    "a framework in capitals": ({"framework": "PYTORCH"}, {}),
}
"""By what is said beside `CALL`: what is sent otherwise than `SENT`; None stands for a member that is not sent."""


def merged(members: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    changed = {
        name: merged(members.get(name, {}), change) if isinstance(change, Mapping) else change
        for name, change in changes.items()
    }
    return {name: value for name, value in {**members, **changed}.items() if value is not None}


@pytest.mark.parametrize("case", AS_SAID)
def test_what_the_sdk_sent_is_sent(case: str) -> None:
    arguments, changes = AS_SAID[case]
    assert CompilationJob.from_sdk_compile(**CALL | arguments).to_boto3() == merged(SENT, changes)


OTHERWISE: Mapping[str, tuple[dict[str, Any], Mapping[str, Any], str]] = {
    "a version of three parts": (
        {"framework_version": "1.13.1"},
        {"InputConfig": {"FrameworkVersion": "1.13"}},
        "framework_version '1.13.1' is sent as '1.13', as the SDK sent it",
    ),
    "a version of a framework without": (
        {"framework": "mxnet", "framework_version": "1.8"},
        {"InputConfig": {"Framework": "MXNET"}},
        "framework_version '1.8' is not sent: the SDK sent none for mxnet on ml_c5",
    ),
    "a version on a device without": (
        {"target_instance_family": "coreml", "framework_version": "1.8"},
        {"OutputConfig": {"TargetDevice": "coreml"}},
        "framework_version '1.8' is not sent: the SDK sent none for pytorch on coreml",
    ),
    "a version on a platform": (
        {"target_instance_family": None, **PLATFORM, "framework_version": "1.8"},
        {"OutputConfig": {"TargetDevice": None, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64"}}},
        "framework_version '1.8' is not sent: the SDK sent none for pytorch on a target platform",
    ),
    "a device and a platform": (
        PLATFORM,
        {},
        "the target platform is not sent: the SDK sent target_instance_family 'ml_c5' alone",
    ),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_the_sdk_sent_otherwise_is_sent_with_a_warning(case: str) -> None:
    arguments, changes, warning = OTHERWISE[case]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        job = CompilationJob.from_sdk_compile(**CALL | arguments)
    assert job.to_boto3() == merged(SENT, changes)
    assert [(str(one.message), one.category, one.filename) for one in caught] == [(warning, UserWarning, __file__)]


REFUSED: Mapping[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a role by name": ({"role": "Neo"}, [("CJ107", "RoleArn")]),
    "no name": ({"job_name": None}, [("CJ101", "request")]),
    "no framework": ({"framework": None}, [("CJ101", "InputConfig")]),
    "no target": ({"target_instance_family": None}, [("CJ202", "OutputConfig")]),
    "an operating system alone": (
        {"target_instance_family": None, "target_platform_os": "LINUX"},
        [("CJ101", "OutputConfig.TargetPlatform")],
    ),
    "model data that is not in one object": ({"model_data": {"S3DataSource": {}}}, [("CJ103", "InputConfig.S3Uri")]),
    "a version that is a number": ({"framework_version": 1.8}, [("CJ103", "InputConfig.FrameworkVersion")]),
    "inputs that are no JSON": ({"input_shape": {"data": {1, 3}}}, [("CJ110", "InputConfig.DataInputConfig")]),
    "all at once": (
        {"role": "Neo", "job_name": "my job", "compile_max_run": 0},
        [("CJ105", "CompilationJobName"), ("CJ107", "RoleArn"), ("CJ108", "StoppingCondition.MaxRuntimeInSeconds")],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.filterwarnings("ignore::compilejob.CompilationJobWarning")
def test_what_cannot_be_right_is_refused_with_every_error(case: str) -> None:
    arguments, expected = REFUSED[case]
    with pytest.raises(InvalidRequest) as refused:
        CompilationJob.from_sdk_compile(**CALL | arguments)
    assert [(finding.code, finding.where) for finding in refused.value.findings] == expected


@pytest.mark.filterwarnings("ignore::compilejob.CompilationJobWarning")
@pytest.mark.parametrize("argument", ["framework", "target_instance_family"])
def test_values_are_vouched_for_as_everywhere(argument: str) -> None:
    job = CompilationJob.from_sdk_compile(**CALL | {argument: Unlisted("later")})
    assert "later" in {job.source.framework, job.output_config.target_device}


def test_the_arguments_are_those_of_the_sdk_by_keyword() -> None:
    parameters = inspect.signature(CompilationJob.from_sdk_compile).parameters
    assert {name: cast(Any, parameter).default for name, parameter in parameters.items()} == {
        "model_data": inspect.Parameter.empty,
        "target_instance_family": inspect.Parameter.empty,
        "input_shape": inspect.Parameter.empty,
        "output_path": inspect.Parameter.empty,
        "role": inspect.Parameter.empty,
        "job_name": inspect.Parameter.empty,
        "framework": inspect.Parameter.empty,
        "framework_version": None,
        "tags": None,
        "compile_max_run": 15 * 60,
        "target_platform_os": None,
        "target_platform_arch": None,
        "target_platform_accelerator": None,
        "compiler_options": None,
    }
    assert {parameter.kind for parameter in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
