"""`check` and the model: every defect at once, never an exception, and what is sent is what was written."""

import json
import sys
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob import CompilationJob, CompilationJobWarning, Finding, Report, Unlisted, check
from compilejob.findings import Rename
from compilejob.rules.page import EXAMPLE, request_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)

MEMBERS = [
    ("CompilationJobName",),
    ("RoleArn",),
    ("ModelPackageVersionArn",),
    ("InputConfig",),
    ("InputConfig", "S3Uri"),
    ("InputConfig", "DataInputConfig"),
    ("InputConfig", "Framework"),
    ("InputConfig", "FrameworkVersion"),
    ("OutputConfig",),
    ("OutputConfig", "S3OutputLocation"),
    ("OutputConfig", "TargetDevice"),
    ("OutputConfig", "TargetPlatform"),
    ("OutputConfig", "CompilerOptions"),
    ("OutputConfig", "KmsKeyId"),
    ("VpcConfig",),
    ("StoppingCondition",),
    ("StoppingCondition", "MaxRuntimeInSeconds"),
    ("Tags",),
]


class Hostile:
    """An object that helps nobody."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no equality")

    __hash__ = None  # type: ignore[assignment]  # unhashable on purpose


def _deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def _circular() -> dict[str, Any]:
    value: dict[str, Any] = {}
    value["again"] = value
    return value


HOSTILE = [
    pytest.param(None, id="None"),
    pytest.param(b"bytes", id="bytes"),
    pytest.param({1: 2, None: 3, ("a",): 4}, id="keys that are no strings"),
    pytest.param({"\ud800": 1}, id="lone surrogate as key"),
    pytest.param("\ud800", id="lone surrogate"),
    pytest.param({1, 2}, id="set"),
    pytest.param(_deep(100_000), id="deep list"),
    pytest.param("[" * 16_000, id="deep text"),
    pytest.param(_circular(), id="circular"),
    pytest.param(10**5000, id="huge integer"),
    pytest.param("9" * 5000, id="huge integer as text"),
    pytest.param(float("nan"), id="NaN"),
    pytest.param("NaN", id="NaN as text"),
    pytest.param(Hostile(), id="hostile object"),
    pytest.param(sys, id="module"),
    pytest.param((item for item in "ab"), id="generator"),
    pytest.param("x" * 1_000_000, id="megabyte"),
]


def _with(path: tuple[str, ...], value: object) -> dict[str, Any]:
    request: dict[str, Any] = json.loads(json.dumps(EXAMPLE))
    holder = request
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return request


def _exists(path: tuple[str | int, ...], data: Any) -> bool:
    for step in path:
        inner: Any = json.loads(data) if isinstance(data, str) else data
        try:
            data = inner[step]
        except (LookupError, TypeError):
            return False
    return True


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_request_gives_a_report(value: Any) -> None:
    report = check(value)

    assert isinstance(report, Report)
    assert not report.ok
    assert str(report)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("path", MEMBERS, ids=".".join)
def test_a_hostile_member_gives_a_report(path: tuple[str, ...], value: Any) -> None:
    report = check(_with(path, value))

    assert isinstance(report, Report)
    assert str(report)


@given(JSON)
def test_any_json_gives_a_report(value: Any) -> None:
    assert isinstance(check(value), Report)


@given(st.sampled_from(MEMBERS), JSON)
def test_a_finding_points_into_the_request(path: tuple[str, ...], value: Any) -> None:
    request = _with(path, value)
    for finding in check(request):
        assert _exists(finding.path, request)


@given(st.sampled_from(MEMBERS), JSON.map(json.dumps))
def test_a_finding_points_into_the_text_of_a_member(path: tuple[str, ...], text: str) -> None:
    request = _with(path, text)
    for finding in check(request):
        assert _exists(finding.path, request)


def _codes(report: Report) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in report]


def test_every_defect_is_found_at_once() -> None:
    report = check(
        {
            "CompilationJobName": "my job",
            "RoleArn": "arn:aws:iam::111122223333:role/Neo",
            "InputConfig": {
                "S3Uri": "s3://bucket/model.onnx",
                "DataInputConfig": '{"a": [1, null], "b": [0]}',
                "Framework": "KERAS",
                "FrameworkVersion": "2.2",
            },
            "OutputConfig": {
                "S3OutputLocation": "bucket",
                "TargetDevice": "ml_c5",
                "TargetPlatform": {"Os": "linux", "Arch": "ARM64"},
                "KmsKeyId": "my-key",
            },
            "StoppingCondition": {"MaxRuntimeInSeconds": "900"},
            "Tags": [{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}],
            "Tag": [],
        }
    )

    assert {
        ("CJ105", "CompilationJobName"),
        ("CJ406", "InputConfig.DataInputConfig.a[1]"),
        ("CJ105", "OutputConfig.S3OutputLocation"),
        ("CJ104", "OutputConfig.TargetPlatform.Os"),
        ("CJ103", "StoppingCondition.MaxRuntimeInSeconds"),
        ("CJ102", "Tag"),
        ("CJ201", "OutputConfig"),
        ("CJ401", "InputConfig.FrameworkVersion"),
        ("CJ501", "InputConfig.S3Uri"),
        ("CJ503", "OutputConfig.KmsKeyId"),
        ("CJ505", "Tags[1].Key"),
    } <= set(_codes(report))


UNREADABLE = [
    pytest.param(("OutputConfig", "TargetDevice"), "toaster", [("CJ104", "OutputConfig.TargetDevice")], id="device"),
    pytest.param(("InputConfig", "Framework"), "CAFFE", [("CJ104", "InputConfig.Framework")], id="framework"),
    pytest.param(("OutputConfig",), "s3://b/", [("CJ103", "OutputConfig")], id="a whole structure"),
    pytest.param(("InputConfig",), [], [("CJ103", "InputConfig")], id="the source"),
    pytest.param(
        ("InputConfig", "DataInputConfig"), "{", [("CJ110", "InputConfig.DataInputConfig")], id="text that is not JSON"
    ),
]


@pytest.mark.parametrize(("path", "value", "expected"), UNREADABLE)
def test_a_part_that_cannot_be_read_silences_only_what_needs_it(
    path: tuple[str, ...], value: object, expected: list[tuple[str, str]]
) -> None:
    assert _codes(check(_with(path, value))) == expected


NUMBERS = ["900", 900.0, True, 0, -1, 2**31, None]


@pytest.mark.parametrize("value", NUMBERS, ids=repr)
def test_numbers_are_strict(value: object) -> None:
    report = check(_with(("StoppingCondition", "MaxRuntimeInSeconds"), value))

    assert report.ok is (value is None)


ACCEPTED = [
    pytest.param(MappingProxyType(dict(EXAMPLE)), id="mapping proxy"),
    pytest.param(OrderedDict(EXAMPLE), id="ordered dict"),
    pytest.param(dict(EXAMPLE) | {"Tags": ()}, id="tuple for a list"),
    pytest.param(dict(EXAMPLE) | {"Tags": [{"Key": "équipe", "Value": ""}]}, id="letters beyond ASCII in tags"),
    pytest.param(_with(("OutputConfig", "TargetDevice"), Unlisted("ml_c7g")), id="vouched value"),
]


@pytest.mark.parametrize("request_", ACCEPTED)
def test_what_boto3_takes_is_taken(request_: object) -> None:
    assert check(request_).ok


REFUSED = [
    pytest.param(("Tags",), {"Key": "a"}, id="object for a list"),
    pytest.param(("Tags",), ["a"], id="string for a structure"),
    pytest.param(("CompilationJobName",), "a\n", id="trailing newline"),
    pytest.param(("RoleArn",), "arn:aws:iam::١١١١٢٢٢٢٣٣٣٣:role/Neo", id="digits of another script"),
    pytest.param(("CompilationJobName",), b"name", id="bytes"),
    pytest.param(("OutputConfig", "CompilerOptions"), '{"mcpu":\n"x"}', id="options on two lines"),
]


@pytest.mark.parametrize(("path", "value"), REFUSED)
def test_what_the_service_model_refuses_is_refused(path: tuple[str, ...], value: object) -> None:
    assert not check(_with(path, value)).ok


TEXTS = [
    '{"input0":[1,3,224,224]}',
    '{ "input0" : [1, 3,\t224, 224] }',
    '{"input0": [1, 3, 224, 224]}\n',
    "[[1,3,8,8]]",
]


@pytest.mark.parametrize("text", TEXTS)
def test_json_text_is_sent_byte_for_byte(text: str) -> None:
    job = CompilationJob.model_validate(_with(("InputConfig", "DataInputConfig"), text))

    assert job.to_boto3()["InputConfig"]["DataInputConfig"] == text
    assert CompilationJob.model_validate(job.to_boto3()).to_boto3() == job.to_boto3()


def test_json_text_may_be_written_as_the_value_it_means() -> None:
    with pytest.warns(CompilationJobWarning, match="CJ114"):
        job = CompilationJob.model_validate(_with(("InputConfig", "DataInputConfig"), {"input0": [1, 3, 224, 224]}))

    assert job.to_boto3()["InputConfig"]["DataInputConfig"] == '{"input0": [1, 3, 224, 224]}'


def test_unset_members_are_never_sent() -> None:
    assert check(dict(EXAMPLE) | {"Tags": None}).job == check(EXAMPLE).job
    assert "Tags" not in CompilationJob.model_validate(EXAMPLE).to_boto3()


def test_a_describe_response_is_read_as_the_request_it_answers() -> None:
    response = dict(EXAMPLE) | {
        "CompilationJobArn": "arn:aws:sagemaker:us-west-2:111122223333:compilation-job/resnet50",
        "CompilationJobStatus": "COMPLETED",
        "FailureReason": "",
        "ModelArtifacts": {"S3ModelArtifacts": "s3://bucket/compiled/model-ml_c5.tar.gz"},
        "ResponseMetadata": {"HTTPStatusCode": 200},
    }

    assert check(response).job == check(EXAMPLE).job
    assert [str(finding) for finding in check(response)] == [
        (
            "request: a DescribeCompilationJob response is read as its request, without CompilationJobArn, "
            "CompilationJobStatus, FailureReason, ModelArtifacts, ResponseMetadata "
            "(keep the request and not the response) [CJ115 response-member]"
        )
    ]


def test_a_job_is_frozen() -> None:
    job = CompilationJob.model_validate(EXAMPLE)

    with pytest.raises(ValueError, match="frozen"):
        job.role_arn = "other"  # type: ignore[misc]  # what is shown


def test_a_report_reads_well() -> None:
    report = check(_with(("OutputConfig", "TargetDevice"), "ml.c5"))

    assert str(report) == (
        'error: OutputConfig.TargetDevice: "ml.c5" is no TargetDevice the service lists (use "ml_c5") '
        "[CJ104 unknown-value]"
    )


CLOSEST = [
    ("ml.c5", ("OutputConfig", "TargetDevice"), "ml_c5"),
    ("ML_C5", ("OutputConfig", "TargetDevice"), "ml_c5"),
    ("jetson-xavier", ("OutputConfig", "TargetDevice"), "jetson_xavier"),
    ("jetson_xavire", ("OutputConfig", "TargetDevice"), "jetson_xavier"),
    ("CoreML", ("OutputConfig", "TargetDevice"), "coreml"),
    ("pytorch", ("InputConfig", "Framework"), "PYTORCH"),
    ("torch", ("InputConfig", "Framework"), "PYTORCH"),
    ("TensorFlow Lite", ("InputConfig", "Framework"), "TFLITE"),
    ("scikit-learn", ("InputConfig", "Framework"), "SKLEARN"),
]


@pytest.mark.parametrize(("written", "path", "meant"), CLOSEST)
def test_a_mistyped_value_is_told_the_closest_one(written: str, path: tuple[str, ...], meant: str) -> None:
    findings: list[Finding] = [finding for finding in check(_with(path, written)) if finding.code == "CJ104"]

    assert [finding.hint for finding in findings] == [f'use "{meant}"']


def test_the_whole_of_an_example_can_be_written() -> None:
    assert request_of("{}") == EXAMPLE


ITEMS = [
    pytest.param(["sg_1"], ["CJ105"], id="one item, malformed"),
    pytest.param([], ["CJ109"], id="none"),
    pytest.param(["sg-0a1b2c3d"] * 6, ["CJ109"], id="too many"),
]


@pytest.mark.parametrize(("groups", "codes"), ITEMS)
def test_items_are_counted_as_they_were_given(groups: list[str], codes: list[str]) -> None:
    vpc = {"SecurityGroupIds": groups, "Subnets": ["subnet-0a1b2c3d"]}

    assert [finding.code for finding in check(_with(("VpcConfig",), vpc)) if finding.severity == "error"] == codes


MISSPELLED = [
    pytest.param("stoppingCondition", "StoppingCondition", id="a required member"),
    pytest.param("inputConfig", "InputConfig", id="an optional member"),
    pytest.param("output_config", "OutputConfig", id="snake case"),
]


@pytest.mark.parametrize(("written", "meant"), MISSPELLED)
def test_a_misspelled_member_is_not_missing_too(written: str, meant: str) -> None:
    request = {written if name == meant else name: value for name, value in EXAMPLE.items()}

    assert [(finding.code, finding.hint, finding.fix) for finding in check(request)] == [
        ("CJ102", f"use {meant}", Rename((written,), meant))
    ]


def test_among_hundreds_of_unknown_members_none_is_misspelled() -> None:
    members = {"stoppingCondition" if name == "StoppingCondition" else name: value for name, value in EXAMPLE.items()}
    found = [finding.code for finding in check({**members, **{f"member{number}": 1 for number in range(200)}})]

    assert sorted(found) == ["CJ101", *["CJ102"] * 201]


def test_what_is_vouched_for_stays_so_in_the_job() -> None:
    job = check(_with(("OutputConfig", "TargetDevice"), Unlisted("ml_c7g"))).job

    assert [finding.code for finding in check(job)] == ["CJ112"]


def test_a_text_of_half_a_surrogate_pair_is_found() -> None:
    assert _codes(check(_with(("InputConfig", "DataInputConfig"), '"\\ud800"'))) == [("CJ103", "request")]


def test_a_job_may_be_made_by_attribute_names() -> None:
    with pytest.raises(ValueError, match="CJ105"):
        CompilationJob(
            compilation_job_name="!",
            role_arn="arn:aws:iam::111122223333:role/Neo",
            output_config={"S3OutputLocation": "s3://b/o/", "TargetDevice": "ml_c5"},  # type: ignore[arg-type]  # as a dict
            stopping_condition={"MaxRuntimeInSeconds": 900},  # type: ignore[arg-type]  # as a dict
        )


def test_what_a_terminal_would_obey_is_written_as_escapes() -> None:
    report = check({**EXAMPLE, "\x1b[31m": "\u202e"})

    assert str(report) == (
        'error: \\x1b[31m: the request has no member "\\u001b[31m" (remove it; the members are CompilationJobName, RoleArn, '
        "ModelPackageVersionArn, InputConfig, OutputConfig, VpcConfig, StoppingCondition, Tags) [CJ102 unknown-member]"
    )


def test_errors_come_before_warnings() -> None:
    with pytest.raises(ValueError, match="CJ105"):
        CompilationJob.model_validate(dict(EXAMPLE) | {"CompilationJobName": "a b", "Tags": None})


@pytest.mark.parametrize("value", ["null", '""'])
def test_a_required_option_that_says_nothing_is_missing(value: str) -> None:
    platform = {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"}
    text = f'{{"gpu-code": {value}, "trt-ver": "8.2.1", "cuda-ver": "10.2"}}'
    output = {"S3OutputLocation": "s3://b/o/", "TargetPlatform": platform, "CompilerOptions": text}

    assert "CJ301" in {finding.code for finding in check(dict(EXAMPLE) | {"OutputConfig": output})}
