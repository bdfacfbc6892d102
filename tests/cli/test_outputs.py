"""The options about reports."""

import argparse
import io
import json
from pathlib import Path
from typing import Any

import pytest

from compilejob.cli.outputs import add_arguments, has_colour, outputs
from compilejob.report.outputs import Unwritable
from compilejob.rules.page import EXAMPLE
from tests.cli.conftest import Run

BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"})
FOUND = 'job.json:1:24: error: "my job" is not a job name [CJ105 malformed-value]'
COMMAND = "::error file=job.json,line=1,endLine=1,col=24,endColumn=32,title=CJ105 malformed-value::"
SUMMARY = "1 error and 0 warnings in 1 request of 1 file"


@pytest.fixture(autouse=True)
def _file(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(BAD, "utf-8")


SHOWN = [
    pytest.param(("--format", "concise"), [FOUND, SUMMARY], id="a format"),
    pytest.param(("--output", "concise"), [FOUND, SUMMARY], id="an output in place of text"),
    pytest.param(("--format", "concise", "--quiet"), [FOUND], id="quiet"),
    pytest.param(("--format", "concise", "--statistics"), [FOUND, "1 CJ105 malformed-value", SUMMARY], id="statistics"),
    pytest.param(("--output", "json:r.json", "--format", "concise"), [FOUND, SUMMARY], id="a file beside it"),
    pytest.param(("--format", "concise", "--output", "github"), [FOUND, COMMAND, SUMMARY], id="two on stdout"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), SHOWN)
def test_what_is_shown(run: Run, options: tuple[str, ...], expected: list[str]) -> None:
    ended = run("check", *options, "job.json")

    shown = [line.partition('"my job" is')[0] if line.startswith("::") else line for line in ended.stdout.splitlines()]
    assert (shown, ended.stderr, ended.returncode) == (expected, "", 1)


def test_several_reports_at_once_are_each_as_alone(run: Run, tmp_path: Path) -> None:
    formats = ("text", "concise", "json", "sarif", "junit", "github", "gitlab")
    run("check", "job.json", *(part for name in formats for part in ("--output", f"{name}:{name}.out")))

    assert {name: (tmp_path / f"{name}.out").read_text("utf-8") for name in formats} == {
        name: run("check", "job.json", "--format", name).stdout for name in formats
    }


TROUBLE = [
    pytest.param(("--output", "sarif:none/r"), "none/r cannot be written: No such file or directory", id="no folder"),
    pytest.param(
        ("--output", "json", "--format", "text"),
        "json cannot share stdout with another report; give it a file: json:FILE",
        id="two on stdout",
    ),
    pytest.param(("--output", "json:r", "--output", "sarif:r"), "two reports cannot both be r", id="two in a file"),
    pytest.param(("--output", "text", "--format", "text"), "two reports cannot both be text", id="one twice"),
]


@pytest.mark.parametrize(("options", "expected"), TROUBLE)
def test_what_cannot_be_written_is_trouble(run: Run, options: tuple[str, ...], expected: str) -> None:
    ended = run("check", *options, "job.json")

    assert (ended.stdout, ended.stderr, ended.returncode) == ("", f"compilejob: {expected}\n", 2)


USAGE = [
    pytest.param("toml", "there is no format 'toml' (choose from text, concise, json, ", id="no format"),
    pytest.param("sarif:", "'sarif:' names no file", id="no file"),
]


@pytest.mark.parametrize(("output", "expected"), USAGE)
def test_an_output_that_is_none_is_bad_usage(run: Run, output: str, expected: str) -> None:
    ended = run("check", "--output", output, "job.json")

    assert ended.returncode == 2
    assert f"argument --output: {expected}" in ended.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


COLOURS = [
    pytest.param("auto", Terminal(), {}, True, id="a terminal"),
    pytest.param("auto", io.StringIO(), {}, False, id="no terminal"),
    pytest.param("auto", Terminal(), {"TERM": "dumb"}, False, id="a terminal that has none"),
    pytest.param("auto", Terminal(), {"NO_COLOR": "1"}, False, id="NO_COLOR"),
    pytest.param("auto", Terminal(), {"NO_COLOR": ""}, True, id="NO_COLOR that is empty"),
    pytest.param("auto", io.StringIO(), {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
    pytest.param("auto", Terminal(), {"FORCE_COLOR": "0"}, False, id="FORCE_COLOR that is 0"),
    pytest.param("auto", Terminal(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="both"),
    pytest.param("always", io.StringIO(), {"NO_COLOR": "1"}, True, id="always"),
    pytest.param("never", Terminal(), {"FORCE_COLOR": "1"}, False, id="never"),
]


@pytest.mark.parametrize(("choice", "stream", "environment", "expected"), COLOURS)
def test_who_gets_colours(choice: str, stream: io.StringIO, environment: dict[str, str], expected: Any) -> None:
    assert has_colour(choice, stream, environment) is expected


def test_files_have_none(run: Run, tmp_path: Path) -> None:
    shown = run("check", "--color", "always", "--output", "text:r", "job.json").stdout

    assert ("\x1b[" in shown, "\x1b[" in (tmp_path / "r").read_text("utf-8")) == (True, False)


def test_the_width_is_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "57")
    command = argparse.ArgumentParser()
    add_arguments(command)

    widths = [
        [writer.look.width for writer, _ in outputs(command.parse_args([]), stream).outputs]
        for stream in (Terminal(), io.StringIO())
    ]

    assert widths == [[57], [120]]


def test_a_clash_is_found_before_the_run() -> None:
    command = argparse.ArgumentParser()
    add_arguments(command)

    with pytest.raises(Unwritable):
        outputs(command.parse_args(["--output", "json", "--output", "gitlab"]))
