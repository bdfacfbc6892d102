"""CJ0: files that cannot be read, in whole or in part."""

import json
from pathlib import Path

import pytest

from compilejob.read import Span, read_bytes, read_path
from compilejob.results import results
from compilejob.rules.page import EXAMPLE

CORRECT_IT, ONE_OR_A_LIST = "correct it where reading stopped", "write one request or a list of requests"

CASES = [
    pytest.param(b'{"Tags": []}', [], id="a request"),
    pytest.param(b"[]", [], id="a list of none"),
    pytest.param(
        b"\xff\xfe\xfd",
        [
            (
                "CJ001",
                "request",
                "the file cannot be read: byte 2 is no UTF-16-LE",
                "check its name, its rights and its encoding",
            )
        ],
        id="no text",
    ),
    pytest.param(
        b'{"Tags": [],}', [("CJ002", "request", "the file is not JSON: it has a trailing comma", CORRECT_IT)], id="comma"
    ),
    pytest.param(b"", [("CJ002", "request", "the file is not JSON: a value is missing", CORRECT_IT)], id="nothing"),
    pytest.param(
        b"[" * 100_000, [("CJ002", "request", "the file is not JSON: it is nested too deeply", CORRECT_IT)], id="depth"
    ),
    pytest.param(
        b"1" * 5000,
        [("CJ002", "request", "the file is not JSON: it holds a number with too many digits", CORRECT_IT)],
        id="digits",
    ),
    pytest.param(
        b'{"RoleArn": "a", "Tags": [], "RoleArn": "b", "Tags": []}',
        [
            ("CJ003", "RoleArn", 'key "RoleArn" stands more than once in one object', "keep one of them"),
            ("CJ003", "Tags", 'key "Tags" stands more than once in one object', "keep one of them"),
        ],
        id="keys",
    ),
    pytest.param(
        b'"resnet50"', [("CJ004", "request", 'the file holds "resnet50", not a request', ONE_OR_A_LIST)], id="a text"
    ),
    pytest.param(b"null", [("CJ004", "request", "the file holds null, not a request", ONE_OR_A_LIST)], id="null"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_hinders_reading(text: bytes, expected: list[tuple[str, str, str, str]]) -> None:
    problems = [finding for finding, _ in read_bytes("a.json", text).problems]

    assert [(each.code, each.where, each.message, each.hint) for each in problems] == expected


WHERE = [
    pytest.param(b'[{"Tags": [1,], "RoleArn": x}]', Span(12, 13), id="where reading stopped"),
    pytest.param(b"[" * 100_000, Span(0, 1), id="depth"),
    pytest.param('["é", "'.encode() + b'\xff"]', Span(7, 8), id="a byte that is no UTF-8"),
    pytest.param(b" " + b"1" * 5000, Span(1, 2), id="digits"),
    pytest.param(b'{"a NaN": NaN}', Span(10, 11), id="NaN"),
]


@pytest.mark.parametrize(("text", "expected"), WHERE)
def test_where_it_stands(text: bytes, expected: Span) -> None:
    assert [span for _, span in read_bytes("a.json", text).problems] == [expected]


def test_a_job_name_that_another_request_of_the_file_has() -> None:
    names = ("resnet50", "resnet18", "resnet50")
    read = read_bytes("a.json", json.dumps([{**EXAMPLE, "CompilationJobName": name} for name in names]).encode())

    assert [[str(each.finding) for each in result.placed] for result in results(read)] == [
        [],
        [],
        [
            (
                'CompilationJobName: "resnet50" names a job before this one in the file '
                "(give each job a name of its own) [CJ005 job-name-repeated]"
            )
        ],
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (finding, span), *others = read_path(tmp_path / "none.json").problems

    assert not others
    assert span == Span(0, 0)
    assert str(finding) == (
        "request: the file cannot be read: No such file or directory "
        "(check its name, its rights and its encoding) [CJ001 file-unreadable]"
    )
