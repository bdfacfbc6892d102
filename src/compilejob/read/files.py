"""From a file to a document. A file that cannot be read is a document with problems."""

import json
import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path as FilePath
from typing import Any

from compilejob.read.document import WHOLE, Document, Part
from compilejob.read.json.syntax import JSON
from compilejob.read.shape import is_plainly_ours, mentions_request
from compilejob.read.source import SourceText
from compilejob.read.unread import Problem, unread
from compilejob.rules.reading import Unread, file_malformed, file_unreadable

FORMATS: Mapping[str, str] = {
    ".json": "json.file",
    ".jsonl": "json.lines",
    ".ndjson": "json.lines",
    ".toml": "toml.file",
    ".py": "python.file",
    ".ipynb": "notebook.file",
    ".sh": "shell.file",
    ".bash": "shell.file",
    ".yaml": "yaml.file",
    ".yml": "yaml.file",
}
"""The modules that read files, by the ends of the files' names. Each is imported when the first such file is met."""

_OTHERWISE = "json.file"  # for a file that was named and says nothing of its format


MOST_BYTES = 64 * 1024 * 1024
"""How large a file may be, but for JSON Lines, which are read a line at a time."""

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
"""What files begin with that say how they are encoded."""

_ANY_MARK = tuple(mark for mark, _ in _MARKS)

_GZIP = b"\x1f\x8b"


def read_path(path: FilePath | str, *, suffix: str | None = None, named: bool = True) -> Document:
    """The document in the file at `path`. What is no regular file is not opened: reading it could last for ever."""
    name = os.fspath(path)
    suffix = suffix or _suffix(name)
    try:
        status = os.stat(name)  # noqa: PTH116 - here as below, a path object would take longer than what it is for
        if not stat.S_ISREG(status.st_mode):
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "no regular file"
            return _unreadable(name, f"it is {kind}", named=named)
        if status.st_size > MOST_BYTES and FORMATS.get(suffix) != FORMATS[".jsonl"]:
            return _unreadable(name, f"it has more than {MOST_BYTES // 2**20} MB", named=named)
        with open(name, "rb", buffering=0) as stream:  # noqa: PTH123
            content = stream.readall()
    except (OSError, ValueError) as error:  # the latter for a name that holds NUL
        return _unreadable(name, getattr(error, "strerror", None) or str(error), named=named)
    return read_bytes(name, content, suffix=suffix, named=named)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def read_bytes(
    name: str, content: bytes, *, suffix: str | None = None, named: bool = True, part: Part = WHOLE
) -> Document:
    """The document in the bytes of a file called `name`.

    `suffix` is one of `FORMATS`, for a file whose name does not say its format. `named` says that somebody asked for
    this file; another one without a request is an empty document. `part` says which lines the bytes are, when they are
    cut from a JSON Lines file.
    """
    suffix = suffix or _suffix(name)
    if not named and (suffix not in FORMATS or not mentions_request(content)):
        return _nothing(name, suffix)
    if content.startswith(_GZIP):
        return _unreadable(name, "it is compressed by gzip", named=named)
    reader = _reader(FORMATS.get(suffix, _OTHERWISE))
    mark, encoding = _encoding(content, getattr(reader, "encoding_of", json.detect_encoding))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        text, offset = (each.decode(encoding, "replace") for each in (error.object, error.object[: error.start]))
        if not named and not is_plainly_ours(text):
            return _nothing(name, suffix)
        reason = f"byte {part.first_byte + len(mark) + error.start} is no {error.encoding.upper()}"
        return unread(name, text, file_unreadable, Unread(reason), len(offset), first_line=part.first_line)
    where = {} if part is WHOLE else {"first_line": part.first_line}
    document: Document = reader.read(name, text, named=named, **where)
    problems = document.problems if named else tuple(_of_interest(document, text))
    return document._replace(problems=problems, encoding=encoding, mark=mark, suffix=suffix, named=named, part=part)


@cache
def _reader(module: str) -> Any:
    return import_module(f"compilejob.read.{module}")


def _encoding(content: bytes, told: Callable[[bytes], str]) -> tuple[bytes, str]:
    """The mark that the content of a file begins with and the encoding that it says; that of the format without one."""
    if content.startswith(_ANY_MARK):
        return next(each for each in _MARKS if content.startswith(each[0]))
    return b"", told(content)


def _unreadable(name: str, reason: str, *, named: bool) -> Document:
    return unread(name, "", file_unreadable, Unread(reason)) if named else _nothing(name, "")


def _nothing(name: str, suffix: str) -> Document:
    return Document(name, SourceText("", JSON), suffix=suffix, named=False)


def _of_interest(document: Document, text: str) -> Iterator[Problem]:
    """What hindered reading a file that nobody named, as far as that file is ours."""
    has_requests = bool(document.requests)
    for finding, span in document.problems:
        if finding.rule == file_malformed.name:
            is_ours = has_requests = has_requests or is_plainly_ours(text)
            if not is_ours:
                return  # nor will any other finding be, without a request
        else:
            is_ours = any(finding.path[: len(request.path)] == request.path for request in document.requests)
        if is_ours:
            yield finding, span
