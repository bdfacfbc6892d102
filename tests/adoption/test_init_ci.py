"""`compilejob init-ci`: what it writes, what it leaves alone, and that what it writes is taken."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from compilejob import __version__
from compilejob.cli import main
from compilejob.cli.ci_files import CI_FILES
from compilejob.rules.page import EXAMPLE
from tests.adoption.programs import ENVIRONMENT, git, program, python_with_pip, repository, run, schema_complaints
from tests.test_docs import ROOT

PLACES = [*CI_FILES]
ODD = 'compilejob @ git+https://example.com/it\'s/a: "repository"#egg=$HOME\\é🙂'
"""A requirement with what shells and YAML read otherwise than as it is."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a repository, and the working directory."""
    monkeypatch.chdir(repository(tmp_path))
    return tmp_path


@pytest.mark.parametrize("place", PLACES)
class TestEachPlace:
    def test_is_written(self, here: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["init-ci", place]) == 0
        file = CI_FILES[place]
        assert (here / file.path).read_text("utf-8") == file.text(f"compilejob=={__version__}")
        told = capsys.readouterr()
        assert (told.out, told.err) == ("", f"compilejob: wrote {file.path}; {file.next_step}\n")

    def test_is_written_at_the_root(self, here: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "jobs" / "nightly").mkdir(parents=True)
        monkeypatch.chdir(here / "jobs" / "nightly")
        assert main(["init-ci", place]) == 0
        assert (here / CI_FILES[place].path).is_file()

    def test_is_left_alone_and_shown_when_it_is_there(
        self, here: Path, place: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = here / CI_FILES[place].path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine", "utf-8")
        assert main(["init-ci", place]) == 1
        told = capsys.readouterr()
        assert file.read_text("utf-8") == "mine"
        assert told.out == CI_FILES[place].text(f"compilejob=={__version__}")
        assert (
            told.err == f"compilejob: {CI_FILES[place].path} is there already and is left alone; this belongs in it:\n"
        )

    def test_is_printed_and_not_written(self, here: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["init-ci", place, "--stdout", "--from", "../compilejob"]) == 0
        assert capsys.readouterr().out == CI_FILES[place].text("../compilejob")
        assert [path.name for path in here.iterdir()] == [".git"]


def test_a_file_in_the_way_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / ".github").write_text("", "utf-8")
    assert main(["init-ci", "github"]) == 1
    assert capsys.readouterr().err == (
        "compilejob: .github/workflows/compilejob.yml could not be written: Not a directory\n"
    )


def _workflow(content: Any) -> str:
    run: str = content["jobs"]["check"]["steps"][2]["run"]
    return shlex.split(run)[-1]


REQUIREMENTS: dict[str, Callable[[Any], str]] = {
    "github": _workflow,
    "gitlab": lambda content: shlex.split(content["compilejob"]["script"][0])[-1],
    "pre-commit": lambda content: content["repos"][0]["hooks"][0]["additional_dependencies"][0],
}


@pytest.mark.parametrize("place", PLACES)
def test_a_requirement_comes_through_yaml_and_shell_as_it_is(place: str) -> None:
    assert REQUIREMENTS[place](yaml.safe_load(CI_FILES[place].text(ODD))) == ODD


@pytest.mark.parametrize("requirement", ["", " ", "a\nb"], ids=repr)
def test_what_pip_cannot_take_is_refused(requirement: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["init-ci", "github", "--stdout", "--from", requirement])
    assert capsys.readouterr().err.endswith(f"{requirement!r} is nothing that pip can install\n")


@pytest.mark.parametrize(
    ("place", "schema", "options"),
    [
        ("github", "github-workflows", ()),
        ("gitlab", "gitlab-ci", ("--data-transform", "gitlab-ci")),
    ],
)
def test_what_is_written_follows_the_schema_of_the_service(
    here: Path, place: str, schema: str, options: tuple[str, ...]
) -> None:
    main(["init-ci", place])
    assert schema_complaints(schema, here / CI_FILES[place].path, *options) == ""


def test_what_is_written_is_taken_by_prek(here: Path) -> None:
    main(["init-ci", "pre-commit"])
    ended = run(program("prek"), "validate-config", here / ".pre-commit-config.yaml", cwd=ROOT)
    assert (ended.returncode, ended.stdout) == (0, "success: All configs are valid\n")


COMMANDS: dict[str, Callable[[Any], list[str]]] = {
    "github": lambda content: [step["run"] for step in content["jobs"]["check"]["steps"] if "run" in step],
    "gitlab": lambda content: content["compilejob"]["script"],
}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine that has Python and pip."""
    folder = tmp_path_factory.mktemp("machine")
    python_and_pip = python_with_pip()
    assert run(python_and_pip, "-m", "venv", "--without-pip", folder / "python", cwd=folder).returncode == 0
    python, pip = (shlex.quote(str(each)) for each in (folder / "python" / "bin" / "python", python_and_pip))
    (folder / "programs").mkdir()
    both = folder / "programs" / "python"
    both.write_text(
        f'#!/bin/sh\n[ "$1 $2" = "-m pip" ] || exec {python} "$@"\n'
        f'shift 2\nexec {pip} -m pip --quiet --python {python} "$@"\n',
        "utf-8",
    )
    both.chmod(0o755)
    return ENVIRONMENT | {"PATH": f"{both.parent}:{folder / 'python' / 'bin'}:{ENVIRONMENT['PATH']}"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("github", "::error file=job.json,line=1,endLine=1,col=24,endColumn=32,title=CJ105 malformed-value::"),
        ("gitlab", 'job.json:1:24: error: "my job" is not a job name'),
    ],
    ids=["github", "gitlab"],
)
def test_the_commands_in_what_is_written_install_and_check(
    here: Path, machine: dict[str, str], place: str, told: str
) -> None:
    (here / "job.json").write_text(json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"}), "utf-8")
    main(["init-ci", place, "--from", str(ROOT)])
    content = yaml.safe_load((here / CI_FILES[place].path).read_text("utf-8"))
    ended = run("bash", "-e", "-c", "\n".join(COMMANDS[place](content)), cwd=here, env=machine)
    assert (ended.returncode, told in ended.stdout) == (1, True), ended.stdout
    if place == "gitlab":
        (report,) = json.loads((here / content["compilejob"]["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
        assert report["location"]["path"] == "job.json"


@pytest.mark.slow
def test_the_hook_that_is_written_refuses_a_commit(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    environment = ENVIRONMENT | {"PREK_HOME": str(tmp_path_factory.mktemp("prek"))}
    (here / "job.json").write_text(json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"}), "utf-8")
    main(["init-ci", "pre-commit", "--from", str(ROOT)])
    git("add", "--all", cwd=here)
    installed = run(program("prek"), "install", cwd=here, env=environment)
    assert installed.returncode == 0, installed.stdout
    ended = run("git", "commit", "--quiet", "--message", "work", cwd=here, env=environment)
    assert (ended.returncode, 'job.json:1:24: error: "my job" is not a job name' in ended.stdout) == (1, True)
