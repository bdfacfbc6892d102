"""A part that is passed over as plainly right is one in which its rules find nothing."""

from hypothesis import given
from hypothesis import strategies as st

from compilejob.model.request import Request
from compilejob.rules.limits import unusual_tags
from compilejob.rules.network import unusual_vpc
from compilejob.rules.page import EXAMPLE
from compilejob.rules.table import TAG_RULES, VPC_RULES

KEYS = st.sampled_from(["team", "Team", "aws:x", "AWS:x", "aws", "a"])
IDS = st.sampled_from(
    ["sg-0a1b2c3d", "sg-4e5f6a7b", "sg-0a1b2c3d4e5f67890", "subnet-0a1b2c3d", "sg-xyz", "vpc-1", "sg-"]
)


@given(st.lists(KEYS, max_size=4))
def test_tags(keys: list[str]) -> None:
    request = Request.model_validate({**EXAMPLE, "Tags": [{"Key": key, "Value": ""} for key in keys]})

    assert request.tags is not None
    found = [problem for rule in TAG_RULES for problem in rule.check(request.tags)]
    assert (unusual_tags(request) is None) == (found == [])


@given(st.lists(IDS, min_size=1, max_size=3), st.lists(IDS, min_size=1, max_size=3))
def test_vpc(groups: list[str], subnets: list[str]) -> None:
    request = Request.model_validate({**EXAMPLE, "VpcConfig": {"SecurityGroupIds": groups, "Subnets": subnets}})

    assert request.vpc_config is not None
    found = [problem for rule in VPC_RULES for problem in rule.check(request.vpc_config)]
    assert (unusual_vpc(request) is None) <= (found == [])
