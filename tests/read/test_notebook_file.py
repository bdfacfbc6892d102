"""Requests in the cells of notebooks stand where they stand in the file, and are corrected there."""

import ast
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.fixes import fixed
from compilejob.read import Document, read_bytes
from compilejob.read.notebook.cell import python
from compilejob.results import results

CALL = """\
client.create_compilation_job(
    CompilationJobName="resnet50",
    RoleArn="arn:aws:iam::111122223333:role/Neo",
    InputConfig={
        "S3Uri": "s3://bucket/model.tar.gz",
        "DataInputConfig": "{'input': [1, 3, 224, 224]}",  # compilejob: the shape
        "Framework": "ONNX",
    },
    OutputConfig={"S3OutputLocation": "s3://bucket/out/", "TargetDevice": "ml_c5"},
    StoppingCondition={"MaxRuntimeInSeconds": 900},
)"""
FIXED = CALL.replace("\"{'input': [1, 3, 224, 224]}\"", "'{\"input\": [1, 3, 224, 224]}'")


def notebook(*sources: str | list[str], **metadata: Any) -> str:
    cells: list[Any] = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in sources]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}, indent=1, ensure_ascii=False)


def read(text: str, *, named: bool = True) -> Document:
    return read_bytes("a.ipynb", text.encode(), named=named)


def found(document: Document) -> list[tuple[str, int, int]]:
    return [
        (placed.finding.code, placed.place.line, placed.place.column)
        for result in results(document)
        for placed in result.placed
    ]


def place_of(text: str, part: str) -> tuple[int, int]:
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def sources(text: str) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"]]


SOURCES = [
    pytest.param(CALL, id="one string"),
    pytest.param(CALL.splitlines(keepends=True), id="a list of lines"),
]


@pytest.mark.parametrize("source", SOURCES)
def test_a_finding_stands_in_the_file(source: str | list[str]) -> None:
    text = notebook("import boto3", source)

    assert found(read(text)) == [("CJ110", *place_of(text, "\\\"{'input'"))]


@pytest.mark.parametrize("source", SOURCES)
def test_a_fix_changes_a_string_of_the_file(source: str | list[str]) -> None:
    text = notebook("%pip install é", source, "1")
    after = fixed(read(text)).source.text

    assert sources(after) == ["%pip install é", FIXED, "1"]
    assert after == text.replace("\\\"{'input': [1, 3, 224, 224]}\\\"", "'{\\\"input\\\": [1, 3, 224, 224]}'")


def test_a_comment_stands_in_the_file() -> None:
    text = notebook(CALL.splitlines(keepends=True))
    (comment,) = read(text).comments

    assert (comment.text, comment.line) == (" compilejob: the shape", place_of(text, "# compilejob")[0])
    assert text[comment.span.start : comment.span.end] == "# compilejob: the shape"


def test_a_member_is_taken_out_with_its_line() -> None:
    call = CALL.replace("    StoppingCondition", "    Tags=None,  # none\n    StoppingCondition")
    text = notebook(call.splitlines(keepends=True))

    assert sources(fixed(read(text)).source.text) == [FIXED.replace("    Stopping", "    # none\n    Stopping")]


def test_a_notebook_of_format_3_is_read() -> None:
    cells = [{"cell_type": "code", "input": CALL.splitlines(keepends=True), "language": "python"}]
    text = json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}, indent=1)

    assert found(read(text)) == [("CJ110", *place_of(text, "\\\"{'input'"))]


def test_an_edit_over_several_strings_is_not_made() -> None:
    call = CALL.replace("\"{'input': [1, 3, 224, 224]}\"", "'''{'input': [\n1, 3]}'''")
    text = notebook(call.splitlines(keepends=True))

    assert fixed(read(text)).source.text == text
    assert '"input": [\n1, 3]' in sources(fixed(read(notebook(call))).source.text)[0]


DEVICE = 'device = "ml_d5"\n'
SENT = FIXED.replace('"ml_c5"', "device")
PROGRAMS = {
    "a cell before": [DEVICE, SENT],
    "magics": [["%matplotlib inline\n", "!ls\n", "client?\n", DEVICE], SENT],
    "a magic in a block": [f"{DEVICE}if device:\n    !ls\n", SENT],
    "a cell of another language": ["%%bash\nls |", DEVICE, SENT],
    "a timed cell": [f"%%time\n{DEVICE}", SENT],
    "a cell that is no program": ["def (", DEVICE, SENT],
}


