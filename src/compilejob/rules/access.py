"""CJ5, continued: the role that reads and writes, and the key that encrypts."""

from collections.abc import Iterable

from compilejob.catalog import evidence
from compilejob.findings import Replace, quote
from compilejob.model.request import Request
from compilejob.rules import arns, paths
from compilejob.rules.rule import ERROR, Problem, rule


@rule("CJ503", "kms-key-form", ERROR, evidence.OUTPUT_PAGE)
def kms_key_form(request: Request) -> Iterable[Problem]:
    """KmsKeyId has none of its four forms.

    It is a key id, a key ARN, an alias name with its prefix alias/, or the ARN of an alias. The id of a multi-Region
    key begins with mrk-.

    Fails: {"OutputConfig": {"KmsKeyId": "ExampleAlias"}}
    Fails: {"OutputConfig": {"KmsKeyId": "arn:aws:kms:us-west-2:1111:alias/ExampleAlias"}}
    Passes: {"OutputConfig": {"KmsKeyId": "alias/ExampleAlias"}}
    Passes: {"OutputConfig": {"KmsKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"}}
    """
    key = request.output_config.kms_key_id
    if not key:
        return ()
    if key.startswith("arn:"):
        wrong = arns.explain_arn(key, "kms")
        return (Problem(paths.KMS_KEY, *wrong),) if wrong else ()
    if arns.is_key_id(key) or arns.is_alias(key):
        return ()
    bare = key.removeprefix("key/")
    if arns.is_key_id(bare):
        what = f"{quote(key)} is a part of a key ARN"
        return (Problem(paths.KMS_KEY, what, f"use the key id, {quote(bare)}", Replace(paths.KMS_KEY, bare)),)
    what = f"{quote(key)} has none of the forms of a KMS key"
    return (Problem(paths.KMS_KEY, what, "give a key id, a key ARN, alias/NAME or an alias ARN"),)


@rule("CJ512", "role-name", ERROR, evidence.IAM_NAMES_PAGE)
def role_name(request: Request) -> Iterable[Problem]:
    """RoleArn fits the service model's pattern and names no role.

    The pattern takes an ARN without the slash after "role", without a name after a path, and with a longer name than
    IAM gives.

    Fails: {"RoleArn": "arn:aws:iam::111122223333:role/service-role/"}
    Passes: {"RoleArn": "arn:aws:iam::111122223333:role/service-role/Neo"}
    """
    role = request.role_arn
    if ":role/" in role and 0 < len(role) - role.rindex("/") - 1 <= arns.LONGEST_ROLE_NAME:
        return ()
    wrong = arns.explain_arn(role, "iam")
    return (Problem(paths.ROLE, *wrong),) if wrong else ()
