"""Where a Python program changes the objects that its names stand for."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

CALL = "create_compilation_job"

COPYING = frozenset({"dumps", "str", "dict", "copy", "deepcopy"})
_LOOKING = frozenset({"print", "pprint", "len", "sorted", "info", "debug", "warning", "isinstance"})
HARMLESS = COPYING | _LOOKING | {CALL}
"""Functions that leave what they are given as it was."""

CHANGING = frozenset(
    {"update", "pop", "popitem", "clear", "setdefault", "append", "extend", "insert", "remove", "sort"}
)
_OF_A_MEMBER = frozenset({"pop", "setdefault"})


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an object, or of one inside of it."""

    name: str
    """What stands for the object: a name, or the last name of `self.name`."""
    path: tuple[str, ...] = ()
    """The way to the member that gets another value."""
    value: ast.expr | None = None
    """The other value; None when only a run would tell."""
    key: ast.expr | None = None
    is_merge: bool = False
    """Whether the members of the value are put into the object at the path, and others stay."""
    is_attribute: bool = False
    is_deep: bool = False
    """Whether an object inside of it changes."""

    @property
    def unclear(self) -> "Change":
        """The change when nobody knows whether and when it is made."""
        return replace(self, value=None)


def straight(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that are run once, one after the other."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.With | ast.AsyncWith | ast.Try) or _is_main(statement):
            yield from straight(getattr(statement, "body", ()))


def _is_main(statement: ast.stmt) -> bool:
    match statement:
        case ast.If(test=ast.Compare(ast.Name("__name__"), [ast.Eq()], [ast.Constant("__main__")])):
            return True
    return False


def plain_change(statement: ast.stmt) -> tuple[ast.AST, Change] | None:
    """The change that a statement is, with its node: `a["X"] = value`, `a.update(...)`, `a |= value`."""
    match statement:
        case ast.Assign(targets=[ast.Subscript() as target], value=value):
            change = _of_item(target)
            return (target, replace(change, value=value)) if change and change.key is target.slice else None
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=base, attr="update"), args=args) as call):
            change = _at(base, is_merge=True)
            if change is None or len(args) + bool(call.keywords) != 1 or _is_cut(base):
                return None
            made = ast.copy_location(ast.Call(ast.Name("dict"), [], call.keywords), call)
            return call, replace(change, value=args[0] if args else made)
        case ast.AugAssign(target=ast.Name(id=name), op=ast.BitOr(), value=value):
            return statement, Change(name, value=value, is_merge=True)
    return None


def changes(node: ast.AST) -> Iterator[Change]:
    """The changes that a node is, whatever it is part of."""
    change = None
    match node:
        case ast.AugAssign(target=target):
            change = _at(target)
        case ast.Subscript(ctx=ast.Store() | ast.Del()):
            change = _of_item(node)
        case ast.Call(func=ast.Attribute(value=base, attr=method), args=args) if method in CHANGING:
            key = args[0] if args and method in _OF_A_MEMBER else None
            change = _at(base, key)
            if method == "update" and change and not _is_cut(base):
                yield from _updated(node, change)
                return
    if change:
        yield change


def _updated(call: ast.Call, change: Change) -> Iterator[Change]:
    """The members that `update` gives other values."""
    for given in call.args:
        keys = given.keys if isinstance(given, ast.Dict) else [None]
        names = [key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
        yield from (replace(change, path=(*change.path, name)) for name in names)
        if len(names) < len(keys):
            yield change
    for keyword in call.keywords:
        yield replace(change, path=(*change.path, keyword.arg)) if keyword.arg else change


def uses(nodes: Sequence[ast.AST]) -> Iterator[ast.Name]:
    """Where names are read among the nodes of a program, but for a member of what they stand for and for functions that only look."""
    passed = set()
    for node in nodes:
        if isinstance(node, ast.Subscript) or (isinstance(node, ast.Attribute) and node.attr not in COPYING):
            passed.add(id(node.value))
        elif isinstance(node, ast.Call) and last_name(node.func) in _LOOKING:
            passed.update(map(id, node.args))
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in passed:
            yield node


def last_name(node: ast.AST) -> str:
    """The last name of `a.b.c`; "" for what is none."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _of_item(item: ast.Subscript) -> Change | None:
    return _at(item.value, item.slice)


def _at(base: ast.expr, key: ast.expr | None = None, *, is_merge: bool = False) -> Change | None:
    """A change of the member `key` of what `base` is, or of any; of what is around it where a step is not plain."""
    steps: list[ast.expr | None] = [key]
    while isinstance(base, ast.Subscript):
        steps.append(base.slice)
        base = base.value
    path: list[str] = []
    for step in reversed(steps):
        if not (isinstance(step, ast.Constant) and isinstance(step.value, str)):
            key = None
            break
        path.append(step.value)
    if not (name := last_name(base)):
        return None
    is_attribute = isinstance(base, ast.Attribute)
    return Change(name, tuple(path), None, key, is_merge=is_merge, is_attribute=is_attribute, is_deep=len(steps) > 1)


def _is_cut(base: ast.expr) -> bool:
    """Whether a step of the way is not plain."""
    while isinstance(base, ast.Subscript):
        if not (isinstance(base.slice, ast.Constant) and isinstance(base.slice.value, str)):
            return True
        base = base.value
    return False