@pytest.mark.parametrize("cells", PROGRAMS.values(), ids=PROGRAMS)
def test_a_name_from_another_cell_is_known(cells: list[str | list[str]]) -> None:
    text = notebook(*cells)

    assert found(read(text)) == [("CJ104", *place_of(text, '\\"ml_d5'))]


CELLS = [
    pytest.param("a = 1\n", "a = 1\n", id="Python"),
    pytest.param("%matplotlib inline\na = 1", "0                 \na = 1", id="a line magic"),
    pytest.param("!pip \\\n install\na = 1", "0     \n        \na = 1", id="a shell command on two lines"),
    pytest.param("if a:\n  !ls\n", "if a:\n  0  \n", id="in a block"),
    pytest.param("a?\nb.c??\n?d", "0 \n0    \n0 ", id="help"),
    pytest.param("files = !ls\na = 1", "0          \na = 1", id="what a command says"),
    pytest.param("%%time\na = 1", "0     \na = 1", id="a cell magic that runs Python"),
    pytest.param("%%bash\na = 1", "      \n     ", id="a cell magic for something else"),
    pytest.param("a = (\n", "     \n", id="no Python"),
    pytest.param("'''\n%s\n''' % 1", "'''\n%s\n''' % 1", id="a text that looks like a magic"),
    pytest.param("a = '\\d'", "a = '\\d'", id="an escape that is none"),
    pytest.param("a = '\0'", "       ", id="NUL"),
]


@pytest.mark.parametrize(("code", "expected"), CELLS)
def test_what_is_no_python_is_blanked(code: str, expected: str) -> None:
    assert python(code) == expected


@given(st.text(st.sampled_from("a1=%!?'\n\r\t (:\\\ud800"), max_size=20))
def test_blanked_cells_are_python_of_the_same_length(code: str) -> None:
    plain = python(code)

    ast.parse(plain)
    assert len(plain) == len(code)


LANGUAGES = [
    pytest.param({}, 1, id="none told"),
    pytest.param({"kernelspec": {"language": "python"}, "language_info": {"name": "python"}}, 1, id="Python"),
    pytest.param({"kernelspec": {"name": "conda_pytorch"}}, 1, id="a kernel's name"),
    pytest.param({"kernelspec": {"language": "R"}}, 0, id="R"),
    pytest.param({"language_info": {"name": "scala"}}, 0, id="Scala"),
    pytest.param({"kernelspec": 1}, 1, id="nonsense"),
]


@pytest.mark.parametrize(("metadata", "expected"), LANGUAGES)
def test_notebooks_of_other_languages_hold_no_request(metadata: dict[str, Any], expected: int) -> None:
    assert len(read(notebook(CALL, **metadata)).requests) == expected


QUIET = [
    pytest.param(notebook(), id="no cells"),
    pytest.param('{"cells": {}}', id="no list of cells"),
    pytest.param(notebook("1", "%%bash\nls", "(", ""), id="no request"),
    pytest.param(
        json.dumps({"cells": [1, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}]}), id="odd cells"
    ),
    pytest.param(json.dumps({"cells": [{"cell_type": "markdown", "source": CALL}]}), id="a text"),
]


@pytest.mark.parametrize("text", QUIET)
def test_a_notebook_without_a_request_is_in_order(text: str) -> None:
    document = read(text)

    assert (document.requests, document.problems) == ((), ())


OURS = "CompilationJobName=a, InputConfig=b, OutputConfig=c"
BROKEN = [
    pytest.param("{", [("CJ002", 1, 2)], [], id="something else"),
    pytest.param(f'{{"a": "{OURS}",}}', [("CJ002", 1, 60)], [("CJ002", 1, 60)], id="ours"),
    pytest.param(f'["{OURS}"]', [("CJ002", 1, 1)], [("CJ002", 1, 1)], id="no notebook"),
    pytest.param("{}", [("CJ002", 1, 1)], [], id="no cells"),
]


@pytest.mark.parametrize(("text", "named", "met"), BROKEN)
def test_a_notebook_that_cannot_be_read(
    text: str, named: list[tuple[str, int, int]], met: list[tuple[str, int, int]]
) -> None:
    assert found(read(text)) == named
    assert found(read(text, named=False)) == met
