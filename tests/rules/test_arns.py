"""ARNs: their parts, and which of them is wrong."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from compilejob.model.request import ModelPackageArn, RoleArn
from compilejob.rules.arns import Arn, Service, explain_arn, explain_parts, is_alias, is_key_id, partition_of, read

ROLE = "arn:aws:iam::111122223333:role/Neo"
PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"
KEY = "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

WELL = [
    ("iam", ROLE),
    ("iam", "arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-20180829T140091"),
    ("iam", "arn:aws-us-gov:iam::111122223333:role/Neo"),
    ("iam", "arn:aws-cn:iam::011122223333:role/team@site/Neo+1=a,b.c"),
    ("iam", "arn:aws:iam::111122223333:role/" + "r" * 64),
    ("sagemaker", PACKAGE),
    ("sagemaker", "arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model-package/detector/12"),
    ("sagemaker", "arn:aws:sagemaker:ap-southeast-2:111122223333:model-package/detector"),
    ("kms", KEY),
    ("kms", "arn:aws:kms:us-east-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"),
    ("kms", "arn:aws:kms:us-west-2:111122223333:alias/ExampleAlias"),
    ("kms", "arn:aws:kms:us-west-2:111122223333:alias/aws/s3"),
]

WRONG: list[tuple[Service, str, str, str]] = [
    # the whole
    ("iam", "Neo", '"Neo" is not an ARN', f"give the whole ARN of an IAM role, such as {ROLE}"),
    ("iam", "", '"" is not an ARN', f"give the whole ARN of an IAM role, such as {ROLE}"),
    ("iam", f" {ROLE}", f'" {ROLE}" begins or ends with a space', "remove the space"),
    (
        "iam",
        "arn:aws:iam:111122223333:role/Neo",
        '"arn:aws:iam:111122223333:role/Neo" has 5 of the six parts of an ARN',
        f"separate six parts by colons, as in {ROLE}",
    ),
    # partition
    (
        "iam",
        "arn:arn:aws:iam::111122223333:role/Neo",
        'partition "arn" is not one of AWS',
        f"use aws, aws-cn or aws-us-gov, as in {ROLE}",
    ),
    (
        "iam",
        "arn::iam::111122223333:role/Neo",
        'partition "" is not one of AWS',
        f"use aws, aws-cn or aws-us-gov, as in {ROLE}",
    ),
    # service
    (
        "iam",
        "arn:aws:s3:::bucket",
        'the ARN is one of service "s3", not of "iam"',
        f"give the ARN of an IAM role, such as {ROLE}",
    ),
    (
        "iam",
        "arn:aws:sts::111122223333:assumed-role/Neo/session",
        "the ARN is that of a session in which a role is assumed, not that of the role",
        f"give the ARN of an IAM role, such as {ROLE}",
    ),
    (
        "iam",
        "arn:aws:sts::111122223333:federated-user/Neo",
        'the ARN is one of service "sts", not of "iam"',
        f"give the ARN of an IAM role, such as {ROLE}",
    ),
    (
        "kms",
        ROLE,
        'the ARN is one of service "iam", not of "kms"',
        f"give the ARN of a KMS key, such as {KEY}",
    ),
    # Region
    (
        "sagemaker",
        "arn:aws:sagemaker:us-west-2!:111122223333:model-package/detector/3",
        '"us-west-2!" is not a Region',
        f"use a Region, as in {PACKAGE}",
    ),
    (
        "sagemaker",
        "arn:aws:sagemaker:oregon:111122223333:model-package/detector/3",
        '"oregon" is not a Region',
        f"use a Region, as in {PACKAGE}",
    ),
    (
        "iam",
        "arn:aws:iam:us-west-2:111122223333:role/Neo",
        'the ARN has the Region "us-west-2", and an IAM role has none',
        f"leave the Region empty, as in {ROLE}",
    ),
    (
        "sagemaker",
        "arn:aws:sagemaker::111122223333:model-package/detector/3",
        "the ARN of a model package version has no Region",
        f"add it, as in {PACKAGE}",
    ),
    (
        "sagemaker",
        "arn:aws:sagemaker:us-west-2a:111122223333:model-package/detector/3",
        '"us-west-2a" is an Availability Zone, not a Region',
        "use us-west-2",
    ),
    (
        "kms",
        "arn:aws:kms:us_west_2:111122223333:alias/ExampleAlias",
        '"us_west_2" is not a Region',
        f"use a Region, as in {KEY}",
    ),
    # account
    (
        "iam",
        "arn:aws:iam::123456789:role/Neo",
        'account "123456789" has 9 digits, not 12',
        "give the account as 12 digits, zeros at its beginning too",
    ),
    ("iam", "arn:aws:iam:::role/Neo", "the ARN has no account", "give the account, 12 digits, before the resource"),
    (
        "iam",
        "arn:aws:iam::1111-2222-3333:role/Neo",
        'account "1111-2222-3333" is not a number',
        "give the account as 12 digits",
    ),
    (
        "iam",
        "arn:aws:iam::<account>:role/Neo",
        'account "<account>" is not a number',
        "give the account as 12 digits",
    ),
    # role
    (
        "iam",
        "arn:aws:iam::111122223333:user/ada",
        '"user/ada" is not a role',
        f"write role/ and the role's name, as in {ROLE}",
    ),
    (
        "iam",
        "arn:aws:iam::111122223333:roleNeo",
        '"roleNeo" is not a role',
        f"write role/ and the role's name, as in {ROLE}",
    ),
    ("iam", "arn:aws:iam::111122223333:role", '"role" names no role', "end the ARN with the role's name"),
    ("iam", "arn:aws:iam::111122223333:role/team/", '"role/team/" names no role', "end the ARN with the role's name"),
    (
        "iam",
        "arn:aws:iam::111122223333:role/" + "r" * 65,
        f'role name "{"r" * 59}…" has 65 characters',
        "a role's name has at most 64",
    ),
    (
        "iam",
        "arn:aws:iam::111122223333:role/team/My Role",
        'role "team/My Role" has the character " "',
        "use letters, digits and + = , . @ - _ in the name, / between the folders of its path",
    ),
    # model package
    (
        "sagemaker",
        "arn:aws:sagemaker:us-west-2:111122223333:model-package-group/detector",
        '"model-package-group/detector" is a group of model packages',
        f"name one version, as in {PACKAGE}",
    ),
    (
        "sagemaker",
        "arn:aws:sagemaker:us-west-2:111122223333:model/detector",
        '"model/detector" is not a model package',
        f"name a model package version, as in {PACKAGE}",
    ),
    (
        "sagemaker",
        "arn:aws:sagemaker:us-west-2:111122223333:model-package/",
        '"model-package/" names no model package',
        f"add group and version, as in {PACKAGE}",
    ),
    (
        "sagemaker",
        "arn:aws:sagemaker:us-west-2:111122223333:model-package/my detector/3",
        '"model-package/my detector/3" has a space',
        "remove the space",
    ),
    # key
    (
        "kms",
        "arn:aws:kms:us-west-2:111122223333:1234abcd-12ab-34cd-56ef-1234567890ab",
        '"1234abcd-12ab-34cd-56ef-1234567890ab" is neither a key nor an alias',
        f"name a key, as in {KEY}",
    ),
    (
        "kms",
        "arn:aws:kms:us-west-2:111122223333:key/ExampleAlias",
        '"ExampleAlias" is not the id of a key',
        f"use the id KMS shows for the key, as in {KEY}",
    ),
    (
        "kms",
        "arn:aws:kms:us-west-2:111122223333:key/mrk-1234abcd-12ab-34cd-56ef-1234567890ab",
        '"mrk-1234abcd-12ab-34cd-56ef-1234567890ab" is not the id of a key',
        f"use the id KMS shows for the key, as in {KEY}",
    ),
    (
        "kms",
        "arn:aws:kms:us-west-2:111122223333:alias/",
        '"alias/" names no alias',
        "add the alias's name, letters, digits and / _ -",
    ),
]


@pytest.mark.parametrize(("service", "arn"), WELL)
def test_a_good_arn_needs_no_explanation(service: Service, arn: str) -> None:
    assert explain_arn(arn, service) is None


@pytest.mark.parametrize(("service", "arn", "message", "hint"), WRONG, ids=[arn for _, arn, *_ in WRONG])
def test_the_wrong_part_is_named(service: Service, arn: str, message: str, hint: str) -> None:
    assert explain_arn(arn, service) == (message, hint)


@given(st.text(), st.sampled_from(get_args(Service)))
def test_no_text_is_beyond_explanation(text: str, service: Service) -> None:
    explained = explain_arn(text, service)

    assert explained is not None
    assert not explained[0].endswith(".")
    assert "\n" not in explained[0]


@st.composite
def almost(draw: st.DrawFn, good: str) -> str:
    """A good text with a part of it replaced."""
    start, end = sorted((draw(st.integers(0, len(good))), draw(st.integers(0, len(good)))))
    return good[:start] + draw(st.text("arn:/-aws 123é\n<", max_size=8)) + good[end:]


def refused(kind: Any, text: str) -> bool:
    """Whether a text does not have the pattern of the service model."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return [line["type"] for line in error.errors()] == ["string_pattern_mismatch"]
    return False


