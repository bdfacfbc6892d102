"""The characters of YAML's scalars are those that PyYAML reads, and each has its place."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from compilejob.read import read_bytes
from compilejob.read.source import SourceText
from compilejob.read.yaml.file import read

TEXTS = st.text(st.sampled_from("ab\"'{}:,#\\ \n\té\u2028\x85😀\x07")) | st.text()
STYLES = st.sampled_from([None, "'", '"', "|", ">"])
LAYOUTS = st.fixed_dictionaries(
    {
        "default_style": STYLES,
        "default_flow_style": st.booleans(),
        "indent": st.sampled_from([2, 4, 7]),
        "width": st.sampled_from([8, 20, 80]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
    }
)
WRITTEN_AS_ITSELF = frozenset('abé"{}:,#😀')


def characters(text: str, path: tuple[str | int, ...]) -> Any:
    source = read("a.yaml", text, named=True).source
    assert isinstance(source, SourceText)
    return source.syntax.characters(text, source.nodes[path].span)


def _check(text: str, path: tuple[str | int, ...], value: str) -> None:
    held = characters(text, path)
    assert held.text == value
    assert len(held.offsets) == len(value) + 1
    assert list(held.offsets) == sorted(held.offsets)
    for char, offset in zip(held.text, held.offsets, strict=False):
        assert (
            text[offset] == char
            or text[offset] == "\\"
            or char.isspace()
            or char == "'"
            or char not in WRITTEN_AS_ITSELF
        )


@given(TEXTS, LAYOUTS, st.sampled_from([lambda text: {"a": text, "b": 1}, lambda text: {"a": [text, text]}]))
@example("a ", {"default_style": "|"}, lambda text: {"a": text})
@example("\n\n  a\n b\n\n\n", {"default_style": ">"}, lambda text: {"a": text})
def test_characters_are_those_that_pyyaml_reads(value: str, layout: dict[str, Any], around: Any) -> None:
    text = yaml.dump(around(value), **layout)
    try:
        loaded = yaml.safe_load(text)["a"]
    except (yaml.YAMLError, TypeError):
        return  # PyYAML does not read all that it writes
    if isinstance(loaded, list):
        _check(text, ("a", 1), loaded[1])
    elif isinstance(loaded, str):
        _check(text, ("a",), loaded)


SCALARS = [
    pytest.param("a: x y", "x y", [3, 4, 5, 6], id="plain"),
    pytest.param("a: x\n  y", "x y", [3, 4, 7, 8], id="plain on two lines"),
    pytest.param("a: x\n\n  y", "x\ny", [3, 5, 8, 9], id="plain with an empty line"),
    pytest.param("a: 'x''y'", "x'y", [4, 5, 7, 8], id="single-quoted"),
    pytest.param('a: "x\\ty"', "x\ty", [4, 5, 7, 8], id="escape"),
    pytest.param('a: "\\x41\\u0042\\U00000043"', "ABC", [4, 8, 14, 24], id="escapes by number"),
    pytest.param('a: "x\\\n   y"', "xy", [4, 10, 11], id="escaped line break"),
    pytest.param('a: "x \n   y"', "x y", [4, 5, 10, 11], id="folded line"),
    pytest.param("a: |\n  x\n   y\n", "x\n y\n", [7, 8, 11, 12, 13, 14], id="literal block"),
    pytest.param("a: |-\n  x\n", "x", [8, 9], id="literal block, stripped"),
    pytest.param("a: |+\n  x\n\n", "x\n\n", [8, 9, 10, 11], id="literal block, kept"),
    pytest.param("a: |1-\n  x\n", " x", [8, 9, 10], id="literal block with its indentation told"),
    pytest.param("a: >  # note\n  x\n  y\n", "x y\n", [15, 16, 19, 20, 21], id="folded block"),
    pytest.param("a: &b !!str 'x'", "x", [13, 14], id="anchor and tag"),
]


@pytest.mark.parametrize(("text", "value", "offsets"), SCALARS)
def test_offsets_point_at_the_characters(text: str, value: str, offsets: list[int]) -> None:
    assert yaml.safe_load(text)["a"] == value
    held = characters(text, ("a",))
    assert (held.text, list(held.offsets)) == (value, offsets)


def test_what_holds_other_values_has_no_characters() -> None:
    assert characters("a: {b: c}", ("a",)) is None


PLACES = [
    pytest.param("""a: '{"k": "v"}'""", (1, 11, 1, 14), id="single-quoted"),
    pytest.param('a: "{\\"k\\": \\"v\\"}"', (1, 13, 1, 18), id="double-quoted"),
    pytest.param('a: |\n    {"k":\n      "v"}\n', (3, 7, 3, 10), id="literal block"),
    pytest.param('a: >-\n  {"k":\n  "v"}\n', (3, 3, 3, 6), id="folded block"),
    pytest.param('a: "{\\"k\\":\n  \\"v\\"}"', (2, 3, 2, 8), id="double-quoted on two lines"),
    pytest.param('b: &x \'{"k": "v"}\'\na: *x', (1, 14, 1, 17), id="by alias"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_value_inside_a_text_has_its_place(text: str, expected: tuple[int, int, int, int]) -> None:
    document = read_bytes("a.yaml", text.encode())
    place = document.place(("a", "k"))
    assert (place.line, place.column, place.end_line, place.end_column) == expected
