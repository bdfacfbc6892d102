"""`compilejob check` over directories, standard input and many files."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from compilejob.lint.pool import WorkerLost
from compilejob.rules.page import EXAMPLE

Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD = json.dumps(EXAMPLE)
BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"})
MANY = 4000
"""Lines that take a while, and more than one process."""


def lines(stdout: str) -> list[str]:
    """Where findings are, and the sum."""
    return [line.partition(": error")[0] for line in stdout.splitlines() if not line.startswith("    ")]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, content in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path


TREE = {
    "jobs/bad.json": BAD,
    "jobs/good.jsonl": GOOD,
    "other/package.json": '{"name": "none of ours"}',
    "build/bad.json": BAD,
    ".gitignore": "build/",
}


WALKS = {
    "here": ([], 1, ["jobs/bad.json:1:24", "1 error and 0 warnings in 2 requests of 2 files"]),
    "two": (
        ["build", "jobs"],
        1,
        ["build/bad.json:1:24", "jobs/bad.json:1:24", "2 errors and 0 warnings in 3 requests of 3 files"],
    ),
    "what is ignored too": (
        ["--no-gitignore"],
        1,
        ["build/bad.json:1:24", "jobs/bad.json:1:24", "2 errors and 0 warnings in 3 requests of 3 files"],
    ),
    "a file that is ignored": (
        ["build/bad.json"],
        1,
        ["build/bad.json:1:24", "1 error and 0 warnings in 1 request of 1 file"],
    ),
    "some": (["--include", "*.jsonl"], 0, ["0 errors and 0 warnings in 1 request of 1 file"]),
    "but some": (["--exclude", "bad.*"], 0, ["0 errors and 0 warnings in 1 request of 1 file"]),
    "no requests": (["other"], 3, ["0 errors and 0 warnings in 0 requests of 0 files"]),
    "a path that is not there": (
        ["none", "jobs"],
        1,
        ["none:1:1", "jobs/bad.json:1:24", "2 errors and 0 warnings in 2 requests of 3 files"],
    ),
}


@pytest.mark.parametrize(("arguments", "code", "expected"), WALKS.values(), ids=WALKS)
def test_directories_are_searched(tree: Path, run: Run, arguments: list[str], code: int, expected: list[str]) -> None:
    del tree
    ended = run("check", "--format", "concise", *arguments)

    assert (ended.returncode, lines(ended.stdout)) == (code, expected)


def test_nothing_to_check_is_told(run: Run) -> None:
    ended = run("check")

    assert (ended.returncode, ended.stderr) == (3, "compilejob: nothing to check: the files hold no requests\n")


NAMES = {
    "no name": ([], "<stdin>:1:24"),
    "a name": (["--stdin-filename", "jobs/a.json"], "jobs/a.json:1:24"),
    "lines": (["--stdin-filename", "a.jsonl"], "a.jsonl:2:24"),
}


@pytest.mark.parametrize(("arguments", "place"), NAMES.values(), ids=NAMES)
def test_standard_input_has_the_name_and_format_that_are_given(run: Run, arguments: list[str], place: str) -> None:
    ended = run("check", "-", *arguments, stdin=f"{GOOD}\n{BAD}" if "a.jsonl" in arguments else BAD)

    assert lines(ended.stdout)[0] == place


@pytest.mark.parametrize("number", ["0", "-1", "two", ""])
def test_a_number_of_processes_is_one_or_more(run: Run, number: str) -> None:
    ended = run("check", f"--jobs={number}")

    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (
        2,
        f"compilejob check: error: argument --jobs: {number!r} is not a number of processes",
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Files, and lines of a file, enough for several processes; the last line repeats a name."""
    numbers = [*range(MANY), 0]
    rows = (json.dumps(dict(EXAMPLE) | {"CompilationJobName": f"job-{number}"}) for number in numbers)
    (tmp_path / "jobs.jsonl").write_text("\n".join(rows), "utf-8")
    (tmp_path / "files").mkdir()
    for number in range(400):
        tags = ', "Tags": null' if number % 100 == 0 else ""
        (tmp_path / f"files/{number:03}.json").write_text(GOOD[:-1] + tags + "}", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [("--format", "json"), *(pytest.param(way, marks=pytest.mark.slow) for way in ((), ("--diff",)))],
    ids=" ".join,
)
def test_the_number_of_processes_changes_nothing(many: Path, run: Run, arguments: tuple[str, ...]) -> None:
    del many
    one, three = (run("check", *arguments, "--jobs", number) for number in ("1", "3"))

    assert (three.returncode, three.stdout, three.stderr) == (one.returncode, one.stdout, one.stderr)
    assert "names a job before this one in the file" in one.stdout + one.stderr


def test_files_are_fixed_by_several_processes(many: Path, run: Run) -> None:
    ended = run("check", "files", "--fix", "--jobs", "2")

    assert ended.stderr.splitlines() == [
        f"compilejob: fixed files/{number}.json" for number in ("000", "100", "200", "300")
    ]
    assert {path.read_text("utf-8") for path in (many / "files").iterdir()} == {GOOD}


def start(many: Path) -> "subprocess.Popen[str]":
    (many / "large.jsonl").write_text("\n".join([(many / "jobs.jsonl").read_text("utf-8")] * 10), "utf-8")
    command = [sys.executable, "-m", "compilejob", "check", "--jobs", "2", "large.jsonl"]
    return subprocess.Popen(  # noqa: S603 - our own command line
        command, cwd=many, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )


def workers(process: "subprocess.Popen[str]") -> list[int]:
    """The processes that another one has started, as soon as there are two."""
    for _ in range(600):
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
        if len(children) == 2:
            return list(map(int, children))
        time.sleep(0.05)
    raise AssertionError("no processes were started")


ENDS = {
    "Ctrl-C": (lambda main, _: os.killpg(main, signal.SIGINT), 4, "compilejob: interrupted\n"),
    "an interrupt of the first process": (lambda main, _: os.kill(main, signal.SIGINT), 4, "compilejob: interrupted\n"),
    "a process that dies": (
        lambda _, worker: os.kill(worker, signal.SIGKILL),
        4,
        f"compilejob: internal error: WorkerLost: {WorkerLost()}\n",
    ),
    "the end of the first process": (lambda main, _: os.kill(main, signal.SIGTERM), -signal.SIGTERM, ""),
}


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(("end", "code", "told"), ENDS.values(), ids=ENDS)
def test_what_ends_a_run_ends_all_of_it(many: Path, end: Callable[[int, int], None], code: int, told: str) -> None:
    process = start(many)
    end(process.pid, workers(process)[0])

    _, stderr = process.communicate(timeout=60)  # which waits for all who could write

    assert (process.returncode, stderr) == (code, told)


def test_a_long_run_tells_a_terminal_how_far_it_is_and_leaves_nothing_there(many: Path) -> None:
    (many / "large.jsonl").write_text("\n".join([(many / "jobs.jsonl").read_text("utf-8")] * 2), "utf-8")
    terminal, side = pty.openpty()
    command = [sys.executable, "-m", "compilejob", "check", "--jobs", "1", "large.jsonl"]
    with subprocess.Popen(command, cwd=many, stdout=subprocess.DEVNULL, stderr=side) as process:  # noqa: S603 - our own
        os.close(side)
        told = read_all(terminal)

    assert process.returncode == 1
    assert "\rchecking: " in told
    assert " requests of 1 file" in told
    assert told.rpartition("\r")[2] == ""
    assert set(told.split("\r")[-2]) == {" "}


def read_all(terminal: int) -> str:
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(terminal)
    return b"".join(parts).decode()
