"""S3 addresses: bucket, key and Region as URIs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.rules.s3 import Address, address, region

DEFAULT = "sagemaker-us-west-2-111122223333"

ADDRESSES = [
    ("s3://bucket/model.tar.gz", Address("bucket", "model.tar.gz", None)),
    ("s3://bucket/a/b/model.tar.gz", Address("bucket", "a/b/model.tar.gz", None)),
    ("s3://bucket/", Address("bucket", "", None)),
    ("s3://bucket", Address("bucket", "", None)),
    (f"s3://{DEFAULT}/model.tar.gz", Address(DEFAULT, "model.tar.gz", "us-west-2")),
    (
        "s3://sagemaker-us-gov-west-1-111122223333/k",
        Address("sagemaker-us-gov-west-1-111122223333", "k", "us-gov-west-1"),
    ),
    ("s3://sagemaker-ti-test/k", Address("sagemaker-ti-test", "k", None)),
    ("https://bucket.s3.us-west-2.amazonaws.com/a/k", Address("bucket", "a/k", "us-west-2")),
    ("https://my.bucket.s3.us-west-2.amazonaws.com/k", Address("my.bucket", "k", "us-west-2")),
    ("https://bucket.s3.amazonaws.com/k", Address("bucket", "k", None)),
    (f"https://{DEFAULT}.s3.amazonaws.com/k", Address(DEFAULT, "k", "us-west-2")),
    ("https://bucket.s3-us-west-2.amazonaws.com/k", Address("bucket", "k", "us-west-2")),
    ("https://bucket.s3.dualstack.us-west-2.amazonaws.com/k", Address("bucket", "k", "us-west-2")),
    ("https://bucket.s3.cn-north-1.amazonaws.com.cn/k", Address("bucket", "k", "cn-north-1")),
    ("https://s3.us-west-2.amazonaws.com/bucket/a/k", Address("bucket", "a/k", "us-west-2")),
    ("https://s3.amazonaws.com/bucket/k", Address("bucket", "k", None)),
    ("https://bucket.s3.amazonaws.com", Address("bucket", "", None)),
    (f"https://{DEFAULT}.s3.us-east-1.amazonaws.com/k", Address(DEFAULT, "k", "us-east-1")),
    ("https://bucket.s3.amazonaws.com/k?X-Amz-Signature=abc", Address("bucket", "k", None)),
    ("https://example.com/model.tar.gz", None),
    ("https://s3.console.aws.amazon.com/s3/object/bucket", None),
    ("https://bucket.s3.amazonaws.com.example.com/k", None),
]


@pytest.mark.parametrize(("uri", "expected"), ADDRESSES, ids=[uri for uri, _ in ADDRESSES])
def test_a_uri_taken_apart(uri: str, expected: Address | None) -> None:
    assert address(uri) == expected


@pytest.mark.parametrize(("uri", "expected"), ADDRESSES, ids=[uri for uri, _ in ADDRESSES])
def test_the_region_a_uri_tells(uri: str, expected: Address | None) -> None:
    assert region(uri) == (expected.region if expected else None)


@given(st.from_regex(r"[^/\n]+", fullmatch=True), st.from_regex(r"[^\n]*", fullmatch=True))
def test_an_s3_uri_is_its_bucket_and_key(bucket: str, key: str) -> None:
    found = address(f"s3://{bucket}/{key}")

    assert found is not None
    assert (found.bucket, found.key) == (bucket, key)
