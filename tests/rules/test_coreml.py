"""CJ4: inputs for Core ML."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.findings import Rename
from tests.rules.found import advised, findings, found
from tests.rules.models import INPUTS, PATH, model

A = f"{INPUTS}.a"
IMAGE = {"type": "Image", "bias": [-1, -1, -1], "scale": 0.0078}


def coreml(**members: object) -> dict[str, Any]:
    """A change of the example: one input "a" for Core ML."""
    return model({"a": members}, target="coreml")


PAGE = [
    pytest.param({"shape": [1, 3, 224, 224]}, id="fixed"),
    pytest.param({"shape": ["1..10", 3, 224, 224]}, id="a range"),
    pytest.param({"shape": [[1, 3, 224, 224], [1, 3, 160, 160]]}, id="shapes to choose from"),
    pytest.param({"shape": ["1..10", 3, 224, 224], "default_shape": [1, 3, 224, 224]}, id="a default in a range"),
    pytest.param(
        {"shape": [[1, 3, 224, 224], [1, 3, 160, 160]], "default_shape": [1, 3, 224, 224]}, id="a default of a list"
    ),
    pytest.param({"shape": [[1, 3, 224, 224], [1, 3, 160, 160]], **IMAGE}, id="an image"),
]


@pytest.mark.parametrize("spec", PAGE)
def test_what_the_page_shows_is_not_found(spec: dict[str, Any]) -> None:
    assert found(coreml(**spec), "CJ4") == []
    assert found(model([spec], target="coreml"), "CJ4") == []


SHAPES = [
    pytest.param(["10..1", 3], [("CJ408", f"{A}.shape[0]", '"10..1" is not a range of sizes')], id="backwards"),
    pytest.param(["0..9", 3], [("CJ408", f"{A}.shape[0]", '"0..9" is not a range of sizes')], id="from zero"),
    pytest.param([1, "1-9"], [("CJ408", f"{A}.shape[1]", '"1-9" is not a range of sizes')], id="with a hyphen"),
    pytest.param(["1..", 3], [("CJ408", f"{A}.shape[0]", '"1.." is not a range of sizes')], id="without an end"),
    pytest.param(["٣..٩", 3], [("CJ408", f"{A}.shape[0]", '"٣..٩" is not a range of sizes')], id="other digits"),
    pytest.param(
        ["a", "b"],
        [
            ("CJ408", f"{A}.shape[0]", '"a" is not a range of sizes'),
            ("CJ408", f"{A}.shape[1]", '"b" is not a range of sizes'),
        ],
        id="each one that is none",
    ),
    pytest.param(["3..3"], [], id="of one size"),
    pytest.param(
        [1, [1, 3]], [("CJ408", f"{A}.shape", "shape mixes dimensions and shapes")], id="dimensions and shapes"
    ),
    pytest.param(
        [0, None, 1.5],
        [
            ("CJ406", f"{A}.shape[0]", "a dimension is 0, not a positive whole number"),
            ("CJ406", f"{A}.shape[1]", "a dimension is null, not a positive whole number"),
            ("CJ406", f"{A}.shape[2]", "a dimension is 1.5, not a positive whole number"),
        ],
        id="dimensions that are none",
    ),
    pytest.param(
        [[1, 3], [1, 0]],
        [("CJ406", f"{A}.shape[1][1]", "a dimension is 0, not a positive whole number")],
        id="a dimension that is none in a list of shapes",
    ),
    pytest.param(5, [("CJ407", f"{A}.shape", "5 is not a shape")], id="a number"),
    pytest.param(
        [[1, 3, 8, 8], [3, 8, 8], [1, 3, 9, 9], [1]],
        [
            ("CJ424", f"{A}.shape[1]", "shape [3, 8, 8] is of rank 3, and the first to choose from is of rank 4"),
            ("CJ424", f"{A}.shape[3]", "shape [1] is of rank 1, and the first to choose from is of rank 4"),
        ],
        id="shapes of different ranks",
    ),
]


@pytest.mark.parametrize(("shape", "expected"), SHAPES)
def test_a_shape_has_dimensions_and_ranges_or_is_a_list_of_shapes(
    shape: object, expected: list[tuple[str, str, str]]
) -> None:
    assert found(coreml(shape=shape), "CJ4") == expected


DEFAULTS = [
    pytest.param(["1..10", 3], [10, 3], True, id="the upper bound"),
    pytest.param(["1..10", 3], [1, 3], True, id="the lower bound"),
    pytest.param(["2..10", 3], [1, 3], False, id="below a range"),
    pytest.param(["1..10", 3], [11, 3], False, id="above a range"),
    pytest.param(["1..10", 3], [1, 4], False, id="another fixed dimension"),
    pytest.param(["1..10", 3], [1], False, id="too few dimensions"),
    pytest.param(["1..10", 3], [1, 3, 1], False, id="too many dimensions"),
    pytest.param([1, 3], [1, 3], True, id="the fixed shape"),
    pytest.param([[1, 3], [2, 3]], [2, 3], True, id="one of a list"),
    pytest.param([[1, 3], [2, 3]], [3, 3], False, id="none of a list"),
]


@pytest.mark.parametrize(("shape", "default", "allowed"), DEFAULTS)
def test_the_default_is_a_shape_that_shape_allows(shape: object, default: list[int], *, allowed: bool) -> None:
    message = f"default_shape {default} is not one that shape allows"

    expected = [] if allowed else [("CJ410", f"{A}.default_shape", message)]
    assert found(coreml(shape=shape, default_shape=default), "CJ4") == expected


def test_a_range_that_is_none_hides_no_other_dimension_of_the_default() -> None:
    assert [code for code, _, _ in found(coreml(shape=["9..1", 3], default_shape=[5, 3]), "CJ4")] == ["CJ408"]
    assert [code for code, _, _ in found(coreml(shape=["9..1", 3], default_shape=[5, 4]), "CJ4")] == ["CJ408", "CJ410"]


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=4), st.data())
def test_any_shape_inside_the_ranges_may_be_the_default(bounds: list[tuple[int, int]], data: st.DataObject) -> None:
    ranges = [f"{low}..{low + width}" for low, width in bounds]
    inside = [data.draw(st.integers(low, low + width)) for low, width in bounds]

    assert found(coreml(shape=ranges, default_shape=inside), "CJ4") == []


MEMBERS = [
    pytest.param(
        {"type": "Image"}, [("CJ409", A, 'Image input "a" has no bias and no scale')], id="image with neither"
    ),
    pytest.param({**IMAGE, "scale": None}, [("CJ409", A, 'Image input "a" has no scale')], id="image without scale"),
    pytest.param({**IMAGE, "bias": None}, [("CJ409", A, 'Image input "a" has no bias')], id="image without bias"),
    pytest.param(
        {**IMAGE, "bias": [-1, -1]},
        [("CJ425", f"{A}.bias", "bias has length 2, and shape has no dimension of that size for the channels")],
        id="bias of another length",
    ),
    pytest.param({**IMAGE, "bias": [-1] * 8}, [], id="bias as long as the last dimension"),
    pytest.param(
        {"scale": 0.5},
        [("CJ426", f"{A}.scale", 'Tensor input "a" has scale, as only an Image has')],
        id="tensor with scale",
    ),
    pytest.param(
        {"type": "Tensor", "bias": [0], "scale": 0.5},
        [("CJ426", f"{A}.bias", 'Tensor input "a" has bias and scale, as only an Image has')],
        id="tensor with both",
    ),
    pytest.param(
        {"Type": "Image", "mean": 0},
        [
            ("CJ427", f"{A}.Type", 'no page describes the member "Type" of a Core ML input'),
            ("CJ427", f"{A}.mean", 'no page describes the member "mean" of a Core ML input'),
        ],
        id="members that no page describes",
    ),
    pytest.param({"type": "image"}, [("CJ407", f"{A}.type", 'type is "image"')], id="a type that is none"),
    pytest.param({"type": ["Image"]}, [("CJ407", f"{A}.type", "type is a list")], id="a list of types"),
    pytest.param({**IMAGE, "bias": -1}, [("CJ407", f"{A}.bias", "bias -1 is not a list of numbers")], id="one bias"),
    pytest.param(
        {**IMAGE, "bias": [-1, "-1", None], "scale": "0.5"},
        [
            ("CJ407", f"{A}.bias[1]", '"-1" is not a number'),
            ("CJ407", f"{A}.bias[2]", "null is not a number"),
            ("CJ407", f"{A}.scale", '"0.5" is not a number'),
        ],
        id="texts for numbers",
    ),
    pytest.param({**IMAGE, "scale": True}, [("CJ407", f"{A}.scale", "true is not a number")], id="a boolean scale"),
]


@pytest.mark.parametrize(("members", "expected"), MEMBERS)
def test_the_members_beside_shape(members: dict[str, object], expected: list[tuple[str, str, str]]) -> None:
    assert found(coreml(shape=[1, 3, 8, 8], **members), "CJ4") == expected


def test_a_number_that_is_infinite_when_read_is_refused() -> None:
    text = '{"a": {"shape": [1, 3, 8, 8], "type": "Image", "bias": [1e999, 0, 0], "scale": 1e999}}'

    assert advised(model(text, target="coreml"), "CJ4") == [
        ("CJ407", f"{A}.bias[0]", "bias is too large a number", "give one below 1e308"),
        ("CJ407", f"{A}.scale", "scale is too large a number", "give one below 1e308"),
    ]


def test_a_default_hides_no_mixed_shape() -> None:
    assert found(coreml(shape=[1, [1, 3]], default_shape=[1, 3]), "CJ4") == [
        ("CJ408", f"{A}.shape", "shape mixes dimensions and shapes")
    ]


CHANNELS = [
    pytest.param([1, 3, 8, 8], True, id="the second dimension"),
    pytest.param([1, 8, 8, 3], True, id="the last dimension"),
    pytest.param([1, "1..3", 8, 8], True, id="a range"),
    pytest.param([[1, 3, 8, 8], [1, 3, 9, 9]], True, id="of shapes to choose from"),
    pytest.param([8], True, id="no dimension for the channels"),
    pytest.param([3, 8], False, id="the batch"),
    pytest.param([1, 8, 3, 8], False, id="a side"),
]


@pytest.mark.parametrize(("shape", "right"), CHANNELS)
def test_bias_has_a_number_for_each_channel(shape: object, *, right: bool) -> None:
    message = "bias has length 3, and shape has no dimension of that size for the channels"

    assert found(coreml(shape=shape, **IMAGE), "CJ4") == ([] if right else [("CJ425", f"{A}.bias", message)])


HINTS = [
    pytest.param({"type": "Image"}, ["add bias and scale"], id="image without both"),
    pytest.param({"bias": [0]}, ['add "type": "Image", or remove bias'], id="tensor with bias"),
    pytest.param(
        {"bias": [0], "scale": 1}, ['add "type": "Image", or remove bias and scale'], id="tensor with bias and scale"
    ),
    pytest.param({"scales": 1}, ['rename it to "scale"'], id="a member near one"),
    pytest.param({"mean": 1}, ["use one of shape, default_shape, type, bias, scale"], id="a member near none"),
    pytest.param({"type": "image"}, ['use "Image" or "Tensor"'], id="a type that is none"),
    pytest.param({**IMAGE, "bias": -1}, ["give one number a channel, such as [-1, -1, -1]"], id="one bias"),
    pytest.param({**IMAGE, "bias": ["a", 0, 0]}, ["give a number"], id="a text"),
]


@pytest.mark.parametrize(("members", "hints"), HINTS)
def test_what_is_advised(members: dict[str, object], hints: list[str]) -> None:
    assert [finding.hint for finding in findings(coreml(shape=[1, 3, 8, 8], **members), "CJ4")] == hints


def test_errors_and_warnings() -> None:
    patch = coreml(shape=["9..1", 3, 8, 8], default_shape=[1], type="Image", bias=[1], extra=1)

    assert [(finding.code, str(finding.severity)) for finding in findings(patch, "CJ4")] == [
        ("CJ408", "error"),
        ("CJ409", "error"),
        ("CJ410", "warning"),
        ("CJ425", "warning"),
        ("CJ427", "warning"),
    ]


@pytest.mark.parametrize(
    ("member", "fix"),
    [
        pytest.param("Scale", Rename((*PATH, "a", "Scale"), "scale"), id="in capitals"),
        pytest.param("scales", None, id="misspelled"),
        pytest.param("mean", None, id="another word"),
    ],
)
def test_a_member_in_another_case_is_renamed(member: str, fix: Rename | None) -> None:
    patch = coreml(**{"shape": [1, 3, 8, 8], member: 1})

    assert [finding.fix for finding in findings(patch, "CJ4")] == [fix]
