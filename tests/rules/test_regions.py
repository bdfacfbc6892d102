"""CJ5: the Regions and partitions that the parts of a request are in."""

from typing import Any

import pytest

from tests.rules.found import findings, found

OUTPUT, KEY, PACKAGE = "OutputConfig.S3OutputLocation", "OutputConfig.KmsKeyId", "ModelPackageVersionArn"


def in_regions(
    *,
    partition: str = "aws",
    package: str | None = None,
    source: str | None = None,
    output: str | None = None,
    key: str | None = None,
    role: str = "aws",
) -> dict[str, Any]:
    """A request whose parts are in Regions, and whose ARNs are in a partition, the role's in its own."""

    def bucket(region: str | None) -> str:
        return f"sagemaker-{region}-111122223333" if region else "bucket"

    patch: dict[str, Any] = {
        "RoleArn": f"arn:{role}:iam::111122223333:role/Neo",
        "InputConfig": {"S3Uri": f"s3://{bucket(source)}/model.tar.gz"},
        "OutputConfig": {"S3OutputLocation": f"s3://{bucket(output)}/out/"},
    }
    if package:
        patch["InputConfig"] = None
        patch["ModelPackageVersionArn"] = f"arn:{partition}:sagemaker:{package}:111122223333:model-package/detector/3"
    if key:
        patch["OutputConfig"]["KmsKeyId"] = f"arn:{partition}:kms:{key}:111122223333:alias/Neo"
    return patch


CASES = [
    pytest.param(in_regions(), [], id="no Region told"),
    pytest.param(in_regions(source="us-west-2", output="us-west-2", key="us-west-2"), [], id="one Region"),
    pytest.param(
        in_regions(package="us-west-2", output="us-west-2", key="us-west-2"), [], id="one Region and a package"
    ),
    pytest.param(
        in_regions(source="us-west-2", output="us-east-1"),
        [("CJ514", OUTPUT, "S3OutputLocation is in us-east-1, S3Uri in us-west-2")],
        id="two buckets",
    ),
    pytest.param(
        in_regions(output="us-west-2", key="us-east-1"),
        [("CJ514", KEY, "KmsKeyId is in us-east-1, S3OutputLocation in us-west-2")],
        id="bucket and key",
    ),
    pytest.param(
        in_regions(package="us-west-2", key="us-east-1"),
        [("CJ514", KEY, "KmsKeyId is in us-east-1, ModelPackageVersionArn in us-west-2")],
        id="package and key",
    ),
    pytest.param(
        in_regions(package="us-west-2", output="us-east-1", key="us-east-1"),
        [("CJ514", OUTPUT, "S3OutputLocation is in us-east-1, ModelPackageVersionArn in us-west-2")],
        id="one finding for one package elsewhere",
    ),
    # partitions
    pytest.param(in_regions(key="cn-north-1", partition="aws-cn", role="aws-cn"), [], id="all in China"),
    pytest.param(
        in_regions(key="cn-north-1", partition="aws-cn"),
        [("CJ513", KEY, "KmsKeyId is in the partition aws-cn, RoleArn in aws")],
        id="key in China",
    ),
    pytest.param(
        in_regions(package="us-west-2", role="aws-us-gov"),
        [("CJ513", PACKAGE, "ModelPackageVersionArn is in the partition aws, RoleArn in aws-us-gov")],
        id="role of GovCloud",
    ),
    pytest.param(
        in_regions(key="cn-north-1"),
        [("CJ513", KEY, 'Region "cn-north-1" is in the partition aws-cn, not in aws')],
        id="Region of another partition",
    ),
    pytest.param(
        in_regions(source="us-west-2", key="cn-north-1", partition="aws-cn"),
        [("CJ513", KEY, "KmsKeyId is in the partition aws-cn, RoleArn in aws")],
        id="another partition is no second finding",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ5") == expected


def test_a_region_of_another_partition_is_told_its_own() -> None:
    assert [finding.hint for finding in findings(in_regions(key="cn-north-1"), "CJ5")] == [
        "begin the ARN with arn:aws-cn, or give another Region"
    ]


def test_the_region_of_a_malformed_arn_is_no_second_finding() -> None:
    patch = in_regions(output="us-west-2", key="us-east-1a")

    assert found(patch, "CJ5") == [("CJ503", KEY, '"us-east-1a" is an Availability Zone, not a Region')]


def test_an_https_address_tells_its_region() -> None:
    patch = in_regions(key="us-east-1") | {
        "InputConfig": {"S3Uri": "https://bucket.s3.us-west-2.amazonaws.com/model.tar.gz"}
    }

    assert [code for code, _, _ in found(patch, "CJ5")] == ["CJ508", "CJ514"]
