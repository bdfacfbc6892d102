"""Which names of a Python program stand for objects that are changed by another name, or by who knows what."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from compilejob.read.python.changes import CALL, CHANGING, HARMLESS, changes, last_name

_SHALLOW = frozenset({"dict", "copy"})
_TEXTS = frozenset({"CompilationJobName", "RoleArn", "ModelPackageVersionArn"})
"""Members that are handed on often, and that nobody changes: they are texts."""

_NOT_AT_ALL, _ITSELF, _INSIDE = range(3)
"""How deeply an object may change."""


def changed_by_others(nodes: Sequence[ast.AST]) -> set[str]:
    """The names whose objects may change although nothing is changed by these names."""
    depths: dict[str, int] = defaultdict(int)
    for node in nodes:
        for change in changes(node):
            depths[change.name] = max(depths[change.name], _INSIDE if change.is_deep else _ITSELF)
    found = {name for node in nodes for name in _handed_over(node)}
    holds: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for node in nodes:
        for holder, value, levels in _flows(node):
            holds[holder].update((name, levels + (not is_same) <= 0) for name, is_same in _held(value))
    depths.update(dict.fromkeys(found, _INSIDE))
    waiting = [*depths]
    while waiting:
        holder = waiting.pop()
        for name, is_same in holds.get(holder, ()):
            depth = depths[holder] if is_same or depths[holder] == _INSIDE else _NOT_AT_ALL
            if depth and name != holder:
                found.add(name)
            if depth > depths[name]:
                depths[name] = depth
                waiting.append(name)
    return found


def _handed_over(node: ast.AST) -> Iterator[str]:
    """The names whose objects get into a function that may change them."""
    if isinstance(node, ast.Call) and last_name(node.func) not in HARMLESS:
        for given in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from (name for name, _ in _held(given))


def _flows(node: ast.AST) -> Iterator[tuple[str, ast.expr, int]]:
    """The names that get a value, and by how many levels it is inside of what they stand for."""
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((name, value, levels) for target in targets for name, levels in _targets(target))
        case ast.AnnAssign(target=target, value=ast.expr() as value) | ast.NamedExpr(target=target, value=value):
            yield from ((name, value, levels) for name, levels in _targets(target))
        case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
            yield from ((name, value, levels - 1) for name, levels in _targets(target))
        case ast.AugAssign(target=target, value=value):
            yield from ((name, value, levels + 1) for name, levels in _targets(target))
        case ast.Call(func=ast.Attribute(value=base, attr=method)) if method in CHANGING:
            given = (*node.args, *(keyword.value for keyword in node.keywords))
            yield from ((name, value, levels + 1) for value in given for name, levels in _targets(base))
        case ast.arguments():
            last = [*node.posonlyargs, *node.args][-len(node.defaults) :] if node.defaults else []
            pairs = chain(zip(last, node.defaults, strict=True), zip(node.kwonlyargs, node.kw_defaults, strict=True))
            yield from ((argument.arg, value, 0) for argument, value in pairs if value)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            returned = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return | ast.Yield))
            yield from ((name, value, 0) for value in returned if value)


def _targets(target: ast.expr) -> Iterator[tuple[str, int]]:
    match target:
        case ast.Tuple(elts=items) | ast.List(elts=items):
            for item in items:
                yield from ((name, levels - 1) for name, levels in _targets(item))
        case ast.Starred(value=value):
            yield from _targets(value)
        case ast.Subscript(value=value):
            yield from ((name, levels + 1) for name, levels in _targets(value))
        case _:
            if name := last_name(target):
                yield name, 0


def _held(value: ast.expr | None) -> Iterator[tuple[str, bool]]:
    """The names of the objects that a value is or is part of, and, with false, of those that it holds."""
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name, True
        case ast.Call():
            yield from _given_back(value)
    for same in _same(value):
        yield from _held(same)
    for item in _items(value):
        yield from ((name, False) for name, _ in _held(item))


def _same(value: ast.expr | None) -> Sequence[ast.expr]:
    """The expressions of which a value is one, or a part of one."""
    match value:
        case ast.BoolOp(values=choices):
            return choices
        case ast.IfExp(body=one, orelse=other):
            return [one, other]
        case ast.Subscript(slice=ast.Constant(value=str() as name)) if name in _TEXTS:
            return ()
        case ast.NamedExpr(value=one) | ast.Starred(value=one) | ast.Await(value=one) | ast.Subscript(value=one):
            return [one]
    return ()


def _items(value: ast.expr | None) -> Sequence[ast.expr | None]:
    """The expressions that a value holds."""
    match value:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items) | ast.Dict(values=items):
            return items
        case ast.BinOp(left=one, right=other):
            return [one, other]
    return ()


def _given_back(call: ast.Call) -> Iterator[tuple[str, bool]]:
    """The names of the objects that a call gives back, as far as they are not handed over."""
    name = last_name(call.func)
    base = call.func.value if isinstance(call.func, ast.Attribute) else None
    if name in _SHALLOW:
        given = (base, *call.args, *(keyword.value for keyword in call.keywords))
        yield from ((held, False) for each in given for held, _ in _held(each))
    elif base is not None and name != CALL:
        yield from _held(base)  # such as `a.get(...)`
    elif name not in HARMLESS:
        yield name, True  # what the function returns
