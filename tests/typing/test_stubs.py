"""The typed interface with the oldest and the newest boto3-stubs, and without: each in an environment of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.typing.checkers import HERE, ROOT, mypy

pytestmark = pytest.mark.slow

OLDEST = "1.34.2"
"""The first boto3-stubs that list every device; boto3's oldest is the same."""

STUBS = {
    "oldest": [f"boto3=={OLDEST}", f"boto3-stubs=={OLDEST}", f"mypy-boto3-sagemaker=={OLDEST}"],
    "newest": ["boto3-stubs[sagemaker]"],
}

ASSIGNABLE = HERE / "assignable.py"

PROGRAMS = [HERE / "legal.py", HERE / "illegal.py", ASSIGNABLE, ROOT / "examples" / "build_and_submit.py"]

FORMER_NAMES = {"CreateCompilationJobRequestTypeDef": "CreateCompilationJobRequestRequestTypeDef"}
"""What boto3-stubs called types before 1.36.11."""


def environment(folder: Path, requirements: Sequence[str]) -> str:
    """The Python of a new environment that has the project and some requirements."""
    name = "python.exe" if os.name == "nt" else f"bin/python{sys.version_info.major}.{sys.version_info.minor}"
    base = str(Path(sys.base_prefix, name))  # whose pip is asked, since an environment need not have one
    subprocess.run([base, "-m", "venv", "--without-pip", folder], check=True)  # noqa: S603 - our own Python
    python = str(next(path for path in folder.glob("*/python*") if path.stem == "python"))
    pip = [base, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--quiet"]
    subprocess.run([*pip, "--editable", ROOT, *requirements], check=True)  # noqa: S603 - our own Python
    return python


def with_former_names(program: Path, folder: Path) -> Path:
    """A copy of a program for the oldest stubs."""
    text = program.read_text(encoding="utf-8")
    for name, former in FORMER_NAMES.items():
        text = text.replace(name, former)
    copy = folder / program.name
    copy.write_text(text, encoding="utf-8")
    return copy


@pytest.mark.parametrize("stubs", STUBS)
def test_the_typing_tests_pass_with(stubs: str, tmp_path: Path) -> None:
    python = environment(tmp_path / "environment", STUBS[stubs])
    shadow = ["--shadow-file", str(ASSIGNABLE), str(with_former_names(ASSIGNABLE, tmp_path))]
    options = ["--python-executable", python, "--cache-dir", str(tmp_path / "cache")]
    assert mypy(*options, *(shadow if stubs == "oldest" else []), *map(str, PROGRAMS)) == []


def documented_program() -> str:
    """The program that docs/editor.md shows."""
    page = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return str(program)


def test_without_stubs_a_program_runs_and_type_checks(tmp_path: Path) -> None:
    python = environment(tmp_path / "environment", [])
    program = tmp_path / "program.py"
    program.write_text(documented_program(), encoding="utf-8")
    subprocess.run([python, program], check=True)  # noqa: S603 - the program of our own page
    # With no configuration, as a user's own: the project is a package that is installed.
    options = ["--config-file=", "--python-executable", python, "--cache-dir", str(tmp_path / "cache")]
    assert mypy(*options, str(program)) == []
