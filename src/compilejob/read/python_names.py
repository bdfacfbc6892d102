"""What the names of a Python program stand for, as far as that is plain: bound once, on the straight way, to a value."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from compilejob.read.python_changes import Change, changes, handed_over, plain_change, straight, uses
from compilejob.read.references import REFERENCE

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef


_FREE_STEPS = 100_000
_STEPS_A_NODE = 4
_CHARACTERS_A_STEP = 10


@dataclass(slots=True)
class Limit:
    """How much is followed in a program: names that stand for others twice, and so on, stand for more than fits."""

    steps: int

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


def scopes(tree: ast.Module) -> Iterator[tuple[Scope, Names]]:
    """Every scope of a program with the names that hold in it."""
    program = _Program(tree)
    waiting: list[tuple[Scope, Names | None]] = [(tree, None)]
    while waiting:
        scope, outer = waiting.pop()
        names = program.names(scope, outer)
        yield scope, names
        inside = outer if isinstance(scope, ast.ClassDef) else names  # a class hides its names from its functions
        waiting += ((inner, inside) for inner in own_nodes(scope) if isinstance(inner, Scope))


def own_nodes(scope: Scope) -> Iterator[ast.AST]:
    """The nodes of a scope; a scope inside of it is one of them, and what is in that is not."""
    waiting = [*ast.iter_child_nodes(scope)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Scope):
            waiting += ast.iter_child_nodes(node)


class _Program:
    """What is known of names wherever in the program they stand."""

    def __init__(self, tree: ast.Module) -> None:
        nodes = list(ast.walk(tree))
        self._limit = Limit(_FREE_STEPS + _STEPS_A_NODE * len(nodes))
        self._changed = {change.name for node in nodes for change in changes(node)}
        self._first_use: dict[str, tuple[int, int]] = {}
        counts = Counter[str]()
        for use in uses(tree):
            counts[use.id] += 1
            at = (use.lineno, use.col_offset)
            self._first_use[use.id] = min(at, self._first_use.get(use.id, at))
        self._shared = frozenset(name for name, count in counts.items() if count > 1)
        self._rebound: set[str] = set()
        self._elsewhere: list[Change] = []
        """Changes that functions make outside of themselves."""
        for scope in nodes:
            if isinstance(scope, ast.Global | ast.Nonlocal):
                self._rebound.update(scope.names)
            elif isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                own = set(_bound(scope))
                self._elsewhere += (change for change in self._unclear(own_nodes(scope)) if change.name not in own)

    def names(self, scope: Scope, outer: Names | None) -> Names:
        """What the names of a scope stand for."""
        body = scope.body if isinstance(scope.body, list) else []
        statements = list(straight(body))
        plain = [change for change in map(plain_change, statements) if change and self._is_clear(*change)]
        made = {id(node) for node, _ in plain}
        counts = Counter(_bound(scope))
        counts.subtract(change.name for node, change in plain if isinstance(node, ast.AugAssign))
        values = dict(_bindings(statements))
        bound = {name: value for name, value in values.items() if counts[name] == 1 and name not in self._rebound}
        found: dict[str, list[Change]] = defaultdict(list)
        others = self._unclear(node for node in own_nodes(scope) if id(node) not in made)
        for change in (*(change for _, change in plain), *others, *self._elsewhere):
            found[change.name].append(change)
        hidden = {name for name, count in counts.items() if count and name not in bound} | self._rebound
        return Names(self._limit, bound, dict(found), outer, frozenset(hidden), self._shared)

    def _is_clear(self, node: ast.AST, change: Change) -> bool:
        """Whether a change is made before what the name stands for is used anywhere."""
        at = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        return not change.is_attribute and at < self._first_use.get(change.name, (at[0] + 1, 0))

    def _unclear(self, nodes: Iterable[ast.AST]) -> Iterator[Change]:
        for node in nodes:
            yield from (change.unclear for change in changes(node) if not change.is_attribute)
            yield from map(Change, handed_over(node, self._changed))


def _bindings(statements: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value


def _bound(scope: Scope) -> Iterator[str]:
    """Every name, once for each time that the scope binds it."""
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        arguments = scope.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        yield from (argument.arg for argument in every if argument)
    for node in own_nodes(scope):
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
