"""CJ4: the shapes of the inputs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.found import findings, found
from tests.rules.models import INPUTS, model

NO_DIMENSIONS = [
    pytest.param(None, "null", id="null"),
    pytest.param(0, "0", id="zero"),
    pytest.param(-1, "-1", id="minus one"),
    pytest.param(-224, "-224", id="negative"),
    pytest.param(224.0, "224.0", id="a whole float"),
    pytest.param(1.5, "1.5", id="a float"),
    pytest.param(True, "true", id="a boolean"),
    pytest.param("224", '"224"', id="a text"),
    pytest.param("1..10", '"1..10"', id="a range"),
    pytest.param([224], "[224]", id="a list"),
    pytest.param({"size": 224}, "an object", id="an object"),
]


@pytest.mark.parametrize(("size", "quoted"), NO_DIMENSIONS)
def test_a_dimension_is_a_positive_whole_number(size: object, quoted: str) -> None:
    (only,) = findings(model({"a": [1, size], "b": [1]}), "CJ4")

    assert (only.code, only.severity, only.where, only.message) == (
        "CJ406",
        "error",
        f"{INPUTS}.a[1]",
        f"a dimension is {quoted}, not a positive whole number",
    )


def test_each_bad_dimension_is_one_finding() -> None:
    assert found(model({"a": [0, None, -5, 1.5], "b": [1, "3"]}), "CJ4") == [
        ("CJ406", f"{INPUTS}.a[0]", "a dimension is 0, not a positive whole number"),
        ("CJ406", f"{INPUTS}.a[1]", "a dimension is null, not a positive whole number"),
        ("CJ406", f"{INPUTS}.a[2]", "a dimension is -5, not a positive whole number"),
        ("CJ406", f"{INPUTS}.a[3]", "a dimension is 1.5, not a positive whole number"),
        ("CJ406", f"{INPUTS}.b[1]", 'a dimension is "3", not a positive whole number'),
    ]


def test_a_keras_configuration_in_place_of_inputs_is_told_so() -> None:
    (only,) = findings(model({"batch_input_shape": [None, 256, 256, 3]}, "TENSORFLOW"), "CJ4")

    assert (only.code, only.message, only.hint) == (
        "CJ406",
        "a dimension is null, not a positive whole number",
        "name the input as the model does, and give the sizes the model runs with",
    )


OPEN = [
    pytest.param(model({"data": [1, -1]}, "MXNET"), [], id="MXNET, last"),
    pytest.param(model({"data": [-1, 784]}, "MXNET"), [f"{INPUTS}.data[0]"], id="MXNET, first"),
    pytest.param(model({"input": [-1, 69]}, "SKLEARN"), [], id="SKLEARN, rows"),
    pytest.param(model({"input": [1, -1]}, "SKLEARN"), [f"{INPUTS}.input[1]"], id="SKLEARN, columns"),
    pytest.param(model({"x": [-1, 784]}, "ONNX"), [f"{INPUTS}.x[0]"], id="ONNX"),
]


@pytest.mark.parametrize(("patch", "places"), OPEN)
def test_minus_one_is_left_to_the_loaders_that_know_it(patch: dict[str, Any], places: list[str]) -> None:
    assert [where for code, where, _ in found(patch, "CJ4") if code == "CJ406"] == places


SHAPES = st.dictionaries(
    st.text("abcxyz", min_size=1), st.lists(st.integers(-3, 6), min_size=1, max_size=5), max_size=12
)


@given(SHAPES)
def test_bad_dimensions_are_found_wherever_they_are_and_no_others(shapes: dict[str, list[int]]) -> None:
    bad = [
        f"{INPUTS}.{name}[{index}]" for name, shape in shapes.items() for index, size in enumerate(shape) if size < 1
    ]

    assert [where for code, where, _ in found(model(shapes, "ONNX"), "CJ4") if code == "CJ406"] == bad


HUGE = 'input "a" holds more than 2147483647 values'
LAYOUT = "shape {} looks like a picture in {}, and {} takes {}"
WARNED = [
    pytest.param(model({"a": []}), [("CJ416", f"{INPUTS}.a", 'input "a" has no dimensions')], id="no dimensions"),
    pytest.param(model([[]]), [("CJ416", f"{INPUTS}[0]", "input 0 has no dimensions")], id="no dimensions, in a list"),
    pytest.param(
        model({"a": {"shape": []}}, target="coreml"),
        [("CJ416", f"{INPUTS}.a", 'input "a" has no dimensions')],
        id="no dimensions, for Core ML",
    ),
    pytest.param(model({"a": [1]}), [], id="one dimension"),
    # sizes
    pytest.param(
        model({"a": [1, 3, 224224, 224224]}),
        [("CJ417", f"{INPUTS}.a", HUGE)],
        id="a digit too many",
    ),
    pytest.param(model({"a": [2**31]}), [("CJ417", f"{INPUTS}.a", HUGE)], id="one too many"),
    pytest.param(model({"a": [2**31 - 1]}), [], id="as many as an index counts"),
    pytest.param(model({"a": [4096, 4096, 128]}), [("CJ417", f"{INPUTS}.a", HUGE)], id="no dimension above 4096"),
    pytest.param(model({"a": [10**400]}), [("CJ417", f"{INPUTS}.a", HUGE)], id="beyond all counting"),
    pytest.param(model({"a": [1, 3, 8192, 8192]}), [], id="a large picture"),
    # layouts
    pytest.param(
        model({"a": [1, 224, 224, 3]}),
        [("CJ418", f"{INPUTS}.a", LAYOUT.format("[1, 224, 224, 3]", "NHWC", "PYTORCH", "NCHW"))],
        id="channels last for PYTORCH",
    ),
    pytest.param(
        model({"a": [1, 3, 224, 224]}, "TENSORFLOW"),
        [("CJ418", f"{INPUTS}.a", LAYOUT.format("[1, 3, 224, 224]", "NCHW", "TENSORFLOW", "NHWC"))],
        id="channels first for TENSORFLOW",
    ),
    pytest.param(
        model({"a": [1, 32, 32, 3]}, "KERAS"),
        [("CJ418", f"{INPUTS}.a", LAYOUT.format("[1, 32, 32, 3]", "NHWC", "KERAS", "NCHW"))],
        id="channels last for KERAS, as its models have them",
    ),
    pytest.param(
        model({"data": [1, 28, 28, 1]}, "MXNET"),
        [("CJ418", f"{INPUTS}.data", LAYOUT.format("[1, 28, 28, 1]", "NHWC", "MXNET", "NCHW"))],
        id="one channel and equal sides",
    ),
    pytest.param(
        model([[1, 5], [1, 480, 640, 3]]),
        [("CJ418", f"{INPUTS}[1]", LAYOUT.format("[1, 480, 640, 3]", "NHWC", "PYTORCH", "NCHW"))],
        id="one of several inputs",
    ),
    pytest.param(model({"a": [1, 3, 224, 224]}), [], id="channels first for PYTORCH"),
    pytest.param(model({"a": [4, 224, 224, 3]}, "TENSORFLOW"), [], id="channels last for TENSORFLOW"),
    pytest.param(model({"a": [1, 128, 128, 4]}), [], id="four features of each pair"),
    pytest.param(model({"a": [1, 4, 64, 64]}, "TFLITE", "rasp4b"), [], id="four channels"),
    pytest.param(model({"a": [1, 256, 3, 3]}), [], id="a feature map, too small for a picture"),
    pytest.param(model({"a": [1, 512, 32, 3]}), [], id="grouped points, too long for a picture"),
    pytest.param(
        model({"a": [1, 16, 64, 3]}),
        [("CJ418", f"{INPUTS}.a", LAYOUT.format("[1, 16, 64, 3]", "NHWC", "PYTORCH", "NCHW"))],
        id="the smallest and longest picture in a batch",
    ),
    pytest.param(model({"a": [1, 15, 60, 3]}), [], id="smaller than any picture in a batch"),
    pytest.param(model({"a": [1, 16, 65, 3]}), [], id="longer than any picture in a batch"),
    pytest.param(model({"a": [1, 64, 100, 1]}), [], id="one channel and unequal sides"),
    pytest.param(model({"a": [1, 1, 16, 128]}, "TENSORFLOW"), [], id="a sequence with one row"),
    pytest.param(model({"a": [1, 3, 64, 64, 64]}, "TENSORFLOW"), [], id="five dimensions"),
    # batch
    pytest.param(
        model({"a": [3, 224, 224]}),
        [("CJ419", f"{INPUTS}.a", "shape [3, 224, 224] looks like a picture without a batch dimension")],
        id="channels first without batch",
    ),
    pytest.param(
        model({"a": [480, 640, 3]}, "TENSORFLOW"),
        [("CJ419", f"{INPUTS}.a", "shape [480, 640, 3] looks like a picture without a batch dimension")],
        id="channels last without batch",
    ),
    pytest.param(model({"a": [1, 128, 768]}), [], id="a sequence"),
    pytest.param(model({"a": [1, 1024, 3]}), [], id="points"),
    pytest.param(model({"a": [32, 1024, 3]}), [], id="a batch of points"),
    pytest.param(model({"x": [32, 128, 3]}, "TENSORFLOW"), [], id="a batch of series on three axes"),
    pytest.param(model({"a": [16, 17, 3]}), [], id="a batch of key points"),
    pytest.param(model({"a": [128, 128, 4]}), [], id="four features of each pair, without batch"),
    pytest.param(
        model({"a": [32, 32, 3]}),
        [("CJ419", f"{INPUTS}.a", "shape [32, 32, 3] looks like a picture without a batch dimension")],
        id="the smallest picture",
    ),
    pytest.param(model({"a": [31, 31, 3]}), [], id="smaller than any picture"),
    pytest.param(
        model({"a": [3, 512, 1024]}),
        [("CJ419", f"{INPUTS}.a", "shape [3, 512, 1024] looks like a picture without a batch dimension")],
        id="the longest picture",
    ),
    pytest.param(model({"a": [3, 512, 1025]}), [], id="longer than any picture"),
    pytest.param(
        model({"a": [3, 32, 64]}),
        [("CJ419", f"{INPUTS}.a", "shape [3, 32, 64] looks like a picture without a batch dimension")],
        id="the smallest and longest picture, channels first",
    ),
    pytest.param(model({"a": [3, 31, 62]}), [], id="smaller than any picture, channels first"),
    pytest.param(
        model({"a": [512, 1024, 3]}),
        [("CJ419", f"{INPUTS}.a", "shape [512, 1024, 3] looks like a picture without a batch dimension")],
        id="the longest picture, channels last",
    ),
    pytest.param(model({"a": [512, 1025, 3]}), [], id="longer than any picture, channels last"),
    pytest.param(
        model({"a": [64, 64, 1]}),
        [("CJ419", f"{INPUTS}.a", "shape [64, 64, 1] looks like a picture without a batch dimension")],
        id="one channel and equal sides, without batch",
    ),
    # the loaders
    pytest.param(
        model({"dense_input": [1, 784]}, "KERAS"),
        [("CJ420", f"{INPUTS}.dense_input", "shape [1, 784] is of rank 2, and the loader of KERAS takes rank 4")],
        id="KERAS takes four dimensions",
    ),
    pytest.param(
        model({"a": [224, 224, 3]}, "KERAS"),
        [("CJ420", f"{INPUTS}.a", "shape [224, 224, 3] is of rank 3, and the loader of KERAS takes rank 4")],
        id="KERAS without batch, found once",
    ),
    pytest.param(
        model({"input": [1, 3, 224, 224]}, "SKLEARN"),
        [("CJ420", f"{INPUTS}.input", "shape [1, 3, 224, 224] is of rank 4, and the loader of SKLEARN takes rank 2")],
        id="SKLEARN takes two dimensions",
    ),
    pytest.param(model({"x": [1, 69]}, "SKLEARN"), [], id="SKLEARN takes any name"),
]


@pytest.mark.parametrize(("patch", "expected"), WARNED)
def test_a_shape_that_is_hardly_meant_is_warned_of(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    of_shapes = findings(patch, "CJ4")

    assert [(finding.code, finding.where, finding.message) for finding in of_shapes] == expected
    assert {finding.severity for finding in of_shapes} <= {"warning"}


HINTS = [
    pytest.param(model({"a": [1, 224, 224, 3]}), "give [1, 3, 224, 224] if it is a picture", id="to NCHW"),
    pytest.param(
        model({"a": [2, 3, 48, 64]}, "TFLITE", "rasp4b"), "give [2, 48, 64, 3] if it is a picture", id="to NHWC"
    ),
    pytest.param(model({"a": [3, 224, 224]}), "give [1, 3, 224, 224] if it is a picture", id="with a batch"),
]


@pytest.mark.parametrize(("patch", "hint"), HINTS)
def test_the_hint_is_the_shape_to_give_and_no_fix_since_it_is_a_guess(patch: dict[str, Any], hint: str) -> None:
    assert [(finding.hint, finding.fix) for finding in findings(patch, "CJ4")] == [(hint, None)]


@given(st.lists(st.lists(st.integers(1, 300), min_size=1, max_size=5), min_size=1, max_size=20))
def test_positive_shapes_have_no_errors_however_many(shapes: list[list[int]]) -> None:
    assert [finding for finding in findings(model(shapes), "CJ4") if finding.severity == "error"] == []
