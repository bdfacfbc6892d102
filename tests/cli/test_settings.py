"""`compilejob check` with settings and baselines."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compilejob.cli import main
from compilejob.rules.page import EXAMPLE

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `compilejob` in an empty directory, inside this process."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        try:
            code = main(arguments)
        except SystemExit as end:  # argparse's way out
            code = int(end.code or 0)
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, told.out, told.err)

    return run


OUTPUT: dict[str, Any] = EXAMPLE["OutputConfig"]
DIRTY = json.dumps(dict(EXAMPLE) | {"OutputConfig": OUTPUT | {"TargetDevice": "ml_p2"}})
CLEAN = json.dumps(EXAMPLE)

SUMS = {
    "no settings": ("", [], (0, "0 errors and 1 warning in 1 request of 1 file")),
    "fail on warnings": ('fail-on = "warning"', [], (1, "0 errors and 1 warning in 1 request of 1 file")),
    "the command line before the file": (
        'fail-on = "warning"',
        ["--fail-on", "error"],
        (0, "0 errors and 1 warning in 1 request of 1 file"),
    ),
    "a file that is not read": (
        'fail-on = "warning"',
        ["--isolated"],
        (0, "0 errors and 1 warning in 1 request of 1 file"),
    ),
    "a severity": ('rules.retired-target.severity = "error"', [], (1, "1 error and 0 warnings in 1 request of 1 file")),
    "ignored": ('ignore = ["CJ208"]', [], (0, "0 errors and 0 warnings in 1 request of 1 file")),
    "ignored by the command line": (
        "",
        ["--ignore", "CJ2, CJ5"],
        (0, "0 errors and 0 warnings in 1 request of 1 file"),
    ),
    "selected by the command line": (
        'select = ["CJ5"]',
        ["--select", "retired-target"],
        (0, "0 errors and 1 warning in 1 request of 1 file"),
    ),
    "known": (
        '[[ignores]]\nfile = "jobs/a.json"\nrules = ["CJ208"]\nreason = "ours"',
        [],
        (0, "0 errors and 0 warnings in 1 request of 1 file, 1 more suppressed"),
    ),
    "silent in files": (
        '[per-file-ignores]\n"jobs/" = ["CJ208"]',
        [],
        (0, "0 errors and 0 warnings in 1 request of 1 file, 1 more suppressed"),
    ),
    "excluded": ('exclude = ["jobs/"]', [], (3, "0 errors and 0 warnings in 0 requests of 0 files")),
    "included": ('include = ["*.yaml"]', [], (3, "0 errors and 0 warnings in 0 requests of 0 files")),
    "the command line includes": (
        'include = ["*.yaml"]',
        ["--include", "*.json"],
        (0, "0 errors and 1 warning in 1 request of 1 file"),
    ),
}


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "a.json").write_text(DIRTY, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("settings", "arguments", "ended"), SUMS.values(), ids=SUMS)
def test_settings_are_heard(jobs: Path, run: Run, settings: str, arguments: list[str], ended: tuple[int, str]) -> None:
    (jobs / "compilejob.toml").write_text(settings, "utf-8")
    done = run("check", "--format", "concise", *arguments)

    assert (done.returncode, done.stdout.splitlines()[-1]) == ended


def test_a_file_with_settings_is_named(jobs: Path, run: Run) -> None:
    (jobs / "other").mkdir()
    (jobs / "other" / "strict.toml").write_text('fail-on = "warning"', "utf-8")

    assert run("check", "--config", "other/strict.toml").returncode == 1


REFUSED = {
    "settings with mistakes": (
        ["check"],
        [
            "{}/compilejob.toml: fail-on: is 3, not 'error' or 'warning'",
            "{}/compilejob.toml: selec: is no setting; use select",
        ],
    ),
    "no such settings": (["check", "--config", "none.toml"], ["none.toml: cannot be read: No such file or directory"]),
    "no such baseline": (
        ["check", "--isolated", "--baseline", "none.json"],
        ["{}/none.json: the baseline cannot be read: No such file or directory"],
    ),
    "a baseline that is none": (
        ["check", "--isolated", "--baseline", "jobs/a.json"],
        ["{}/jobs/a.json: is no baseline of version 1; remove it to write a new one"],
    ),
    "a directory in the place of a baseline": (
        ["check", "--isolated", "--write-baseline", "jobs"],
        ["{}/jobs: is no regular file"],
    ),
    "a request in the place of a baseline": (
        ["check", "--isolated", "--write-baseline", "jobs/a.json"],
        ["{}/jobs/a.json: is no baseline of version 1; remove it to write a new one"],
    ),
    "no baseline": (
        ["check", "--isolated", "--prune-baseline"],
        ["there is no baseline to prune: name it with --baseline"],
    ),
    "a baseline written and pruned": (
        ["check", "--isolated", "--write-baseline", "a", "--prune-baseline"],
        ["--write-baseline leaves nothing to prune: give one of the two"],
    ),
    "a baseline where none can be": (
        ["check", "--isolated", "--write-baseline", "none/known.json"],
        ["{}/none/known.json: the baseline cannot be written: No such file or directory"],
    ),
}


@pytest.mark.parametrize(("arguments", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_with_the_files_of_a_team_is_told(
    jobs: Path, run: Run, arguments: list[str], told: list[str]
) -> None:
    (jobs / "compilejob.toml").write_text("selec = 3\nfail-on = 3", "utf-8")
    ended = run(*arguments)

    assert (ended.returncode, ended.stderr.splitlines()) == (2, [f"compilejob: {line.format(jobs)}" for line in told])
    assert (jobs / "jobs" / "a.json").read_text("utf-8") == DIRTY


def test_a_rule_that_is_none_is_refused(run: Run) -> None:
    ended = run("check", "--select", "CJ1,missing-members")

    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (
        2,
        'compilejob check: error: argument --select: "missing-members" is no rule; use "missing-member"',
    )


def test_a_baseline_is_written_kept_and_pruned(jobs: Path, run: Run) -> None:
    (jobs / "compilejob.toml").write_text('baseline = "known.json"\nfail-on = "warning"', "utf-8")

    def told(*arguments: str) -> tuple[int, list[str], str]:
        ended = run("check", "--format", "concise", *arguments)
        return ended.returncode, ended.stdout.splitlines(), ended.stderr

    quiet = ["0 errors and 0 warnings in 1 request of 1 file, 1 more suppressed"]
    assert told("--write-baseline", "known.json") == (
        0,
        quiet,
        "compilejob: known.json lists 1 finding, of which 1 new\n",
    )
    assert told() == (0, quiet, "")
    (jobs / "jobs" / "a.json").write_text(CLEAN, "utf-8")
    clean = ["0 errors and 0 warnings in 1 request of 1 file"]
    entry = "jobs/a.json: retired-target in resnet50"
    assert told() == (0, clean, f"compilejob: known.json: {entry} is listed and not found any more\n")
    assert told("--prune-baseline") == (0, clean, f"compilejob: known.json: {entry} is taken out\n")
    assert told() == (0, clean, "")
    assert json.loads((jobs / "known.json").read_text("utf-8")) == {"version": 1, "findings": []}


def test_what_is_known_is_in_the_reports_for_programs(jobs: Path, run: Run) -> None:
    run("check", "--write-baseline", "known.json")
    ended = run("check", "--baseline", "known.json", "--format", "json")

    (result,) = json.loads(ended.stdout)["results"]
    assert (result["findings"], [(each["rule"], each["by"]) for each in result["suppressed"]]) == (
        [],
        [("retired-target", "baseline")],
    )
    assert jobs.exists()


def test_fixing_leaves_alone_what_is_silenced(jobs: Path, run: Run) -> None:
    text = "InputConfig: {S3Uri: s3://bucket/model.tar.gz, Framework: pytorch}  # compilejob: ignore[CJ104]\nOutputConfig: {}\n"
    (jobs / "jobs" / "b.yaml").write_text(text, "utf-8")
    run("check", "--fix", "jobs/b.yaml")

    assert (jobs / "jobs" / "b.yaml").read_text("utf-8") == text
