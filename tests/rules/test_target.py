"""CJ2: what is compiled and for what."""

from typing import Any

import pytest

from compilejob import Unlisted, check
from compilejob.catalog import DEVICES, Accelerator, Arch, Framework, Os, Status
from compilejob.catalog.platforms import MATRIX
from compilejob.rules.page import EXAMPLE
from tests.rules.found import findings, found

PACKAGE = "arn:aws:sagemaker:{}:111122223333:model-package/detector/3"
NO_INPUT = {"InputConfig": None}


def device(name: str, framework: str = "PYTORCH", **more: Any) -> dict[str, Any]:
    return {"InputConfig": {"Framework": framework}, "OutputConfig": {"TargetDevice": name, **more}}


def platform(os: str, arch: str, accelerator: str | None = None) -> dict[str, Any]:
    given = {"Os": os, "Arch": arch} | ({"Accelerator": accelerator} if accelerator else {})
    return {"OutputConfig": {"TargetDevice": None, "TargetPlatform": given}}


CASES = [
    pytest.param({}, [], id="the example"),
    pytest.param(
        {"OutputConfig": {"TargetPlatform": {"Os": "LINUX", "Arch": "X86_64"}}},
        [("CJ201", "OutputConfig", 'TargetDevice "ml_c5" and TargetPlatform are both given')],
        id="device and platform",
    ),
    pytest.param(
        {"OutputConfig": {"TargetDevice": None}},
        [("CJ202", "OutputConfig", "OutputConfig names no target")],
        id="no target",
    ),
    pytest.param(
        {"ModelPackageVersionArn": PACKAGE.format("us-west-2")},
        [("CJ203", "ModelPackageVersionArn", "ModelPackageVersionArn and InputConfig are both given")],
        id="package and input",
    ),
    pytest.param(NO_INPUT, [("CJ204", "request", "the request names no model")], id="neither package nor input"),
    pytest.param(NO_INPUT | {"ModelPackageVersionArn": PACKAGE.format("us-west-2")}, [], id="package"),
    # framework and target
    pytest.param(
        device("ml_c5", "TFLITE"),
        [("CJ205", "InputConfig.Framework", "TFLITE models do not compile for ml_c5")],
        id="TFLITE on a cloud instance",
    ),
    pytest.param(device("rasp4b", "TFLITE"), [], id="TFLITE on a board"),
    pytest.param(
        device("coreml", "MXNET"),
        [("CJ205", "InputConfig.Framework", "MXNET models do not compile for coreml")],
        id="coreml takes two frameworks",
    ),
    pytest.param(
        device("ml_inf1", "KERAS"),
        [("CJ205", "InputConfig.Framework", "KERAS models do not compile for ml_inf1")],
        id="ml_inf1 takes three frameworks",
    ),
    pytest.param(device("ml_c5", "KERAS"), [], id="KERAS on a cloud instance"),
    pytest.param(
        device("ml_c5", "DARKNET"),
        [("CJ206", "InputConfig.Framework", "no AWS page lists DARKNET models for ml_c5")],
        id="DARKNET on a cloud instance",
    ),
    pytest.param(
        device("imx8mplus", "ONNX"),
        [("CJ206", "InputConfig.Framework", "no AWS page lists ONNX models for imx8mplus")],
        id="imx8mplus was tested with TFLITE",
    ),
    pytest.param(
        device("ml_inf2", "MXNET"),
        [("CJ206", "InputConfig.Framework", "no AWS page lists MXNET models for ml_inf2")],
        id="ml_inf2 has images for two frameworks",
    ),
    pytest.param(
        device("rk3399", "SKLEARN"),
        [("CJ206", "InputConfig.Framework", "no AWS page lists SKLEARN models for rk3399")],
        id="SKLEARN is in no table",
    ),
    # platforms
    pytest.param(
        platform("LINUX", "X86"),
        [("CJ207", "OutputConfig.TargetPlatform", "no AWS page lists the platform LINUX X86")],
        id="LINUX X86",
    ),
    pytest.param(
        platform("ANDROID", "ARM64", "NVIDIA"),
        [("CJ207", "OutputConfig.TargetPlatform", "no AWS page lists the platform ANDROID ARM64 NVIDIA")],
        id="ANDROID NVIDIA",
    ),
    pytest.param(
        platform("LINUX", "ARM64", "NNA"),
        [("CJ209", "OutputConfig.TargetPlatform.Accelerator", 'no AWS page describes the accelerator "NNA"')],
        id="NNA",
    ),
    # status
    pytest.param(
        device("ml_eia2", "TENSORFLOW"),
        [("CJ208", "OutputConfig.TargetDevice", '"ml_eia2" is retired')],
        id="retired",
    ),
    pytest.param(
        device("ml_p2"), [("CJ208", "OutputConfig.TargetDevice", '"ml_p2" is being retired')], id="being retired"
    ),
    pytest.param(
        device("lambda", "SKLEARN"),
        [("CJ209", "OutputConfig.TargetDevice", 'no AWS page lists what compiles for "lambda"')],
        id="enumerated only, whatever the framework",
    ),
    # Regions
    pytest.param(
        device("ml_inf2") | NO_INPUT | {"ModelPackageVersionArn": PACKAGE.format("us-west-2")},
        [
            (
                "CJ210",
                "OutputConfig.TargetDevice",
                '"ml_inf2" is offered in us-east-2, and ModelPackageVersionArn is in us-west-2',
            )
        ],
        id="ml_inf2 and a package elsewhere",
    ),
    pytest.param(
        device("ml_inf2") | NO_INPUT | {"ModelPackageVersionArn": PACKAGE.format("us-east-2")}, [], id="ml_inf2 at home"
    ),
    pytest.param(device("ml_trn1"), [], id="ml_trn1 and no Region told"),
    pytest.param(
        device("ml_trn1", KmsKeyId="arn:aws:kms:us-east-2:111122223333:alias/Neo"),
        [("CJ210", "OutputConfig.TargetDevice", '"ml_trn1" is offered in us-east-1, and KmsKeyId is in us-east-2')],
        id="ml_trn1 and a key elsewhere",
    ),
    # model packages
    pytest.param(
        NO_INPUT | {"ModelPackageVersionArn": "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector"},
        [("CJ211", "ModelPackageVersionArn", 'model package "detector" has no version')],
        id="package without version",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ2") == expected


HINTS = [
    pytest.param(platform("LINUX", "X86", "INTEL_GRAPHICS"), 'use Arch "X86_64"', id="one architecture"),
    pytest.param(platform("ANDROID", "ARM_EABIHF", "MALI"), 'use Arch "ARM64" or "ARM_EABI"', id="two architectures"),
    pytest.param(
        platform("ANDROID", "ARM64", "NVIDIA"),
        'leave Accelerator out or use "INTEL_GRAPHICS" or "MALI"',
        id="no accelerator of the system",
    ),
    pytest.param(platform("LINUX", "ARM64", "NNA"), "leave Accelerator out", id="NNA"),
    pytest.param(
        device("ml_c5", "DARKNET"),
        "try it first; listed are TENSORFLOW, KERAS, MXNET, ONNX, PYTORCH, XGBOOST",
        id="DARKNET",
    ),
]


@pytest.mark.parametrize(("patch", "hint"), HINTS)
def test_what_is_advised(patch: dict[str, Any], hint: str) -> None:
    assert [finding.hint for finding in findings(patch, "CJ2")] == [hint]


@pytest.mark.parametrize(
    ("os", "accelerator", "arch"), [(*pair, arch) for pair, archs in MATRIX.items() for arch in archs]
)
def test_every_listed_platform_passes(os: Os, accelerator: Accelerator | None, arch: Arch) -> None:
    assert found(platform(os, arch, accelerator), "CJ2") == []


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_is_remarked_on_by_its_status_and_told_what_to_use_instead(name: str) -> None:
    facts = DEVICES[name].facts
    code = {
        Status.CURRENT: None,
        Status.RETIRING: "CJ208",
        Status.RETIRED: "CJ208",
        Status.ENUM_ONLY: "CJ209",
    }[facts.status]
    framework = next(iter(facts.frameworks), Framework.PYTORCH)

    assert [(finding.code, finding.hint) for finding in findings(device(name, framework), "CJ2")] == (
        [(code, f"use {facts.instead}")] if code else []
    )


@pytest.mark.parametrize("member", ["Os", "Arch", "Accelerator"])
def test_a_platform_with_a_value_the_author_vouches_for_is_not_judged(member: str) -> None:
    given = {"Os": "LINUX", "Arch": "X86", "Accelerator": "NVIDIA", member: Unlisted("NEW")}
    output = {"S3OutputLocation": "s3://bucket/compiled/", "TargetPlatform": given}

    assert [finding.code for finding in check({**EXAMPLE, "OutputConfig": output}) if finding.code < "CJ3"] == ["CJ112"]
