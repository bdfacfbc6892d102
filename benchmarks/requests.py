"""The requests that are measured: five kinds, each a function from a number to a request unlike those of other numbers.

No two calls get the same request, and what a call gets was parsed for it: nothing gains by remembering an object,
a text or its hash.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Request = dict[str, Any]
"""The arguments of boto3's `create_compilation_job`."""


def minimal(number: int) -> Request:
    """What a request cannot do without: 0.3 kB."""
    return {
        "CompilationJobName": f"xgboost-{number}",
        "RoleArn": "arn:aws:iam::111122223333:role/Neo",
        "InputConfig": {"S3Uri": f"s3://bucket-{number}/model.tar.gz", "Framework": "XGBOOST"},
        "OutputConfig": {"S3OutputLocation": f"s3://bucket-{number}/compiled/", "TargetDevice": "ml_m5"},
        "StoppingCondition": {"MaxRuntimeInSeconds": 900},
    }


def small(number: int) -> Request:
    """A PyTorch model for an NVIDIA board, with options, key, VPC and a tag: 0.9 kB."""
    trt_ver, cuda_ver = _VERSIONS[number % len(_VERSIONS)]
    options = {"gpu-code": "sm_72", "trt-ver": trt_ver, "cuda-ver": cuda_ver}
    return _request(
        number,
        {"Framework": "PYTORCH", "FrameworkVersion": "1.8", "DataInputConfig": _inputs(number, "PYTORCH", 1)},
        {
            "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
            "CompilerOptions": json.dumps(options),
        },
    )


_VERSIONS = (("8.2.1", "10.2"), ("7.1.3", "10.2"), ("6.0.1", "10.1"))


def mixed(number: int) -> Request:
    """Each time another target and another framework, with the options of the target; otherwise as `small`."""
    framework, version, inputs, target = _MIXTURE[number % len(_MIXTURE)]
    source: Request = {"Framework": framework}
    if version is not None:
        source["FrameworkVersion"] = version
    if inputs:
        source["DataInputConfig"] = _inputs(number, framework, inputs)
    return _request(number, source, target)


_MIXTURE: tuple[tuple[str, str | None, int, Mapping[str, Any]], ...] = (
    (
        "PYTORCH",
        "1.13",
        1,
        {"TargetDevice": "ml_c5", "CompilerOptions": '{"mcpu": "skylake-avx512", "dtype": "int64"}'},
    ),
    ("TENSORFLOW", "2.9", 1, {"TargetDevice": "ml_g4dn"}),
    ("MXNET", "1.8", 2, {"TargetDevice": "jetson_xavier", "CompilerOptions": '{"gpu-code": "sm_72"}'}),
    (
        "PYTORCH",
        "1.9",
        3,
        {"TargetDevice": "ml_inf1", "CompilerOptions": '"--neuroncore-pipeline-cores 2 --verbose 1"'},
    ),
    ("KERAS", None, 1, {"TargetDevice": "rasp3b", "CompilerOptions": '{"mattr": ["+neon"]}'}),
    ("TFLITE", None, 1, {"TargetDevice": "qcs605", "CompilerOptions": '{"ANDROID_PLATFORM": 28}'}),
    ("ONNX", None, 1, {"TargetPlatform": {"Os": "ANDROID", "Arch": "ARM64", "Accelerator": "MALI"}}),
    ("DARKNET", None, 1, {"TargetPlatform": {"Os": "LINUX", "Arch": "X86_64"}}),
    ("XGBOOST", None, 0, {"TargetDevice": "ml_m5"}),
    ("TENSORFLOW", None, 1, {"TargetDevice": "coreml", "CompilerOptions": '{"class_labels": "labels.txt"}'}),
)


def large(number: int) -> Request:
    """Every list, the inputs, the options and the tags near their limits: 39 kB."""
    options = {"mcpu": "skylake-avx512", "mattr": [f"+{name}" for name in _CPU_FEATURES.split()]}
    request = _request(
        number,
        {"Framework": "PYTORCH", "FrameworkVersion": "1.13", "DataInputConfig": _inputs(number, "PYTORCH", 415)},
        {"TargetDevice": "ml_c5", "CompilerOptions": json.dumps(options)},
    )
    return request | {
        "CompilationJobName": f"{number:09d}-{'resnet50-' * 5}instance",
        "RoleArn": f"arn:aws:iam::111122223333:role/service-role/{'Neo' * 20}",
        "VpcConfig": {
            "SecurityGroupIds": [f"sg-{number:08x}{index:09x}" for index in range(5)],
            "Subnets": [f"subnet-{number:08x}{index:09x}" for index in range(16)],
        },
        "Tags": [
            {
                "Key": f"{number:08d}/{index:02d}/{'cost-center:' * 10}"[:128],
                "Value": f"{number:08d} {index:02d} {'vision and speech @ edge ' * 10}"[:256],
            }
            for index in range(50)
        ],
    }


