"""docs/typing.md, made of what the checkers say: `python -m tests.typing.page` writes it."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.typing.checkers import ROOT, Complaint, mypy_without_ignores, programs, pyright_without_ignores

PAGE = ROOT / "docs" / "typing.md"

INTRODUCTION = """\
# What a type checker sees

`compilejob` is typed so that mypy and pyright refuse most requests that cannot be right before they run. No plug-in is
needed.

* The builder's type is the set of the required parts it was given, in whatever order: `Builder[Literal["name"]]`.
  `build()` type-checks on a builder that has all five, which is `Builder[Part]`. Steps may stand in branches, loops and
  functions; a builder that was given more can be assigned to a variable of one that was given less.
* `sources` and `targets` have one function a framework, a device and a kind of platform. Each takes what its framework
  or target takes; architectures, API levels and other closed sets are literals, open sets such as `gpu_code` are literals
  for the editor to offer, or any other text.
* `job.to_boto3()` is a typed dictionary that `create_compilation_job` of
  boto3-stubs accepts.

A function that adds parts to any builder keeps its type with one type variable:

```python
from typing import Literal, TypeVar

from compilejob import Builder

Given = TypeVar("Given")


def company_defaults(builder: Builder[Given]) -> Builder[Given | Literal["role_arn", "output"]]:
    return builder.role_arn("arn:aws:iam::111122223333:role/Neo").output("s3://company/compiled/")
```

What needs a value to judge is left to run time: patterns and lengths, and rules between the framework, the version, the
inputs and the target.

## Programs that do not type-check

Each is checked with `mypy --strict` and basedpyright; the messages are the first lines of theirs.
This page is made by `python -m tests.typing.page`.
"""


def page(mypy: Iterable[Complaint], pyright: Iterable[Complaint]) -> str:
    """The page, from what the checkers say of the illegal programs."""
    by_mypy, by_pyright = _first_of_each_line(mypy), _first_of_each_line(pyright)
    rows = [
        (program.wrong, _code(program.code), _code(by_mypy[program.line]), _code(by_pyright[program.line]))
        for program in programs()
    ]
    table = [("what is wrong", "program", "mypy", "pyright"), ("---",) * 4, *rows]
    return "\n".join([INTRODUCTION, *(f"| {' | '.join(row)} |" for row in table)]) + "\n"


def _first_of_each_line(complaints: Iterable[Complaint]) -> dict[int, str]:
    first: dict[int, str] = {}
    for complaint in complaints:
        first.setdefault(complaint.line, complaint.text)
    return first


def _code(text: str) -> str:
    """A text as code in a table, where a bar would end the cell."""
    return f"`{text.replace('|', chr(92) + '|')}`"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        PAGE.write_text(page(mypy_without_ignores(folder), pyright_without_ignores(folder)), encoding="utf-8")
