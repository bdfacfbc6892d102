"""Strings of Python hold what Python reads; edits of Python change a span only, and what is read then is meant."""

import ast
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.read.place import Edit, Span
from compilejob.read.python.syntax import PythonSyntax
from compilejob.read.syntax import Node

SYNTAX = PythonSyntax()
CHARACTERS = "ab\"'{}:,#\\ né0x1fNuU"
PLAIN = ["a", '"', "'", "{", "}", "{{", "}}", "é", "😀", "#", " ", "\t", "\n", "\r\n"]
ESCAPES = ["\\\n", "\\\r\n", "\\\\", "\\'", '\\"', "\\n", "\\a", "\\d", "\\x41", "\\101", "\\7"]
BY_NUMBER = ["\\u00e9", "\\U0001F600", "\\N{BULLET}", "\\ud83d"]
PIECES = st.lists(st.sampled_from(PLAIN + ESCAPES + BY_NUMBER), max_size=8).map("".join)
LITERALS = st.builds(
    lambda prefix, quotes, inside: f"{prefix}{quotes}{inside}{quotes}",
    st.sampled_from(["", "", "r", "R", "u", "U", "f", "rf"]),
    st.sampled_from(["'", '"', "'''", '"""']),
    PIECES,
)
GAPS = st.sampled_from(["", " ", "\n  ", "  # it's \"\n", "\\\n", "\r\n"])
EXPRESSIONS = st.lists(st.tuples(LITERALS, GAPS), min_size=1, max_size=3).map(
    lambda parts: "".join(literal + gap for literal, gap in parts[:-1]) + parts[-1][0]
)
TEXTS = st.text(st.sampled_from([*CHARACTERS, "\n", "\t", "\r", "\0", "\ud800", "😀"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def meaning(expression: str) -> Any:
    """What Python reads; None for what is no constant."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            body = ast.parse(f"(\n{expression}\n)", mode="eval").body
        except (SyntaxError, ValueError):
            return None
    values = body.values if isinstance(body, ast.JoinedStr) else [body]
    constants = [node.value for node in values if isinstance(node, ast.Constant)]
    if isinstance(body, ast.JoinedStr):
        return "".join(map(str, constants)) if len(constants) == len(values) else None
    return ast.literal_eval(body)


def spans(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


@given(EXPRESSIONS)
def test_a_string_holds_what_python_reads(expression: str) -> None:
    expected = meaning(expression)
    if not isinstance(expected, str):
        return
    text = f"call({expression})"
    found = SYNTAX.characters(text, Span(5, len(text) - 1))

    if found is None:  # a brace behind a backslash
        assert "f" in expression
        return
    assert found.text == expected
    assert len(found.offsets) == len(expected) + 1
    for char, offset in zip(found.text, found.offsets, strict=False):
        assert text[offset] in (char, "\\", "\r", "{", "}")


@given(EXPRESSIONS, VALUES)
def test_a_value_is_written_in_the_place_of_a_string(expression: str, value: Any) -> None:
    if isinstance(meaning(expression), str):
        written = SYNTAX.value(expression, Span(0, len(expression)), value)
        assert written is None or (meaning(written), type(meaning(written))) == (value, type(value))
        assert written is not None or "#" in expression or "f" in expression


@given(st.sampled_from(["", "r", "u", "f"]), st.sampled_from(["'", '"', "'''", '"""']), TEXTS)
def test_characters_are_written_inside_a_string(prefix: str, quotes: str, value: str) -> None:
    text = f"{prefix}{quotes}[]{quotes}"
    written = SYNTAX.inside(text, Span(0, len(text)), value)

    if written is not None:
        assert meaning(text.replace("[]", f"[{written}]")) == f"[{value}]"


def test_quotes_inside_three_of_them_need_no_escapes() -> None:
    text = '"""{"a": "x"}"""'

    assert SYNTAX.inside(text, Span(0, len(text)), '"y"') == '"y"'


NO_STRINGS = [
    pytest.param("b'a'", id="bytes"),
    pytest.param("f'{a}'", id="placeholder"),
    pytest.param("'a' f'{b}'", id="placeholder beside a text"),
    pytest.param("1", id="number"),
    pytest.param("'a' + 'b'", id="sum"),
    pytest.param("name", id="name"),
]


@pytest.mark.parametrize("expression", NO_STRINGS)
def test_what_is_no_string_has_no_characters(expression: str) -> None:
    assert SYNTAX.characters(expression, Span(0, len(expression))) is None


@pytest.mark.parametrize(
    ("old", "value", "expected"),
    [
        pytest.param('"x"', "ml_c5", '"ml_c5"', id="double quotes"),
        pytest.param("'x'", "ml_c5", "'ml_c5'", id="single quotes"),
        pytest.param("\"{'a': [1]}\"", '{"a": [1]}', "'{\"a\": [1]}'", id="JSON in double quotes"),
        pytest.param("'{\\'a\\': [1]}'", '{"a": [1]}', "'{\"a\": [1]}'", id="JSON in single quotes"),
        pytest.param("'x'", "it's", '"it\'s"', id="an apostrophe"),
        pytest.param('"x"', "'\"", "'\\'\"'", id="both quotes"),
        pytest.param('"""{\n\'a\': 1}"""', '{\n"a": 1}', '"""{\n"a": 1}"""', id="several lines"),
        pytest.param('"""x"""', 'a"', "'a\"'", id="a quote at the end of three"),
        pytest.param('"x"', "a\nb", '"a\\nb"', id="a line break"),
        pytest.param('r"x"', "a\\d", 'r"a\\d"', id="raw"),
        pytest.param('r"x"', "a\\", '"a\\\\"', id="raw that cannot hold it"),
        pytest.param('r"x"', "é", '"\\u00e9"', id="raw that has no such letter"),
        pytest.param('u"x"', "y", 'u"y"', id="u"),
        pytest.param('f"x"', "y", '"y"', id="f"),
        pytest.param("'x' 'y'", "z", "'z'", id="several literals"),
        pytest.param("'x'  # why\n 'y'", "z", None, id="a comment between literals"),
        pytest.param("8.2", "8.2", '"8.2"', id="a number"),
        pytest.param("'900'", 900, "900", id="a number from text"),
        pytest.param("'true'", True, "True", id="true"),
        pytest.param("[[1]]", [1, None], "[1, None]", id="a list"),
        pytest.param("[1,  # why\n 2]", [1], None, id="a list on lines"),
        pytest.param("{'a': 1}", {"a": {"b": False}}, '{"a": {"b": False}}', id="a dict"),
        pytest.param("name", "x", None, id="a name"),
        pytest.param("f'{a}'", "x", None, id="a placeholder"),
        pytest.param("json.dumps({'a': 1})", "x", None, id="a call"),
        pytest.param("b'x'", "x", '"x"', id="bytes"),
    ],
)
def test_values_keep_the_quotes_of_old_ones(old: str, value: object, expected: str | None) -> None:
    assert SYNTAX.value(f"f({old})", Span(2, 2 + len(old)), value) == expected


@pytest.mark.parametrize(
    ("text", "old", "name", "expected"),
    [
        pytest.param("{'a': 1}", "'a'", "b", "{'b': 1}", id="in a dict"),
        pytest.param('{"a": 1}', '"a"', "b", '{"b": 1}', id="in double quotes"),
        pytest.param("dict(a=1)", "a", "b", "dict(b=1)", id="an argument"),
        pytest.param("dict(a =1)", "a", "b c", None, id="an argument with a name that is none"),
        pytest.param("dict(a=1)", "a", "class", None, id="an argument with a name that is a keyword"),
        pytest.param("{a: 1}", "a", "b", None, id="a name in a dict"),
    ],
)
def test_keys_are_renamed(text: str, old: str, name: str, expected: str | None) -> None:
    start = text.rindex(old)
    written = SYNTAX.key(text, Span(start, start + len(old)), name)
    after = f"{text[:start]}{written}{text[start + len(old) :]}" if written else None
    assert after == expected


@pytest.mark.parametrize(
    ("text", "key", "value", "expected"),
    [
        pytest.param("{'a': 1, 'b': 2}", "'a'", "1", "{'b': 2}", id="the first"),
        pytest.param("{'a': 1, 'b': 2}", "'b'", "2", "{'a': 1}", id="the last"),
        pytest.param("{'a': 1, 'b': 2,}", "'b'", "2", "{'a': 1, }", id="the last with a comma"),
        pytest.param("{'a': 1}", "'a'", "1", "{}", id="the only one"),
        pytest.param("f(x, a=1)", "a", "1", "f(x)", id="an argument"),
        pytest.param("f(a=(1), b=2)", "a", "1", "f(b=2)", id="in parentheses"),
        pytest.param("f(a=(\n 1\n ), b=2)", "a", "1", "f(b=2)", id="in parentheses on lines"),
        pytest.param("f(\n  a=1,  # why\n  b=2,\n)", "b", "2", "f(\n  a=1,  # why\n)", id="with its line"),
        pytest.param("f(\n  a=1,  # why\n  b=2)", "b", "2", "f(\n  a=1,  # why\n  )", id="behind a comment"),
        pytest.param("f(\n  a=1,  # why\n  b=2\n)", "a", "1", "f(\n  # why\n  b=2\n)", id="its comment stays"),
        pytest.param("f(\n  x=[1],  # a,\n  b=2)", "b", "2", "f(\n  x=[1],  # a,\n  )", id="a comma in a comment"),
        pytest.param("f(\n  x=0,\n  b=2)", "b", "2", "f(\n  x=0)", id="the last on a line with the end"),
        pytest.param("{'a': 1  # why\n, 'b': 2}", "'a'", "1", None, id="a comment before the comma"),
        pytest.param("f(a=1\n, b=2\n, c=3)", "b", "2", "f(a=1\n, c=3)", id="commas at the start of lines"),
        pytest.param("r['a'] = 1", "'a'", "1", None, id="what is assigned"),
        pytest.param("{'a': 1 + 2}", "'a'", "1", None, id="a part of a sum"),
        pytest.param("['x', 'y']", None, "'x'", "['y']", id="an item"),
        pytest.param("['x', ']', 'y']", None, "'y'", "['x', ']']", id="the last item"),
        pytest.param("('x', 'y')", None, "'x'", None, id="an item of a tuple"),
        pytest.param("[('x'), 'y']", None, "'x'", None, id="an item in parentheses"),
    ],
)
def test_members_are_removed(text: str, key: str | None, value: str, expected: str | None) -> None:
    where = text.rindex(key) if key else 0
    key_span = Span(where, where + len(key)) if key else None
    start = text.index(value, key_span.end if key_span else 0)
    span = SYNTAX.removal(text, Node(Span(start, start + len(value)), key_span))
    edit = Edit(span, "") if span else None
    assert (text[: edit.span.start] + text[edit.span.end :] if edit else None) == expected
