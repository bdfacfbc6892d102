"""YAML files. In YAML, objects and lists may stand for the JSON texts of a request."""

from collections.abc import Iterator, Mapping

import yaml

from compilejob.findings import Path, quote
from compilejob.read.document import Document
from compilejob.read.place import Span
from compilejob.read.shape import requests_in
from compilejob.read.source import SourceText
from compilejob.read.syntax import Characters, Node
from compilejob.read.texts import with_texts
from compilejob.read.unread import Problem, repeated_keys, unread
from compilejob.rules.reading import Unread, file_malformed, file_without_request

_MOST_VALUES = 100_000  # an alias of aliases can stand for any number


class YamlSyntax:
    """How YAML writes values."""

    def characters(self, text: str, literal: Span) -> Characters | None:
        """None: what stands in a text has the place of the text."""
        del text, literal
        return None

    def value(self, text: str, old: Span, value: object) -> str | None:
        """None: no values are written yet."""
        del text, old, value
        return None

    def key(self, text: str, old: Span, name: str) -> str | None:
        """None, as above."""
        del text, old, name
        return None

    def inside(self, text: str, literal: Span, characters: str) -> str | None:
        """None, as above."""
        del text, literal, characters
        return None

    def removal(self, text: str, node: Node) -> Span | None:
        """None, as above."""
        del text, node
        return None


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a YAML file called `name`."""
    text = text.removeprefix("\ufeff")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        places, repeated = _index(root) if root else ({}, ())
        data = yaml.SafeLoader("").construct_document(root) if root else None
    except _REFUSALS as error:
        reason, offset = _reason(error)
        return unread(name, text, file_malformed, Unread(reason, "YAML"), offset)
    if not isinstance(data, dict | list):
        return unread(name, text, file_without_request, Unread(quote(data)))
    source = SourceText(text, YamlSyntax(), lambda: places)
    return Document(name, source, tuple(map(with_texts, requests_in(data, named=named))), repeated)


_REFUSALS = (yaml.YAMLError, RecursionError, OverflowError, ValueError, LookupError, AttributeError)


def _reason(error: Exception) -> tuple[str, int]:
    """Why a text cannot be read, and the offset at which that was found."""
    if isinstance(error, yaml.MarkedYAMLError):
        return str(error.problem), error.problem_mark.index if error.problem_mark else 0
    if isinstance(error, yaml.YAMLError):
        return str(error).splitlines()[0], 0
    if isinstance(error, RecursionError | OverflowError):
        return "it holds too many values, or nests them too deeply", 0
    return "a value cannot be what it says", 0  # PyYAML lets out what a tag that lies makes of a value


def _index(root: yaml.Node) -> tuple[Mapping[Path, Node], tuple[Problem, ...]]:
    """Where each value stands, and the keys that stand more than once in an object."""
    places: dict[Path, Node] = {}
    twice: dict[Path, Span] = {}
    for count, (path, node) in enumerate(_nodes(root, ())):
        if count > _MOST_VALUES:
            raise OverflowError
        if path in places and path[:-1] not in twice:
            twice[path] = node.key or node.span
        places[path] = node
    return places, repeated_keys(twice.items())


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
