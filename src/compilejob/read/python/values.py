"""What a Python expression is, told without running it: literals, names that stand for them, and texts made of them."""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from compilejob.findings import Path
from compilejob.read.python.changes import Change, last_name
from compilejob.read.python.names import Names
from compilejob.read.references import REFERENCE

_MOST_STEPS = 100  # from name to name; a name may stand for itself


@dataclass(slots=True)
class Known:
    """What is known of an expression: its value, and where each value in it stands."""

    value: object
    """`REFERENCE` when only a run would tell."""
    at: ast.expr
    members: dict[str | int, "Known"] = field(default_factory=dict)
    key: ast.AST | None = None
    is_open: bool = False
    """Whether an object may have more members than those that are seen."""
    is_shared: bool = False
    """Whether it is used at other places too, so that an edit would change these."""
    hides: bool = False
    """Whether it stands in the place of a member of the same name, which would come to light without it."""
    literals: frozenset[int] = frozenset()
    """The dict literals that the value is made of, by the identities of their nodes."""

    def places(self, path: Path = ()) -> Iterator[tuple[Path, "Known"]]:
        """The way to every value in this one, and what is known of it."""
        yield path, self
        for step, member in self.members.items():
            yield from member.places((*path, step))


def known(node: ast.expr, names: Names, depth: int = 0) -> Known:  # noqa: PLR0911 - a line for each kind of expression
    """What is known of an expression."""
    if depth > _MOST_STEPS or not names.limit.step():
        return Known(REFERENCE, node)
    match node:
        case ast.Constant(value=str() | int() | float() | None):
            return Known(node.value, node)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return Known(-number, node)
        case ast.Name():
            return _named(node, names, depth)
        case ast.Dict():
            return _object(node, zip(node.keys, node.values, strict=True), names, depth)
        case ast.List() | ast.Tuple():
            return _list(node, names, depth)
        case ast.BinOp(op=ast.BitOr()):
            return _merged(node, known(node.left, names, depth + 1), known(node.right, names, depth + 1))
        case ast.Call():
            return _called(node, names, depth)
        case ast.BinOp(op=ast.Add()) | ast.JoinedStr():
            return Known(_text(node, names, depth), node)
    return Known(REFERENCE, node)


def _named(node: ast.Name, names: Names, depth: int) -> Known:
    found = names.find(node.id)
    if found is None:
        return Known(REFERENCE, node)
    value, inside = found
    step = (id(inside), node.id)
    if step in names.limit.open:  # it stands for itself
        return Known(REFERENCE, node)
    names.limit.open.add(step)
    named = known(value, inside, depth + 1)
    if isinstance(named.value, dict | list):  # nothing changes a text
        for change in inside.changes.get(node.id, ()):
            named = _changed(named, change, inside, depth)
    names.limit.open.remove(step)
    return replace(named, is_shared=named.is_shared or node.id in inside.shared)


def _changed(found: Known, change: Change, names: Names, depth: int) -> Known:
    """What is known of an object after a change."""
    if not change.path:
        if change.value is None:
            return Known(REFERENCE, found.at)
        return _merged(found.at, found, known(change.value, names, depth + 1))
    if not isinstance(found.value, dict):
        return Known(REFERENCE, found.at)
    name, *rest = change.path
    old = found.members.get(name, Known(REFERENCE, found.at))
    if rest or change.is_merge:
        new = _changed(old, replace(change, path=tuple(rest)), names, depth)
    elif change.value is None:
        new = Known(REFERENCE, old.at)
    else:
        new = known(change.value, names, depth + 1)
        new = replace(new, key=change.key)
    return _with_value(replace(found, members={**found.members, name: replace(new, hides=name in found.members)}))


def of_keywords(call: ast.Call, names: Names, depth: int = 0) -> Known:
    """The object that the keywords of a call make."""
    found = Known({}, call)
    for keyword in call.keywords:
        if keyword.arg is None:
            found = _merged(call, known(keyword.value, names, depth + 1), found)  # a call takes no member twice
        else:
            _put(found, keyword.arg, known(keyword.value, names, depth + 1), keyword)
    return _with_value(found)


def _object(node: ast.Dict, items: Iterator[tuple[ast.expr | None, ast.expr]], names: Names, depth: int) -> Known:
    found = Known({}, node, literals=frozenset({id(node)}))
    for key, value in items:
        item = known(value, names, depth + 1)
        if key is None:
            found = _merged(node, found, item)
            continue
        name = known(key, names, depth + 1).value
        if isinstance(name, str):
            _put(found, name, item, key)
        else:
            found.is_open = True
    return _with_value(found)


