"""Fixes change the span concerned and nothing else, and a second run finds nothing more to fix."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.fixes import fixed
from compilejob.read import read_bytes
from compilejob.results import results
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import EXAMPLE, Page, request_of

FIXES = [
    pytest.param(
        '{"InputConfig": {"DataInputConfig": "{\'a\': [1, 3]}"  }}',
        '{"InputConfig": {"DataInputConfig": "{\\"a\\": [1, 3]}"  }}',
        id="single quotes",
    ),
    pytest.param(
        '{"InputConfig": {"DataInputConfig": "{\\\\\\"a\\\\\\": [1, 3]}"}}',
        '{"InputConfig": {"DataInputConfig": "{\\"a\\": [1, 3]}"}}',
        id="shell-escaped quotes",
    ),
    pytest.param(
        '{"OutputConfig": {"TargetDevice": "ML.C5"}}', '{"OutputConfig": {"TargetDevice": "ml_c5"}}', id="enum spelling"
    ),
    pytest.param(
        '{"OutputConfig": {\n  "KmsKeyId": null,\n  "TargetDevice": "ml_c5"\n}}',
        '{"OutputConfig": {\n  "TargetDevice": "ml_c5"\n}}',
        id="null member, first",
    ),
    pytest.param(
        '{"OutputConfig": {\n  "TargetDevice": "ml_c5",\n  "KmsKeyId": null\n}}',
        '{"OutputConfig": {\n  "TargetDevice": "ml_c5"\n}}',
        id="null member, last",
    ),
    pytest.param('{"OutputConfig": {"KmsKeyId": null}}', '{"OutputConfig": {}}', id="null member, only"),
    pytest.param(
        '{"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\\"gpu_code\\":  \\"sm_62\\"}"}}',
        '{"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\\"gpu-code\\":  \\"sm_62\\"}"}}',
        id="gpu_code inside the text",
    ),
    pytest.param(
        '{"OutputConfig": {"TargetDevice": "Jetson-TX2", "CompilerOptions": "{\'gpu_code\': \'sm_62\'}"}}',
        '{"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\\"gpu-code\\": \\"sm_62\\"}"}}',
        id="one fix makes the next possible",
    ),
    pytest.param('[{"Tags": null}, {"Tags": null}]', "[{}, {}]", id="several requests"),
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_a_fix_changes_its_span_only(before: str, after: str) -> None:
    assert fixed(read_bytes("a.json", before.encode())).source.text == after


MARKED = ["\ufeff", ""]


@pytest.mark.parametrize("mark", MARKED, ids=["marked", "not marked"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_fix_keeps_the_encoding(encoding: str, mark: str) -> None:
    document = fixed(read_bytes("a.json", f'{mark}{{"Tags": null, "RoleArn": "é"}}'.encode(encoding)))

    assert document.encoded(document.source.text) == f'{mark}{{"RoleArn": "é"}}'.encode(encoding)


def test_a_repeated_key_is_not_taken_away() -> None:
    text = '{"Tags": [], "Tags": null}'

    assert fixed(read_bytes("a.json", text.encode())).source.text == text


def test_a_document_without_fixes_is_returned_as_it_is() -> None:
    document = read_bytes("a.json", json.dumps(EXAMPLE).encode())

    assert fixed(document) is document


EXAMPLES = [
    example
    for rule in RULES
    if rule not in FILE_RULES
    for example in (*Page.of(rule).fails, *Page.of(rule).passes)
    if "Unlisted" not in example
]


@given(st.sampled_from(EXAMPLES), st.sampled_from(EXAMPLES))
def test_fixing_is_idempotent_and_adds_no_finding(first: str, second: str) -> None:
    request: dict[str, Any] = request_of(first) | request_of(second)
    before = read_bytes("a.json", json.dumps(request).encode())
    after = fixed(before)

    def found(document: Any) -> set[tuple[str, object]]:
        return {(placed.finding.code, placed.finding.path) for result in results(document) for placed in result.placed}

    assert fixed(after) is after
    assert {code for code, _ in found(after)} - {code for code, _ in found(before)} <= _UNCOVERED
    assert [finding for result in results(after) for finding in result.placed if finding.finding.fix] == []


_UNCOVERED = frozenset(
    rule.code for rule in RULES if rule.code[:3] in {"CJ2", "CJ3", "CJ4"}
)  # rules that were silent while the text they read was not JSON
