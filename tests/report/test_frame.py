"""The mark is under what is wrong, however wide the characters before it are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.findings import Finding, Severity
from compilejob.read import Place
from compilejob.report.colour import plain
from compilejob.report.frame import excerpt, frame
from compilejob.results import Placed

LINE = '{"name": "' + "a" * 300 + '", "value": 1}'

EXCERPTS = [
    pytest.param('"a": 1, "b": 2', 5, 6, 40, ('"a": 1, "b": 2', "     ^"), id="a short line"),
    pytest.param('"a": 1', 5, 5, 40, ('"a": 1', "     ^"), id="nothing"),
    pytest.param('"a": ', 5, 5, 40, ('"a": ', "     ^"), id="the end of the line"),
    pytest.param('"a": ', 9, 12, 40, ('"a": ', "     ^"), id="behind the line"),
    pytest.param("\t\t1,", 2, 3, 40, ("        1,", "        ^"), id="tabs"),
    pytest.param('"日本": 1', 6, 7, 40, ('"日本": 1', "        ^"), id="wide characters before"),
    pytest.param('"日本": 1', 0, 4, 40, ('"日本": 1', "^^^^^^"), id="wide characters under it"),
    pytest.param('"e\u0301": 1', 6, 7, 40, ('"e\u0301": 1', "     ^"), id="a combining accent"),
    pytest.param('"\x1b[31m": 1', 9, 10, 40, ('"\\x1b[31m": 1', "            ^"), id="a control character"),
    pytest.param('"\u202e": 1', 5, 6, 40, ('"\\u202e": 1', "          ^"), id="a change of direction"),
    pytest.param(LINE, 1, 7, 20, ('{"name": "aaaaaaaa…', " ^^^^^^"), id="a long line, its begin"),
    pytest.param(LINE, 9, 312, 20, ('…ame": "aaaaaaaaaaa…', "       ^^^^^^^^^^^^"), id="a value that is too long"),
    pytest.param(LINE, 322, 323, 20, ('…aaaa", "value": 1}', "                 ^"), id="a long line, its end"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "start", "end", "room", "expected"), EXCERPTS)
def test_the_mark_is_under_the_place(line: str, start: int, end: int, room: int, expected: tuple[str, str]) -> None:
    part = excerpt(line, start, end, room)

    assert (part.text, " " * part.indent + "^" * part.mark) == expected


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@given(st.text("ab日\t\x00 ", max_size=200), st.integers(0, 220), st.integers(0, 220), st.integers(20, 100))
def test_no_frame_is_wider_than_its_room(line: str, start: int, length: int, room: int) -> None:
    part = excerpt(line, start, start + length, room)

    assert columns(part.text) <= room
    assert part.mark >= 1
    assert part.indent + part.mark <= room + 1  # the mark may stand behind the last character


def placed(line: str, place: Place, first_column: int = 1) -> Placed:
    finding = Finding("CJ101", "missing-member", Severity.ERROR, (), "", None, "")
    return Placed(finding, place, line, "", first_column=first_column)


FRAMES = [
    pytest.param(placed('{"a": 1}', Place(7, 7, 7, 8)), ['   7 | {"a": 1}', "     |       ^"], id="one line"),
    pytest.param(placed("{  ", Place(7, 1, 9, 2)), ["   7 | {", "     | ^"], id="the first of several lines"),
    pytest.param(
        placed("- name: a", Place(12345, 3, 12346, 4)),
        ["12345 | - name: a", "      |   ^^^^^^^"],
        id="a long number",
    ),
    pytest.param(placed('": 1}', Place(7, 103, 7, 104), 99), ['   7 | ": 1}', "     |     ^"], id="a part of a line"),
    pytest.param(placed("", Place(1, 1, 1, 1)), [], id="an empty line"),
]


@pytest.mark.parametrize(("found", "expected"), FRAMES)
def test_a_frame_has_the_number_the_line_and_the_mark(found: Placed, expected: list[str]) -> None:
    assert frame(found, plain, 80) == expected
