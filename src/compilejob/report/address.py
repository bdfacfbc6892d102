"""Files as reports name them."""

import os
from pathlib import Path
from urllib.parse import quote

ROOT = "SRCROOT"
"""What SARIF calls the directory that relative addresses are relative to."""


def named(file: str, directory: Path) -> str:
    """A file's name with slashes, relative to a directory when the file is below it, and as it was given when not.

    The name of no file, such as `<stdin>`, stays as it is.
    """
    if not os.path.isabs(file):  # noqa: PTH117 - asked of thousands of files
        return file.replace(os.sep, "/")
    path = Path(file)
    return (path.relative_to(directory) if path.is_relative_to(directory) else path).as_posix()


def location(file: str) -> dict[str, str]:
    """A file as SARIF names it: a relative address, or an absolute one for a file that lies elsewhere."""
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    if ".." in path.parts:
        return {"uri": Path(os.path.abspath(file)).as_uri()}  # noqa: PTH100 - no link is followed
    return {"uri": quote(os.fsencode(file)), "uriBaseId": ROOT}
