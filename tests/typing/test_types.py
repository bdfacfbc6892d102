"""`compilejob.types`: the options are the catalogue's, what is typed with them is accepted, and nothing heavy is loaded."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Literal, get_type_hints

import pytest

from compilejob import CompilationJob, check, types
from compilejob.catalog import FLAG_FAMILIES, Family, Option, options_of
from compilejob.catalog.forms import Choice, TextList, Whole

FAMILIES: Mapping[Family, type] = {
    Family.CPU: types.CpuOptionsDict,
    Family.CLOUD_CPU: types.CloudCpuOptionsDict,
    Family.NVIDIA: types.NvidiaOptionsDict,
    Family.CLOUD_GPU: types.CloudGpuOptionsDict,
    Family.ANDROID: types.AndroidOptionsDict,
    Family.COREML: types.CoreMlOptionsDict,
    Family.ELASTIC_INFERENCE: types.ElasticInferenceOptionsDict,
}

OPTIONS: Mapping[Family, list[Option]] = {
    family: [option for option in options_of(family) if option.documented]
    for family in Family
    if family not in FLAG_FAMILIES  # theirs are one text
}


def python_type(option: Option) -> object:
    """The type of an option's values: a closed set, or the values that are known and any other text."""
    match option.form:
        case Choice(values):
            return Literal[values]
        case Whole(least, most):
            return Literal[tuple(range(least, most + 1))]
        case TextList():
            return list[str] | tuple[str, ...]
        case _ if option.suggestions:
            return Literal[option.suggestions] | str
    return str


def test_there_is_a_dictionary_for_each_family_with_options() -> None:
    assert {family for family, options in OPTIONS.items() if options} == FAMILIES.keys()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_dictionary_has_the_documented_options_of_its_family_each_of_its_form(family: Family) -> None:
    assert get_type_hints(FAMILIES[family]) == {option.key: python_type(option) for option in OPTIONS[family]}


@pytest.mark.parametrize("family", FAMILIES)
def test_no_option_of_a_family_is_required(family: Family) -> None:
    assert vars(FAMILIES[family])["__required_keys__"] == frozenset()


def test_platforms_with_nvidia_take_the_same_options_and_require_what_they_require() -> None:
    assert get_type_hints(types.NvidiaPlatformOptionsDict) == get_type_hints(types.NvidiaOptionsDict)
    required = {option.key for option in OPTIONS[Family.NVIDIA] if option.required}
    assert types.NvidiaPlatformOptionsDict.__required_keys__ == required


NVIDIA: types.NvidiaPlatformOptionsDict = {
    "gpu-code": "sm_72",
    "trt-ver": "8.2.1",
    "cuda-ver": "10.2",
    "JETPACK_VERSION": "4.6",
}
CPU: types.CpuOptionsDict = {"mcpu": "skylake-avx512", "mattr": ["+avx2"]}
INSTANCE: types.CloudCpuOptionsDict = {**CPU, "dtype": "float32"}
GPU: types.CloudGpuOptionsDict = {"gpu-code": "sm_75", "trt-ver": "8.2.1", "cuda-ver": "10.2", "dtype": "int64"}
ANDROID: types.AndroidOptionsDict = {"ANDROID_PLATFORM": 28, "mattr": ["+neon"]}
CORE_ML: types.CoreMlOptionsDict = {"class_labels": "labels.txt"}

WRITTEN: Mapping[str, tuple[Mapping[str, Any], Mapping[str, object]]] = {
    "a PC": ({"TargetDevice": "x86_win64"}, CPU),
    "an instance": ({"TargetDevice": "ml_c5"}, INSTANCE),
    "an instance with a GPU": ({"TargetDevice": "ml_g4dn"}, GPU),
    "a platform with NVIDIA": ({"TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"}}, NVIDIA),
    "a phone": ({"TargetPlatform": {"Os": "ANDROID", "Arch": "ARM_EABI"}}, ANDROID),
    "Core ML": ({"TargetDevice": "coreml"}, CORE_ML),
}


def request(target: Mapping[str, Any], compiler_options: object) -> dict[str, Any]:
    return {
        "CompilationJobName": "a",
        "RoleArn": "arn:aws:iam::111122223333:role/Neo",
        "InputConfig": {
            "S3Uri": "s3://bucket/model.tar.gz",
            "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
            "Framework": "PYTORCH",
        },
        "OutputConfig": {
            "S3OutputLocation": "s3://bucket/compiled/",
            **target,
            "CompilerOptions": compiler_options,
        },
        "StoppingCondition": {"MaxRuntimeInSeconds": 900},
    }


@pytest.mark.parametrize("case", WRITTEN)
@pytest.mark.parametrize("written", [dict, json.dumps], ids=["as they are", "as text"])
def test_options_typed_so_are_accepted(case: str, written: Any) -> None:
    target, options = WRITTEN[case]
    report = check(request(target, written(options)))
    assert report.job
    assert json.loads(report.job.to_boto3()["OutputConfig"]["CompilerOptions"]) == options


@pytest.mark.filterwarnings("ignore::compilejob.CompilationJobWarning")
def test_a_request_typed_so_is_sent_as_it_is() -> None:
    target, options = WRITTEN["a platform with NVIDIA"]
    typed = request(target, json.dumps(options))
    assert CompilationJob.model_validate(typed).to_boto3() == typed


def test_what_the_types_load_is_what_checking_needs() -> None:
    program = """\
import sys
before = set(sys.modules)
import compilejob.types
loaded = {name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names
print(*sorted(name for name in loaded if not name.startswith("_")))  # what does is a part of Python's own
"""
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        "annotated_types",
        "compilejob",
        "pydantic",
        "pydantic_core",
        "typing_extensions",
        "typing_inspection",
    ]
