"""Text that is almost JSON: what it was meant to be, and what was in the way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.repair import Repair, repair

REPAIRED = [
    pytest.param("{'a': [1, 3]}", '{"a": [1, 3]}', ["single quotes"], id="single quotes"),
    pytest.param(
        """{'a': 'say "x" or \\'y\\''}""", """{"a": "say \\"x\\" or 'y'"}""", ["single quotes"], id="quotes in quotes"
    ),
    pytest.param("{“a”: [1, 3]}", '{"a": [1, 3]}', ["typographic quotes"], id="typographic quotes"),
    pytest.param("{‘a’: [1], ”b”: „c“}", '{"a": [1], "b": "c"}', ["typographic quotes"], id="of all kinds"),
    pytest.param("{“a”: “don’t”}", '{"a": "don’t"}', ["typographic quotes"], id="an apostrophe stays"),
    pytest.param('{"a “b”": 1,}', '{"a “b”": 1}', ["a trailing comma"], id="typographic quotes inside a text stay"),
    pytest.param('{\\"a\\": 1}', '{"a": 1}', ["shell-escaped quotes"], id="quotes as in a shell"),
    pytest.param(
        "{'a': (1, None), # first\n“b”: True}",
        '{"a": [1, null], \n"b": true}',
        ["single quotes", "Python tuples", "Python's None, True or False", "comments", "typographic quotes"],
        id="several faults",
    ),
    pytest.param(
        "{'\\u00e9': (224,)}",
        '{"\\u00e9": [224,]}'.replace(",]", "]"),
        ["single quotes", "Python tuples", "a trailing comma"],
        id="an escape, a tuple of one",
    ),
    pytest.param("{'it\\'s \"a\"': [1]}", '{"it\'s \\"a\\"": [1]}', ["single quotes"], id="quotes in quotes"),
    pytest.param("--verbose 1", '"--verbose 1"', ["flags outside quotes"], id="flags"),
    pytest.param("-O2 --verbose 1", '"-O2 --verbose 1"', ["flags outside quotes"], id="a short flag"),
    pytest.param(
        '--tensorizer-options="a b"',
        '"--tensorizer-options=\\"a b\\""',
        ["flags outside quotes"],
        id="flags with quotes",
    ),
]

BEYOND_REPAIR = [
    pytest.param('{"a": 1}', id="JSON has no fault"),
    pytest.param("{a: 1}", id="names without quotes"),
    pytest.param('{“a": [1], "b“: [1]}', id="quotes that are typographic on one side"),
    pytest.param("{‘a’: ‘don’t’}", id="an apostrophe that closes the quotes"),
    pytest.param("{'a': (224)}", id="a number in parentheses"),
    pytest.param("([1, 2])", id="a list in parentheses"),
    pytest.param("{'a\\x41': [1]}", id="an escape that JSON has not"),
    pytest.param("-1", id="a number"),
    pytest.param("verbose 1", id="a flag without hyphens"),
    pytest.param("--", id="hyphens without a flag"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(("text", "meant", "faults"), REPAIRED)
def test_what_needs_no_guess_is_repaired(text: str, meant: str, faults: list[str]) -> None:
    assert repair(text) == Repair(meant, tuple(faults))


@pytest.mark.parametrize("text", BEYOND_REPAIR)
def test_everything_else_is_left_alone(text: str) -> None:
    assert repair(text) is None


@given(st.text() | st.text("{}[]()'\"“”‘’„‚\\-,:# aNone1\n"))
def test_what_is_repaired_is_json_that_needs_no_further_repair(text: str) -> None:
    repaired = repair(text)
    if repaired is not None:
        json.loads(repaired.text)
        assert repair(repaired.text) is None


NAME = st.text(st.characters(codec="utf-8", exclude_characters="“”„‘’‚'\"\\", exclude_categories=["C"]))


@given(st.dictionaries(NAME, st.lists(st.integers())), st.sampled_from([*zip("“”„‘'", "””“’'", strict=True)]))
def test_quotes_of_another_kind_are_all_that_changes(value: dict[str, list[int]], quotes: tuple[str, str]) -> None:
    text = json.dumps(value, ensure_ascii=False)
    left, right = quotes
    halves = iter(text.split('"'))
    typeset = next(halves) + "".join(f"{left if index % 2 == 0 else right}{half}" for index, half in enumerate(halves))
    repaired = repair(typeset)

    assert (repaired.text if repaired else typeset) == text
