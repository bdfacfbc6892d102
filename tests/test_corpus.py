"""Real requests from public code, with what became of them: what worked is not refused, what failed is found."""

import json
from pathlib import Path
from typing import Any

import pytest

from compilejob import CompilationJob, check
from compilejob.findings import Severity

CORPUS = Path(__file__).parent / "corpus"
REQUESTS: list[dict[str, Any]] = json.loads((CORPUS / "requests.json").read_text("utf-8"))
OUTCOMES: list[dict[str, Any]] = json.loads((CORPUS / "outcomes.json").read_text("utf-8"))

PSEUDO_JSON = {45}
"""Published in the developer guide with single quotes, which no JSON reader takes."""

WORKED = [
    pytest.param(case["request"], id=str(case["id"]))
    for case in (*REQUESTS, *OUTCOMES)
    if "worked" in {case.get("evidence"), case.get("outcome")} and case["id"] not in PSEUDO_JSON
]

FAILED = {
    2: {"CJ308"},  # a JSON object of options for ml_inf1
    127: {"CJ111"},  # TargetDevice None, which boto3 refuses
    142: {"CJ101", "CJ105"},  # no StoppingCondition; an account id of nine digits
    160: {"CJ501"},  # a .tar
    161: {"CJ406"},  # null dimensions
    "ex3239-inf1-resnet18": {"CJ411"},  # PyTorch 1.5 on ml_inf1
}
"""By id, the codes that name the cause. What else failed did so for what a request does not show."""


@pytest.mark.parametrize("request_", WORKED)
def test_a_request_that_worked_has_no_error(request_: dict[str, Any]) -> None:
    assert [finding for finding in check(request_) if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("request_", WORKED)
@pytest.mark.filterwarnings("ignore::compilejob.CompilationJobWarning")
def test_a_request_that_worked_is_sent_as_it_is(request_: dict[str, Any]) -> None:
    given = {name: value for name, value in request_.items() if value is not None}

    assert json.loads(json.dumps(CompilationJob.model_validate(given).to_boto3())) == given


@pytest.mark.parametrize(
    ("request_", "causes"),
    [
        pytest.param(case["request"], FAILED[case["id"]], id=str(case["id"]))
        for case in (*REQUESTS, *OUTCOMES)
        if case["id"] in FAILED
    ],
)
def test_a_request_that_failed_for_what_it_says_is_found(request_: dict[str, Any], causes: set[str]) -> None:
    assert {finding.code for finding in check(request_)} >= causes


def test_pseudo_json_is_refused_with_a_fix() -> None:
    request = next(case["request"] for case in REQUESTS if case["id"] in PSEUDO_JSON)

    assert [(finding.code, finding.fix is not None) for finding in check(request) if finding.severity == "error"] == [
        ("CJ110", True),
        ("CJ110", True),
    ]
