"""The type checkers, run as their users run them, and what they say."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
ILLEGAL = HERE / "illegal.py"


@dataclass(frozen=True, slots=True)
class Complaint:
    """An error of a type checker; `text` is the first line of its message."""

    file: str
    line: int
    code: str
    text: str


def mypy(*arguments: str) -> list[Complaint]:
    """What `mypy --strict` with the project's configuration says."""
    output = _run("mypy", "--strict", "--output=json", "--no-error-summary", *arguments)
    return [
        Complaint(Path(error["file"]).name, error["line"], error["code"], _first_line(error["message"]))
        for error in map(json.loads, output.splitlines())
        if error["severity"] == "error"
    ]


def pyright(project: Path) -> list[Complaint]:
    """What basedpyright says of a project, a configuration file."""
    output = json.loads(_run("basedpyright", "--outputjson", "--pythonpath", sys.executable, "--project", str(project)))
    return [
        Complaint(
            Path(error["file"]).name, error["range"]["start"]["line"] + 1, error["rule"], _first_line(error["message"])
        )
        for error in output["generalDiagnostics"]
    ]


def mypy_without_ignores(folder: Path) -> list[Complaint]:
    """What mypy says of the illegal programs once nothing is ignored; `folder` is for the copy."""
    return mypy("--shadow-file", str(ILLEGAL), str(_without_ignores(folder)), str(ILLEGAL))


def pyright_without_ignores(folder: Path) -> list[Complaint]:
    """What basedpyright says of the illegal programs once nothing is ignored; `folder` is for the copy."""
    config: dict[str, Any] = json.loads((HERE / "pyrightconfig.json").read_text(encoding="utf-8"))
    project = folder / "pyrightconfig.json"
    project.write_text(
        json.dumps(config | {"include": [str(_without_ignores(folder))], "extraPaths": [str(ROOT / "src")]}),
        encoding="utf-8",
    )
    return pyright(project)


@dataclass(frozen=True, slots=True)
class Program:
    """An illegal program: where it is, what is wrong with it, and the codes it is marked with."""

    line: int
    wrong: str
    code: str
    mypy: str
    pyright: str


def programs() -> Iterator[Program]:
    """The marked lines of illegal.py, each with the comment above it."""
    lines = ILLEGAL.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        code, *marks = line.split("  # ")
        if len(marks) == 2:
            yield Program(number, lines[number - 2].removeprefix("# "), code, *(_bracketed(mark) for mark in marks))


def _bracketed(mark: str) -> str:
    return mark.partition("[")[2].removesuffix("]")


def _without_ignores(folder: Path) -> Path:
    copy = folder / ILLEGAL.name
    lines = ILLEGAL.read_text(encoding="utf-8").splitlines()
    copy.write_text("".join(f"{line.split('  # ')[0]}\n" for line in lines), encoding="utf-8")
    return copy


def _run(module: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - the checkers of this environment
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode not in {0, 1}:  # 1: there are errors
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


def _first_line(message: str) -> str:
    return message.partition("\n")[0]
