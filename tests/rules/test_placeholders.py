"""CJ5: words of an example that were not replaced."""

from typing import Any

import pytest

from compilejob.rules.placeholders import marked_placeholder, worded_placeholder
from tests.rules.found import found

SOURCE, OUTPUT = "InputConfig.S3Uri", "OutputConfig.S3OutputLocation"


def source(uri: str) -> dict[str, Any]:
    return {"InputConfig": {"S3Uri": uri}}


def output(uri: str) -> dict[str, Any]:
    return {"OutputConfig": {"S3OutputLocation": uri}}


CASES = [
    pytest.param(
        source("s3://your-bucket/model.tar.gz"),
        [("CJ511", SOURCE, '"your-bucket" looks like a placeholder')],
        id="bucket",
    ),
    pytest.param(
        output("s3://YOUR_BUCKET/out"), [("CJ511", OUTPUT, '"YOUR_BUCKET" looks like a placeholder')], id="BUCKET"
    ),
    pytest.param(
        output("s3://amzn-s3-demo-bucket/out"),
        [("CJ511", OUTPUT, '"amzn-s3-demo-bucket" looks like a placeholder')],
        id="reserved by S3",
    ),
    pytest.param(
        output("s3://DOC-EXAMPLE-BUCKET1/out"),
        [("CJ511", OUTPUT, '"DOC-EXAMPLE-BUCKET1" looks like a placeholder')],
        id="reserved by S3 before",
    ),
    pytest.param(
        output("s3://bucket-name/key-name-prefix"),
        [("CJ511", OUTPUT, '"bucket-name" looks like a placeholder')],
        id="of the API reference",
    ),
    pytest.param(
        source("s3://bucket/<model>.tar.gz"), [("CJ511", SOURCE, '"<model>" looks like a placeholder')], id="in a key"
    ),
    pytest.param(
        source("s3://bucket/{name}/model.tar.gz"),
        [("CJ511", SOURCE, '"{name}" looks like a placeholder')],
        id="no f-string",
    ),
    # what real requests have
    pytest.param(source("s3://example-bucket/model.tar.gz"), [], id="example-bucket"),
    pytest.param(source("s3://my-bucket/model.tar.gz"), [], id="my-bucket"),
    pytest.param({"RoleArn": "arn:aws:iam::123456789012:role/YourRole"}, [], id="the role of an example"),
    pytest.param(source("s3://bucket/four-hours/resources/yourself.tar.gz"), [], id="words with our in them"),
    pytest.param(source("s3://bucket/hour/your.tar.gz"), [], id="your as a word"),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ5") == expected


def test_a_placeholder_that_is_no_bucket_name_is_found_as_that_alone() -> None:
    assert [code for code, _, _ in found(output("s3://<bucket>/<prefix>"), "CJ5")] == ["CJ506"]


def test_it_is_found_when_the_other_location_cannot_be_read() -> None:
    assert found({"InputConfig": {"S3Uri": 1}} | output("s3://your-bucket/out"), "CJ5") == [
        ("CJ511", OUTPUT, '"your-bucket" looks like a placeholder')
    ]


@pytest.mark.parametrize("text", ["<name>", "${NAME}", "{name}", "{{ name }}", "$(name)", "$BUCKET"])
def test_signs_that_set_a_placeholder_apart(text: str) -> None:
    assert marked_placeholder(f"a/{text}.b") == text


@pytest.mark.parametrize("text", ["your-name", "your_name", "YOUR_NAME", "YourName", "Your-Name"])
def test_names_that_are_placeholders(text: str) -> None:
    assert worded_placeholder(f"a/{text}.b") == text


@pytest.mark.parametrize("text", ["yours", "tour-name", "a$b", "a<b", "xyour-name", "$"])
def test_texts_that_are_no_placeholders(text: str) -> None:
    assert (marked_placeholder(text), worded_placeholder(text)) == (None, None)
