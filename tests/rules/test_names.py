"""CJ4: the names of the inputs and their order."""

from typing import Any

import pytest

from compilejob.catalog.frameworks import TOKEN_INPUTS
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
    pytest.param(
        model({"": [1, 5], "batch_input_shape": [1, 5], "x:0": [1, 5]}, "TENSORFLOW"),
        [
            ("CJ422", f"{INPUTS}.", "an input has an empty name"),
            ("CJ422", f"{INPUTS}.batch_input_shape", KERAS_WORD),
            ("CJ422", f"{INPUTS}.x:0", '"x:0" is the name of a tensor, not of an input'),
        ],
        id="each of them",
    ),
    pytest.param(model({":0": [1, 5]}, "TENSORFLOW"), [], id="nothing but the end of a tensor's name"),
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
    pytest.param(model({"left": [1, 512], "after": [1, 512]}), [], id="shapes that are the same"),
    pytest.param(
        model({"x10": [1, 5], "x2": [1, 5], "y": [1, 5]}), [], id="some numbered: in the order they are written in"
    ),
    pytest.param(
        model({"a2": [1, 5], "a10": [1, 5], "b1": [1, 5]}), [], id="numbered by two words, shapes that are the same"
    ),
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


BERT = {"attention_mask": [1, 128], "input_ids": [1, 128], "token_type_ids": [1, 128]}


def typed(inputs: object, target: str, options: str | None, framework: str = "PYTORCH") -> dict[str, Any]:
    """A change of the example: inputs for a target that is given these compiler options."""
    patch = model(inputs, framework, target)
    patch["OutputConfig"]["CompilerOptions"] = options
    return patch


FLOATS = [
    pytest.param(
        typed({name: [1, 128] for name in sorted(TOKEN_INPUTS)}, "ml_c5", None),
        min(TOKEN_INPUTS),
        '"dtype": "int64"',
        id="all names of token ids",
    ),
    pytest.param(typed(BERT, "ml_c5", None), "attention_mask", '"dtype": "int64"', id="an instance, no options"),
    pytest.param(
        typed({"input_ids": [1, 8]}, "ml_p3", '{"gpu-code": "sm_70"}'),
        "input_ids",
        '"dtype": "int64"',
        id="an instance with a GPU, other options",
    ),
    pytest.param(typed(BERT, "ml_inf1", None), "attention_mask", "--dtype int64", id="ml_inf1, no flags"),
    pytest.param(
        typed({"input_ids": [1, 8]}, "ml_inf1", '"--verbose 1"'),
        "input_ids",
        "--dtype int64",
        id="ml_inf1, other flags",
    ),
]


@pytest.mark.parametrize(("patch", "name", "option"), FLOATS)
def test_token_ids_without_dtype_are_warned_of(patch: dict[str, Any], name: str, option: str) -> None:
    (only,) = findings(patch, "CJ4")

    assert (only.code, only.severity, only.where, only.message, only.hint, only.fix) == (
        "CJ428",
        "warning",
        f"{INPUTS}.{name}",
        f'inputs are float32 without dtype, and "{name}" is mostly int64',
        f"add {option} to CompilerOptions, unless the model takes float32",
        None,
    )


NOT_FLOATS = [
    pytest.param(typed(BERT, "ml_c5", '{"dtype": "int64"}'), id="int64"),
    pytest.param(typed(BERT, "ml_c5", '{"dtype": "float32"}'), id="float32, since the author says so"),
    pytest.param(typed(BERT, "ml_c5", '{"DTYPE": "int64"}'), id="dtype in capitals"),
    pytest.param(typed(BERT, "ml_inf1", '"--dtype=int64 --verbose 1"'), id="the flag"),
    pytest.param(typed(BERT, "ml_inf1", '{"dtype": "int64"}'), id="in the form of other targets"),
    pytest.param(typed(BERT, "ml_c5", "dtype"), id="options that cannot be read"),
    pytest.param(typed(BERT, "ml_c5", None, "ONNX"), id="a framework without dtype"),
    pytest.param(typed(BERT, "ml_c5", None, "CAFFE"), id="a framework that cannot be read"),
    pytest.param(typed(BERT, "toaster", None), id="a target that cannot be read"),
    pytest.param(typed(BERT, "jetson_nano", None), id="a board, which has no dtype"),
    pytest.param(typed(BERT, "ml_inf2", None), id="ml_inf2, of which no page says so"),
    pytest.param(
        typed({"input_ids": [1, 77], "pixel_values": [1, 3, 224, 224]}, "ml_c5", None), id="a picture beside a text"
    ),
    pytest.param(typed({"attention_mask": [1, 8], "inputs_embeds": [1, 8, 64]}, "ml_c5", None), id="embeddings"),
    pytest.param(typed([[1, 128], [1, 128]], "ml_c5", None), id="inputs without names"),
]


@pytest.mark.parametrize("patch", NOT_FLOATS)
def test_dtype_is_asked_for_only_where_all_inputs_are_token_ids(patch: dict[str, Any]) -> None:
    assert [code for code, _, _ in found(patch, "CJ4") if code == "CJ428"] == []
