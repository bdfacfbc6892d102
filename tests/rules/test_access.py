"""CJ5: the role that reads and writes, and the key that encrypts."""

from typing import Any

import pytest

from compilejob.findings import Fix, Replace
from compilejob.rules import paths
from tests.rules.found import findings, found

KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
ROLE, KEY = "RoleArn", "OutputConfig.KmsKeyId"


def key(text: str) -> dict[str, Any]:
    return {"OutputConfig": {"KmsKeyId": text}}


def role(resource: str) -> dict[str, Any]:
    return {"RoleArn": f"arn:aws:iam::111122223333:{resource}"}


CASES = [
    # the four forms of the page
    pytest.param(key(KEY_ID), [], id="key id"),
    pytest.param(key(f"arn:aws:kms:us-west-2:111122223333:key/{KEY_ID}"), [], id="key ARN"),
    pytest.param(key("alias/ExampleAlias"), [], id="alias name"),
    pytest.param(key("arn:aws:kms:us-west-2:111122223333:alias/ExampleAlias"), [], id="alias ARN"),
    # and what goes with them
    pytest.param(key("mrk-1234abcd12ab34cd56ef1234567890ab"), [], id="multi-Region key id"),
    pytest.param(
        key("arn:aws:kms:us-west-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"),
        [],
        id="multi-Region key ARN",
    ),
    pytest.param(key("alias/aws/s3"), [], id="alias of AWS"),
    pytest.param(key(KEY_ID.upper()), [], id="key id in capitals"),
    pytest.param(key(""), [], id="no key"),
    # none of them
    pytest.param(
        key("ExampleAlias"),
        [("CJ503", KEY, '"ExampleAlias" has none of the forms of a KMS key')],
        id="alias without prefix",
    ),
    pytest.param(
        key("alias/"), [("CJ503", KEY, '"alias/" has none of the forms of a KMS key')], id="alias without name"
    ),
    pytest.param(
        key(KEY_ID[:-1]), [("CJ503", KEY, f'"{KEY_ID[:-1]}" has none of the forms of a KMS key')], id="key id cut off"
    ),
    pytest.param(key(f"key/{KEY_ID}"), [("CJ503", KEY, f'"key/{KEY_ID}" is a part of a key ARN')], id="part of an ARN"),
    pytest.param(
        key("arn:aws:kms:us-west-2:1111:alias/ExampleAlias"),
        [("CJ503", KEY, 'account "1111" has 4 digits, not 12')],
        id="account of the key",
    ),
    pytest.param(
        key("arn:aws:iam::111122223333:role/Neo"),
        [("CJ503", KEY, 'the ARN is one of service "iam", not of "kms"')],
        id="ARN of a role",
    ),
    # the role
    pytest.param(role("role/service-role/AmazonSageMaker-ExecutionRole-20180829T140091"), [], id="role with path"),
    pytest.param(role("role/a/b/Neo"), [], id="role with a longer path"),
    pytest.param(role("role/r"), [], id="role of 1 character"),
    pytest.param(role(f"role/{'r' * 64}"), [], id="role of 64 characters"),
    pytest.param(
        role("role/service-role/"), [("CJ512", ROLE, '"role/service-role/" names no role')], id="path without role"
    ),
    pytest.param(role("roleNeo"), [("CJ512", ROLE, '"roleNeo" is not a role')], id="role without slash"),
    pytest.param(
        role(f"role/{'r' * 65}"),
        [("CJ512", ROLE, f'role name "{"r" * 59}…" has 65 characters')],
        id="role of 65 characters",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ5") == expected


def test_a_part_of_an_arn_is_told_the_id_in_it() -> None:
    assert [finding.hint for finding in findings(key(f"key/{KEY_ID}"), "CJ5")] == [f'use the key id, "{KEY_ID}"']


@pytest.mark.parametrize(
    ("text", "fix"),
    [(f"key/{KEY_ID}", Replace(paths.KMS_KEY, KEY_ID)), ("ExampleAlias", None)],
    ids=["part of an ARN", "a name alone may be anything"],
)
def test_a_fix_is_given_where_it_takes_no_guess(text: str, fix: Fix | None) -> None:
    assert [finding.fix for finding in findings(key(text), "CJ5")] == [fix]
