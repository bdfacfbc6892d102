"""JSON inside a string is read as the standard library reads it, and nothing that is lost on the way is lost silently."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.wire import NotJson, decode, encode

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, 2]), st.booleans())
def test_a_value_is_read_back_from_its_text(value: Any, indent: int | None, ascii_only: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    assert decode(json.dumps(value, indent=indent, ensure_ascii=ascii_only)) == (value, ())
    assert decode(encode(value)) == (value, ())


def _no_constant(name: str) -> None:
    raise ValueError(name)


@given(st.text())
def test_a_text_is_json_for_us_when_it_is_for_the_standard_library(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=_no_constant)
    except ValueError:
        with pytest.raises(NotJson):
            decode(text)
    else:
        assert decode(text)[0] == expected


REPEATED = [
    pytest.param('{"a": 1, "b": 2}', ({"a": 1, "b": 2}, ()), id="none"),
    pytest.param('{"a": 1, "a": 2}', ({"a": 2}, ("a",)), id="one"),
    pytest.param('{"a": "x", "a": "y"}', ({"a": "y"}, ("a",)), id="with texts"),
    pytest.param('[{"a": {"b": 1, "b": [2]}}, {"a": 3}]', ([{"a": {"b": [2]}}, {"a": 3}], ("b",)), id="inside"),
    pytest.param(r'{"a": 1, "\u0061": 2}', ({"a": 2}, ("a",)), id="escaped"),
    pytest.param(r'{"a": "\"", "a": 2}', ({"a": 2}, ("a",)), id="beside an escaped quote"),
]


@pytest.mark.parametrize(("text", "expected"), REPEATED)
def test_keys_that_are_repeated_are_named(text: str, expected: tuple[object, tuple[str, ...]]) -> None:
    assert decode(text) == expected


NOT_JSON = [
    pytest.param("{'a': 1}", "a name in double quotes is missing", id="single quotes"),
    pytest.param("[1,]", "a comma stands before the closing bracket", id="trailing comma in a list"),
    pytest.param('{"a": 1,\n}', "a comma stands before the closing bracket", id="trailing comma in an object"),
    pytest.param("[1,,2]", "a value is missing", id="two commas"),
    pytest.param("NaN", "NaN is not a JSON number", id="NaN"),
    pytest.param("[-Infinity]", "-Infinity is not a JSON number", id="infinity"),
    pytest.param("9" * 5000, "it holds a number with too many digits", id="too many digits"),
    pytest.param("[" * 100_000, "it is nested too deeply", id="nesting"),
    pytest.param('"a', "a string is not closed", id="open string"),
    pytest.param("1 2", "something follows the end of the value", id="two values"),
    pytest.param("", "a value is missing", id="nothing"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_JSON)
def test_what_is_no_json_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotJson, match=reason):
        decode(text)


UNWRITABLE = [
    pytest.param({1: 2}, "a key of it is of Python type int", id="a key that is no string"),
    pytest.param([{"a": {None: 1}}], "a key of it is of Python type NoneType", id="a key inside"),
    pytest.param(float("nan"), "it holds a number that JSON has not", id="NaN"),
    pytest.param({"a": {1, 2}}, "it holds a value of Python type set", id="a set"),
]


@pytest.mark.parametrize(("value", "reason"), UNWRITABLE)
def test_what_has_no_json_form_is_refused(value: object, reason: str) -> None:
    with pytest.raises(NotJson, match=reason):
        encode(value)
