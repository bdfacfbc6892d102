"""Requests in the code cells of notebooks, at their places in the file."""

import json
from typing import Any

import pytest

from compilejob.fixes import fixed
from compilejob.read import Document, read_bytes
from compilejob.results import results

SENT = "client.create_compilation_job(InputConfig={'S3Uri': uri, 'Framework': framework, 'DataInputConfig': \"{'é': [1]}\"}, **others)"


def code(source: str | list[str]) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}


def notebook(*cells: dict[str, Any], language: str = "python") -> Document:
    whole = {"cells": list(cells), "metadata": {"kernelspec": {"language": language}}, "nbformat": 4}
    return read_bytes("a.ipynb", json.dumps(whole, indent=1).encode())


def found(document: Document) -> list[tuple[str, str]]:
    """The code of each finding, and the text of the file that it stands at."""
    lines = document.source.text.split("\n")
    placed = [each for result in results(document) for each in result.placed]
    return [
        (each.finding.code, lines[each.place.line - 1][each.place.column - 1 : each.place.end_column - 1])
        for each in placed
    ]


CELLS: dict[str, list[dict[str, Any]]] = {
    "a text": [code(f"framework = 'pytorch'\n{SENT}")],
    "lines": [code(["framework = 'pytorch'\n", SENT])],
    "two cells": [code("framework = 'pytorch'"), code(SENT)],
    "magics": [code(["%matplotlib inline\n", "!ls\n", "client?\n", "framework = 'pytorch'"]), code(SENT)],
    "a cell of another language": [code("%%bash\nls |"), code("framework = 'pytorch'"), code(SENT)],
    "a timed cell": [code("%%time\nframework = 'pytorch'"), code(SENT)],
    "a cell that is no program": [code("def ("), code("framework = 'pytorch'"), code(SENT)],
    "text": [{"cell_type": "markdown", "source": ["framework = 'é'"]}, code("framework = 'pytorch'"), code(SENT)],
}


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_findings_stand_at_their_characters(cells: list[dict[str, Any]]) -> None:
    assert sorted(found(notebook(*cells))) == [("CJ104", "'pytorch'"), ("CJ110", "\\\"{'\\u00e9': [1]}\\\"")]


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_fixes_change_their_spans_only(cells: list[dict[str, Any]]) -> None:
    before = notebook(*cells)
    after = before.source.text.replace("'pytorch'", "'PYTORCH'").replace(
        "\\\"{'\\u00e9': [1]}\\\"", "'{\\\"é\\\": [1]}'"
    )

    assert fixed(before).source.text == after


def test_a_notebook_of_another_language_has_no_requests() -> None:
    assert notebook(code(SENT), language="R").requests == ()


UNREADABLE = {
    "no JSON": (b"{", "the file is not JSON: a name in double quotes is missing"),
    "no notebook": (b"{}", "the file is not a notebook: it has no cells"),
}


@pytest.mark.parametrize(("content", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_notebook_is_a_finding(content: bytes, message: str) -> None:
    assert [finding.message for finding, _ in read_bytes("a.ipynb", content).problems] == [message]
