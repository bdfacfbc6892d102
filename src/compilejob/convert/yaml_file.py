"""From YAML to a document. In YAML, objects and lists may stand for the JSON texts of a request."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import yaml

from compilejob.findings import Finding, Path, quote
from compilejob.parts import json_text
from compilejob.read import Document, FoundRequest
from compilejob.read.spans import Embedded, Node, SourceText, Span
from compilejob.rules.reading import Unread, file_repeated_key, file_unreadable, file_without_request
from compilejob.rules.rule import Rule

_MOST_VALUES = 100_000  # an alias of aliases can stand for any number


@dataclass(frozen=True)
class YamlText(SourceText):
    """A YAML text and the places of its values."""

    places: Mapping[Path, Node] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> Mapping[Path, Node]:
        """Every value's place; for a key that is repeated, its last value's."""
        return self.places

    def embedded(self, path: Path) -> Embedded | None:
        """None: what stands in a text has the place of the text, which YAML writes in too many ways."""
        del path
        return None


def read_yaml(name: str, content: bytes) -> Document:
    """The document in the bytes of a YAML file called `name`: one request, or a list of them."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unread(name, "", file_unreadable, f"byte {error.start} is no UTF-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        places, repeated = _index(root) if root else ({}, [])
        data = yaml.SafeLoader("").construct_document(root) if root else None
    except _REFUSALS as error:
        return _unread(name, text, file_unreadable, *_reason(error))
    source = YamlText(text, places=places)
    if isinstance(data, dict):
        requests: tuple[FoundRequest, ...] = (FoundRequest((), _sent(data)),)
    elif isinstance(data, list):
        requests = tuple(FoundRequest((index,), _sent(item)) for index, item in enumerate(data))
    else:
        return _unread(name, text, file_without_request, quote(data))
    return Document(name, source, requests, tuple(repeated))


_REFUSALS = (yaml.YAMLError, RecursionError, OverflowError, ValueError, LookupError, AttributeError)


def _reason(error: Exception) -> tuple[str, int]:
    """Why a text cannot be read, and the offset at which that was found."""
    if isinstance(error, yaml.MarkedYAMLError):
        return f"it is not YAML, {error.problem}", error.problem_mark.index if error.problem_mark else 0
    if isinstance(error, yaml.YAMLError):
        return f"it is not YAML, {str(error).splitlines()[0]}", 0
    if isinstance(error, RecursionError | OverflowError):
        return "it holds too many values, or nests them too deeply", 0
    return "it is not YAML, a value cannot be what it says", 0  # PyYAML lets out what a tag that lies makes of a value


def _index(root: yaml.Node) -> tuple[Mapping[Path, Node], list[tuple[Finding, Span]]]:
    """Where each value stands, and the keys that stand more than once in an object; of those inside another the outer."""
    places: dict[Path, Node] = {}
    twice: dict[Path, Span] = {}
    for count, (path, node) in enumerate(_nodes(root, ())):
        if count > _MOST_VALUES:
            raise OverflowError
        if path in places and path[:-1] not in twice:
            twice[path] = node.key or node.span
        places[path] = node
    repeated = [
        (replace(finding, path=path), span)
        for path, span in twice.items()
        for finding in file_repeated_key.findings(Unread(str(path[-1])))
    ]
    return places, repeated


def _nodes(node: yaml.Node, path: Path, key: Span | None = None) -> Iterator[tuple[Path, Node]]:
    yield path, Node(_span(node), key)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _nodes(value, (*path, str(name.value)), _span(name))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _nodes(item, (*path, index))


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)


_TEXTS = {"InputConfig": "DataInputConfig", "OutputConfig": "CompilerOptions"}
"""The members that are sent as JSON texts, by the structure they are in."""


def _sent(request: object) -> object:
    """A request with JSON texts in the place of what stands for them."""
    if not isinstance(request, dict):
        return request
    texts = {
        name: holder | {member: _text(holder[member])}
        for name, member in _TEXTS.items()
        if isinstance(holder := request.get(name), dict) and member in holder
    }
    return request | texts


def _text(value: object) -> object:
    return json_text(value) if isinstance(value, dict | list) else value


def _unread(name: str, text: str, rule: Rule[Unread], reason: str, offset: int = 0) -> Document:
    problems = tuple((finding, Span(offset, min(offset + 1, len(text)))) for finding in rule.findings(Unread(reason)))
    return Document(name, SourceText(text), (), problems)
