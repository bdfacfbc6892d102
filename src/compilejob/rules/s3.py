"""S3 addresses: the one place that knows how buckets, keys and Regions are written into a URI."""

import re
from functools import lru_cache
from typing import NamedTuple


class Address(NamedTuple):
    """A bucket and the key in it, as the URI writes them, and the Region where the URI tells it."""

    bucket: str
    key: str
    region: str | None


_S3 = "s3://"
DEFAULT_BUCKETS = f"{_S3}sagemaker-"
"""With what the addresses of buckets begin whose names may tell a Region."""
_REGION = r"[a-z]{2}(?:-[a-z]+)+-[0-9]"
_DEFAULT_BUCKET = re.compile(rf"sagemaker-({_REGION})-[0-9]{{12}}")
"""The name the SageMaker SDK gives to the bucket that it makes in each Region."""
_HTTPS = re.compile(
    r"https://(?:(?P<bucket>[^/]+)\.)?"
    rf"s3(?:[.-](?:dualstack\.)?(?P<region>{_REGION}))?\.amazonaws\.com(?:\.cn)?"
    r"(?:/(?P<path>[^?#]*))?(?:[?#].*)?"
)
"""https://BUCKET.s3.REGION.amazonaws.com/KEY and https://s3.REGION.amazonaws.com/BUCKET/KEY, in old spellings too."""


@lru_cache(maxsize=64)  # several rules ask for the same one
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


def region(uri: str) -> str | None:
    """The Region a URI tells, None where it tells none."""
    place = address(uri)
    return place.region if place else None
