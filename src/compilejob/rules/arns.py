"""An ARN taken apart, and which part of it is wrong: `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from compilejob.findings import quote

Service = Literal["iam", "sagemaker", "kms"]
"""Whose ARNs a request takes: a role, a model package version, a key or alias."""

Explanation = tuple[str, str]
"""What is wrong, and what to do about it."""


class Arn(NamedTuple):
    """The five parts that follow "arn"."""

    partition: str
    service: str
    region: str
    account: str
    resource: str


_PARTS = 6


def read(text: str) -> Arn | None:
    """The parts of an ARN as they are written; None for a text that is no ARN."""
    mark, *parts = text.split(":", _PARTS - 1)
    return Arn(*parts) if mark == "arn" and len(parts) == _PARTS - 1 else None


def partition_of(region: str) -> str | None:
    """The partition a Region lies in, where its name says so."""
    return next((partition for prefix, partition in PARTITION_OF.items() if region.startswith(prefix)), None)


PARTITION_OF = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}
"""The partitions of Regions whose names begin so; all others are in aws."""


class _Kind(NamedTuple):
    """What the ARNs of one service that a request takes have in common."""

    noun: str
    example: str
    regional: bool
    resource: Callable[[Arn, "_Kind"], Explanation | None]


def explain_arn(text: str, service: Service) -> Explanation | None:
    """The first part of `text` that keeps it from being an ARN of `service`, None when all parts are well."""
    return None if _well(service).fullmatch(text) else explain_parts(text, service)


def explain_parts(text: str, service: Service) -> Explanation | None:
    """The same, found part by part."""
    kind = _KINDS[service]
    arn = read(text)
    if arn is None:
        return _no_arn(text, kind)
    checks = (_partition, _service, _region, _account, kind.resource)
    return next((wrong for check in checks if (wrong := check(arn, kind))), None)


def _no_arn(text: str, kind: _Kind) -> Explanation:
    if text != text.strip():
        return f"{quote(text)} begins or ends with a space", "remove the space"
    if not text.startswith("arn:"):
        return f"{quote(text)} is not an ARN", f"give the whole ARN of {kind.noun}, such as {kind.example}"
    return (
        f"{quote(text)} has {text.count(':') + 1} of the six parts of an ARN",
        f"separate six parts by colons, as in {kind.example}",
    )


def _partition(arn: Arn, kind: _Kind) -> Explanation | None:
    if _PARTITION.fullmatch(arn.partition):
        return None
    return f"partition {quote(arn.partition)} is not one of AWS", f"use aws, aws-cn or aws-us-gov, as in {kind.example}"


def _service(arn: Arn, kind: _Kind) -> Explanation | None:
    wanted = read(kind.example)
    if wanted is None or arn.service == wanted.service:
        return None
    if arn.service == "sts" and arn.resource.startswith("assumed-role/"):
        what = "the ARN is that of a session in which a role is assumed, not that of the role"
    else:
        what = f"the ARN is one of service {quote(arn.service)}, not of {quote(wanted.service)}"
    return what, f"give the ARN of {kind.noun}, such as {kind.example}"


def _region(arn: Arn, kind: _Kind) -> Explanation | None:
    if not kind.regional:
        what = f"the ARN has the Region {quote(arn.region)}, and {kind.noun} has none"
        return (what, f"leave the Region empty, as in {kind.example}") if arn.region else None
    if not arn.region:
        return f"the ARN of {kind.noun} has no Region", f"add it, as in {kind.example}"
    if _REGION.fullmatch(arn.region):
        return None
    zone = _REGION.fullmatch(arn.region[:-1]) and arn.region[-1].isalpha()
    what = f"{quote(arn.region)} is {'an Availability Zone, not a Region' if zone else 'not a Region'}"
    return what, f"use {arn.region[:-1]}" if zone else f"use a Region, as in {kind.example}"


def _account(arn: Arn, _kind: _Kind) -> Explanation | None:
    if _ACCOUNT.fullmatch(arn.account):
        return None
    if not arn.account:
        return "the ARN has no account", "give the account, 12 digits, before the resource"
    if not (arn.account.isascii() and arn.account.isdigit()):
        return f"account {quote(arn.account)} is not a number", "give the account as 12 digits"
    what = f"account {quote(arn.account)} has {len(arn.account)} digits, not 12"
    return what, "give the account as 12 digits, zeros at its beginning too"


def _role(arn: Arn, kind: _Kind) -> Explanation | None:
    word, _, path = arn.resource.partition("/")
    if word != "role":
        return f"{quote(arn.resource)} is not a role", f"write role/ and the role's name, as in {kind.example}"
    name = path.rpartition("/")[2]
    if not name:
        return f"{quote(arn.resource)} names no role", "end the ARN with the role's name"
    if len(name) > LONGEST_ROLE_NAME:
        return f"role name {quote(name)} has {len(name)} characters", f"a role's name has at most {LONGEST_ROLE_NAME}"
    strange = _STRANGE_IN_ROLE.search(path)
    if strange is None:
        return None
    what = f"role {quote(path)} has the character {quote(strange[0])}"
    return what, "use letters, digits and + = , . @ - _ in the name, / between the folders of its path"


def _package(arn: Arn, kind: _Kind) -> Explanation | None:
    word, _, name = arn.resource.partition("/")
    if word == "model-package-group":
        return f"{quote(arn.resource)} is a group of model packages", f"name one version, as in {kind.example}"
    if word != "model-package":
        return f"{quote(arn.resource)} is not a model package", f"name a model package version, as in {kind.example}"
    if not name:
        return f"{quote(arn.resource)} names no model package", f"add group and version, as in {kind.example}"
    if any(char.isspace() for char in name):
        return f"{quote(arn.resource)} has a space", "remove the space"
    return None


def _key(arn: Arn, kind: _Kind) -> Explanation | None:
    word, _, name = arn.resource.partition("/")
    if word not in {"key", "alias"}:
        return f"{quote(arn.resource)} is neither a key nor an alias", f"name a key, as in {kind.example}"
    if word == "alias":
        what = f"{quote(arn.resource)} names no alias"
        return None if is_alias(arn.resource) else (what, "add the alias's name, letters, digits and / _ -")
    what = f"{quote(name)} is not the id of a key"
    return None if is_key_id(name) else (what, f"use the id KMS shows for the key, as in {kind.example}")


def is_key_id(text: str) -> bool:
    """Whether a text has the form of a KMS key id, of one Region or several: "mrk-" and 32 digits."""
    return _KEY_ID.fullmatch(text) is not None


def is_alias(text: str) -> bool:
    """Whether a text has the form of a KMS alias name: "alias/" and a name."""
    return _ALIAS.fullmatch(text) is not None


LONGEST_ROLE_NAME = 64
_PARTITION = re.compile(r"aws[a-z-]*")
_REGION = re.compile(r"(?=.{9,16}(?:\Z|:))[a-z]+(?:-[a-z]+)+-[0-9]+")  # as long as the service model has it
_ACCOUNT = re.compile(r"[0-9]{12}")
_ROLE_NAME = r"a-zA-Z0-9_+=,.@-"
_STRANGE_IN_ROLE = re.compile(rf"[^/{_ROLE_NAME}]")
_KEY_ID = re.compile(r"mrk-[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ALIAS = re.compile(r"alias/[a-zA-Z0-9:/_-]+")


@cache
def _well(service: Service) -> re.Pattern[str]:
    """The ARNs of a service of which every part is well, as most are: seen in one step."""
    region, resource = _WELL[service]
    return re.compile(f"arn:{_PARTITION.pattern}:{service}:{region}:{_ACCOUNT.pattern}:(?:{resource})")


_WELL: Mapping[Service, tuple[str, str]] = {
    "iam": ("", rf"role/(?:[/{_ROLE_NAME}]*/)?[{_ROLE_NAME}]{{1,{LONGEST_ROLE_NAME}}}"),
    "sagemaker": (_REGION.pattern, r"model-package/\S+"),
    "kms": (_REGION.pattern, rf"key/(?:{_KEY_ID.pattern})|{_ALIAS.pattern}"),
}
"""The Region and the resource in such ARNs."""

_KINDS: Mapping[Service, _Kind] = {
    "iam": _Kind("an IAM role", "arn:aws:iam::111122223333:role/Neo", regional=False, resource=_role),
    "sagemaker": _Kind(
        "a model package version",
        "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3",
        regional=True,
        resource=_package,
    ),
    "kms": _Kind(
        "a KMS key",
        "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        regional=True,
        resource=_key,
    ),
}
