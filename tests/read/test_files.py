"""What is in a file: requests, and what hinders reading them."""

import json

import pytest

from compilejob.read import read_bytes
from compilejob.rules.page import EXAMPLE

REQUESTS = [
    pytest.param(json.dumps(EXAMPLE), [("", EXAMPLE)], id="one request"),
    pytest.param(json.dumps([EXAMPLE, 1]), [("/0", EXAMPLE), ("/1", 1)], id="a list"),
    pytest.param("\ufeff" + json.dumps(EXAMPLE), [("", EXAMPLE)], id="with a byte order mark"),
    pytest.param(json.dumps({"$schema": "compilejob.schema.json", **EXAMPLE}), [("", EXAMPLE)], id="with $schema"),
    pytest.param("3", [], id="no request"),
    pytest.param("{", [], id="no JSON"),
]


@pytest.mark.parametrize(("text", "expected"), REQUESTS)
def test_requests_are_found_with_their_pointers(text: str, expected: list[tuple[str, object]]) -> None:
    found = read_bytes("a.json", text.encode()).requests

    assert [(request.pointer, request.data) for request in found] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32-le"])
def test_the_encodings_of_json_are_read(encoding: str) -> None:
    document = read_bytes("a.json", json.dumps({"é": "日本"}, ensure_ascii=False).encode(encoding))

    assert [request.data for request in document.requests] == [{"é": "日本"}]


UNREAD = [
    pytest.param(b'{"a": 1,}', "the file is not JSON: it has a trailing comma", id="trailing comma"),
    pytest.param(b"{'a': 1}", "the file is not JSON: it has single quotes", id="single quotes"),
    pytest.param(b"", "the file is not JSON: a value is missing", id="nothing"),
    pytest.param(b"\x80", "the file cannot be read: byte 0 is no UTF-8", id="no UTF-8"),
    pytest.param(b"3", "the file holds 3, not a request", id="a number"),
]


@pytest.mark.parametrize(("content", "message"), UNREAD)
def test_what_hinders_reading_is_a_finding(content: bytes, message: str) -> None:
    assert [finding.message for finding, _ in read_bytes("a.json", content).problems] == [message]
