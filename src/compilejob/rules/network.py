"""CJ5, continued: the VPC the job reads the model through."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from compilejob.catalog import evidence
from compilejob.findings import Remove, quote
from compilejob.model.request import VpcConfig
from compilejob.model.structure import Unknown
from compilejob.rules import paths
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


class _Kind(NamedTuple):
    """One of the two lists of ids."""

    member: str
    noun: str
    prefix: str
    ids: Callable[[VpcConfig], tuple[str, ...]]


_GROUPS = _Kind("SecurityGroupIds", "security group", "sg-", lambda vpc: vpc.security_group_ids)
_SUBNETS = _Kind("Subnets", "subnet", "subnet-", lambda vpc: vpc.subnets)


def _ids(vpc: VpcConfig) -> list[tuple[_Kind, tuple[str, ...]]]:
    """The lists that could be read."""
    lists = []
    for kind in (_GROUPS, _SUBNETS):
        try:
            lists.append((kind, kind.ids(vpc)))
        except Unknown:
            continue
    return lists


@rule("CJ515", "vpc-id-of-another-kind", ERROR, evidence.VPC_PAGE)
def vpc_id_of_another_kind(vpc: VpcConfig) -> Iterable[Problem]:
    """An id in VpcConfig is not one of a security group or of a subnet.

    Ids of security groups begin with sg-, those of subnets with subnet-. The two lists are easily exchanged.

    Fails: {"VpcConfig": {"SecurityGroupIds": ["subnet-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]}}
    Passes: {"VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]}}
    """
    return [
        Problem(
            (*paths.VPC, kind.member, index),
            f"{quote(name)} is not the id of a {kind.noun}",
            f"give an id that begins with {kind.prefix}",
        )
        for kind, ids in _ids(vpc)
        for index, name in enumerate(ids)
        if not name.startswith(kind.prefix)
    ]


_NUMBER = re.compile(r"(?:[0-9a-f]{8}|[0-9a-f]{17})")


@rule("CJ516", "vpc-id-form", WARNING, evidence.EC2_IDS_PAGE)
def vpc_id_form(vpc: VpcConfig) -> Iterable[Problem]:
    """An id in VpcConfig is shorter or longer than EC2's, or has other characters.

    EC2 gives ids of 17 hexadecimal digits, and of 8 until 2018. Anything else was made up or cut off.

    Fails: {"VpcConfig": {"SecurityGroupIds": ["sg-xxxxxxxx"], "Subnets": ["subnet-0a1b2c3d"]}}
    Passes: {"VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d4e5f67890"], "Subnets": ["subnet-0a1b2c3d"]}}
    """
    return [
        Problem(
            (*paths.VPC, kind.member, index),
            f"{quote(name)} does not have the form of a {kind.noun} id",
            f"give {kind.prefix} and 8 or 17 digits or letters a to f",
        )
        for kind, ids in _ids(vpc)
        for index, name in enumerate(ids)
        if name.startswith(kind.prefix) and not _NUMBER.fullmatch(name, len(kind.prefix))
    ]


@rule("CJ517", "vpc-id-repeated", WARNING, evidence.VPC_PAGE)
def vpc_id_repeated(vpc: VpcConfig) -> Iterable[Problem]:
    """A security group or a subnet is given twice.

    It adds nothing, and most often stands in the place of another one.

    Fails: {"VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d", "sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]}}
    Passes: {"VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d", "sg-4e5f6a7b"], "Subnets": ["subnet-0a1b2c3d"]}}
    """
    return [
        Problem(path := (*paths.VPC, kind.member, index), f"{quote(name)} is given before", "remove it", Remove(path))
        for kind, ids in _ids(vpc)
        for index, name in enumerate(ids)
        if name in ids[:index]
    ]
