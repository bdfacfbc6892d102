"""A repository on its way from its first check, over a baseline, to clean: what is done in it, step by step."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compilejob import __version__
from compilejob.report import FORMATS

HERE = Path(__file__).parent
REPOSITORY = HERE / "repository"

SUFFIXES = {"sarif": "sarif", "junit": "xml", "json": "json", "gitlab": "json"}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that somebody makes by hand."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, and what the command line then says."""

    text: str
    arguments: str = ""
    code: int = 0
    edits: tuple[Edit, ...] = ()
    stage: str = ""
    """The name of a state of the repository that is shown in every format."""


NEW_JOB = '{"CompilationJobName": "ranker-p3", "OutputConfig": {"TargetDevice": "ml-p3"}, "InputConfig": {}}\n'

STEPS = (
    Step(
        "The first run finds the requests by itself: in a program, in two YAML documents, in JSON Lines and in a notebook.",
        "check --format concise",
        code=1,
        stage="first",
    ),
    Step("Each finding can be had with its line, what to do and where to read.", "check notebooks", code=1),
    Step(
        "There is no time for that now. What is there is written down,",
        "check --write-baseline known.json --format concise",
        stage="baseline",
    ),
    Step(
        "and CI stays quiet from the same day, also when lines move,",
        "check --baseline known.json --format concise",
        edits=(Edit("deploy.py", "import json\n", "import json\nimport logging\n"),),
    ),
    Step(
        "but hears of what is new.",
        "check --baseline known.json --format concise",
        code=1,
        edits=(Edit("jobs/nightly.jsonl", "\n{", f"\n{NEW_JOB}{{"),),
    ),
    Step(
        "The new job is taken back. Then the old mistakes: what needs no guess can be looked at,",
        "check --diff --quiet --baseline known.json jobs/edge.yaml notebooks",
        edits=(Edit("jobs/nightly.jsonl", NEW_JOB, ""),),
    ),
    Step("and done.", "check --fix --format concise", code=1),
    Step(
        "The others are for people. The file says what it is about the old camera; the rest is corrected.",
        "check --baseline known.json --prune-baseline --format concise",
        edits=(
            Edit("jobs/nightly.jsonl", "ranker_m5", "ranker-m5"),
            Edit("deploy.py", "sm_62", "sm_72"),
            Edit("notebooks/bert.ipynb", "InSecond", "InSeconds"),
            Edit(
                "jobs/edge.yaml", "deeplens\n", "deeplens  # compilejob: ignore[retired-target] switched off in June\n"
            ),
        ),
    ),
    Step("The baseline is empty and can go. Clean is quiet.", "check --quiet --fail-on warning", stage="clean"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A step, with what came of it."""

    step: Step
    code: int
    told: str
    reports: dict[str, str]
    """In a stage: what each format says, by the name of its file."""


def walk(folder: Path) -> Iterator[Seen]:
    """Go the way in a copy of the repository in `folder`, which is empty."""
    shutil.copytree(REPOSITORY, folder, dirs_exist_ok=True)
    for step in STEPS:
        for edit in step.edits:
            path = folder / edit.file
            text = path.read_text("utf-8")
            path.write_text(text.replace(edit.old, edit.new, 1), "utf-8")
        done = _run(folder, *step.arguments.split())
        yield Seen(step, done.returncode, done.stdout + done.stderr, dict(_reports(folder, step)) if step.stage else {})


def _reports(folder: Path, step: Step) -> Iterator[tuple[str, str]]:
    """What every format says, of one run that writes them all."""
    known = ["--baseline", "known.json"] if step.stage == "baseline" else []
    files = {format_: f"{format_}.{SUFFIXES.get(format_, 'txt')}" for format_ in FORMATS}
    out = folder.with_name(f"{folder.name}-{step.stage}")
    out.mkdir()
    outputs = [f"--output={format_}:{out / file}" for format_, file in files.items()]
    _run(folder, "check", *known, *outputs)
    for file in files.values():
        yield file, (out / file).read_text("utf-8").replace(f'"{__version__}"', '"VERSION"')


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", "compilejob", *arguments],
        cwd=folder,
        env={"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
