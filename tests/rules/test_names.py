"""CJ4: the names of the inputs and their order."""

from typing import Any

import pytest

from compilejob.findings import Rename
from tests.rules.found import findings, found
from tests.rules.models import INPUTS, PATH, model

KERAS_WORD = '"batch_input_shape" is Keras\'s word for a shape, not the name of an input'
NAMES = [
    pytest.param(model({"": [1, 5]}), [("CJ422", f"{INPUTS}.", "an input has an empty name")], id="empty"),
    pytest.param(
        model({"batch_input_shape": [1, 256, 256, 3]}, "TENSORFLOW"),
        [("CJ422", f"{INPUTS}.batch_input_shape", KERAS_WORD)],
        id="a key of a Keras configuration",
    ),
    pytest.param(
        model({"x:0": [1, 5], "y": [1, 5]}, "TENSORFLOW"),
        [("CJ422", f"{INPUTS}.x:0", '"x:0" is the name of a tensor, not of an input')],
        id="a tensor for TENSORFLOW",
    ),
    pytest.param(model({"x:0": [1, 5]}, "TENSORFLOW", "ml_eia2"), [], id="a tensor for ml_eia2"),
    pytest.param(model({"x:0": [1, 5]}, "ONNX"), [], id="a name with a colon for ONNX"),
    pytest.param(model({"serving_default_x:01": [1, 5]}, "TENSORFLOW"), [], id="a colon inside a name"),
    pytest.param(model({"agent_x/observations": [1, 10]}, "TENSORFLOW"), [], id="a scope"),
    pytest.param(model({"input_shape": [1, 5]}), [], id="any name for PYTORCH"),
]


@pytest.mark.parametrize(("patch", "expected"), NAMES)
def test_names_that_are_hardly_a_models_are_warned_of(
    patch: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    of_names = findings(patch, "CJ4")

    assert [(finding.code, finding.where, finding.message) for finding in of_names] == expected
    assert {finding.severity for finding in of_names} <= {"warning"}


@pytest.mark.parametrize(
    ("inputs", "fix"),
    [
        pytest.param({"x:0": [1, 5]}, Rename((*PATH, "x:0"), "x"), id="free"),
        pytest.param({"x:0": [1, 5], "x": [1, 5]}, None, id="taken"),
    ],
)
def test_a_tensors_name_is_renamed_to_its_inputs_unless_that_is_taken(
    inputs: dict[str, list[int]], fix: Rename | None
) -> None:
    assert [finding.fix for finding in findings(model(inputs, "TENSORFLOW"), "CJ4")] == [fix]


def numbered(count: int, name: str = "input{}") -> dict[str, list[int]]:
    return {name.format(number): [1, 5] for number in range(count)}


def taken(early: str, late: str) -> str:
    return f'PyTorch inputs are taken in the order of their names, "{early}" before "{late}"'


ORDERS = [
    pytest.param(model(numbered(10)), [], id="ten numbered names"),
    pytest.param(
        model(numbered(11)), [("CJ423", f"{INPUTS}.input10", taken("input10", "input2"))], id="eleven numbered names"
    ),
    pytest.param(model(numbered(11, "input{:02}")), [], id="eleven names with numbers of the same width"),
    pytest.param(model({"input1": [1, 5], "input0": [2, 5]}), [], id="numbered names, written backwards"),
    pytest.param(
        model({"x9": [1, 5], "x10": [1, 5]}), [("CJ423", f"{INPUTS}.x10", taken("x10", "x9"))], id="two that go wrong"
    ),
    pytest.param(model([[1, 5]] * 10), [], id="ten without names"),
    pytest.param(model([[1, 5]] * 11), [("CJ423", INPUTS, taken("input10", "input2"))], id="eleven without names"),
    pytest.param(
        model({"image": [1, 5, 8], "boxes": [1, 4]}),
        [("CJ423", f"{INPUTS}.boxes", taken("boxes", "image"))],
        id="names against the order they are written in",
    ),
    pytest.param(model({"boxes": [1, 4], "image": [1, 5, 8]}), [], id="names in order"),
    pytest.param(model({"input_ids": [1, 512], "attention_mask": [1, 512]}), [], id="shapes that are the same"),
    pytest.param(model({"image": [1, 5, 8], "boxes": [1, 4]}, "ONNX"), [], id="a framework that goes by name"),
]


@pytest.mark.parametrize(("patch", "expected"), ORDERS)
def test_pytorch_inputs_are_taken_in_the_order_of_their_names(
    patch: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert found(patch, "CJ4") == expected


@pytest.mark.parametrize(
    ("inputs", "hint"),
    [
        pytest.param(numbered(11), 'give all numbers the same width, as in "input02"', id="numbered"),
        pytest.param(
            {"b": [1], "a": [2]},
            "choose names whose alphabetical order is the order of the model's arguments",
            id="not numbered",
        ),
    ],
)
def test_the_hint_says_how_to_name_them(inputs: dict[str, list[int]], hint: str) -> None:
    assert [(finding.severity, finding.hint) for finding in findings(model(inputs), "CJ4")] == [("warning", hint)]


READ = [
    pytest.param(
        model({"data": [1, 3, 416, 416], "mask": [1, 3, 416, 416]}, "DARKNET", "jetson_xavier"),
        [("CJ421", INPUTS, "of 2 inputs the loader of DARKNET reads the first alone")],
        id="DARKNET",
    ),
    pytest.param(
        model({"a": [1, 2], "b": [1, 2], "c": [1, 2]}, "SKLEARN"),
        [("CJ421", INPUTS, "of 3 inputs the loader of SKLEARN reads the last alone")],
        id="SKLEARN",
    ),
    pytest.param(model({"data": [1, 3, 416, 416]}, "DARKNET", "jetson_xavier"), [], id="one input"),
]


@pytest.mark.parametrize(("patch", "expected"), READ)
def test_inputs_that_are_not_read_are_warned_of(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ4") == expected
