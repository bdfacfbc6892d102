"""`check --if-request`: files that nobody picked by hand."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from compilejob.rules.page import EXAMPLE

Run = Callable[..., subprocess.CompletedProcess[str]]

BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"})

PASSED_OVER = [
    pytest.param("package.json", '{"name": "create_compilation_job"}', id="an object"),
    pytest.param("words.json", '["InputConfig", "OutputConfig"]', id="a list"),
    pytest.param("empty.json", "", id="nothing"),
    pytest.param("broken.json", "{", id="no JSON"),
    pytest.param("training.json", '{"InputConfig": {}, "TrainingJobName": "a"}', id="another request"),
    pytest.param("README.md", "{create_compilation_job", id="a file of no format"),
    pytest.param("binary.json", "\0\0\0", id="no text"),
]


@pytest.mark.parametrize(("name", "content"), PASSED_OVER)
def test_a_file_without_a_request_is_passed_over(run: Run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "bad.json").write_text(BAD, "utf-8")

    alone = run("check", "--if-request", name)
    beside = run("check", "--if-request", name, "bad.json")

    assert (alone.returncode, alone.stderr) == (0, "")
    assert (beside.returncode, beside.stdout.count("error:")) == (1, 1)


def test_a_request_that_looks_like_one_is_repaired(run: Run, tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(json.dumps(dict(EXAMPLE) | {"Tags": None}), "utf-8")
    (tmp_path / "other.json").write_text('{"Tags": null, "about": "create_compilation_job"}', "utf-8")

    ended = run("check", "--if-request", "--fix", "job.json", "other.json")

    assert ended.returncode == 0
    assert json.loads((tmp_path / "job.json").read_text("utf-8")) == EXAMPLE
    assert "null" in (tmp_path / "other.json").read_text("utf-8")
