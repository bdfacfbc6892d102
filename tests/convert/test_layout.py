"""Values as Python: what is written is the value, and the formatter leaves it as it is."""

from ast import literal_eval

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compilejob.convert.layout import WIDTH, Call, lines, literal
from tests.convert.programs import formatted

LITERALS = {
    "plain": '"plain"',
    "it's": '"it\'s"',
    'the "one"': "'the \"one\"'",
    "'\"": '"\'\\""',
    'back\\slash"': "'back\\\\slash\"'",
    "a\nb\x1b": '"a\\nb\\x1b"',
    "é 値": '"é 値"',
    "\u2028": '"\\u2028"',
    1e16: "1e16",
    1e-07: "1e-07",
    True: "True",
    None: "None",
}


@pytest.mark.parametrize("value", LITERALS, ids=repr)
def test_a_value_is_written_as_the_formatter_writes_it(value: object) -> None:
    assert literal(value) == LITERALS[value]


@given(st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_literal_is_the_value(value: object) -> None:
    assert literal_eval(literal(value)) == value


def test_what_fits_on_a_line_is_on_one() -> None:
    name = "a" * (WIDTH - len("x = f()"))
    assert list(lines(Call("f", (name[:-2],)), before="x = ")) == [f'x = f("{name[:-2]}")']
    assert list(lines(Call("f", (name[:-1],)), before="x = ")) == ["x = f(", f'    "{name[:-1]}",', ")"]


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=25)
@given(_values)
def test_any_value_is_laid_out_as_the_formatter_does(value: object) -> None:
    text = "\n".join(lines(value, before="value = ")) + "\n"
    assert literal_eval(text.removeprefix("value = ")) == value
    assert formatted(text) == text
