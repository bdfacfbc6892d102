"""CJ5: where the model is read from and written to."""

from typing import Any

import pytest

from compilejob import check
from compilejob.findings import Fix, Replace
from compilejob.rules import paths
from compilejob.rules.page import EXAMPLE
from tests.rules.found import findings, found

SOURCE, TARGET = "InputConfig.S3Uri", "OutputConfig.S3OutputLocation"


def source(uri: str) -> dict[str, Any]:
    return {"InputConfig": {"S3Uri": uri}}


def output(uri: str) -> dict[str, Any]:
    return {"OutputConfig": {"S3OutputLocation": uri}}


CASES = [
    pytest.param({}, [], id="the example"),
    # the archive
    pytest.param(
        source("s3://bucket/model.onnx"), [("CJ501", SOURCE, '"model.onnx" is not a .tar.gz archive')], id="model file"
    ),
    pytest.param(
        source("s3://bucket/a/MODEL.ZIP"), [("CJ501", SOURCE, '"MODEL.ZIP" is not a .tar.gz archive')], id="zip"
    ),
    pytest.param(
        source("s3://bucket/model.tar"), [("CJ501", SOURCE, '"model.tar" is not a .tar.gz archive')], id="tar"
    ),
    pytest.param(
        source("s3://bucket"), [("CJ501", SOURCE, '"s3://bucket" names a bucket and no archive')], id="bucket"
    ),
    pytest.param(
        source("s3://bucket/"), [("CJ501", SOURCE, '"s3://bucket/" names a bucket and no archive')], id="bucket/"
    ),
    pytest.param(
        source("s3://bucket/models/train"), [("CJ502", SOURCE, '"train" does not end in .tar.gz')], id="prefix"
    ),
    pytest.param(
        source("s3://bucket/models/"),
        [("CJ502", SOURCE, '"s3://bucket/models/" is a prefix, not an object')],
        id="prefix/",
    ),
    pytest.param(source("s3://bucket/model.tgz"), [("CJ502", SOURCE, '"model.tgz" does not end in .tar.gz')], id="tgz"),
    pytest.param(
        source("s3://bucket/model.TAR.GZ"), [("CJ502", SOURCE, '"model.TAR.GZ" does not end in .tar.gz')], id="TAR.GZ"
    ),
    pytest.param(output("s3://bucket"), [], id="output in a bucket without prefix"),
    pytest.param(output("s3://bucket/out/model.tar.gz"), [], id="output under a name like an archive's"),
    pytest.param(
        source("s3://bucket/<path>"),
        [("CJ511", SOURCE, '"<path>" looks like a placeholder')],
        id="placeholder for a path",
    ),
    # bucket names
    pytest.param(
        source("s3://<your_bucket>/model.tar.gz"),
        [("CJ506", SOURCE, 'bucket name "<your_bucket>" is a placeholder')],
        id="placeholder for a bucket",
    ),
    pytest.param(
        output("s3://${BUCKET}/out"),
        [("CJ506", TARGET, 'bucket name "${BUCKET}" is a placeholder')],
        id="variable for a bucket",
    ),
    pytest.param(
        output("s3://my bucket/out"),
        [("CJ506", TARGET, 'bucket name "my bucket" has the character " "')],
        id="space in a bucket",
    ),
    pytest.param(
        output("s3://192.168.5.4/out"),
        [("CJ506", TARGET, 'bucket name "192.168.5.4" has the form of an IP address')],
        id="IP address",
    ),
    pytest.param(output("s3://b/out"), [("CJ506", TARGET, 'bucket name "b" is too short')], id="short bucket"),
    pytest.param(output("s3://11/out"), [("CJ506", TARGET, 'bucket name "11" is too short')], id="short, of digits"),
    pytest.param(output("s3://b./out"), [("CJ506", TARGET, 'bucket name "b." is too short')], id="short, with a dot"),
    pytest.param(
        output(f"s3://{'b' * 256}/out"), [("CJ506", TARGET, f'bucket name "{"b" * 59}…" is too long')], id="long bucket"
    ),
    pytest.param(
        output("s3://s3://bucket/out"),
        [("CJ506", TARGET, '"s3://s3://bucket/out" says s3:// twice')],
        id="scheme twice",
    ),
    pytest.param(output("s3://111122223333/out"), [], id="bucket of digits"),
    pytest.param(output("s3://my.bucket-1/out"), [], id="dots and hyphens"),
    pytest.param(output("s3://arn:aws:s3:us-west-2:111122223333:accesspoint/ap/out"), [], id="access point"),
    pytest.param(output("s3://ap-abc123-s3alias/out"), [], id="access point alias"),
    # names of old buckets
    pytest.param(
        output("s3://MyBucket/out"), [("CJ507", TARGET, 'bucket name "MyBucket" has capital letters')], id="capitals"
    ),
    pytest.param(
        output("s3://my_bucket/out"), [("CJ507", TARGET, 'bucket name "my_bucket" has an underscore')], id="underscore"
    ),
    pytest.param(
        output("s3://my..bucket/out"),
        [("CJ507", TARGET, 'bucket name "my..bucket" has two dots in a row')],
        id="two dots",
    ),
    pytest.param(
        output("s3://-bucket/out"),
        [("CJ507", TARGET, 'bucket name "-bucket" does not begin and end with a letter or digit')],
        id="hyphen first",
    ),
    pytest.param(
        output(f"s3://{'b' * 64}/out"),
        [("CJ507", TARGET, f'bucket name "{"b" * 59}…" has 64 characters, more than 63')],
        id="64 characters",
    ),
    pytest.param(
        output(f"s3://{'B' * 63}/out"),
        [("CJ507", TARGET, f'bucket name "{"B" * 59}…" has capital letters')],
        id="63 characters and capitals",
    ),
    # https addresses
    pytest.param(
        source("https://bucket.s3.amazonaws.com/model.tar.gz"),
        [("CJ508", SOURCE, '"https://bucket.s3.amazonaws.com/model.tar.gz" is an https address')],
        id="https",
    ),
    pytest.param(
        source("https://example.com/model.tar.gz"),
        [("CJ508", SOURCE, '"https://example.com/model.tar.gz" is not an address of S3')],
        id="https elsewhere",
    ),
    pytest.param(
        source("https://example.com/model.onnx"),
        [
            ("CJ501", SOURCE, '"model.onnx" is not a .tar.gz archive'),
            ("CJ508", SOURCE, '"https://example.com/model.onnx" is not an address of S3'),
        ],
        id="https elsewhere, and no archive",
    ),
    pytest.param(
        source("https://bucket.s3.amazonaws.com/model.onnx?X-Amz-Signature=1"),
        [
            ("CJ501", SOURCE, '"model.onnx" is not a .tar.gz archive'),
            ("CJ508", SOURCE, '"https://bucket.s3.amazonaws.com/model.onnx?X-Amz-Signature=1" is an https address'),
        ],
        id="presigned",
    ),
    # keys
    pytest.param(
        source("s3://bucket//model.tar.gz"),
        [("CJ509", SOURCE, 'key "/model.tar.gz" has an empty folder name')],
        id="//",
    ),
    pytest.param(
        output("s3://bucket/a//b/"), [("CJ509", TARGET, 'key "a//b/" has an empty folder name')], id="// inside"
    ),
    pytest.param(
        source("s3://bucket/a\\model.tar.gz"),
        [("CJ509", SOURCE, 'key "a\\\\model.tar.gz" has the character "\\"')],
        id="backslash",
    ),
    pytest.param(
        source("s3://bucket/model.tar.gz "),
        [("CJ509", SOURCE, 'key "model.tar.gz " begins or ends with a space')],
        id="space at the end",
    ),
    pytest.param(
        source("s3://bucket/a/../model.tar.gz"),
        [("CJ509", SOURCE, 'key "a/../model.tar.gz" goes to another folder with a dot')],
        id="dots",
    ),
    pytest.param(
        source("s3://bucket/a/./model.tar.gz"),
        [("CJ509", SOURCE, 'key "a/./model.tar.gz" goes to another folder with a dot')],
        id="a dot",
    ),
    pytest.param(source("s3://bucket/.hidden/my model (1).tar.gz"), [], id="unusual key"),
    # one place for both
    pytest.param(
        output("s3://bucket/model.tar.gz/"),
        [("CJ510", TARGET, 'S3OutputLocation "s3://bucket/model.tar.gz/" is the same as S3Uri')],
        id="output is input",
    ),
    pytest.param(
        source("s3://bucket/models/") | output("s3://bucket/models"),
        [
            ("CJ502", SOURCE, '"s3://bucket/models/" is a prefix, not an object'),
            ("CJ510", TARGET, 'S3OutputLocation "s3://bucket/models" is the same as S3Uri'),
        ],
        id="output is input, which is a prefix",
    ),
    pytest.param(
        source("s3://bucket/modelsX") | output("s3://bucket/models"),
        [("CJ502", SOURCE, '"modelsX" does not end in .tar.gz')],
        id="output is a part of input",
    ),
    pytest.param(
        source("s3://bucket/models") | output("s3://bucket/modelsX"),
        [("CJ502", SOURCE, '"models" does not end in .tar.gz')],
        id="input is a part of output",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ5") == expected


FIXES = [
    pytest.param(output("s3://s3://bucket/out"), Replace(paths.S3_OUTPUT, "s3://bucket/out"), id="scheme twice"),
    pytest.param(
        source("https://s3.us-west-2.amazonaws.com/bucket/a/model.tar.gz"),
        Replace(paths.S3_URI, "s3://bucket/a/model.tar.gz"),
        id="https",
    ),
    pytest.param(source("https://bucket.s3.amazonaws.com/my%20model.tar.gz"), None, id="https with an encoded key"),
    pytest.param(source("https://bucket.s3.amazonaws.com/my+model.tar.gz"), None, id="https with a space or a plus"),
    pytest.param(source("https://bucket.s3.amazonaws.com/model.tar.gz#top"), None, id="https with a fragment"),
    pytest.param(source("https://bucket.s3.amazonaws.com/model.tar.gz?X-Amz-Signature=1"), None, id="presigned"),
    pytest.param(output("s3://MyBucket/out"), None, id="capitals may be meant"),
    pytest.param(source("s3://bucket//model.tar.gz"), None, id="the key may be meant"),
]


@pytest.mark.parametrize(("patch", "fix"), FIXES)
def test_a_fix_is_given_where_it_takes_no_guess(patch: dict[str, Any], fix: Fix | None) -> None:
    assert [finding.fix for finding in findings(patch, "CJ5")] == [fix]


HINTS = [
    pytest.param(source("s3://bucket/models/"), "add the archive's name", id="prefix/"),
    pytest.param(source("s3://bucket/models"), "give the URI of one object that ends in .tar.gz", id="prefix"),
    pytest.param(source("s3://bucket/model.tgz"), "rename it to end in .tar.gz", id="tgz"),
    pytest.param(source("s3://bucket/model.TAR.GZ"), "rename it to end in .tar.gz", id="TAR.GZ"),
    pytest.param(output("s3://s3://bucket/out"), "say it once", id="scheme twice"),
    pytest.param(
        source("https://example.com/model.tar.gz"), "give the s3:// URI of a bucket and key", id="https elsewhere"
    ),
    pytest.param(source("s3://bucket/model.tar.gz "), "remove the space", id="space at the end"),
    pytest.param(source("s3://bucket/a/../model.tar.gz"), "write the folder itself", id="dots"),
]


@pytest.mark.parametrize(("patch", "hint"), HINTS)
def test_what_is_advised(patch: dict[str, Any], hint: str) -> None:
    assert [finding.hint for finding in findings(patch, "CJ5")] == [hint]


@pytest.mark.parametrize(
    "unread", [{"S3Uri": 1}, {"S3Uri": "./model"}, None], ids=["a number", "a path", "no InputConfig"]
)
def test_the_output_is_judged_when_the_input_cannot_be_read(unread: object) -> None:
    request = {
        **EXAMPLE,
        "InputConfig": unread,
        "OutputConfig": {**EXAMPLE["OutputConfig"], "S3OutputLocation": "s3://B_1/"},
    }

    assert [finding.code for finding in check(request) if finding.code > "CJ5"] == ["CJ507"]
