"""The command line, run as a user runs it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `compilejob` in an empty directory and an empty environment."""

    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-W", "error", "-m", "compilejob", *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={"PYTHONUTF8": "1"},
            encoding="utf-8",
            check=False,
        )

    return run
