"""Files as pieces of work: small ones are taken together, and a large JSON Lines file is cut between its lines."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from compilejob.discover import File
from compilejob.read import FORMATS, WHOLE, Document, Part, read_bytes, read_path

MOST = 256 * 1024
"""About how many bytes a piece or a batch has."""

_EACH = 2048  # bytes that could be checked in the time it takes to open a file


class Piece(NamedTuple):
    """A file or some lines of one."""

    file: File
    part: Part = WHOLE
    length: int | None = None
    """How many bytes it has; None when it is the whole file."""

    @property
    def weight(self) -> int:
        """About how many bytes there are to read, with what it takes to open the file."""
        return _EACH + (self.file.size if self.length is None else self.length)

    def read(self, job_names: frozenset[str] = frozenset()) -> Document:
        """The document in it. `job_names` are those that stand in the file before it."""
        file = self.file
        if file.content is not None:
            return read_bytes(file.path, file.content, named=file.named)
        if self.length is None:
            return read_path(file.path, named=file.named)
        try:
            with Path(file.path).open("rb") as stream:
                stream.seek(self.part.first_byte)
                content = stream.read(self.length)
        except OSError:
            return read_path(file.path)  # which says so
        return read_bytes(file.path, content, named=file.named, part=self.part._replace(job_names=job_names))


Batch = tuple[Piece, ...]


def batches(files: Iterable[File], *, cut: bool) -> Iterator[Batch]:
    """The files in batches, in their order; large JSON Lines files in pieces when they may be cut."""
    batch: list[Piece] = []
    weight = 0
    for piece in (piece for file in files for piece in _pieces(file, cut=cut)):
        if batch and weight + piece.weight > MOST:
            yield tuple(batch)
            batch, weight = [], 0
        batch.append(piece)
        weight += piece.weight
    if batch:
        yield tuple(batch)


def _pieces(file: File, *, cut: bool) -> Iterator[Piece]:
    if cut and file.size > MOST and FORMATS.get(PurePath(file.path).suffix.lower()) == "json.lines":
        yield from _cut(file)
    else:
        yield Piece(file)


def _cut(file: File) -> Iterator[Piece]:
    """The file in pieces that end with a line; whole when its lines do not end with the byte that ends lines."""
    try:
        stream = Path(file.path).open("rb")  # noqa: SIM115 - closed below; opening it alone may fail
    except OSError:
        yield Piece(file)
        return
    with stream:
        line, position = 1, 0
        while content := stream.read(MOST):
            if position == 0 and (b"\0" in content[:4] or content.startswith((b"\xff\xfe", b"\xfe\xff"))):
                yield Piece(file)
                return
            content += stream.readline()
            yield Piece(file, Part(line, position), len(content))
            line += content.count(b"\n")
            position += len(content)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