@pytest.mark.parametrize(("service", "good"), WELL)
@given(st.data())
def test_what_is_seen_in_one_step_is_what_the_parts_say(service: Service, good: str, data: st.DataObject) -> None:
    text = data.draw(almost(good))

    assert explain_arn(text, service) == explain_parts(text, service)


@pytest.mark.parametrize(("kind", "service", "good"), [(RoleArn, "iam", ROLE), (ModelPackageArn, "sagemaker", PACKAGE)])
@given(st.data())
def test_what_the_service_model_refuses_is_explained(
    kind: Any, service: Service, good: str, data: st.DataObject
) -> None:
    text = data.draw(almost(good))

    assert explain_arn(text, service) is not None or not refused(kind, text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (ROLE, Arn("aws", "iam", "", "111122223333", "role/Neo")),
        ("arn:aws:sns:us-west-2:111122223333:topic:name", Arn("aws", "sns", "us-west-2", "111122223333", "topic:name")),
        ("arn:aws:iam", None),
        ("urn:aws:iam::111122223333:role/Neo", None),
        ("", None),
    ],
)
def test_the_parts_of_an_arn(text: str, parts: Arn | None) -> None:
    assert read(text) == parts


@pytest.mark.parametrize(
    ("region", "partition"),
    [("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"), ("us-west-2", None), ("eu-isoe-west-1", None)],
)
def test_the_partition_a_region_tells(region: str, partition: str | None) -> None:
    assert partition_of(region) == partition


@pytest.mark.parametrize(
    ("text", "key_id", "alias"),
    [
        ("1234abcd-12ab-34cd-56ef-1234567890ab", True, False),
        ("mrk-1234abcd12ab34cd56ef1234567890ab", True, False),
        ("1234abcd12ab34cd56ef1234567890ab", False, False),
        ("alias/aws/s3", False, True),
        ("alias/", False, False),
        ("ExampleAlias", False, False),
    ],
)
def test_the_forms_of_a_kms_key(text: str, key_id: bool, alias: bool) -> None:  # noqa: FBT001 - columns of a table
    assert (is_key_id(text), is_alias(text)) == (key_id, alias)
