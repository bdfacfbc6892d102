"""The Dockerfile. No Docker runs here: it is linted, and what it says of the package is compared with the package."""

import json
import re
import sys
import tomllib

import pytest

from tests.adoption.programs import program, run
from tests.test_docs import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="hadolint is not packaged for Windows")
def test_hadolint_has_no_complaint() -> None:
    ended = run(program("hadolint"), "--no-color", "Dockerfile", cwd=ROOT)
    assert (ended.returncode, ended.stdout) == (0, "")


def test_it_runs_the_command_as_nobody() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    (entry,) = re.findall(r"^ENTRYPOINT (.+)$", last, re.MULTILINE)
    (user,) = re.findall(r"^USER (\d+):\d+$", last, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert json.loads(entry) == [*project["scripts"]]
    assert int(user) != 0


def test_it_is_built_from_what_the_package_is_built_from() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {"pyproject.toml", "src", project["readme"], *project["license-files"]}
    assert {line[1:] for line in lines if line.startswith("!")} == needed
    assert "*" in lines
