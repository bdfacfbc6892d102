"""`DataInputConfig`: what is read, as what, and what is refused where."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from compilejob.model.inputs import CoreMlInput, DataInputConfig
from compilejob.model.request import Request
from compilejob.rules.page import EXAMPLE

READER: TypeAdapter[Any] = TypeAdapter(DataInputConfig)

READ = [
    pytest.param('{"a": [1, 3], "b": []}', {"a": (1, 3), "b": ()}, id="names and shapes"),
    pytest.param("[[1, 3], [5]]", ((1, 3), (5,)), id="shapes"),
    pytest.param("[1, 3]", (1, 3), id="one shape"),
    pytest.param("{}", {}, id="no names"),
    pytest.param("[]", (), id="no shapes"),
    pytest.param('{"a": [0, -1]}', {"a": (0, -1)}, id="sizes that rules judge"),
    pytest.param('{"a": [1, 3], "a": [5]}', {"a": (5,)}, id="a name twice"),
    pytest.param('{"a": {"shape": [1, 3]}}', {"a": CoreMlInput(shape=(1, 3))}, id="an object"),
    pytest.param(
        '[{"shape": ["1..5", 3], "default_shape": [1, 3]}, [-1]]',
        (CoreMlInput(shape=("1..5", 3), default_shape=(1, 3)), (-1,)),
        id="an object with a range, and a shape",
    ),
    pytest.param(
        '{"a": {"shape": [[1, 3], [2, 3]], "type": "Image", "bias": [-1, 0.5], "scale": 2}}',
        {"a": CoreMlInput(shape=((1, 3), (2, 3)), type="Image", bias=(-1.0, 0.5), scale=2.0)},
        id="an image with shapes to choose from",
    ),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_what_is_read(text: str, value: object) -> None:
    assert READER.validate_python(text).value == value


@pytest.mark.parametrize(
    "text", ['{"a":[1,3]}', ' {"a" : [1,\n3]}\n', '{"\\u0061": [1, 3]}', '{"a": {"shape": [1, 3]}}']
)
def test_the_text_is_kept_as_it_is_written(text: str) -> None:
    assert READER.dump_python(READER.validate_python(text), mode="json") == text


REFUSED = [
    pytest.param(
        '{"a": [1, null, 0, 1.0, true, "3", [3], -1, -2]}',
        [
            ("int_type", ("a", 1)),
            ("greater_than", ("a", 2)),
            ("int_type", ("a", 3)),
            ("int_type", ("a", 4)),
            ("int_type", ("a", 5)),
            ("int_type", ("a", 6)),
            ("greater_than", ("a", 8)),
        ],
        id="sizes; -1 is for rules to judge",
    ),
    pytest.param("[[1], [null]]", [("int_type", (1, 0))], id="a size in a list of shapes"),
    pytest.param("[1, null]", [("int_type", (1,))], id="a size in one shape"),
    pytest.param('{"a": 5, "b": [1], "c": null}', [("tuple_type", ("a",)), ("tuple_type", ("c",))], id="shapes"),
    pytest.param('{"a": [[1]]}', [("nested_shape", ("a",))], id="a list of shapes for a shape"),
    pytest.param('"a"', [("inputs_type", ())], id="a text"),
    pytest.param("null", [("inputs_type", ())], id="null"),
    pytest.param('{"a": {}}', [("missing", ("a", "shape"))], id="an object without shape"),
    pytest.param(
        '{"a": {"shape": [0, [1, 0], "x"], "default_shape": [0], "type": "x", "bias": [1e999], "scale": "1"}}',
        [
            ("greater_than_equal", ("a", "shape", 0)),
            ("greater_than_equal", ("a", "shape", 1, 1)),
            ("greater_than_equal", ("a", "default_shape", 0)),
            ("literal_error", ("a", "type")),
            ("finite_number", ("a", "bias", 0)),
            ("float_type", ("a", "scale")),
        ],
        id="members of an object, all at once",
    ),
]


@pytest.mark.parametrize(("text", "refusals"), REFUSED)
def test_what_is_refused_and_where(text: str, refusals: list[tuple[str, tuple[str | int, ...]]]) -> None:
    with pytest.raises(ValidationError) as refused:
        READER.validate_python(text)

    assert [(line["type"], line["loc"]) for line in refused.value.errors()] == refusals


NAMED = st.dictionaries(st.text(max_size=5), st.lists(st.integers(-(2**70), 2**70), max_size=5), max_size=30)
LISTED = st.lists(st.lists(st.integers(-(2**70), 2**70), max_size=5), max_size=30)


@given(NAMED | LISTED)
def test_whole_numbers_are_read_as_they_are(inputs: dict[str, list[int]] | list[list[int]]) -> None:
    value = READER.validate_python(json.dumps(inputs)).value

    assert json.loads(json.dumps(value)) == inputs


def test_what_is_remembered_of_a_text_cannot_be_changed_through_a_request() -> None:
    text = '{"remembered": [1, 2]}'
    first, second = (
        Request.model_validate({**EXAMPLE, "InputConfig": {**EXAMPLE["InputConfig"], "DataInputConfig": text}})
        for _ in range(2)
    )
    assert first.source.data_input_config is not None
    first.source.data_input_config.value["added"] = (3,)  # type: ignore[index]  # what a careless caller would do

    assert second.source.data_input_config is not None
    assert second.source.data_input_config.value == {"remembered": (1, 2)}
