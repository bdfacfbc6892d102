"""CJ1: values that are taken with a remark."""

from typing import Any

import pytest

from tests.rules.found import advised

CHECK_IT, KEEP_ONE = "check it against the current AWS pages", "keep one of them"


def unlisted(value: str) -> dict[str, str]:
    return {"Unlisted": value}


def platform(**members: object) -> dict[str, Any]:
    return {"OutputConfig": {"TargetDevice": None, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64"} | members}}


CASES = [
    pytest.param(
        {"InputConfig": {"Framework": unlisted("JAX")}},
        [("CJ112", "InputConfig.Framework", '"JAX" is no Framework this catalogue knows', CHECK_IT)],
        id="a framework",
    ),
    pytest.param(
        {"OutputConfig": {"TargetDevice": unlisted("ml_c7g")}},
        [("CJ112", "OutputConfig.TargetDevice", '"ml_c7g" is no TargetDevice this catalogue knows', CHECK_IT)],
        id="a device",
    ),
    pytest.param(
        platform(Os=unlisted("QNX"), Arch=unlisted("RISCV"), Accelerator=unlisted("TPU")),
        [
            ("CJ112", "OutputConfig.TargetPlatform.Os", '"QNX" is no Os this catalogue knows', CHECK_IT),
            ("CJ112", "OutputConfig.TargetPlatform.Arch", '"RISCV" is no Arch this catalogue knows', CHECK_IT),
            (
                "CJ112",
                "OutputConfig.TargetPlatform.Accelerator",
                '"TPU" is no Accelerator this catalogue knows',
                CHECK_IT,
            ),
        ],
        id="all of a platform",
    ),
    pytest.param(platform(Accelerator="NVIDIA"), [], id="what the catalogue knows"),
    pytest.param(
        {"InputConfig": {"DataInputConfig": '{"a": [1], "b": [2], "a": [3]}'}},
        [("CJ113", "InputConfig.DataInputConfig", 'DataInputConfig has the key "a" more than once', KEEP_ONE)],
        id="one repeated key of two",
    ),
    pytest.param(
        {"OutputConfig": {"CompilerOptions": r'{"mcpu": 1, "mcpu": "\u0022\u0022"}'}},
        [("CJ113", "OutputConfig.CompilerOptions", 'CompilerOptions has the key "mcpu" more than once', KEEP_ONE)],
        id="a repeated key beside escaped quotes",
    ),
    pytest.param(
        {
            "InputConfig": {"DataInputConfig": '{"a": [1], "b": [2], "a": [3], "b": [4], "c": [5]}'},
            "OutputConfig": {"CompilerOptions": '{"mcpu": "generic", "mcpu": "skylake"}'},
        },
        [
            ("CJ113", "InputConfig.DataInputConfig", 'DataInputConfig has the key "a" more than once', KEEP_ONE),
            ("CJ113", "InputConfig.DataInputConfig", 'DataInputConfig has the key "b" more than once', KEEP_ONE),
            ("CJ113", "OutputConfig.CompilerOptions", 'CompilerOptions has the key "mcpu" more than once', KEEP_ONE),
        ],
        id="repeated keys",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_remarked(patch: dict[str, Any], expected: list[tuple[str, str, str, str]]) -> None:
    assert advised(patch, "CJ11") == expected
