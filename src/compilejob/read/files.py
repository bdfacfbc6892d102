"""From a file to a document. A file that cannot be read is a document with problems."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath

from compilejob.findings import Finding, Path, quote
from compilejob.read.document import Document, FoundRequest
from compilejob.read.spans import SourceText, Span, nodes
from compilejob.repair import repair
from compilejob.rules.reading import Unread, file_not_json, file_repeated_key, file_unreadable, file_without_request
from compilejob.rules.rule import Rule
from compilejob.wire import NotJson, decode

_FOR_EDITORS = "$schema"  # the member of a file by which an editor finds its JSON Schema; boto3 has none of that name


def read_path(path: FilePath) -> Document:
    """The document in the file at `path`."""
    try:
        return read_bytes(str(path), path.read_bytes())
    except OSError as error:
        return _unread(str(path), "", file_unreadable, error.strerror or str(error))


def read_bytes(name: str, content: bytes) -> Document:
    """The document in the bytes of a file called `name`."""
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return _unread(name, "", file_unreadable, f"byte {error.start} is no {error.encoding.upper()}")
    try:
        data, repeated_keys = decode(text)
    except NotJson as error:
        mended = repair(text)
        reason = f"it has {' and '.join(mended.faults)}" if mended else error.reason
        return _unread(name, text, file_not_json, reason, error.offset)
    source = SourceText(text)
    if isinstance(data, dict):
        data.pop(_FOR_EDITORS, None)
        requests: tuple[FoundRequest, ...] = (FoundRequest((), data),)
    elif isinstance(data, list):
        requests = tuple(FoundRequest((index,), item) for index, item in enumerate(data))
    else:
        return _unread(name, text, file_without_request, quote(data))
    repeated = _repeated(source) if repeated_keys else ()
    return Document(name, source, requests, tuple(repeated), encoding)


def _repeated(source: SourceText) -> Iterator[tuple[Finding, Span]]:
    """The keys that stand more than once in an object; of those inside another only the outer."""
    seen: set[Path] = set()
    twice: dict[Path, Span] = {}
    for path, node in nodes(source.text):
        if path in seen:
            twice[path] = node.key or node.span
        seen.add(path)
    for path, span in twice.items():
        if not any(path[:length] in twice for length in range(1, len(path))):
            for finding in file_repeated_key.findings(Unread(str(path[-1]))):
                yield replace(finding, path=path), span


def _unread(name: str, text: str, rule: Rule[Unread], reason: str, offset: int = 0) -> Document:
    problems = tuple((finding, Span(offset, min(offset + 1, len(text)))) for finding in rule.findings(Unread(reason)))
    return Document(name, SourceText(text), (), problems)
