"""CJ5: the VPC the job reads the model through."""

from typing import Any

import pytest

from compilejob import check
from compilejob.findings import Remove
from compilejob.rules.page import EXAMPLE
from tests.rules.found import findings, found

GROUP, SUBNET = "sg-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67890"


def vpc(groups: list[str], subnets: list[str]) -> dict[str, Any]:
    return {"VpcConfig": {"SecurityGroupIds": groups, "Subnets": subnets}}


CASES = [
    pytest.param(vpc([GROUP], [SUBNET]), [], id="17 digits"),
    pytest.param(vpc(["sg-0a1b2c3d"], ["subnet-0a1b2c3d"]), [], id="8 digits"),
    pytest.param(
        vpc([SUBNET], [GROUP]),
        [
            ("CJ515", "VpcConfig.SecurityGroupIds[0]", f'"{SUBNET}" is not the id of a security group'),
            ("CJ515", "VpcConfig.Subnets[0]", f'"{GROUP}" is not the id of a subnet'),
        ],
        id="exchanged lists",
    ),
    pytest.param(
        vpc([GROUP], [SUBNET, "vpc-0a1b2c3d"]),
        [("CJ515", "VpcConfig.Subnets[1]", '"vpc-0a1b2c3d" is not the id of a subnet')],
        id="id of a VPC",
    ),
    pytest.param(
        vpc(["default"], [SUBNET]),
        [("CJ515", "VpcConfig.SecurityGroupIds[0]", '"default" is not the id of a security group')],
        id="name of a group",
    ),
    pytest.param(
        vpc(["sg-xxxxxxxx"], [SUBNET]),
        [("CJ516", "VpcConfig.SecurityGroupIds[0]", '"sg-xxxxxxxx" does not have the form of a security group id')],
        id="placeholder",
    ),
    pytest.param(
        vpc([GROUP], ["subnet-0a1b2c3d4e5f6789"]),
        [("CJ516", "VpcConfig.Subnets[0]", '"subnet-0a1b2c3d4e5f6789" does not have the form of a subnet id')],
        id="cut off",
    ),
    pytest.param(
        vpc([GROUP], [SUBNET, "subnet-0a1b2c3d", SUBNET]),
        [("CJ517", "VpcConfig.Subnets[2]", f'"{SUBNET}" is given before')],
        id="given twice",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ5") == expected


def test_what_is_given_twice_is_removed_once() -> None:
    assert [finding.fix for finding in findings(vpc([GROUP, GROUP], [SUBNET]), "CJ5")] == [
        Remove(("VpcConfig", "SecurityGroupIds", 1))
    ]


def test_a_list_is_judged_when_the_other_cannot_be_read() -> None:
    request = {**EXAMPLE, "VpcConfig": {"SecurityGroupIds": [], "Subnets": [GROUP]}}

    assert [(finding.code, finding.where) for finding in check(request)] == [
        ("CJ109", "VpcConfig.SecurityGroupIds"),
        ("CJ515", "VpcConfig.Subnets[0]"),
    ]
