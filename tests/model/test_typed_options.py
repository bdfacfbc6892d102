"""Compiler options are typed by their target's family; what a family does not know is kept."""

from dataclasses import fields
from typing import Any

import pytest

from compilejob import CompilationJob, Unlisted
from compilejob.catalog import options_of
from compilejob.model.request import OutputConfig
from compilejob.model.typed_options import (
    CLASSES,
    AndroidOptions,
    CoreMlOptions,
    CpuOptions,
    ElasticInferenceOptions,
    NvidiaOptions,
    TypedOptions,
)
from compilejob.rules.page import EXAMPLE

NVIDIA = {"TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"}}

OPTIONS = [
    pytest.param(
        {"TargetDevice": "ml_c5"},
        '{"mcpu": "skylake-avx512", "dtype": "int64", "new": 1}',
        CpuOptions(mcpu="skylake-avx512", dtype="int64", others={"new": 1}),
        id="CPU",
    ),
    pytest.param(
        NVIDIA,
        '{"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2", "precision-mode": "fp16"}',
        NvidiaOptions(gpu_code="sm_72", trt_ver="8.2.1", cuda_ver="10.2", others={"precision-mode": "fp16"}),
        id="NVIDIA",
    ),
    pytest.param(
        {"TargetPlatform": {"Os": "ANDROID", "Arch": "ARM_EABI"}},
        '{"ANDROID_PLATFORM": 28, "mattr": ["+neon"]}',
        AndroidOptions(android_platform=28, mattr=("+neon",), others={}),
        id="Android",
    ),
    pytest.param(
        {"TargetDevice": "coreml"},
        '{"class_labels": "l.txt"}',
        CoreMlOptions(class_labels="l.txt", others={}),
        id="Core ML",
    ),
    pytest.param(
        {"TargetDevice": "ml_eia2"},
        '{"precision_mode": "FP16", "output_names": ["o:0"]}',
        ElasticInferenceOptions(precision_mode="FP16", output_names=("o:0",), others={}),
        id="Elastic Inference",
    ),
    pytest.param({"TargetDevice": "ml_inf1"}, '"--verbose 1"', "--verbose 1", id="flags"),
    pytest.param({"TargetDevice": "amba_cv22"}, '{"a": 1}', TypedOptions(others={"a": 1}), id="no documented options"),
    pytest.param({"TargetDevice": Unlisted("ml_c7g")}, '{"a": 1}', TypedOptions(others={"a": 1}), id="unlisted target"),
    pytest.param(
        {"TargetDevice": "ml_c5"}, '{"mattr": "+neon"}', CpuOptions(others={"mattr": "+neon"}), id="other form"
    ),
    pytest.param({"TargetDevice": "ml_c5"}, None, None, id="no options"),
]


@pytest.mark.parametrize(("target", "text", "expected"), OPTIONS)
def test_options_are_typed_by_the_target(target: dict[str, Any], text: str | None, expected: object) -> None:
    output = OutputConfig.model_validate({"S3OutputLocation": "s3://b/o", "CompilerOptions": text} | target)

    assert output.options == expected
    assert type(output.options) is type(expected)


@pytest.mark.parametrize(
    "options_class", dict.fromkeys(CLASSES.values()), ids=lambda options_class: options_class.__name__
)
def test_a_class_has_the_documented_options_of_its_families(options_class: type[TypedOptions]) -> None:
    families = [family for family, its_class in CLASSES.items() if its_class is options_class]
    documented = {option.attribute for family in families for option in options_of(family) if option.documented}

    assert {field.name for field in fields(options_class)} == documented | {"others"}


def test_a_job_has_them() -> None:
    job = CompilationJob.model_validate(
        {**EXAMPLE, "OutputConfig": {**EXAMPLE["OutputConfig"], "CompilerOptions": '{"mcpu": "skylake-avx512"}'}}
    )

    assert job.output_config.options == CpuOptions(mcpu="skylake-avx512", others={})