# Features of a CPU as LLVM names them, until the limit of 1024 characters is near.
_CPU_FEATURES = (
    "64bit adx aes avx avx2 avx512bw avx512cd avx512dq avx512f avx512vl bmi bmi2 clflushopt clwb cmov crc32 "
    "cx16 cx8 ermsb evex512 f16c false-deps-popcnt fast-15bytenop fast-gather fast-scalar-fsqrt "
    "fast-shld-rotate fast-variable-crosslane-shuffle fast-variable-perlane-shuffle fast-vector-fsqrt fma "
    "fsgsbase fxsr idivq-to-divl invpcid lzcnt macrofusion mmx movbe no-bypass-delay-blend "
    "no-bypass-delay-mov no-bypass-delay-shuffle nopl pclmul pku popcnt prefer-256-bit prfchw rdrnd rdseed "
    "sahf slow-3ops-lea sse sse2 sse3 sse4.1 sse4.2 ssse3 vzeroupper x87 xsave xsavec xsaveopt xsaves"
)


def invalid(number: int) -> Request:
    """`small` with six defects."""
    request = small(number)
    request["CompilationJobName"] = f"resnet50_{number}"
    request["RoleArn"] = f"arn:aws:iam::11112222333:role/Neo-{number}"
    request["InputConfig"]["S3Uri"] = f"s3://models-{number}/resnet50.onnx"
    request["InputConfig"]["Framework"] = "PyTorch"
    request["OutputConfig"]["CompilerOptions"] = '{"gpu-code": "sm_72", "trt-ver": "8.2", "cuda-ver": "10.2"}'
    request["StoppingCondition"]["MaxRuntimeInSeconds"] = "900"
    return request


def _request(number: int, source: Mapping[str, Any], target: Mapping[str, Any]) -> Request:
    return {
        "CompilationJobName": f"resnet50-{number}",
        "RoleArn": f"arn:aws:iam::111122223333:role/service-role/Neo-{number}",
        "InputConfig": {"S3Uri": f"s3://models-{number}/resnet50/2026-11-25/model.tar.gz", **source},
        "OutputConfig": {
            "S3OutputLocation": f"s3://models-{number}/compiled/",
            **target,
            "KmsKeyId": f"arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-{number:012x}",
        },
        "VpcConfig": {
            "SecurityGroupIds": [f"sg-{number:017x}"],
            "Subnets": [f"subnet-{number:017x}", f"subnet-{number + 1:017x}"],
        },
        "StoppingCondition": {"MaxRuntimeInSeconds": 900 + number % 900},
        "Tags": [{"Key": "team", "Value": f"vision-{number}"}],
    }


def _inputs(number: int, framework: str, count: int) -> str:
    side = 100 + number % 800
    layout = _channels_last if framework in {"TENSORFLOW", "TFLITE"} else _channels_first
    shapes = (layout(side, side + index % 7) for index in range(count))
    return json.dumps({f"input_{index:04d}.tensor": shape for index, shape in enumerate(shapes)})


def _channels_first(height: int, width: int) -> list[int]:
    return [1, 3, height, width]


def _channels_last(height: int, width: int) -> list[int]:
    return [1, height, width, 3]


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of request."""

    make: Callable[[int], Request]
    valid: bool = True

    def fresh(self, numbers: Iterable[int]) -> list[Request]:
        """The requests of these numbers, every text in them an object of its own."""
        return [json.loads(json.dumps(self.make(number))) for number in numbers]


CASES: Mapping[str, Case] = {
    "minimal": Case(minimal),
    "small": Case(small),
    "mixed": Case(mixed),
    "large": Case(large),
    "invalid": Case(invalid, valid=False),
}
"""Every kind by its name."""
