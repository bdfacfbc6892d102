"""CJ1: what is taken in another form than boto3 takes it, and remarked on."""

from collections.abc import Mapping
from typing import Any

import pytest

from compilejob import Finding, check
from compilejob.findings import Fix, Remove, Replace
from compilejob.rules import paths
from compilejob.rules.page import EXAMPLE

Remark = tuple[str, str, str, str | None, Fix | None]

OPTIONS = {"mcpu": "skylake-avx512"}
AS_TEXT = "write it as JSON text"


def given(**members: object) -> dict[str, Any]:
    """The example with these members as they are, where `found` would merge them."""
    return {**EXAMPLE, **members}


def source(**members: object) -> dict[str, Any]:
    return given(InputConfig={**EXAMPLE["InputConfig"], **members})


def output(**members: object) -> dict[str, Any]:
    return given(OutputConfig={**EXAMPLE["OutputConfig"], **members})


def null(*path: str) -> Remark:
    return "CJ111", ".".join(path), f"{path[-1]} is null and is not sent", "remove it", Remove(path)


CASES = [
    pytest.param(given(Tags=None), [null("Tags")], id="a null member"),
    pytest.param(output(KmsKeyId=None), [null("OutputConfig", "KmsKeyId")], id="a null member of one"),
    pytest.param(
        source(S3Uri=None),
        [("CJ103", "InputConfig.S3Uri", "S3Uri is null, not a string", "give a string", None)],
        id="a member that must be given is not left out",
    ),
    pytest.param(
        given(OutputConfig={**EXAMPLE["OutputConfig"], "KmsKeyId": None}, Tags=None, VpcConfig=None),
        [null("OutputConfig", "KmsKeyId"), null("Tags"), null("VpcConfig")],
        id="every one of them",
    ),
    pytest.param(
        output(TargetPlatform={"Os": "LINUX", "Arch": "ARM64", "Accelerator": None}, KmsKeyId=None, TargetDevice=None),
        [
            null("OutputConfig", "TargetDevice"),
            null("OutputConfig", "TargetPlatform", "Accelerator"),
            null("OutputConfig", "KmsKeyId"),
        ],
        id="at every depth",
    ),
    pytest.param(
        source(DataInputConfig={"input0": [1, 3, 8, 8]}),
        [
            (
                "CJ114",
                "InputConfig.DataInputConfig",
                "DataInputConfig is an object and is sent as its JSON text",
                AS_TEXT,
                Replace(paths.INPUTS, '{"input0": [1, 3, 8, 8]}'),
            )
        ],
        id="an object for JSON text",
    ),
    pytest.param(
        source(DataInputConfig=([1, 3, 8, 8],)),
        [
            (
                "CJ114",
                "InputConfig.DataInputConfig",
                "DataInputConfig is a list and is sent as its JSON text",
                AS_TEXT,
                Replace(paths.INPUTS, "[[1, 3, 8, 8]]"),
            )
        ],
        id="a tuple for JSON text",
    ),
    pytest.param(
        output(CompilerOptions=OPTIONS),
        [
            (
                "CJ114",
                "OutputConfig.CompilerOptions",
                "CompilerOptions is an object and is sent as its JSON text",
                AS_TEXT,
                Replace(paths.OPTIONS, '{"mcpu": "skylake-avx512"}'),
            )
        ],
        id="options by key",
    ),
    pytest.param(
        given(
            InputConfig={**EXAMPLE["InputConfig"], "DataInputConfig": {"input0": [1, 3, 8, 8]}},
            OutputConfig={**EXAMPLE["OutputConfig"], "CompilerOptions": OPTIONS},
        ),
        [
            (
                "CJ114",
                "InputConfig.DataInputConfig",
                "DataInputConfig is an object and is sent as its JSON text",
                AS_TEXT,
                Replace(paths.INPUTS, '{"input0": [1, 3, 8, 8]}'),
            ),
            (
                "CJ114",
                "OutputConfig.CompilerOptions",
                "CompilerOptions is an object and is sent as its JSON text",
                AS_TEXT,
                Replace(paths.OPTIONS, '{"mcpu": "skylake-avx512"}'),
            ),
        ],
        id="both",
    ),
    pytest.param(
        source(DataInputConfig={"a": [1] * 6000}),
        [
            (
                "CJ106",
                "InputConfig.DataInputConfig",
                "DataInputConfig has more than 16384 characters: an object",
                "use at most 16384 characters",
                None,
            ),
        ],
        id="an object whose JSON text is long",
    ),
    pytest.param(
        output(CompilerOptions={1: "a"}),
        [
            (
                "CJ110",
                "OutputConfig.CompilerOptions",
                "CompilerOptions has no JSON form: a key of it is of Python type int",
                "give JSON text",
                None,
            ),
        ],
        id="an object without JSON text",
    ),
    pytest.param(
        output(TargetDevice=b"ml_c5"),
        [
            (
                "CJ104",
                "OutputConfig.TargetDevice",
                "TargetDevice is a value of Python type bytes, not a string",
                "give a string",
                None,
            )
        ],
        id="bytes for a value of a list",
    ),
    pytest.param(
        given(OutputConfig="s3://bucket/", InputConfig="s3://bucket/model.tar.gz"),
        [
            (
                "CJ103",
                "InputConfig",
                'InputConfig is "s3://bucket/model.tar.gz", not an object',
                "give an object",
                None,
            ),
            ("CJ103", "OutputConfig", 'OutputConfig is "s3://bucket/", not an object', "give an object", None),
        ],
        id="texts for what holds JSON texts",
    ),
    pytest.param(
        given(CompilationJobStatus="COMPLETED", InferenceImage="image"),
        [
            (
                "CJ115",
                "request",
                "a DescribeCompilationJob response is read as its request, without CompilationJobStatus, InferenceImage",
                "keep the request and not the response",
                None,
            )
        ],
        id="a response",
    ),
]


