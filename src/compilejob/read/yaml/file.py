"""YAML files. In YAML, objects and lists may stand for the JSON texts of a request."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from compilejob.findings import Path, quote
from compilejob.read.comments import comments
from compilejob.read.document import Document
from compilejob.read.place import Span
from compilejob.read.references import without_references
from compilejob.read.shape import requests_of
from compilejob.read.source import SourceText
from compilejob.read.texts import with_texts
from compilejob.read.unread import Problem, problems, repeated_keys, unread
from compilejob.read.yaml.nodes import Loader, Planter, Tree
from compilejob.read.yaml.scalars import block_comment
from compilejob.read.yaml.syntax import YamlSyntax
from compilejob.rules.reading import Unread, file_malformed, file_without_request

_MOST_CHARACTERS = 8_000_000  # PyYAML reads a million in some seconds


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a YAML file called `name`, which is a stream of YAML's documents."""
    text = text.removeprefix("\ufeff")
    if len(text) > _MOST_CHARACTERS:
        return unread(name, text, file_malformed, Unread(f"it has more than {_MOST_CHARACTERS} characters", "YAML"))
    stream = _Stream.of(text)
    source = SourceText(text, YamlSyntax(stream.tree), lambda: stream.tree.places)
    hindrances = repeated_keys(stream.tree.repeated.items()) + stream.problems
    values = {path: data for path, data in stream.values.items() if isinstance(data, dict | list)}
    if not values and not hindrances:
        return unread(name, text, file_without_request, Unread(quote(next(iter(stream.values.values()), None))))
    requests = without_references(requests_of(values, named=named), named=named)
    found = tuple(map(with_texts, requests))
    return Document(name, source, found, hindrances, comments=comments(text, _hidden(text, stream.tree)))


@dataclass(slots=True)
class _Stream:
    """The documents of a text: their values by the ways to them, which have a step when there are several."""

    tree: Tree
    values: dict[Path, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, text: str) -> "_Stream":
        """The documents up to the first that cannot be read."""
        roots: dict[int, yaml.Node] = {}
        stopped: tuple[Problem, ...] = ()
        planter = None
        try:
            loader = Loader(text)
            planter = Planter(text, loader)
            while loader.check_node():
                root = loader.get_node()
                if root is not None:
                    roots[len(roots)] = root
        except _REFUSALS as error:
            stopped = _refused(error, text)
        if planter is None:
            return cls(Tree(), problems=stopped)
        filled = {index: root for index, root in roots.items() if not _is_empty(root)} or roots
        stream = cls(planter.tree, problems=stopped)
        for index, root in filled.items():
            path: Path = (index,) if len(filled) > 1 else ()
            try:
                planter.add(root, path)
                stream.values[path] = Loader("").construct_document(root)
            except _REFUSALS as error:
                stream.problems += _refused(error, text)
        return stream


def _is_empty(root: yaml.Node) -> bool:
    return isinstance(root, yaml.ScalarNode) and not root.value and root.style is None


_REFUSALS = (yaml.YAMLError, RecursionError, OverflowError, ValueError, LookupError, AttributeError, TypeError)


def _refused(error: Exception, text: str) -> tuple[Problem, ...]:
    reason, offset = _reason(error)
    return problems(file_malformed, Unread(reason, "YAML"), text, offset)


def _reason(error: Exception) -> tuple[str, int]:
    """Why a text cannot be read, and the offset at which that was found."""
    if isinstance(error, yaml.MarkedYAMLError):
        return str(error.problem), error.problem_mark.index if error.problem_mark else 0
    if isinstance(error, yaml.reader.ReaderError):
        return f"the character U+{error.character:04X} is not allowed", error.position
    if isinstance(error, RecursionError | OverflowError):
        return "it holds too many values, or nests them too deeply", 0
    return "a value cannot be what it says", 0  # PyYAML lets out what a tag that lies makes of a value


def _hidden(text: str, tree: Tree) -> Iterator[Span]:
    """The stretches of a text in which a # begins no comment."""
    for span, written in tree.written.items():
        if isinstance(written.node, yaml.ScalarNode):
            header = block_comment(text, span.start) if written.node.style in ("|", ">") else None
            yield span if header is None else Span(header.end, span.end)
    yield from tree.keys
