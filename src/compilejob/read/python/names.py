"""What the names of a Python program stand for, as far as that is plain: bound once, on the straight way, to a value."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from compilejob.read.python.aliases import changed_by_others
from compilejob.read.python.changes import Change, changes, plain_change, straight, uses
from compilejob.read.references import REFERENCE

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef


_FREE_STEPS = 100_000
_STEPS_A_NODE = 4
_CHARACTERS_A_STEP = 10


@dataclass(slots=True)
class Limit:
    """How much is followed in a program: names that stand for others twice, and so on, stand for more than fits."""

    steps: int
    open: set[tuple[int, str]] = field(default_factory=set)
    """The names that are being followed."""

    def step(self) -> bool:
        """Go a step, if there is one left."""
        self.steps -= 1
        return self.steps > 0

    def text(self, text: str) -> object:
        """A text that was put together, if there are steps left for it."""
        self.steps -= len(text) // _CHARACTERS_A_STEP
        return text if self.steps > 0 else REFERENCE


@dataclass(frozen=True, slots=True)
class Names:
    """What names stand for, as far as each is bound once."""

    limit: Limit
    bound: Mapping[str, ast.expr]
    changes: Mapping[str, list[Change]] = field(default_factory=dict)
    """The changes of what they stand for, in their order."""
    outer: "Names | None" = None
    hidden: frozenset[str] = frozenset()
    """Names that stand for something here that only a run would tell."""
    shared: frozenset[str] = frozenset()
    """Names that are used at several places."""

    def find(self, name: str) -> "tuple[ast.expr, Names] | None":
        """The expression a name is bound to, and the names that hold there."""
        if name in self.hidden:
            return None
        if name in self.bound:
            return self.bound[name], self
        return self.outer.find(name) if self.outer else None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A scope of a program, without the scopes inside of it."""

    scope: Scope
    outer: "Part | None"
    nodes: list[ast.AST] = field(default_factory=list)

    @property
    def is_function(self) -> bool:
        """Whether it is run when it is called."""
        return not isinstance(self.scope, ast.Module | ast.ClassDef)


class Program:
    """The scopes of a program, and what names stand for in each."""

    def __init__(self, tree: ast.Module) -> None:
        self.parts = list(_parts(tree))
        self._names: dict[Part, Names] = {}
        self._limit = Limit(_FREE_STEPS + _STEPS_A_NODE * sum(len(part.nodes) for part in self.parts))

    def names(self, part: Part) -> Names:
        """What the names of a scope stand for."""
        if part not in self._names:
            outer = part.outer
            while outer and isinstance(outer.scope, ast.ClassDef):  # a class hides its names from its functions
                outer = outer.outer
            self._names[part] = self._names_of(part, self.names(outer) if outer else None)
        return self._names[part]

    def _names_of(self, part: Part, outer: Names | None) -> Names:
        body = part.scope.body if isinstance(part.scope.body, list) else []
        statements = list(straight(body))
        plain = [change for change in map(plain_change, statements) if change and self._is_clear(*change)]
        made = {id(node) for node, _ in plain}
        counts = Counter(_bound(part))
        counts.subtract(change.name for node, change in plain if isinstance(node, ast.AugAssign))
        rebound, elsewhere = self._from_elsewhere
        bound = {name: value for name, value in _bindings(statements) if counts[name] == 1 and name not in rebound}
        found: dict[str, list[Change]] = defaultdict(list)
        others = _unclear(node for node in part.nodes if id(node) not in made)
        for change in (*(change for _, change in plain), *others, *elsewhere, *self._changed_by_others):
            found[change.name].append(change)
        hidden = {name for name, count in counts.items() if count and name not in bound} | rebound
        return Names(self._limit, bound, dict(found), outer, frozenset(hidden), self._shared)

    def _is_clear(self, node: ast.AST, change: Change) -> bool:
        """Whether a change is made before what the name stands for is used anywhere."""
        at = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        return not change.is_attribute and all(at < use for use in self._uses.get(change.name, ()))

    @cached_property
    def _nodes(self) -> list[ast.AST]:
        return [node for part in self.parts for node in part.nodes]

    @cached_property
    def _changed_by_others(self) -> list[Change]:
        return list(map(Change, changed_by_others(self._nodes)))

    @cached_property
    def _uses(self) -> Mapping[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for use in uses(self._nodes):
            found[use.id].append((use.lineno, use.col_offset))
        return dict(found)

    @cached_property
    def _shared(self) -> frozenset[str]:
        return frozenset(name for name, places in self._uses.items() if len(places) > 1)

    @cached_property
    def _from_elsewhere(self) -> tuple[set[str], list[Change]]:
        """What functions bind and change outside of themselves."""
        functions = [part for part in self.parts if part.is_function]
        inside = [(part, list(_unclear(part.nodes))) for part in functions]
        made = [
            change
            for part, own in inside
            if own
            for bound in [set(_bound(part))]
            for change in own
            if change.name not in bound
        ]
        told = (node.names for part in self.parts for node in part.nodes if isinstance(node, ast.Global | ast.Nonlocal))
        return {name for names in told for name in names}, made


def _parts(tree: ast.Module) -> Iterator[Part]:
    waiting = [Part(tree, None)]
    while waiting:
        part = waiting.pop()
        nodes = [*ast.iter_child_nodes(part.scope)]
        while nodes:
            node = nodes.pop()
            part.nodes.append(node)
            if isinstance(node, Scope):
                waiting.append(Part(node, part))
            else:
                nodes += ast.iter_child_nodes(node)
        yield part


def _unclear(nodes: Iterable[ast.AST]) -> Iterator[Change]:
    """The changes that nodes are, when nobody knows whether and when they are made."""
    return (change.unclear for node in nodes for change in changes(node) if not change.is_attribute)


def _bindings(statements: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value


def _bound(part: Part) -> Iterator[str]:
    """Every name, once for each time that the scope binds it."""
    scope = part.scope
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        arguments = scope.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        yield from (argument.arg for argument in every if argument)
    for node in part.nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias():
                yield (node.asname or node.name).split(".")[0]
            case ast.ExceptHandler(name=str() as name) | ast.MatchAs(name=str() as name):
                yield name
            case ast.MatchStar(name=str() as name) | ast.MatchMapping(rest=str() as name):
                yield name
