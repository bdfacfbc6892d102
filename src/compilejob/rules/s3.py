"""S3 addresses: the one place that knows how buckets, keys and Regions are written into a URI."""

import re
from typing import NamedTuple

from compilejob.rules.placeholders import worded_placeholder


class Address(NamedTuple):
    """A bucket and the key in it, as the URI writes them, and the Region where the URI tells it."""

    bucket: str
    key: str
    region: str | None


_S3 = "s3://"
_REGION = r"[a-z]{2}(?:-[a-z]+)+-[0-9]"
_DEFAULT_BUCKET = re.compile(rf"sagemaker-({_REGION})-[0-9]{{12}}")
"""The name the SageMaker SDK gives to the bucket that it makes in each Region."""
_HTTPS = re.compile(
    r"https://(?:(?P<bucket>[^/]+)\.)?"
    rf"s3(?:[.-](?:dualstack\.)?(?P<region>{_REGION}))?\.amazonaws\.com(?:\.cn)?"
    r"(?:/(?P<path>[^?#]*))?(?:[?#].*)?"
)
"""https://BUCKET.s3.REGION.amazonaws.com/KEY and https://s3.REGION.amazonaws.com/BUCKET/KEY, in old spellings too."""


def address(uri: str) -> Address | None:
    """Where a URI points to; None for an https address that is not one of S3."""
    if uri.startswith(_S3):
        bucket, _, key = uri[len(_S3) :].partition("/")
        region = None
    else:
        found = _HTTPS.fullmatch(uri)
        if found is None:
            return None
        path, region = found["path"] or "", found["region"]
        bucket, _, key = path.partition("/") if found["bucket"] is None else (found["bucket"], "", path)
    if region is None and bucket.startswith("sagemaker-"):
        named = _DEFAULT_BUCKET.fullmatch(bucket)
        region = named[1] if named else None
    return Address(bucket, key, region)


_PLAIN = re.compile(
    r"s3://(?=[a-z0-9])(?=[a-z0-9.-]{3,63}(?:/|\Z))(?![0-9.]+(?:/|\Z))"  # as long as a bucket name, and no IP address
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?<!-)"
    r"(?:/[A-Za-z0-9_=@+-][A-Za-z0-9_.=@+-]*)*/?"
)


def is_plain(uri: str) -> bool:
    """Whether a URI is so ordinary that no rule about its form need look at it."""
    return _PLAIN.fullmatch(uri) is not None and worded_placeholder(uri) is None


def region(uri: str) -> str | None:
    """The Region a URI tells, None where it tells none."""
    place = address(uri) if may_tell_region(uri) else None
    return place.region if place else None


def may_tell_region(uri: str) -> bool:
    """Whether a URI is of a kind that tells a Region."""
    return uri.startswith(_MAY_TELL_REGION)


_MAY_TELL_REGION = ("s3://sagemaker-", "https://")
