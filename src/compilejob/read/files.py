"""From a file to a document. A file that cannot be read is a document with problems."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path as FilePath
from pathlib import PurePath

from compilejob.read.document import WHOLE, Document, Part
from compilejob.read.json_syntax import JSON
from compilejob.read.shape import mentions_request
from compilejob.read.source import SourceText
from compilejob.read.unread import unread
from compilejob.rules.reading import Unread, file_unreadable

FORMATS: Mapping[str, str] = {
    ".json": "json_file",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".yaml": "yaml_file",
    ".yml": "yaml_file",
}
"""The modules that read files, by the ends of the files' names. Each is imported when the first such file is met."""

_OTHERWISE = "json_file"  # for a file that was named and says nothing of its format


def read_path(path: FilePath, *, suffix: str | None = None, named: bool = True) -> Document:
    """The document in the file at `path`."""
    try:
        return read_bytes(str(path), path.read_bytes(), suffix=suffix, named=named)
    except OSError as error:
        return unread(str(path), "", file_unreadable, Unread(error.strerror or str(error)))


def read_bytes(
    name: str, content: bytes, *, suffix: str | None = None, named: bool = True, part: Part = WHOLE
) -> Document:
    """The document in the bytes of a file called `name`.

    `suffix` is one of `FORMATS`, for a file whose name does not say its format. `named` says that somebody asked for
    this file; another one without a request is an empty document. `part` says which lines the bytes are, when they are
    cut from a JSON Lines file.
    """
    suffix = suffix or PurePath(name).suffix.lower()
    if not named and (suffix not in FORMATS or not mentions_request(content)):
        return Document(name, SourceText("", JSON), suffix=suffix, named=False)
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"byte {part.first_byte + error.start} is no {error.encoding.upper()}"
        return unread(name, "", file_unreadable, Unread(reason), first_line=part.first_line)
    reader: Callable[..., Document] = import_module(f"compilejob.read.{FORMATS.get(suffix, _OTHERWISE)}").read
    where = {} if part is WHOLE else {"first_line": part.first_line}
    read = reader(name, text, named=named, **where)
    return replace(read, encoding=encoding, suffix=suffix, named=named, part=part)
