"""What is told of a request without a run is what a run sends, whatever the program does; all else is unknown."""

import json
from contextlib import nullcontext, suppress
from copy import deepcopy
from random import Random
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from compilejob.model.lookup import members
from compilejob.model.request import Request
from compilejob.read import read_bytes

NAMES = ("a", "b", "c", "d")
KEYS = ("RoleArn", "Tags", "InputConfig", "OutputConfig")
STEPS = 12


class Writer:
    """Writes programs that change and send dicts in all sorts of ways."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._calls = 0

    def program(self) -> str:
        """A program that defines some functions, and calls them or not."""
        random = self._random
        lines = [f"{name} = {self.value()}" for name in NAMES if random.random() < 0.95]
        lines[:0] = [f"{name} = {{'InputConfig': {{}}}}" for name in NAMES if random.random() < 0.4]
        for index in range(random.randrange(3)):
            parameter = random.choice(("*_", "a", "x={}, *_", "b=None"))
            lines += [f"def f{index}({parameter}):", *self.block(random.randrange(1, 5), inside=True)]
        lines += (line for _ in range(random.randrange(1, STEPS)) for line in self.statement())
        return "\n".join(lines)

    def block(self, count: int, *, inside: bool = False) -> list[str]:
        """Some statements in a block."""
        lines = [line for _ in range(count) for line in self.statement()]
        if inside and self._random.random() < 0.2:
            lines.insert(0, f"global {self._random.choice(NAMES)}")
        return [f"    {line}" for line in lines]

    def value(self) -> str:
        """A dict, or something else."""
        random, name = self._random, self._random.choice(NAMES)
        return random.choice(
            (
                "{'RoleArn': 'r', 'InputConfig': {'Framework': 'x'}}",
                "{'InputConfig': {'Framework': 'y'}, 'Tags': [1]}",
                "dict(RoleArn='s')",
                "{}",
                f"{{'InputConfig': {name}, 'RoleArn': 't'}}",
                f"{{**{name}, 'Tags': [2]}}",
                f"{name} | {{'RoleArn': 'u'}}",
                f"dict({name}, RoleArn='v')",
                f"{name}.copy()",
                f"copy.deepcopy({name})",
                f"json.loads(json.dumps({name}))",
                f"{{'Tags': json.dumps({name}), 'OutputConfig': {{'CompilerOptions': str({name})}}}}",
                name,
                f"f'{{{name}}}'",
                "(yes() and {'RoleArn': 'w'})",
            )
        )

    def statement(self) -> list[str]:
        """A statement: a binding, a change, a call, or a block of others."""
        random = self._random
        name, key = random.choice(NAMES), random.choice(KEYS)
        plain = (
            f"{name} = {self.value()}",
            f"{name}[{key!r}] = {self.value()}",
            f"{name}['InputConfig']['Framework'] = {self.value()}",
            f"{name}.update({{{key!r}: {self.value()}}})",
            f"{name}.update({key}={self.value()})",
            f"{name}.update({self.value()})",
            f"{name}['InputConfig'].update(Framework='z')",
            f"{name} |= {self.value()}",
            f"{name}.pop({key!r}, None)",
            f"{name}[{key!r}] = 0; del {name}[{key!r}]",
            f"{name}.setdefault({key!r}, 's')",
            f"touch({name})",
            f"touch(**{{'{key}': {name}}})",
            f"functions({name})",
            f"print({name})",
            f"{name}, other = {self.value()}, 1",
            f"other = [{name}]",
            f"for each in [{name}]: each[{key!r}] = 'l'",
            f"for {name} in [{self.value()}]: pass",
            f"({name} := {self.value()})",
        )
        if random.random() < 0.35:
            return [self.call(name)]
        if random.random() < 0.2:
            head = random.choice(("if yes():", "for _ in range(2):", "try:", "with here():", "while yes():"))
            tail = ["except Exception: pass"] if head == "try:" else []
            return [head, *self.block(random.randrange(1, 3)), *tail]
        return [random.choice(plain)]

    def call(self, name: str) -> str:
        """A call that sends a request with a name of its own."""
        self._calls += 1
        job = f"CompilationJobName='job{self._calls}'"
        form = self._random.choice(
            ("{job}, **{name}", "**{name}, {job}", "{job}, InputConfig={name}", "**{{**{name}, 'Tags': 't'}}, {job}")
        )
        return f"client.create_compilation_job({form.format(job=job, name=name)})"


@settings(max_examples=300)
@given(st.integers(0, 2**32).map(Random))
def test_what_is_known_is_what_is_sent(random: Random) -> None:
    code = Writer(random).program()
    requests = read_bytes("a.py", code.encode()).requests

    known = {
        data["CompilationJobName"]: (data, each.unknown)
        for each in requests
        for data in [each.data]
        if isinstance(data, dict) and "CompilationJobName" in data
    }

    for sent in runs(code, random):
        data, unknown = known[sent["CompilationJobName"]]
        assert agrees(data, sent, unknown), code


def runs(code: str, random: Random) -> list[Any]:
    """What a program sends until it ends or fails."""
    sent: list[Any] = []

    def touch(*given: Any, **named: Any) -> None:
        for each in (*given, *named.values()):
            if isinstance(each, dict):
                each[random.choice(KEYS)] = "touched"

    def functions(given: Any) -> None:
        for name in ("f0", "f1"):
            function = known.pop(name, None)  # none calls itself without end
            if function:
                function(given)

    known: dict[str, Any] = {
        "client": SimpleNamespace(create_compilation_job=lambda **request: sent.append(deepcopy(request))),
        "json": json,
        "copy": SimpleNamespace(deepcopy=deepcopy),
        "touch": touch,
        "yes": lambda: random.random() < 0.5,
        "here": nullcontext,
        "functions": functions,
        "print": lambda *_: None,
    }
    with suppress(Exception):
        exec(compile(code, "a.py", "exec"), known)  # noqa: S102 - made here
    return [each for each in sent if not is_endless(each)]


def is_endless(data: Any) -> bool:
    """Whether data holds itself."""
    try:
        return not json.dumps(data)
    except ValueError:
        return True


def agrees(data: Any, sent: Any, unknown: Any, path: Any = ()) -> bool:
    """Whether what is known is what was sent."""
    if not isinstance(data, dict) or not isinstance(sent, dict):
        return bool(data == (list(sent) if isinstance(sent, tuple) else sent))
    is_open = any(way[:-1] == path for way in unknown)  # then it may have members that no request has, too
    return all(
        (*path, name) in unknown
        or (name in data and agrees(data[name], item, unknown, (*path, name)))
        or (is_open and name not in data and name not in members(Request, path))
        for name, item in sent.items()
    ) and all(name in sent for name in data)