@pytest.mark.parametrize(("request_", "expected"), CASES)
def test_what_is_remarked(request_: Mapping[str, Any], expected: list[Remark]) -> None:
    def remark(finding: Finding) -> Remark:
        return finding.code, finding.where, finding.message, finding.hint, finding.fix

    assert [remark(finding) for finding in check(request_) if finding.code < "CJ2"] == expected


def test_a_value_that_is_nested_without_end_has_no_json_text() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]

    assert [
        (each.code, each.message, each.fix) for each in check(source(DataInputConfig=nested)) if each.code < "CJ2"
    ] == [
        ("CJ110", "DataInputConfig has no JSON form: it is nested too deeply, or holds itself", None),
    ]


PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"


@pytest.mark.parametrize("request_", [None, 5, "{}", [EXAMPLE]], ids=["null", "number", "text", "list"])
def test_what_is_no_request_is_told_so(request_: object) -> None:
    (only,) = check(request_)

    assert (only.code, only.where, only.hint) == ("CJ103", "request", "give an object")
    assert only.message.startswith("the request is ")


def test_the_response_of_a_job_from_a_package_has_an_input_that_is_not_its_source() -> None:
    answered = {name: value for name, value in EXAMPLE.items() if name != "InputConfig"}
    answered |= {"ModelPackageVersionArn": PACKAGE}
    response = given(ModelPackageVersionArn=PACKAGE, CompilationJobStatus="COMPLETED")

    assert check(response).job == check(answered).job
    assert [finding.message for finding in check(response)] == [
        "a DescribeCompilationJob response is read as its request, without InputConfig, CompilationJobStatus"
    ]


def test_the_response_of_another_job_has_its_source() -> None:
    response = given(ModelPackageVersionArn=None, CompilationJobStatus="COMPLETED")

    assert check(response).job == check(EXAMPLE).job


def test_a_null_member_that_no_request_has_is_told_once() -> None:
    assert [(finding.code, finding.where) for finding in check(given(Tagz=None))] == [("CJ102", "Tagz")]
