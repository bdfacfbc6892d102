"""Where values stand: in a file, and in the JSON inside its strings."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.findings import Path
from compilejob.read.json.syntax import JSON as SYNTAX
from compilejob.read.json.syntax import nodes
from compilejob.read.source import SourceText

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
LAYOUT = st.sampled_from([{}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}])


def _source(text: str) -> SourceText:
    return SourceText(text, SYNTAX, lambda: dict(nodes(text)))


def _paths(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(path, value)] + [found for step, item in items for found in _paths(item, (*path, step))]


@given(JSON, LAYOUT)
def test_the_span_of_every_value_is_its_text(value: Any, layout: dict[str, Any]) -> None:
    source = _source(json.dumps(value, **layout))
    for path, expected in _paths(value):
        span = source.span(path)
        assert json.loads(source.text[span.start : span.end]) == expected


@given(JSON, LAYOUT, LAYOUT)
def test_the_span_of_a_value_inside_a_string_is_its_escaped_text(
    value: Any, inner: dict[str, Any], outer: dict[str, Any]
) -> None:
    source = _source(json.dumps({"text": json.dumps(value, **inner)}, **outer))
    for path, expected in _paths(value)[1:]:
        span = source.span(("text", *path))
        literal = json.loads(f'"{source.text[span.start : span.end]}"')
        assert json.loads(literal) == expected


PLACES = [
    pytest.param('{"a": 1}', ("a",), (1, 7, 1, 8), id="one line"),
    pytest.param('{\n  "a": [1,\n 22]}', ("a", 1), (3, 2, 3, 4), id="item on another line"),
    pytest.param('{\r\n"a":\r"b"}', ("a",), (3, 1, 3, 4), id="CRLF and CR"),
    pytest.param('{"é": "日本", "b": 2}', ("b",), (1, 18, 1, 19), id="columns count characters"),
    pytest.param(r'{"t": "{\"k\": \"v\"}"}', ("t", "k"), (1, 16, 1, 21), id="inside a string, escapes counted"),
    pytest.param(r'{"t": "{\u0022k\u0022: 5}"}', ("t", "k"), (1, 24, 1, 25), id="inside a string, u escapes"),
    pytest.param('{"a": {"b": 1}}', ("a", "c"), (1, 7, 1, 15), id="a missing member's parent"),
    pytest.param("[1, 2]", (7,), (1, 1, 1, 7), id="a missing item's list"),
    pytest.param('{"t": "no json"}', ("t", "k"), (1, 7, 1, 16), id="a string that holds no JSON"),
    pytest.param("{", ("a",), (1, 1, 1, 1), id="a text that ends early"),
]


@pytest.mark.parametrize(("text", "path", "expected"), PLACES)
def test_places_count_lines_and_columns_from_one(text: str, path: Path, expected: tuple[int, int, int, int]) -> None:
    source = _source(text)
    place = source.place(source.span(path))

    assert (place.line, place.column, place.end_line, place.end_column) == expected
