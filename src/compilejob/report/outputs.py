"""Reports on their way: several formats at once, each to its stream or file."""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TextIO

from compilejob.report.address import named
from compilejob.report.summary import Summary
from compilejob.report.writer import Writer
from compilejob.results import Result


class Unwritable(Exception):
    """A report cannot go where it was to go; the text says which and why."""


class Destination(Protocol):
    """Where a report goes."""

    def open(self) -> None:
        """Make ready to write."""

    def write(self, text: str) -> None:
        """Write a part of the report."""

    def keep(self) -> None:
        """The report is whole."""

    def discard(self) -> None:
        """The report will not be whole; nothing, when it is."""


class Stream(NamedTuple):
    """A stream that is open already, and stays so."""

    stream: TextIO

    def open(self) -> None:
        """Nothing: it is open."""

    def write(self, text: str) -> None:
        """Write at once what there is."""
        self.stream.write(text)

    def keep(self) -> None:
        """Nothing: what is written is written."""

    def discard(self) -> None:
        """Nothing: what is written is written."""


@dataclass(slots=True)
class File:
    """A file, which gets its content in one step when the report is whole; until then the one of before stays."""

    name: str
    _path: Path = field(default=Path(), init=False)
    _written: Path = field(default=Path(), init=False)
    _stream: TextIO | None = field(default=None, init=False)

    def open(self) -> None:
        """Open a file beside it; what is no file but a device or pipe is written itself."""
        self._path = Path(os.path.realpath(self.name))  # a link is kept
        try:
            is_file = self._path.is_file() or not self._path.exists()
            self._written = self._path.with_name(f".{self._path.name}.{os.getpid()}") if is_file else self._path
            self._stream = self._written.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise self._trouble(error) from error

    def write(self, text: str) -> None:
        """Write a part of the report."""
        if self._stream is not None:
            try:
                self._stream.write(text)
            except OSError as error:
                raise self._trouble(error) from error

    def keep(self) -> None:
        """Put it in the place of the one of before, with the rights of that."""
        if self._stream is not None:
            try:
                self._stream.close()
                if self._written != self._path:
                    if self._path.exists():
                        shutil.copymode(self._path, self._written)
                    self._written.replace(self._path)
            except OSError as error:
                raise self._trouble(error) from error
            self._stream = None

    def discard(self) -> None:
        """Leave nothing of it behind."""
        if self._stream is not None:
            with suppress(OSError):  # what could not be written is not wanted
                self._stream.close()
            if self._written != self._path:
                self._written.unlink(missing_ok=True)
            self._stream = None

    def _trouble(self, error: OSError) -> Unwritable:
        return Unwritable(f"{self.name} cannot be written: {error.strerror}")


@dataclass(slots=True)
class Outputs:
    """Writes every report as the results come. As a context manager, it leaves no file that is not whole.

    Raises `Unwritable` where a report cannot be written.
    """

    outputs: Sequence[tuple[Writer, Destination]]
    _directory: Path = field(default_factory=Path.cwd, init=False)
    _file: str = field(default="", init=False)
    _name: str = field(default="", init=False)
    """How reports name the file at hand."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, destination in self.outputs:
            destination.discard()

    def begin(self) -> None:
        """Open every destination, then write what stands before the first result."""
        for _, destination in self.outputs:
            destination.open()
        for writer, destination in self.outputs:
            destination.write(writer.begin())

    def result(self, result: Result) -> None:
        """Write a result; those of one file come one after the other."""
        if result.file != self._file:
            self._file, self._name = result.file, named(result.file, self._directory)
        shown = result if self._name == result.file else result._replace(file=self._name)
        for writer, destination in self.outputs:
            destination.write(writer.result(shown))

    def end(self, summary: Summary) -> None:
        """Write what stands behind the last result, and keep the reports."""
        for writer, destination in self.outputs:
            destination.write(writer.end(summary))
        for _, destination in self.outputs:
            destination.keep()
