"""JSON Lines: a bad line does not stop the others, and lines of a part of a file are counted from where it begins."""

import json

import pytest

from compilejob.read.json.lines import read
from compilejob.results import results
from compilejob.rules.page import EXAMPLE

LINE = json.dumps(EXAMPLE)

LINES = [
    pytest.param(f"{LINE}\n{LINE}\n", ["/0", "/1"], [], id="two"),
    pytest.param(f"{LINE}\n{LINE}", ["/0", "/1"], [], id="the last without an end"),
    pytest.param(f"\r\n{LINE}\r\n \r\n\t{LINE}\r\n", ["/1", "/3"], [], id="CRLF and blank lines"),
    pytest.param(f"{LINE[:-1]}\n{LINE}\n", ["/1"], [(1, len(LINE), "a comma is missing")], id="one cut off"),
    pytest.param(
        f"{LINE}{LINE}\n{LINE}\n",
        ["/1"],
        [(1, len(LINE) + 1, "something follows the end of the value")],
        id="two on a line",
    ),
    pytest.param(f"{LINE}\n'a'\n", ["/0"], [(2, 1, "it has single quotes")], id="single quotes"),
    pytest.param(f"{LINE}\n\0\n", ["/0"], [(2, 1, "a value is missing")], id="NUL"),
    pytest.param("", [], [], id="nothing"),
]


@pytest.mark.parametrize("first_line", [1, 1001], ids=["whole file", "part of a file"])
@pytest.mark.parametrize(("text", "pointers", "problems"), LINES)
def test_each_line_is_read(
    text: str, pointers: list[str], problems: list[tuple[int, int, str]], first_line: int
) -> None:
    document = read("a.jsonl", text, named=True, first_line=first_line)
    before = first_line - 1
    assert [request.pointer for request in document.requests] == [
        f"/{int(pointer[1:]) + before}" for pointer in pointers
    ]
    told = [
        (place.line - before, place.column, finding.message.removeprefix("the file is not JSON: "))
        for finding, span in document.problems
        for place in [document.source.place(span)]
    ]
    assert told == problems


def test_a_finding_of_a_part_has_its_line_in_the_file() -> None:
    text = f"{LINE}\n{LINE.replace('ml_c5', 'ml_c55')}\n"
    found = results(read("a.jsonl", text, named=True, first_line=1001))
    told = [
        (placed.finding.code, placed.place.line, placed.line in text.splitlines()[1])
        for result in found
        for placed in result.placed
    ]
    assert told == [("CJ005", 1002, True), ("CJ104", 1002, True)]


@pytest.mark.slow
def test_a_line_of_twenty_megabytes_is_read() -> None:
    text = f"{LINE}{' ' * 20_000_000}\n{'x' * 20_000_000}\n{LINE}"
    document = read("a.jsonl", text, named=True)
    assert [request.pointer for request in document.requests] == ["/0", "/2"]
    assert [document.source.place(span).line for _, span in document.problems] == [2]