def _put(holder: Known, name: str | int, item: Known, key: ast.AST) -> None:
    holder.members[name] = replace(item, key=key, hides=name in holder.members)


def _merged(node: ast.expr, first: Known, second: Known) -> Known:
    both = [each for each in (first, second) if isinstance(each.value, dict)]
    if not both:
        return Known(REFERENCE, node)
    twice = first.members.keys() & second.members.keys()
    members = {
        name: replace(member, hides=member.hides or name in twice, is_shared=member.is_shared or each.is_shared)
        for each in both
        for name, member in each.members.items()
    }
    if not isinstance(second.value, dict):  # it may give any member another value
        members = {name: Known(REFERENCE, member.at, key=member.key) for name, member in members.items()}
    is_open = len(both) < 2 or any(each.is_open for each in both)  # noqa: PLR2004 - both
    literals = first.literals | second.literals
    return _with_value(Known({}, node, members, is_open=is_open, literals=literals))


def _with_value(found: Known) -> Known:
    found.value = {name: member.value for name, member in found.members.items() if member.value is not REFERENCE}
    return found


def _list(node: ast.List | ast.Tuple, names: Names, depth: int) -> Known:
    items = [known(item, names, depth + 1) for item in node.elts]
    if any(not is_whole(item) for item in items):
        return Known(REFERENCE, node)
    return Known([item.value for item in items], node, dict(enumerate(items)))


def is_whole(found: Known) -> bool:
    """Whether all of a value is known."""
    return found.value is not REFERENCE and not found.is_open and all(map(is_whole, found.members.values()))


def _called(node: ast.Call, names: Names, depth: int) -> Known:
    """What a call gives that makes a dict, a copy or a text."""
    match node:
        case ast.Call(func=ast.Name(id="dict"), args=[]):
            return of_keywords(node, names, depth)
        case ast.Call(func=ast.Name(id="dict"), args=[base]):
            return _merged(node, known(base, names, depth + 1), of_keywords(node, names, depth))
        case ast.Call(func=ast.Attribute(value=base, attr="copy"), args=[], keywords=[]):
            return known(base, names, depth + 1)
        case ast.Call(args=[base], keywords=[]) if last_name(node.func) in {"copy", "deepcopy"}:
            return known(base, names, depth + 1)
    return _text_of_call(node, names, depth)


def _text_of_call(node: ast.Call, names: Names, depth: int) -> Known:
    """The text that `json.dumps(...)` or `str(...)` makes of a literal."""
    function = _maker_of_text(node.func)
    if function is None or len(node.args) != 1:
        return Known(REFERENCE, node)
    given, options = known(node.args[0], names, depth + 1), of_keywords(node, names, depth)
    if not is_whole(given) or not is_whole(options) or (function == "str" and node.keywords):
        return Known(REFERENCE, node)
    if function == "str":
        is_plain = not any(isinstance(part.at, ast.Tuple) for _, part in given.places())  # a list stands for it here
        return Known(names.limit.text(str(given.value)) if is_plain else REFERENCE, node)
    value = options.value
    if not isinstance(value, dict) or not value.keys() <= {"separators", "sort_keys", "indent", "ensure_ascii"}:
        return Known(REFERENCE, node)
    try:
        text = json.dumps(given.value, **value)
    except (TypeError, ValueError, RecursionError):
        return Known(REFERENCE, node)
    value = names.limit.text(text)
    return Known(value, node, given.members if value is text else {})


def _maker_of_text(function: ast.expr) -> str | None:
    match function:
        case ast.Name("dumps" | "str" as name) | ast.Attribute(ast.Name("json"), "dumps" as name):
            return name
    return None


def _text(node: ast.expr, names: Names, depth: int) -> object:
    parts: list[object]
    match node:
        case ast.BinOp(op=ast.Add()):
            parts = [known(part, names, depth + 1).value for part in (node.left, node.right)]
        case ast.JoinedStr():
            parts = [
                known(part.value, names, depth + 1).value
                if isinstance(part, ast.FormattedValue) and part.conversion == -1 and part.format_spec is None
                else known(part, names, depth + 1).value
                for part in node.values
            ]
        case _:
            return REFERENCE
    return names.limit.text("".join(map(str, parts))) if all(isinstance(part, str) for part in parts) else REFERENCE
