"""The tree that a YAML text is, with merged keys in their places, and where each value of it stands."""

import re
from dataclasses import dataclass, field

import yaml

from compilejob.findings import Path
from compilejob.read.place import Span
from compilejob.read.references import REFERENCE, Reference
from compilejob.read.syntax import Node

MOST_VALUES = 100_000  # an alias of aliases can stand for any number

_DEEPEST = 200  # brackets in brackets
_MERGE = "tag:yaml.org,2002:merge"
_STANDARD = "tag:yaml.org,2002:"
_PROPERTIES = re.compile(r"(?:[&!]\S*|#[^\r\n]*|\s+)*")


class Loader(yaml.SafeLoader):
    """Reads trees of a bounded size, notes what aliases stand for, and takes a value with a tag of its own as unknown."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.aliased: set[int] = set()
        self.merging: set[int] = set()
        self._count = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """A node; of one that an alias stands for, a note."""
        self._count += 1
        if self._count > 2 * MOST_VALUES:  # keys are nodes too
            raise OverflowError
        is_alias = self.check_event(yaml.AliasEvent)
        node: yaml.Node | None = super().compose_node(parent, index)
        if is_alias:
            self.aliased.add(id(node))
        return node

    def fetch_flow_collection_start(self, token_class: type[yaml.Token]) -> None:
        """The start of a list or object on a line; PyYAML looks far ahead of each, so there must not be many."""
        if self.flow_level >= _DEEPEST:
            raise RecursionError
        super().fetch_flow_collection_start(token_class)

    def unknown(self, node: yaml.Node) -> Reference:
        """What a tag that is not YAML's own, such as CloudFormation's !Ref, makes of a value."""
        if node.tag.startswith(_STANDARD):
            raise yaml.constructor.ConstructorError(
                None, None, f"the tag {node.tag.replace(_STANDARD, '!!')!r} is unknown", node.start_mark
            )
        return REFERENCE


Loader.add_constructor(None, Loader.unknown)


@dataclass(slots=True, eq=False)
class Written:
    """How a value is written: what an edit of it needs to know."""

    node: yaml.Node
    span: Span
    holder: "Written | None" = None
    key: yaml.Node | None = None
    is_shared: bool = False
    """Whether it, or what it stands in, stands elsewhere too."""
    merges: bool = False
    """Whether it is an object that takes in the keys of another."""

    @property
    def content_end(self) -> int:
        """Where the scalar ends for PyYAML, with the line breaks behind a block."""
        return int(self.node.end_mark.index)


@dataclass(slots=True)
class Tree:
    """The places of a stream's values."""

    places: dict[Path, Node] = field(default_factory=dict)
    written: dict[Span, Written] = field(default_factory=dict)
    keys: dict[Span, Written] = field(default_factory=dict)
    repeated: dict[Path, Span] = field(default_factory=dict)


class Planter:
    """Makes the tree of the documents of a text."""

    def __init__(self, text: str, loader: Loader) -> None:
        self.tree = Tree()
        self._text = text
        self._loader = loader
        self._flattened: set[int] = set()
        self._merged = 0

    def add(self, root: yaml.Node, path: Path) -> None:
        """Note where the values of a document stand."""
        self._add(root, path, None, None, is_shared=False)

    def _add(
        self, node: yaml.Node, path: Path, key: yaml.Node | None, holder: Written | None, *, is_shared: bool
    ) -> Written:
        if len(self.tree.places) > MOST_VALUES:
            raise OverflowError
        shared = is_shared or id(node) in self._loader.aliased
        written = Written(node, self._span(node), holder, key, shared)
        key_span = self._span(key) if key is not None else None
        self.tree.places[path] = Node(written.span, key_span)
        ends = [written.span.start]
        if isinstance(node, yaml.MappingNode):
            own = self._flatten(node, path)
            written.merges = id(node) in self._loader.merging
            for name, value in node.value:
                step = str(name.value) if isinstance(name, yaml.ScalarNode) else "?"
                is_own = id(name) in own
                child = self._add(value, (*path, step), name, written, is_shared=shared or not is_own)
                if is_own:
                    ends += [self._span(name).end, child.span.end]
        elif isinstance(node, yaml.SequenceNode):
            ends += [
                self._add(item, (*path, index), None, written, is_shared=shared).span.end
                for index, item in enumerate(node.value)
            ]
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            written.span = Span(written.span.start, min(max(ends), node.end_mark.index))
            self.tree.places[path] = Node(written.span, key_span)
        self.tree.written[written.span] = written
        if key_span is not None:
            self.tree.keys[key_span] = written
        return written

    def _flatten(self, node: yaml.MappingNode, path: Path) -> set[int]:
        """Put the keys that an object takes in from others before its own, each once; the own ones are returned."""
        own = {id(key) for key, _ in node.value}
        if id(node) in self._flattened:
            return own
        self._flattened.add(id(node))
        self._note_repeated(node, path)
        sources = [value for key, value in node.value if key.tag == _MERGE]
        if not sources:
            return own
        self._loader.merging.add(id(node))
        taken: dict[object, tuple[yaml.Node, yaml.Node]] = {}
        for source in (source for value in sources for source in reversed(_objects(value))):
            self._flatten(source, path)
            self._merged += len(source.value)
            if self._merged > MOST_VALUES:
                raise OverflowError
            taken |= {_identity(key): (key, value) for key, value in source.value}
        own_pairs = [(key, value) for key, value in node.value if key.tag != _MERGE]
        for key, _ in own_pairs:
            taken.pop(_identity(key), None)
        node.value = [*taken.values(), *own_pairs]
        return own

    def _note_repeated(self, node: yaml.MappingNode, path: Path) -> None:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE:
                if key.value in seen:
                    self.tree.repeated[*path, key.value] = self._span(key)
                seen.add(key.value)

    def _span(self, node: yaml.Node) -> Span:
        """Where a value is written, without its anchor, its tag and the line breaks behind it."""
        start, end = node.start_mark.index, node.end_mark.index
        if self._text[start : start + 1] in ("&", "!"):
            properties = _PROPERTIES.match(self._text, start, end)
            start = properties.end() if properties else start
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        return Span(start, max(start, end))


def _identity(key: yaml.Node) -> object:
    return (key.tag, key.value) if isinstance(key, yaml.ScalarNode) else id(key)


def _objects(value: yaml.Node) -> list[yaml.MappingNode]:
    """The objects that a merge key takes keys from."""
    items: list[yaml.Node] = value.value if isinstance(value, yaml.SequenceNode) else [value]
    objects = [item for item in items if isinstance(item, yaml.MappingNode)]
    if len(objects) != len(items):
        raise yaml.constructor.ConstructorError(
            None, None, "a merge key takes an object or a list of objects", value.start_mark
        )
    return objects
