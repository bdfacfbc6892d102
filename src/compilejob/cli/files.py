"""The files named on a command line."""

import sys
from pathlib import Path

from compilejob.read import Document, read_bytes, read_path

STDIN = "-"


def document_of(name: str, suffix: str | None = None, *, named: bool = True) -> Document:
    """The file read; `-` is standard input.

    `suffix` says its format when its name does not; `named` whether somebody asked for it.
    """
    if name == STDIN:
        return read_bytes("<stdin>", sys.stdin.buffer.read(), suffix=suffix, named=named)
    return read_path(Path(name), suffix=suffix, named=named)
