"""The GitHub action: its description, its steps run as a runner runs them, and what its problem matcher makes of it."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from compilejob.cli import main
from compilejob.rules.page import EXAMPLE
from tests.adoption.programs import ENVIRONMENT, Ended, python_with_pip, run, schema_complaints
from tests.test_docs import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
MATCHER = ROOT / ".github" / "compilejob-matcher.json"
STEPS: Mapping[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}

BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job", "Tags": None})


def test_the_action_follows_the_schema_of_actions() -> None:
    assert schema_complaints("github-actions", ROOT / "action.yml") == ""


@pytest.mark.parametrize("name", STEPS)
def test_what_a_user_gives_reaches_a_shell_as_a_variable_only(name: str) -> None:
    assert "${{" not in STEPS[name]["run"]


class Annotation(NamedTuple):
    file: str
    line: int
    column: int
    severity: str
    message: str
    code: str


def annotations(text: str) -> Iterator[Annotation]:
    """What a runner makes of a step's output with the problem matcher."""
    (matcher,) = json.loads(MATCHER.read_text("utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    for found in re.finditer(pattern["regexp"], text, re.MULTILINE):
        told = {name: found[pattern[name]] for name in Annotation._fields}
        yield Annotation(**told | {"line": int(told["line"]), "column": int(told["column"])})


ANNOTATIONS = [
    Annotation("job.json", 1, 24, "error", '"my job" is not a job name', "CJ105"),
    Annotation("job.json", 1, BAD.index("null") + 1, "warning", "Tags is null and is not sent", "CJ111"),
]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a faulty request."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job.json").write_text(BAD, "utf-8")
    return tmp_path


def test_the_matcher_finds_every_finding(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del scratch
    assert main(["check", "job.json", "--format", "concise"]) == 1
    assert list(annotations(capsys.readouterr().out)) == ANNOTATIONS


class Runner:
    """Runs the steps of the action in a workspace with given inputs."""

    def __init__(self, workspace: Path, temporary: Path, python: str) -> None:
        self.workspace = workspace
        self.temporary = temporary
        self.output = temporary / "output"
        self._python = python

    def run(self, name: str, **inputs: str) -> Ended:
        step = STEPS[name]
        script = self.temporary / "step.sh"
        script.write_text(step["run"], "utf-8")
        env = {key: self._value(text, inputs) for key, text in step["env"].items()}
        paths = {"GITHUB_ACTION_PATH": ROOT, "GITHUB_OUTPUT": self.output, "RUNNER_TEMP": self.temporary}
        told = ENVIRONMENT | env | {key: str(path) for key, path in paths.items()}
        self.output.write_text("", "utf-8")
        return run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=self.workspace, env=told)

    def _value(self, expression: str, inputs: Mapping[str, str]) -> str:
        context, _, name = expression.removeprefix("${{ ").removesuffix(" }}").partition(".")
        if context == "inputs":
            return inputs.get(name.replace("-", "_"), ACTION["inputs"][name]["default"])
        assert f"{context}.{name}" == "steps.python.outputs.python-path"
        return self._python


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's temporary folder after the step that installs."""
    temporary = tmp_path_factory.mktemp("runner")
    ended = Runner(ROOT, temporary, python_with_pip()).run("Install compilejob")
    assert ended.returncode == 0, ended.stdout
    return temporary


@pytest.fixture
def runner(installed: Path, scratch: Path) -> Runner:
    return Runner(scratch, installed, python_with_pip())


CHECK = "Check requests"


@pytest.mark.slow
class TestTheSteps:
    def test_annotate_what_is_wrong_in_the_workspace(self, runner: Runner) -> None:
        ended = runner.run(CHECK)
        assert ended.returncode == 1
        assert ended.stdout.splitlines()[0] == f"::add-matcher::{MATCHER}"
        assert list(annotations(ended.stdout)) == ANNOTATIONS
        assert runner.output.read_text("utf-8") == ""

    def test_pass_what_is_right(self, runner: Runner) -> None:
        (runner.workspace / "job.json").write_text(json.dumps(EXAMPLE), "utf-8")
        assert runner.run(CHECK).returncode == 0

    def test_take_one_path_a_line_and_arguments_by_words(self, runner: Runner) -> None:
        shutil.move(runner.workspace / "job.json", runner.workspace / "*.json")
        (runner.workspace / "a b.json").write_text(json.dumps(dict(EXAMPLE) | {"Tags": None}), "utf-8")
        ended = runner.run(CHECK, paths="a b.json\n", args="--fail-on warning")
        assert ended.returncode == 1
        assert [found.file for found in annotations(ended.stdout)] == ["a b.json"]

    def test_run_nothing_of_what_is_given(self, runner: Runner) -> None:
        runner.run(CHECK, paths="$(touch owned)", args="; touch owned; `touch owned`")
        assert [path.name for path in runner.workspace.iterdir()] == ["job.json"]

    def test_write_sarif_for_the_step_that_uploads(self, runner: Runner) -> None:
        ended = runner.run(CHECK, upload_sarif="true")
        assert ended.returncode == 1
        assert list(annotations(ended.stdout)) == ANNOTATIONS
        _, _, file = runner.output.read_text("utf-8").strip().partition("sarif=")
        assert json.loads(Path(file).read_text("utf-8"))["version"] == "2.1.0"
