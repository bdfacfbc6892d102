"""The requests in a Python program: what its calls of `create_compilation_job` send, and dict literals that look like one."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeGuard

from compilejob.findings import Path
from compilejob.model.lookup import members
from compilejob.model.request import Request
from compilejob.model.response import is_response
from compilejob.read.python.changes import CALL, changes, last_name
from compilejob.read.python.names import Names, Program
from compilejob.read.python.values import Known, is_whole, known, of_keywords
from compilejob.read.references import PATH_SUFFIX, REFERENCE
from compilejob.read.shape import is_request


def requests_in(tree: ast.Module) -> list[Known]:
    """What is known of each request, in the order of the program."""
    program = Program(tree)
    every = [(node, part) for part in program.parts for node in part.nodes]
    calls = [(node, part) for node, part in every if isinstance(node, ast.Call) and last_name(node.func) == CALL]
    sent = [request for node, part in calls if (request := _sent(node, program.names(part)))]
    used = {literal for request in sent for _, part in request.places() for literal in part.literals}
    others = [(node, part) for node, part in every if _may_be_request(node) and id(node) not in used]
    literals = [literal for node, part in others if _is_request(literal := known(node, program.names(part)))]
    unsent = _Unsent(tree) if literals else None
    found = [*sent, *(each for literal in literals if unsent and (each := unsent.seen(literal)))]
    return sorted(found, key=lambda each: (each.at.lineno, each.at.col_offset))


def data_of(found: Known, path: Path, unknown: set[Path]) -> dict[str | int, object]:
    """The members that are known; the ways to those that are not go to `unknown`."""
    data: dict[str | int, object] = {}
    for name, member in found.members.items():
        way = (*path, name)
        if isinstance(member.value, dict) and members(Request, way):
            data[name] = data_of(member, way, unknown)
        elif is_whole(member):
            data[name] = member.value
        else:
            unknown.add(way)
    if found.is_open:
        unknown.update((*path, name) for name in members(Request, path) if name not in found.members)
    return data


def _sent(call: ast.Call, names: Names) -> Known | None:
    """The request that a call sends. A method of the same name with other arguments is the program's own."""
    if call.args:
        return None
    request = of_keywords(call, names)
    return request if not request.members.keys().isdisjoint(members(Request, ())) else None


def _may_be_request(node: ast.AST) -> TypeGuard[ast.Dict]:
    """Whether a node is a dict literal with a member that requests have, or with members from elsewhere."""
    return isinstance(node, ast.Dict) and any(key is None or _is_member(key) for key in node.keys)


def _is_member(key: ast.expr) -> bool:
    name = key.value if isinstance(key, ast.Constant) else None
    return isinstance(name, str) and name.removesuffix(PATH_SUFFIX) in members(Request, ())


def _is_request(found: Known) -> bool:
    """Whether it looks like a request, whatever the values that are not known. A response is made up for a test."""
    seen = {name: member.value if member.value is not REFERENCE else None for name, member in found.members.items()}
    return is_request(seen) and not is_response(seen)


class _Unsent:
    """Dict literals that are not seen to be sent. The program may give them further members and other values."""

    def __init__(self, tree: ast.Module) -> None:
        made = [change for node in ast.walk(tree) for change in changes(node)]
        self._set = {change.path[-1] for change in made if change.path}
        """The members that the program sets, whatever it sets them of."""
        changed = {change.name for change in made if not change.path}
        self._changed = {inner for node in ast.walk(tree) for inner in _literals_of(node, changed)}

    def seen(self, literal: Known) -> Known | None:
        """What is known of a literal; None when any of it may change."""
        return None if id(literal.at) in self._changed else self._opened(literal)

    def _opened(self, found: Known) -> Known:
        if not isinstance(found.value, dict):
            return found
        inside = {
            name: replace(part, value=REFERENCE, members={}) if name in self._set else self._opened(part)
            for name, part in found.members.items()
        }
        return replace(found, members=inside, is_open=True)


def _literals_of(node: ast.AST, names: Collection[str]) -> Iterator[int]:
    """The dict literals that are bound to one of the names."""
    match node:
        case ast.Assign(targets=targets, value=value):
            pass
        case ast.AnnAssign(target=target, value=ast.expr() as value) | ast.NamedExpr(target=target, value=value):
            targets = [target]
        case _:
            return
    if any(last_name(target) in names for target in targets):
        yield from (id(inner) for inner in ast.walk(value) if isinstance(inner, ast.Dict))
