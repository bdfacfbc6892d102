"""Reading YAML: places of findings, and what is no YAML or more than a request."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.read import read_bytes
from compilejob.results import results

REQUEST = """\
CompilationJobName: resnet50
RoleArn: arn:aws:iam::111122223333:role/Neo
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  DataInputConfig:
    input0: [1, 3, 224, 224]
  Framework: PYTORCH
  FrameworkVersion: '1.8'
OutputConfig:
  S3OutputLocation: s3://bucket/compiled/
  TargetDevice: jetson_xavier
  CompilerOptions:
    trt-ver: 8.2.1
StoppingCondition:
  MaxRuntimeInSeconds: 900
"""

FOUND = {
    "a text that is not quoted and a number": (
        ("FrameworkVersion: '1.8'", "FrameworkVersion: 1.10"),
        [(8, 21, "CJ103", "InputConfig.FrameworkVersion")],
    ),
    "an option, by its place": (
        ("trt-ver: 8.2.1", "trt-ver: 8.2"),
        [(13, 14, "CJ305", "OutputConfig.CompilerOptions.trt-ver")],
    ),
    "a dimension, by its place": (
        ("[1, 3,", "[0, 3,"),
        [(6, 14, "CJ406", "InputConfig.DataInputConfig.input0[0]")],
    ),
    "an option in JSON text, by its place in the text": (
        ("\n    trt-ver: 8.2.1", ' "{\\"trt-ver\\": \\"8.2\\"}"'),
        [(12, 35, "CJ305", "OutputConfig.CompilerOptions.trt-ver")],
    ),
    "a key that is repeated": (
        ("  MaxRuntimeInSeconds: 900", "  MaxRuntimeInSeconds: 900\n  MaxRuntimeInSeconds: 901"),
        [(16, 3, "CJ003", "StoppingCondition.MaxRuntimeInSeconds")],
    ),
    "a date": (
        ("resnet50\n", "2026-01-01\n"),
        [(1, 21, "CJ103", "CompilationJobName")],
    ),
    "a key that is no text": (
        ("input0:", "0:"),
        [(6, 5, "CJ110", "InputConfig.DataInputConfig")],
    ),
}


def found(content: bytes) -> list[tuple[int, int, str, str]]:
    """Line, column, code and way of what is wrong with a YAML file."""
    return [
        (placed.place.line, placed.place.column, placed.finding.code, placed.finding.where)
        for result in results(read_bytes("job.yaml", content))
        for placed in result.placed
    ]


def test_a_request_without_findings_has_none() -> None:
    assert found(REQUEST.encode()) == []


@pytest.mark.parametrize("case", FOUND)
def test_a_finding_has_its_place(case: str) -> None:
    change, expected = FOUND[case]
    assert found(REQUEST.replace(*change).encode()) == expected


UNREAD = {
    "no YAML": (b"a: b: c", [(1, 5, "CJ002", "request")]),
    "no text": (b"\xff", [(1, 1, "CJ001", "request")]),
    "a character that YAML does not have": (b"a: \x07", [(1, 4, "CJ002", "request")]),
    "NUL": (b"a: b\n\0\0\0\0", [(2, 1, "CJ002", "request")]),
    "a tag of a program": (b"a: !!python/name:os.system b", [(1, 4, "CJ002", "request")]),
    "a tag that lies": (b"a: !!timestamp b", [(1, 1, "CJ002", "request")]),
    "a number with too many digits": (b"a: " + b"1" * 5000, [(1, 1, "CJ002", "request")]),
    "a list in a list without end": (b"[" * 100_000, [(1, 1, "CJ002", "request")]),
    "a list that holds itself": (b"&a [*a]", [(1, 1, "CJ002", "request")]),
    "an object that merges itself": (b"&a {<<: *a}", [(1, 1, "CJ002", "request")]),
    "a merge key with a text": (b"<<: a", [(1, 5, "CJ002", "request")]),
    "a template that is not quoted": (b"a: {{ b }}", [(1, 5, "CJ002", "request")]),
    "aliases that stand for a billion values": (
        b"\n".join([b"a0: &a0 [1, 1]", *(b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 30))]),
        [(1, 1, "CJ002", "request")],
    ),
    "merged keys that stand for a billion": (
        b"\n".join(
            [
                b"a0: &a0 {a: 1}",
                *(b"a%d: &a%d {<<: [*a%d, *a%d], b%d: 1}" % (n, n, n - 1, n - 1, n) for n in range(1, 999)),
            ]
        ),
        [(1, 1, "CJ002", "request")],
    ),
    "more characters than are read": (b"#" * 8_000_001, [(1, 1, "CJ002", "request")]),
    "nothing": (b"", [(1, 1, "CJ004", "request")]),
    "a text": (b"resnet50", [(1, 1, "CJ004", "request")]),
}


@pytest.mark.parametrize("case", UNREAD)
def test_a_file_that_cannot_be_read_is_a_finding(case: str) -> None:
    content, expected = UNREAD[case]
    assert found(content) == expected


def test_aliases_and_merged_keys_are_read() -> None:
    content = (
        f"- &base\n{'  '.join(['', *REQUEST.splitlines(keepends=True)])}- <<: *base\n  CompilationJobName: resnet18\n"
    )
    document = read_bytes("jobs.yaml", content.encode())
    names = [request.data["CompilationJobName"] for request in document.requests if isinstance(request.data, dict)]
    assert names == ["resnet50", "resnet18"]
    assert found(content.encode()) == []


STREAMS = {
    "several documents": ("a: 1\n---\nb: 2\n", ["/0", "/1"]),
    "one with a mark before and behind it": ("---\na: 1\n---\n", [""]),
    "empty ones are counted where there are several": ("---\n# none\n---\na: 1\n---\n- b: 1\n", ["/1", "/2/0"]),
    "requests among other things": (
        "kind: Other\n---\njob:\n  CompilationJobName: a\n  InputConfig: {S3Uri: b}\n",
        ["/1/job"],
    ),
    "up to what cannot be read": ("a: 1\n---\nb: 2\n---\nc: d: e\n", ["/0", "/1"]),
}


@pytest.mark.parametrize("case", STREAMS)
def test_requests_of_a_stream_have_pointers(case: str) -> None:
    text, expected = STREAMS[case]
    assert [request.pointer for request in read_bytes("a.yaml", text.encode()).requests] == expected


def test_a_finding_in_a_stream_has_its_place() -> None:
    assert found(f"{REQUEST}---\n{REQUEST.replace('PYTORCH', 'TORCH')}".encode()) == [
        (17, 21, "CJ005", "CompilationJobName"),
        (23, 14, "CJ104", "InputConfig.Framework"),
    ]


def test_what_is_merged_has_the_place_where_it_is_written() -> None:
    text = "- &base\n  CompilationJobName: a\n  RoleArn: b\n- <<: [*base, {RoleArn: c, Tags: d}]\n  CompilationJobName: e\n"
    document = read_bytes("jobs.yaml", text.encode())
    assert [request.data for request in document.requests][1:] == [
        {"CompilationJobName": "e", "RoleArn": "b", "Tags": "d"}
    ]
    places = [document.place((1, name)) for name in ("CompilationJobName", "RoleArn", "Tags")]
    assert [(place.line, place.column) for place in places] == [(5, 23), (3, 12), (4, 34)]


def test_comments_are_told_where_they_are_for_us() -> None:
    text = """\
# compilejob: ignore[a]
a: 'no # compilejob: comment'  # compilejob: ignore[b] reason
b: |  # compilejob: ignore[c]
  # compilejob: no comment
c: no#compilejob:comment
d: [e, # compilejob: ignore[d]
  f]
  # another
"""
    told = [
        (each.text, each.line, each.is_alone, text[each.span.start : each.span.start + 1])
        for each in read_bytes("a.yaml", text.encode()).comments
    ]
    assert told == [
        (" compilejob: ignore[a]", 1, True, "#"),
        (" compilejob: ignore[b] reason", 2, False, "#"),
        (" compilejob: ignore[c]", 3, False, "#"),
        (" compilejob: ignore[d]", 6, False, "#"),
    ]


@given(st.binary() | st.text(alphabet=st.sampled_from("ab:-[]{},&*!|>'\"#%@`?\n <")).map(str.encode))
def test_whatever_is_read_nothing_is_raised(content: bytes) -> None:
    document = read_bytes("any.yaml", content)
    assert document.requests or document.problems or content.strip() == b"[]"
