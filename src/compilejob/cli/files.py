"""The files named on a command line."""

import sys
from pathlib import Path

from compilejob.findings import path_text
from compilejob.read import Document, read_bytes, read_path

STDIN = "-"


def document_of(name: str, suffix: str | None = None, *, named: bool = True) -> Document:
    """The file read; `-` is standard input.

    `suffix` says its format when its name does not; `named` whether somebody asked for it.
    """
    if name == STDIN:
        return read_bytes("<stdin>", sys.stdin.buffer.read(), suffix=suffix, named=named)
    return read_path(Path(name), suffix=suffix, named=named)


def unknown_member(document: Document) -> str | None:
    """The first member, if any, that a request in the file leaves to a run, in words."""
    members = (request.path + path for request in document.requests for path in sorted(request.unknown, key=path_text))
    return next(
        (f"{document.name} leaves {path_text(member)} to a program that fills it in" for member in members), None
    )
