"""An ordinary request is read and judged the short way, and to the same end as the long way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob import CompilationJob
from compilejob.examine import examine_given, examine_ordinary
from compilejob.model.request import Request
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import EXAMPLE, Page, request_of
from compilejob.rules.rule import Rule

ACCOUNT = "111122223333"
BUCKETS = ["bucket", "b-1", "my.bucket", "Bucket", "b", "1bucket", "bucket-", f"sagemaker-us-east-1-{ACCOUNT}"]
NAMES = [
    "",
    "/",
    "/a",
    "/a/",
    "/a/b_1=2@c+d-e/",
    "/v1.0/",
    "/a//b",
    "/./a",
    "/../a",
    "/your-model",
    "/<a>",
    "/a b",
    "/à",
]
ARCHIVES = ["/model.tar.gz", "/a/v1.0/model-1.0.tar.gz", "/.tar.gz", "/a.tar.gz/", "/model.onnx", "/model.tgz"]
ROLES = [
    f"arn:aws:iam::{ACCOUNT}:role/Neo",
    f"arn:aws:iam::{ACCOUNT}:role/service-role/{'n' * 64}",
    f"arn:aws:iam::{ACCOUNT}:role/service-role/{'n' * 65}",
    f"arn:aws:iam::{ACCOUNT}:role/a//b",
    f"arn:aws:iam::{ACCOUNT}:role/a/",
    f"arn:aws:iam::{ACCOUNT}:roleNeo",
    f"arn:aws-cn:iam::{ACCOUNT}:role/Neo",
]
KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
REGIONS = ["us-east-1", "us-west-2", "ca-central-1", "cn-north-1", "us-gov-west-1", "us-east-1a", "us", "xx-a-1"]
KEYS = [
    None,
    "",
    KEY_ID,
    f"mrk-{'0' * 32}",
    "alias/a",
    "alias",
    f"key/{KEY_ID}",
    *(f"arn:aws:kms:{region}:{ACCOUNT}:key/{KEY_ID}" for region in REGIONS),
    f"arn:aws:kms:us-east-1:{ACCOUNT}:alias/a",
    f"arn:aws:kms:us-east-1:{ACCOUNT}:alias/",
    f"arn:aws:kms:us-east-1:{ACCOUNT[1:]}:alias/a",
]
IDS = ["sg-0a1b2c3d", "sg-0a1b2c3d4e5f67890", "sg-0a1b2c3d4", "subnet-0a1b2c3d", "subnet-0a1b2c3d4e5f67890", "sg-x"]
TAG_KEYS = ["team", "Team", "aws:team", "AWS:team", "aws"]
INPUTS = [
    None,
    '{"input0": [1, 3, 224, 224]}',
    '{"input0": [1, 3, 224, 224], "input0": [1, 3, 224, 224]}',
    '{"input\\u0030": [1, 3, 224, 224]}',
    "{}",
    "[[1, 3, 224, 224]]",
    '{"a": {"shape": [1, 3]}}',
    '{"a": [0]}',
    '{"a": []}',
    {"input0": [1, 3, 224, 224]},
]
OPTIONS = [
    None,
    '{"mcpu": "skylake-avx512"}',
    '{"mcpu": "a", "mcpu": "b"}',
    '"--verbose 1"',
    "{'mcpu': 1}",
    {"mcpu": "x"},
]
WAYS = st.sampled_from(BUCKETS).map("s3://{}".format)


def _lists(items: list[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(items), min_size=1, max_size=most)


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


REQUESTS = st.fixed_dictionaries(
    {
        "CompilationJobName": st.sampled_from(["resnet50", "a-b", "a_b", ""]),
        "RoleArn": st.sampled_from(ROLES),
        "InputConfig": st.fixed_dictionaries(
            {
                "S3Uri": st.builds(str.__add__, WAYS, st.sampled_from([*ARCHIVES, *NAMES])),
                "Framework": st.sampled_from(["PYTORCH", "TENSORFLOW", "XGBOOST", "PyTorch"]),
                "FrameworkVersion": st.sampled_from([None, "1.8", "9.9", "1"]),
                "DataInputConfig": st.sampled_from(INPUTS),
            }
        ).map(_without_none),
        "OutputConfig": st.fixed_dictionaries(
            {
                "S3OutputLocation": st.builds(str.__add__, WAYS, st.sampled_from([*NAMES, *ARCHIVES])),
                "TargetDevice": st.sampled_from([None, "ml_c5", "ml_inf1", "ml_trn1", "ml_c7g"]),
                "TargetPlatform": st.sampled_from(
                    [None, None, None, {"Os": "LINUX", "Arch": "ARM64"}, {"Os": "LINUX"}]
                ),
                "CompilerOptions": st.sampled_from(OPTIONS),
                "KmsKeyId": st.sampled_from(KEYS),
            }
        ).map(_without_none),
        "StoppingCondition": st.sampled_from(
            [
                {"MaxRuntimeInSeconds": 900},
                {"MaxRuntimeInSeconds": 899},
                {"MaxRuntimeInSeconds": "900"},
                {"MaxRuntimeInSeconds": 900, "MaxWaitTimeInSeconds": 900},
                {},
            ]
        ),
    },
    optional={
        "VpcConfig": st.fixed_dictionaries({"SecurityGroupIds": _lists(IDS, 3), "Subnets": _lists(IDS, 3)}),
        "Tags": st.lists(st.fixed_dictionaries({"Key": st.sampled_from(TAG_KEYS), "Value": st.just("a")}), max_size=3),
        "ModelPackageVersionArn": st.none(),
        "CompilationJobStatus": st.just("COMPLETED"),
    },
)


def _the_long_way(request: object) -> tuple[dict[str, Any], list[Any]]:
    read, found = examine_given(request, lambda data: Request.model_validate(data, by_alias=True, by_name=False))
    return read.__dict__, found


def _agrees(request: object) -> bool:
    """Whether the short way, if it takes a request, reads and finds what the long way does."""
    ordinary = examine_ordinary(CompilationJob, request)
    return ordinary is None or (ordinary[0].__dict__, ordinary[1]) == _the_long_way(request)


@given(REQUESTS)
def test_the_short_way_leads_where_the_long_way_does(request: dict[str, Any]) -> None:
    assert _agrees(request)


def _with(path: str, value: object) -> dict[str, Any]:
    """The example with another value in one place."""
    request = {name: dict(inner) if isinstance(inner, dict) else inner for name, inner in EXAMPLE.items()}
    *around, name = path.split(".")
    structure = request
    for step in around:
        structure = structure.setdefault(step, {})
    structure[name] = value
    return request


EACH_ALONE = [
    *(("RoleArn", value) for value in ROLES),
    *(("InputConfig.S3Uri", f"s3://{bucket}/model.tar.gz") for bucket in BUCKETS),
    *(("InputConfig.S3Uri", f"s3://bucket{name}") for name in (*ARCHIVES, *NAMES)),
    *(("OutputConfig.S3OutputLocation", f"s3://{bucket}/compiled/") for bucket in BUCKETS),
    *(("OutputConfig.S3OutputLocation", f"s3://bucket{name}") for name in (*ARCHIVES, *NAMES)),
    *(("OutputConfig.KmsKeyId", value) for value in KEYS),
    *(("InputConfig.DataInputConfig", value) for value in INPUTS),
    *(("OutputConfig.CompilerOptions", value) for value in OPTIONS),
    *(("VpcConfig", {"SecurityGroupIds": [one, other], "Subnets": [one]}) for one in IDS for other in IDS),
    *(("VpcConfig", {"SecurityGroupIds": IDS[:1], "Subnets": [one, other]}) for one in IDS for other in IDS),
    *(("Tags", [{"Key": one, "Value": ""}, {"Key": other, "Value": ""}]) for one in TAG_KEYS for other in TAG_KEYS),
]


@pytest.mark.parametrize(("path", "value"), EACH_ALONE, ids=[f"{path}={value}" for path, value in EACH_ALONE])
def test_each_value_alone(path: str, value: object) -> None:
    assert _agrees(_with(path, value))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in FILE_RULES], ids=lambda rule: rule.name)
def test_the_examples_of_every_rule(rule: Rule[Any]) -> None:
    page = Page.of(rule)
    for example in page.fails + page.passes:
        assert _agrees(request_of(example))


ORDINARY = [
    ("RoleArn", ROLES[1]),
    ("InputConfig.S3Uri", "s3://b-1/a/v1.0/model-1.0.tar.gz"),
    ("OutputConfig.S3OutputLocation", "s3://bucket"),
    ("OutputConfig.S3OutputLocation", "s3://bucket/a/b_1=2@c+d-e/"),
    ("OutputConfig.KmsKeyId", "alias/a"),
    ("OutputConfig.KmsKeyId", KEY_ID),
    ("OutputConfig.KmsKeyId", KEYS[7]),
    ("OutputConfig.CompilerOptions", OPTIONS[1]),
    ("InputConfig.DataInputConfig", "[[1, 3, 224, 224]]"),
    ("VpcConfig", {"SecurityGroupIds": IDS[:2], "Subnets": IDS[3:5]}),
    ("Tags", [{"Key": "team", "Value": "vision"}]),
]


@pytest.mark.parametrize(("path", "value"), ORDINARY, ids=[f"{path}={value}" for path, value in ORDINARY])
def test_ordinary_is(path: str, value: object) -> None:
    assert examine_ordinary(CompilationJob, _with(path, value)) is not None


def test_what_was_read_within_other_limits_is_not_ordinary() -> None:
    read = Request.model_validate(_with("OutputConfig.S3OutputLocation", "s3://B/"))
    assert examine_ordinary(CompilationJob, {**EXAMPLE, "OutputConfig": read.output_config}) is None
