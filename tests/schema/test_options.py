"""The values of compiler options that the schema refuses: those that `check` refuses, and no other."""

import json
from typing import Any

import pytest

from compilejob.rules.page import request_of
from tests.schema.validating import errors, refused

VALUES = [
    pytest.param("jetson_tx2", "trt-ver", ["8.2.1"], ["8.2", 8.2, "8.2.1.0", "v8.2.1", None], id="three parts"),
    pytest.param("jetson_tx2", "cuda-ver", ["10.2", 10.2], ["10", "10.2.1", -10.2, True], id="two parts"),
    pytest.param("ml_c5", "dtype", ["float32", "long"], ["FLOAT32", "int8", 1, None], id="a choice"),
    pytest.param("ml_c5", "DTYPE", ["int64"], ["int8"], id="a choice in another spelling"),
    pytest.param("ml_trn1", "dtype", ["int64"], ["int8"], id="a choice where flags are taken too"),
    pytest.param("qcs605", "ANDROID_PLATFORM", [21, 29, "28", "android-28"], [20, 30, "30", 28.5, "a"], id="a level"),
    pytest.param("ml_eia2", "output_names", [["output:0"], []], ["output:0", [1], {}], id="a list"),
    pytest.param("jetson_tx2", "gpu-code", ["sm_62", "62", 62, None], [], id="a form that is shown and not stated"),
    pytest.param("rasp3b", "mattr", [["+neon"], "+neon", 1], [], id="a list that is shown and not stated"),
    pytest.param("rasp3b", "gpu-code", ["sm_72", 1], [], id="an option of another family"),
    pytest.param("rasp3b", "mcup", ["a", 1], [], id="an unknown option"),
    pytest.param("jetson_tx2", "precision-mode", ["fp16", 1], [], id="an undocumented option"),
]


@pytest.mark.parametrize(("device", "option", "taken", "wrong"), VALUES)
def test_a_value_is_refused_that_has_no_stated_form(
    device: str, option: str, taken: list[Any], wrong: list[Any]
) -> None:
    def request(value: object) -> dict[str, Any]:
        whole = request_of(json.dumps({"OutputConfig": {"TargetDevice": device}}))
        whole["OutputConfig"]["CompilerOptions"] = {option: value}
        return whole

    def is_refused(value: object) -> bool:
        return any(path[:3] == ("OutputConfig", "CompilerOptions", option) for path in refused(request(value)))

    values = [*taken, *wrong]
    assert [value for value in values if is_refused(value)] == wrong
    assert [value for value in values if "CJ305" in errors(request(value))] == wrong


NVIDIA = {"TargetDevice": None, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"}}
PAIR = {"trt-ver": "8.2.1", "cuda-ver": "10.2"}

REQUIRED = [
    pytest.param({**PAIR, "gpu-code": "sm_72"}, False, id="all"),
    pytest.param({**PAIR, "gpu_code": "sm_72"}, False, id="all, one in another spelling"),
    pytest.param(PAIR, True, id="no GPU"),
    pytest.param({"gpu-code": "sm_72", "trt-ver": "8.2.1"}, True, id="no CUDA"),
    pytest.param({}, True, id="none"),
    pytest.param(None, True, id="null"),
    pytest.param(json.dumps(PAIR), False, id="a text, which is not looked into"),
]


@pytest.mark.parametrize(("given", "is_refused"), REQUIRED)
def test_an_nvidia_platform_requires_options(given: object, *, is_refused: bool) -> None:
    request = request_of(json.dumps({"OutputConfig": NVIDIA}))
    request["OutputConfig"]["CompilerOptions"] = given
    assert bool(refused(request)) is is_refused


def test_an_nvidia_platform_is_refused_without_options() -> None:
    request = request_of(json.dumps({"OutputConfig": NVIDIA}))
    assert refused(request) == [("OutputConfig",)]
