"""Words of examples that stand in the place of a name."""

import re

_MARKED = re.compile(r"<[^<>/]+>|\$?\{+[^{}/]+\}+|\$\([^()/]+\)|\$[A-Z_]{2,}")
_WORDED = re.compile(
    r"(?<![A-Za-z])(?:your[-_]|YOUR[-_]|Your[-_A-Z])[A-Za-z_-]*"
    r"|(?:amzn-s3-demo-|doc-example-|DOC-EXAMPLE-)[A-Za-z0-9-]*"  # bucket names that AWS reserves for its pages
    r"|(?<=s3://)bucket-name(?![^/])"  # the example of the API reference
)
IN_WORDED = ("your", "-demo-", "-example-", "bucket-name")
"""One of these is in each of them, in some case of letters."""


def marked_placeholder(text: str) -> str | None:
    """A placeholder that signs set apart: "<name>", "${name}"."""
    found = _MARKED.search(text)
    return found[0] if found else None


def worded_placeholder(text: str) -> str | None:
    """A placeholder that is a name itself: "your-bucket", or a bucket name that AWS reserves for examples."""
    found = _WORDED.search(text)
    return found[0] if found else None
