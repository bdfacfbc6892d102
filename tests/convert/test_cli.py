"""`compilejob convert`: what it reads, what it writes, and what it ends with."""

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from compilejob import convert
from compilejob.cli import convert as command
from compilejob.cli import main
from compilejob.convert.data import json_form, yaml_form
from compilejob.convert.program import python_form
from compilejob.rules.page import EXAMPLE
from tests.convert.requests import KNOWN, job_of


def _inline(value: object) -> str:
    """A value of TOML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name} = {_inline(item)}' for name, item in value.items())}}}"
    return json.dumps(value)


PLAIN = KNOWN["plain"]
PYTHON, JSON, YAML = python_form([PLAIN]), json_form([PLAIN]), yaml_form([PLAIN])
TOML = "".join(f"{name} = {_inline(value)}\n" for name, value in json.loads(JSON).items())
BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"})
WARNED = json.dumps(dict(EXAMPLE) | {"Tags": None})
RESPONSE = json.dumps(dict(EXAMPLE) | {"CompilationJobStatus": "COMPLETED", "FailureReason": ""})
NAMED = {"CompilationJobName": "resnet18"}

CONVERTED = [
    pytest.param("job.json", JSON, (), PYTHON, id="JSON to a program, if nothing is said"),
    pytest.param("job.json", JSON, ("--to", "yaml"), YAML, id="JSON to YAML"),
    pytest.param("job.json", json.dumps(EXAMPLE), ("--to", "json"), JSON, id="JSON to JSON"),
    pytest.param("job.json", RESPONSE, ("--to", "json"), JSON, id="a response to its request"),
    pytest.param("job.json", WARNED, ("--to", "json"), JSON, id="a request with a warning"),
    pytest.param(
        "job.json", JSON.replace("{", '{"Tags": [], "Tags": null,', 1), (), PYTHON, id="a key that is repeated"
    ),
    pytest.param("job.yaml", YAML, (), PYTHON, id="YAML to a program"),
    pytest.param("job.yml", YAML, ("--to", "json"), JSON, id="YAML to JSON"),
    pytest.param("job.txt", YAML, ("--from", "yaml", "--to", "json"), JSON, id="YAML of another name"),
    pytest.param("job.toml", TOML, ("--to", "json"), JSON, id="TOML to JSON"),
    pytest.param("job.txt", TOML, ("--from", "toml", "--to", "json"), JSON, id="TOML of another name"),
    pytest.param(
        "jobs.json",
        f"[{JSON}, {json.dumps(dict(EXAMPLE) | NAMED)}]",
        (),
        python_form([PLAIN, job_of(dict(EXAMPLE) | NAMED)]),
        id="a list",
    ),
]


Ended = tuple[int, str, str]
Convert = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Convert:
    """Convert a file of a name and a content; what the command ends with, and what it prints."""

    def run(name: str, content: str | None, *options: str) -> Ended:
        if content is not None:
            (tmp_path / name).write_text(content, encoding="utf-8")
        code = main(["convert", str(tmp_path / name), *options])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(("name", "content", "options", "expected"), CONVERTED)
def test_a_file_is_written_in_the_form_that_is_asked_for(
    run: Convert, name: str, content: str, options: tuple[str, ...], expected: str
) -> None:
    assert run(name, content, *options)[:2] == (0, expected)


@pytest.mark.parametrize(("given", "content"), [("json", JSON), ("yaml", YAML)])
def test_standard_input_is_read(
    given: str, content: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content.encode())))
    assert (main(["convert", "-", "--from", given]), capsys.readouterr().out) == (0, PYTHON)


def test_warnings_are_told_beside_what_is_written(run: Convert) -> None:
    _, _, told = run("job.json", WARNED)
    assert "warning: Tags is null and is not sent [CJ111 null-member]" in told


ENDS = [
    pytest.param("job.json", BAD, 1, "compilejob: nothing was converted", id="an error"),
    pytest.param("jobs.json", f"[{JSON}, {BAD}]", 1, "compilejob: nothing was converted", id="an error in a list"),
    pytest.param(
        "job.py", PYTHON, 3, "compilejob: nothing to convert: the file holds no requests", id="a program that builds"
    ),
    pytest.param("job.yaml", "a: b: c", 1, "compilejob: nothing was converted", id="no YAML"),
    pytest.param("none.yaml", None, 1, "compilejob: nothing was converted", id="no file"),
    pytest.param(
        "jobs.json", "[]", 3, "compilejob: nothing to convert: the file holds no requests", id="an empty list"
    ),
]


def test_a_call_of_boto3_becomes_builder_code(run: Convert) -> None:
    program = f"import boto3\n\nboto3.client('sagemaker').create_compilation_job(**{json.loads(JSON)!r})\n"

    assert run("deploy.py", program)[:2] == (0, PYTHON)


def test_what_a_program_fills_in_is_not_converted(run: Convert, tmp_path: Path) -> None:
    ended, written, told = run("job.yaml", f"{YAML}Tags: !Ref Tags\n")
    last = f"compilejob: nothing was converted: {tmp_path / 'job.yaml'} leaves Tags to a program that fills it in"
    assert (ended, written, told.splitlines()[-1]) == (1, "", last)


@pytest.mark.parametrize(("name", "content", "code", "last"), ENDS)
def test_what_cannot_be_sent_is_not_converted(
    run: Convert, name: str, content: str | None, code: int, last: str
) -> None:
    ended, written, told = run(name, content)
    assert (ended, written, told.splitlines()[-1]) == (code, "", last)


def test_the_command_offers_every_form() -> None:
    assert [*convert.FORMS] == [*command.FORMS]
