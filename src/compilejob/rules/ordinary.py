"""Requests that are plainly well, as most are: limits within which most rules have nothing to find.

A request that the model reads within `LIMITS` is judged by what the limits cannot tell: what is compiled for what, the
inputs, and what the functions below look at. `tests/rules/test_ordinary.py` asks every rule of such requests.
"""

from collections.abc import Mapping

from compilejob.catalog import TargetDevice
from compilejob.findings import Path
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.arns import LONGEST_ROLE_NAME
from compilejob.rules.limits import ADVISED_RUNTIME, RESERVED
from compilejob.rules.placeholders import IN_WORDED
from compilejob.rules.s3 import DEFAULT_BUCKETS

_RUNTIME: Path = (*paths.STOPPING, "MaxRuntimeInSeconds")
_BUCKET = r"s3://[a-z][a-z0-9-]{1,61}[a-z0-9]"
_NAME = r"[A-Za-z0-9_=@+-]+"
_FOLDERS = r"(?:/[A-Za-z0-9_=@+-][A-Za-z0-9_.=@+-]*)*"
_ROLE_NAME = r"[a-zA-Z0-9_+=,.@-]"
_REGION = r"(?:[abd-z][a-z]|ca)-[a-z]{4,10}-[0-9]"  # one of the partition aws
_KEY_ID = r"(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
_ALIAS = r"alias/[a-zA-Z0-9/_-]+"
_EC2_NUMBER = r"[0-9a-f]{8}(?:[0-9a-f]{9})?"

LIMITS: Mapping[Path, str | int | None] = {
    paths.ROLE: rf"arn:aws:iam::[0-9]{{12}}:role/(?:{_ROLE_NAME}+/)*{_ROLE_NAME}{{1,{LONGEST_ROLE_NAME}}}",
    paths.PACKAGE: None,
    paths.S3_URI: rf"{_BUCKET}{_FOLDERS}/[A-Za-z0-9_=@+-][A-Za-z0-9_.=@+-]*\.tar\.gz",
    paths.S3_OUTPUT: rf"{_BUCKET}(?:{_FOLDERS}/{_NAME})?/?",
    paths.KMS_KEY: rf"arn:aws:kms:{_REGION}:[0-9]{{12}}:(?:key/{_KEY_ID}|{_ALIAS})|{_KEY_ID}|{_ALIAS}",
    (*paths.VPC, "SecurityGroupIds", 0): f"sg-{_EC2_NUMBER}",
    (*paths.VPC, "Subnets", 0): f"subnet-{_EC2_NUMBER}",
    _RUNTIME: ADVISED_RUNTIME,
    (*paths.STOPPING, "MaxWaitTimeInSeconds"): None,
    (*paths.STOPPING, "MaxPendingTimeInSeconds"): None,
}
"""By member: the pattern of a text, the least of a number, None for a member that may not be given."""

REQUIRED = frozenset({_RUNTIME})


def is_worded(request: Request) -> bool:
    """Whether an S3 location may have words of examples in it."""
    source, output = request.input_config, request.output_config
    locations = f"{'' if source is None else source.s3_uri} {output.s3_output_location}".lower()
    for word in IN_WORDED:  # noqa: SIM110 - asked of every request, and a generator takes twice the time
        if word in locations:
            return True
    return False


def tells_regions(request: Request) -> bool:
    """Whether two members may tell their Regions, or one may and the target is not in all of them."""
    source, output = request.input_config, request.output_config
    if output.s3_output_location.startswith(DEFAULT_BUCKETS):
        return True
    if source is not None and source.s3_uri.startswith(DEFAULT_BUCKETS):
        return True
    return output.target_device in _IN_ONE_REGION and output.kms_key_id is not None


def repeats_vpc_ids(request: Request) -> bool:
    """Whether the VPC has an id twice."""
    vpc = request.vpc_config
    if vpc is None:
        return False
    ids = vpc.security_group_ids + vpc.subnets
    return len({*ids}) < len(ids)


def has_doubtful_tags(request: Request) -> bool:
    """Whether a tag's key is given twice or may be reserved."""
    if not request.tags:
        return False
    keys = [tag.key for tag in request.tags]
    return len({*keys}) < len(keys) or RESERVED in " ".join(keys).lower()


_IN_ONE_REGION = frozenset(device for device in TargetDevice if device.facts.region is not None)
