"""The hooks of `.pre-commit-hooks.yaml`, as prek runs them; prek reads what pre-commit reads."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from compilejob.cli.ci_files import CI_FILES
from compilejob.read import FORMATS
from compilejob.rules.page import EXAMPLE
from tests.adoption.programs import ENVIRONMENT, checkout, git, program, repository, run
from tests.test_docs import ROOT

FILE = ROOT / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {hook["id"]: hook for hook in yaml.safe_load(FILE.read_text("utf-8"))}

BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"})
MENDED = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my-job"})


def test_the_hooks_are_valid() -> None:
    ended = run(program("prek"), "validate-manifest", FILE, cwd=ROOT)
    assert (ended.returncode, ended.stdout) == (0, "success: All manifests are valid\n")


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_is_handed_files_of_every_format(name: str) -> None:
    assert [suffix for suffix in FORMATS if not re.search(HOOKS[name]["files"], f"jobs/a{suffix}")] == []


def test_init_ci_writes_the_same_hook() -> None:
    (written,) = yaml.safe_load(CI_FILES["pre-commit"].text("compilejob"))["repos"][0]["hooks"]
    assert written.pop("additional_dependencies") == ["compilejob"]
    assert written == {key: value for key, value in HOOKS["compilejob-check"].items() if key != "description"}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as the repository that hooks are taken from."""
    return checkout(tmp_path_factory.mktemp("source"))


@pytest.fixture
def scratch(tmp_path: Path, source: Path, request: pytest.FixtureRequest) -> Path:
    """A repository whose commits pass the hook that the test names."""
    scratch = repository(tmp_path / "scratch")
    hooks = [{"id": request.param}]
    config = {"repos": [{"repo": str(source), "rev": git("rev-parse", "HEAD", cwd=source), "hooks": hooks}]}
    (scratch / ".pre-commit-config.yaml").write_text(json.dumps(config), "utf-8")
    (scratch / "package.json").write_text('{"name": "about create_compilation_job"}', "utf-8")
    (scratch / "notes.yaml").write_text("- create_compilation_job\n", "utf-8")
    (scratch / "README.txt").write_text("{create_compilation_job", "utf-8")
    prek(scratch, "install")
    return scratch


def prek(scratch: Path, *arguments: str) -> None:
    ended = run(program("prek"), *arguments, cwd=scratch, env=environment(scratch))
    assert ended.returncode == 0, ended.stdout


def environment(scratch: Path) -> dict[str, str]:
    return ENVIRONMENT | {"PREK_HOME": str(scratch.parent / "prek")}


def commit(scratch: Path) -> tuple[int, str]:
    git("add", "--all", cwd=scratch)
    ended = run("git", "commit", "--quiet", "--message", "work", cwd=scratch, env=environment(scratch))
    return ended.returncode, ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("scratch", ["compilejob-check"], indirect=True)
def test_a_commit_with_a_wrong_request_is_refused(scratch: Path) -> None:
    code, told = commit(scratch)
    assert (code, "Passed" in told) == (0, True), told

    (scratch / "job.json").write_text(BAD, "utf-8")
    code, told = commit(scratch)
    assert code == 1
    assert 'job.json:1:24: error: "my job" is not a job name [CJ105 malformed-value]' in told
    assert git("log", "--format=%s", cwd=scratch).splitlines() == ["work"]

    (scratch / "job.json").write_text(MENDED, "utf-8")
    code, told = commit(scratch)
    assert code == 0, told
    assert git("log", "--format=%s", cwd=scratch).splitlines() == ["work", "work"]


@pytest.mark.slow
@pytest.mark.parametrize("scratch", ["compilejob-fix"], indirect=True)
def test_the_fixing_hook_repairs_and_lets_the_next_commit_pass(scratch: Path) -> None:
    (scratch / "job.json").write_text(json.dumps(dict(EXAMPLE) | {"Tags": None}), "utf-8")
    code, told = commit(scratch)
    assert (code, "files were modified by this hook" in told) == (1, True), told
    assert json.loads((scratch / "job.json").read_text("utf-8")) == EXAMPLE
    code, told = commit(scratch)
    assert code == 0, told
