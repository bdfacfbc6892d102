"""Findings know the text around them, and no more of it than that."""

import json

import pytest

from compilejob.read import read_bytes
from compilejob.results import results
from compilejob.rules.page import EXAMPLE

BAD = dict(EXAMPLE) | {"CompilationJobName": "my job"}

TEXTS = [
    pytest.param(json.dumps(BAD, indent=2), id="a line of its own"),
    pytest.param(json.dumps(BAD), id="one line"),
    pytest.param(json.dumps([BAD] * 50), id="one long line"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_of_a_finding_is_in_its_line(text: str) -> None:
    found = [placed for result in results(read_bytes("a.json", text.encode())) for placed in result.placed]

    told = {placed.line[placed.place.column - placed.first_column :][: len('"my job"')] for placed in found}
    assert told == {'"my job"'}


def test_a_finding_keeps_no_more_of_a_long_line_than_is_shown() -> None:
    text = json.dumps([BAD] * 50)

    found = results(read_bytes("a.json", text.encode()))

    assert {len(placed.line) <= 600 for result in found for placed in result.placed} == {True}
