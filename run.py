#!/usr/bin/env python3
"""Set up and run, on a machine with nothing but Python (3.11 or newer), pip (22.3 or newer) and git.

    python3 run.py demo     submit an example without an AWS account, then have a faulty one refused
    python3 run.py test     ruff, mypy and pytest; further arguments go to pytest

Both install the project into a virtual environment of its own, again only when `pyproject.toml` has changed.
"""

import argparse
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""

DEMO = (
    ("compilejob submit examples/resnet50-xavier.json --rehearse --wait", 0),
    ("compilejob check examples/faulty.json", 1),
)
"""The demonstration's commands and how each must exit: a faulty request is refused with 1."""

TEST = (
    "ruff check .",
    "ruff format --check .",
    "mypy",
    'python -m pytest -n auto -m "not slow"',
)
"""The checks, in the order of their speed; `-m "slow or not slow"` as a further argument runs every test."""


def environment(folder: Path, extras: str = "") -> Path:
    """The programs of the environment in `folder`, made or brought up to date when it must be."""
    programs = folder / PROGRAMS
    python = programs / f"python{SUFFIX}"
    if not python.exists():
        # Without pip, which Debian has no `ensurepip` for: the pip that is there installs from outside.
        call(sys.executable, "-m", "venv", "--without-pip", str(folder))
    stamp = folder / f"installed{extras}"
    project = (ROOT / "pyproject.toml").read_bytes()
    if not stamp.exists() or stamp.read_bytes() != project:
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python))
        call(*pip, "install", "--quiet", "--editable", f".{extras}")
        stamp.write_bytes(project)
    return programs


def call(program: str, *arguments: str, expected: int = 0) -> None:
    """Print a command, run it in the checkout, and end when it ends otherwise than expected."""
    print("$", Path(program).name, *arguments, flush=True)
    code = subprocess.run((program, *arguments), cwd=ROOT, check=False).returncode
    if code != expected:
        sys.exit(code or f"the command was expected to exit with {expected}")


def demo(programs: Path) -> None:
    for command, expected in DEMO:
        program, *arguments = shlex.split(command)
        call(str(programs / f"{program}{SUFFIX}"), *arguments, expected=expected)
        print(flush=True)
    print("Both ended as they should: the first job COMPLETED, the faulty request was refused before it was sent.")


def test(programs: Path, more: list[str]) -> None:
    for command in TEST:
        program, *arguments = shlex.split(command)
        call(str(programs / f"{program}{SUFFIX}"), *arguments, *(more if "pytest" in command else ()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("demo", "test"))
    parser.add_argument(
        "--venv", type=Path, default=ROOT / ".venv", help="the environment's folder; .venv if not given"
    )
    arguments, more = parser.parse_known_args()
    if arguments.task == "demo":
        if more:
            parser.error(f"demo takes no {' '.join(more)}")
        demo(environment(arguments.venv.absolute()))
    else:
        test(environment(arguments.venv.absolute(), "[test]"), more)


if __name__ == "__main__":
    main()
