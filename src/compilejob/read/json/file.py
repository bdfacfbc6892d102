"""JSON files."""

from collections.abc import Iterator

from compilejob.findings import Path, quote
from compilejob.read.document import Document
from compilejob.read.json.syntax import JSON, nodes
from compilejob.read.place import Span
from compilejob.read.references import mentions_reference, without_references
from compilejob.read.shape import requests_in
from compilejob.read.source import SourceText
from compilejob.read.unread import Problem, repeated_keys, unread
from compilejob.repair import repair
from compilejob.rules.reading import Unread, file_malformed, file_without_request
from compilejob.wire import NotJson, decode

_FOR_EDITORS = "$schema"  # the member of a file by which an editor finds its JSON Schema; boto3 has none of that name


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a JSON file called `name`."""
    try:
        data, repeated = decode(text)
    except NotJson as error:
        return unread(name, text, file_malformed, not_json(text, error), error.offset)
    source = SourceText(text, JSON, lambda: dict(nodes(text)))
    if isinstance(data, dict):
        data.pop(_FOR_EDITORS, None)
    elif not isinstance(data, list):
        return unread(name, text, file_without_request, Unread(quote(data)))
    requests = requests_in(data, named=named)
    if mentions_reference(text):
        requests = without_references(requests, named=named)
    return Document(name, source, requests, repeated_in(text) if repeated else ())


def not_json(text: str, error: NotJson) -> Unread:
    """Why a text is no JSON."""
    mended = repair(text)
    return Unread(f"it has {' and '.join(mended.faults)}" if mended else error.reason, "JSON")


def repeated_in(text: str) -> tuple[Problem, ...]:
    """The keys that stand more than once in an object of a JSON text."""
    return repeated_keys(_repeated(text))


def _repeated(text: str) -> Iterator[tuple[Path, Span]]:
    seen: set[Path] = set()
    for path, node in nodes(text):
        if path in seen:
            yield path, node.key or node.span
        seen.add(path)
