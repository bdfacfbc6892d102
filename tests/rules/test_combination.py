"""What is remembered of one request is true of every other with the same combination of source and target."""

import json
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from compilejob.model.request import Request
from compilejob.rules import FILE_RULES, RULES, judge, table
from compilejob.rules.combination import Combination
from compilejob.rules.judge import judge_combination, judge_inputs
from compilejob.rules.page import EXAMPLE, Page, request_of

EXAMPLES = [
    request_of(example)
    for rule in RULES
    if rule not in FILE_RULES
    for example in (*Page.of(rule).fails, *Page.of(rule).passes)
]

ELSEWHERE = {
    "CompilationJobName": "another-job",
    "RoleArn": "arn:aws-us-gov:iam::444455556666:role/Other",
    "StoppingCondition": {"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": 30},
    "Tags": [{"Key": "aws:a", "Value": "b"}],
    "VpcConfig": {"SecurityGroupIds": ["sg-1", "sg-1"], "Subnets": ["vpc-2"]},
}


def _moved(request: dict[str, Any]) -> dict[str, Any]:
    """The same combination in a request of other names and places."""
    moved: dict[str, Any] = json.loads(json.dumps(request)) | ELSEWHERE
    if isinstance(moved.get("InputConfig"), dict):
        moved["InputConfig"]["S3Uri"] = "s3://another-bucket/another.tgz"
    if isinstance(moved.get("OutputConfig"), dict):
        moved["OutputConfig"] |= {"S3OutputLocation": "s3://another-bucket/out", "KmsKeyId": "alias/another"}
    return moved


SHAPES = st.sampled_from(["", "{}", "[]", "[[1, 3, 8, 8]]", '{"x:0": [0, 224, 224, 3], "input10": [1], "input2": [2]}'])


def _reshaped(request: dict[str, Any], shapes: str) -> dict[str, Any]:
    """The same combination with other inputs."""
    reshaped: dict[str, Any] = json.loads(json.dumps(request))
    if isinstance(reshaped.get("InputConfig"), dict) and reshaped["InputConfig"].get("DataInputConfig"):
        reshaped["InputConfig"]["DataInputConfig"] = shapes
    return reshaped


@given(st.sampled_from(EXAMPLES), st.sampled_from(EXAMPLES), st.booleans(), SHAPES)
def test_a_remembered_judgement_is_the_judgement(first: Any, second: Any, moved: Any, shapes: Any) -> None:
    other = _reshaped(first, shapes) if shapes else second
    for data in (first, other, _moved(first) if moved else _moved(other), first):
        try:
            request = Request.model_validate(data)
        except ValidationError:
            continue
        afresh = judge_combination(request) + judge_inputs(request)
        found = judge(request)
        assert found[: len(afresh)] == afresh
        assert {finding.code for finding in found[len(afresh) :]}.isdisjoint(_REMEMBERED)


_REMEMBERED = {
    rule.code for rules in (table.COMBINATION_RULES, table.OPTION_RULES, table.INPUT_RULES) for rule in rules
}


PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"
PLATFORMS = [
    {"Os": "LINUX", "Arch": "ARM64"},
    {"Os": "ANDROID", "Arch": "ARM64"},
    {"Os": "LINUX", "Arch": "X86_64"},
    {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "MALI"},
]
DIFFERENT: list[dict[str, Any]] = [
    {},
    {"InputConfig": {"Framework": "ONNX"}},
    {"InputConfig": {"FrameworkVersion": "1.8"}},
    {"InputConfig": {"DataInputConfig": None}},
    {"InputConfig": {"DataInputConfig": "[]"}},
    {"InputConfig": None, "ModelPackageVersionArn": PACKAGE},
    {"ModelPackageVersionArn": PACKAGE},
    {"OutputConfig": {"TargetDevice": "ml_p3"}},
    {"OutputConfig": {"CompilerOptions": '{"mcpu": "core-avx2"}'}},
    *({"OutputConfig": {"TargetDevice": None, "TargetPlatform": platform}} for platform in PLATFORMS),
]


@pytest.mark.parametrize(("first", "second"), [*combinations(DIFFERENT, 2)], ids=json.dumps)
def test_requests_that_differ_in_source_or_target_are_of_two_combinations(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    one, other = (Request.model_validate(request_of(json.dumps(patch))) for patch in (first, second))

    assert Combination.of(one) != Combination.of(other)


def test_what_is_remembered_cannot_be_changed_from_outside() -> None:
    request = Request.model_validate(EXAMPLE)
    judge(request).append(None)  # type: ignore[arg-type]  # what a careless caller would do

    assert judge(request) == []
