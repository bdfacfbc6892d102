"""The files named on a command line."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from compilejob.read import Document, read_bytes, read_path

STDIN = "-"


def documents(names: Iterable[str]) -> Iterator[Document]:
    """Each file read; `-` is standard input."""
    for name in names:
        yield read_bytes("<stdin>", sys.stdin.buffer.read()) if name == STDIN else read_path(Path(name))
