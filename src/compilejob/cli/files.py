"""The files named on a command line."""

import sys
from pathlib import Path

from compilejob.read import Document, read_bytes, read_path

STDIN = "-"


def document_of(name: str, suffix: str | None = None) -> Document:
    """The file read; `-` is standard input. `suffix` says its format when its name does not."""
    if name == STDIN:
        return read_bytes("<stdin>", sys.stdin.buffer.read(), suffix=suffix)
    return read_path(Path(name), suffix=suffix)
