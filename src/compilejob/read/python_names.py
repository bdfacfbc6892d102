"""What the names of a Python program stand for, as far as that is plain: bound once, on the straight way, to a value."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from compilejob.read.python_values import Names

Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef

CALL = "create_compilation_job"

_HARMLESS = frozenset({CALL, "dumps", "str", "print", "pprint", "len", "dict", "info", "debug", "warning", "deepcopy"})
"""Functions that leave what they are given as it was."""


def scopes(tree: ast.Module) -> Iterator[tuple[Scope, Names]]:
    """Every scope of a program with the names that hold in it."""
    elsewhere = frozenset(_changed_from_inside(tree))
    waiting: list[tuple[Scope, Names | None]] = [(tree, None)]
    while waiting:
        scope, outer = waiting.pop()
        names = _names(scope, outer, elsewhere)
        yield scope, names
        inside = outer if isinstance(scope, ast.ClassDef) else names  # a class hides its names from its functions
        waiting += ((inner, inside) for inner in own_nodes(scope) if isinstance(inner, Scope))


def _changed_from_inside(tree: ast.Module) -> Iterator[str]:
    """The names that functions bind or change outside of themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global | ast.Nonlocal):
            yield from node.names
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            own = set(_bound(node))
            yield from (name for inner in own_nodes(node) for name in _changed(inner) if name not in own)


def own_nodes(scope: Scope) -> Iterator[ast.AST]:
    """The nodes of a scope; a scope inside of it is one of them, and what is in that is not."""
    waiting = [*ast.iter_child_nodes(scope)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Scope):
            waiting += ast.iter_child_nodes(node)


def _names(scope: Scope, outer: Names | None, elsewhere: frozenset[str]) -> Names:
    body = scope.body if isinstance(scope.body, list) else []
    values = dict(_straight_bindings(body))
    counts = Counter(_bound(scope))
    changes = list(_straight_changes(body))
    plain = {id(node) for node, _, _ in changes}
    for node in own_nodes(scope):
        if id(node) not in plain:
            counts.update(2 * list(_changed(node)))
    once = {name: value for name, value in values.items() if counts[name] == 1 and name not in elsewhere}
    for _, name, change in changes:
        if name in once:
            once[name] = ast.copy_location(ast.BinOp(once[name], ast.BitOr(), change), once[name])
        else:
            counts[name] += 2
    hidden = {name for name, count in counts.items() if count and name not in once} | elsewhere
    return Names(once, outer, frozenset(hidden))


def _straight(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that are run once, one after the other."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.With | ast.AsyncWith | ast.Try) or _is_main(statement):
            yield from _straight(getattr(statement, "body", ()))


def _is_main(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "__name__ == '__main__'"


def _straight_bindings(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for statement in _straight(body):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value


def _straight_changes(body: Iterable[ast.stmt]) -> Iterator[tuple[ast.AST, str, ast.expr]]:
    """Changes of objects on the straight way, each as the object that is merged into the old one."""
    for statement in _straight(body):
        match statement:
            case ast.Assign(
                targets=[
                    ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str()) as key) as target,
                ],
                value=value,
            ):
                yield target, name, ast.copy_location(ast.Dict([key], [value]), value)
            case ast.Expr(
                value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="update"), args=args) as call
            ) if len(args) + bool(call.keywords) == 1:
                made = ast.Call(ast.Name("dict"), [], call.keywords)
                yield call, name, args[0] if args else ast.copy_location(made, call)


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


def _changed(node: ast.AST) -> Iterator[str]:
    """The names whose values a node may change in a way that is not plain."""
    match node:
        case ast.AugAssign(target=target):
            yield from _root(target)
        case ast.Subscript(ctx=ast.Store() | ast.Del()):
            yield from _root(node)
        case ast.Call(func=function):
            last = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if isinstance(function, ast.Attribute) and last in _CHANGING:
                yield from _root(function.value)
            if last not in _HARMLESS:
                given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg)]
                yield from (each.id for each in given if isinstance(each, ast.Name))


_CHANGING = frozenset(
    {"update", "pop", "popitem", "clear", "setdefault", "append", "extend", "insert", "remove", "sort"}
)


def _root(node: ast.AST) -> Iterator[str]:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id
