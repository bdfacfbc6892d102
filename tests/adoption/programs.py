"""What the tests of this folder run: programs of this environment, and this checkout as a repository of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from tests.test_docs import ROOT

Ended = subprocess.CompletedProcess[str]

_OURS = {"PYTHONPATH", "VIRTUAL_ENV", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}
"""What the tests were started with, and what they start is not to know."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _OURS} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.com",
    "GIT_COMMITTER_NAME": "somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.com",
    "NO_COLOR": "1",
}


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] = ENVIRONMENT) -> Ended:
    """Run a command, with both of its streams in one."""
    return subprocess.run(  # noqa: S603 - programs of this environment
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def program(name: str) -> Path:
    """A program that was installed with a package of this environment."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert found, f"{name} is not here: it is in the extra `test`"
    return Path(found)


def git(*arguments: str | Path, cwd: Path) -> str:
    """Run git, and return what it printed."""
    ended = run("git", *arguments, cwd=cwd)
    assert ended.returncode == 0, ended.stdout
    return ended.stdout.strip()


def repository(folder: Path) -> Path:
    """A repository without a commit."""
    folder.mkdir(exist_ok=True)
    git("init", "--quiet", "--initial-branch", "main", cwd=folder)
    return folder


def checkout(folder: Path) -> Path:
    """This checkout as it is now, changes that are not committed included, as a repository of one commit."""
    repository(folder)
    for name in git("ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "all", cwd=folder)
    return folder


def python_with_pip() -> str:
    """This Python, or the one its environment was made from: an environment may be without pip."""
    for python in (sys.executable, getattr(sys, "_base_executable", sys.executable)):
        if run(python, "-m", "pip", "--version", cwd=ROOT).returncode == 0:
            return python
    raise LookupError("no Python with pip")


def schema_complaints(schema: str, file: Path, *options: str) -> str:
    """What a schema that check-jsonschema brings says against a file."""
    ended = run(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *options, file, cwd=ROOT
    )
    return "" if ended.returncode == 0 else ended.stdout
