"""`compilejob.toml` and `[tool.compilejob]`: where they are found, what they say, and every mistake in words."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from compilejob import config
from compilejob.config import Fact, Ignore, Settings, WrongSettings, find, load
from compilejob.config.settings import RuleSettings
from compilejob.findings import Severity

PUBLISHED = Path(__file__).parents[2] / "docs" / "compilejob.config.schema.json"

ALL = """\
select = ["CJ", "retired-target"]
ignore = ["CJ507"]
inline-ignores = false
fail-on = "warning"
baseline = "known.json"
include = ["jobs/"]
exclude = ["jobs/old/"]

[per-file-ignores]
"legacy/*.yaml" = ["CJ208", "old-bucket-name"]

[rules.missing-member]
ignorable = false

[rules.CJ520]
severity = "error"

[[ignores]]
file = "jobs/a.json"
pointer = "/0/OutputConfig"
name = "resnet50"
rules = ["retired-target"]
reason = "the fleet is being replaced"

[[facts]]
target = "ml_c7g"
source = "arn:aws:sagemaker:us-west-2:111122223333:compilation-job/a"
date = 2026-11-02

[[facts]]
framework = "PYTORCH"
version = "2.1"
source = "a job of ours"
date = "2026-11-03"
"""

MEANT = Settings(
    select=("CJ", "retired-target"),
    ignore=("CJ507",),
    per_file_ignores={"legacy/*.yaml": ("CJ208", "old-bucket-name")},
    rules={"missing-member": RuleSettings(ignorable=False), "CJ520": RuleSettings(severity=Severity.ERROR)},
    ignores=(Ignore("jobs/a.json", ("retired-target",), "the fleet is being replaced", "/0/OutputConfig", "resnet50"),),
    inline_ignores=False,
    facts=(
        Fact("arn:aws:sagemaker:us-west-2:111122223333:compilation-job/a", date(2026, 11, 2), target="ml_c7g"),
        Fact("a job of ours", date(2026, 11, 3), framework="PYTORCH", version="2.1"),
    ),
    fail_on=Severity.WARNING,
    baseline="known.json",
    include=("jobs/",),
    exclude=("jobs/old/",),
)


def test_a_file_says_everything_there_is_to_set(tmp_path: Path) -> None:
    file = tmp_path / "compilejob.toml"
    file.write_text(ALL, "utf-8")

    assert load(file) == MEANT


def test_pyproject_says_the_same_in_its_table(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "a"\n[tool.compilejob]\nignore = ["CJ507"]\n', "utf-8")

    assert load(file) == Settings(ignore=("CJ507",))


MISTAKES = {
    "a name that is none": ('selec = ["CJ1"]', ["selec: is no setting; use select"]),
    "a rule that is none": (
        'ignore = ["missing-members"]',
        ['ignore[0]: "missing-members" is no rule; use "missing-member"'],
    ),
    "a rule far from all": ('select = ["?"]', ['select[0]: "?" is no rule']),
    "a text for a list": ('select = "CJ1"', ['select: is "CJ1", not a list']),
    "a number for a rule": ("select = [3]", ["select[0]: is 3, not a text"]),
    "a number for true": ("inline-ignores = 1", ["inline-ignores: is 1, not true or false"]),
    "a severity that is none": ('fail-on = "info"', ["fail-on: is \"info\", not 'error' or 'warning'"]),
    "a list for a table": ("per-file-ignores = []", ["per-file-ignores: is a list, not a table"]),
    "a pointer that is none": (
        'ignores = [{file = "a.json", rules = ["CJ104"], reason = "old", pointer = "InputConfig"}]',
        ['ignores[0].pointer: is "InputConfig", not a JSON pointer, such as "/InputConfig/Framework"'],
    ),
    "a table that names all rules": ("[rules.CJ1]", ['rules.CJ1: "CJ1" is no rule']),
    "an entry of another kind": ("ignores = [3]", ["ignores[0]: is 3, not a table"]),
    "an entry that lacks members": (
        "[[ignores]]",
        ["ignores[0].file: is missing", "ignores[0].rules: is missing", "ignores[0].reason: is missing"],
    ),
    "a day that is none": (
        'facts = [{target = "a", source = "b", date = "soon"}]',
        ['facts[0].date: is "soon", not a date, such as 2026-11-26'],
    ),
    "a fact about nothing": (
        'facts = [{source = "b", date = 2026-11-26}]',
        ["facts[0]: says neither a target nor a framework with a version"],
    ),
    "a version of nothing": (
        'facts = [{target = "a", version = "1", source = "b", date = 2026-11-26}]',
        ["facts[0]: has a version and no framework"],
    ),
    "a Region of nothing": (
        'facts = [{framework = "a", version = "1", region = "c", source = "b", date = 2026-11-26}]',
        ["facts[0]: has a region and no target"],
    ),
    "not a number": ("fail-on = nan", ["fail-on: is NaN, not 'error' or 'warning'"]),
    "several": (
        "a = 1\nselect = 2\n[rules.CJ101]\nb = 3",
        ["select: is 2, not a list", "rules.CJ101.b: is no setting", "a: is no setting"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_every_mistake_is_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    file = tmp_path / "compilejob.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(WrongSettings) as raised:
        load(file)

    assert str(raised.value).splitlines() == [f"{file}: {mistake}" for mistake in expected]


UNREADABLE = {
    "no TOML": (b"a =", "cannot be read: Invalid value (at end of document)"),
    "no UTF-8": (b"\xff", "cannot be read: it is not UTF-8"),
    "no file": (None, "cannot be read: No such file or directory"),
    "a tool table of another kind": (b"tool = 3", "the table: is 3, not a table"),
}


@pytest.mark.parametrize(("content", "expected"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None, expected: str) -> None:
    file = tmp_path / "pyproject.toml"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(WrongSettings) as raised:
        load(file)

    assert str(raised.value) == f"{file}: {expected}"


PLACES = {
    "its own file before all tools'": (["a/compilejob.toml", "a/pyproject.toml"], "a", "a/compilejob.toml"),
    "all tools' file with the table": (["a/pyproject.toml"], "a", "a/pyproject.toml"),
    "above": (["compilejob.toml"], "a/b", "compilejob.toml"),
    "the nearest": (["compilejob.toml", "a/pyproject.toml"], "a/b", "a/pyproject.toml"),
    "not outside of the repository": (["compilejob.toml", "a/.git"], "a/b", None),
    "at its root": (["a/compilejob.toml", "a/.git"], "a/b", "a/compilejob.toml"),
    "nowhere": (["a/.git"], "a/b", None),
}


@pytest.mark.parametrize(("files", "start", "found"), PLACES.values(), ids=PLACES)
def test_the_file_is_found_upward_to_the_root_of_the_repository(
    tmp_path: Path, files: list[str], start: str, found: str | None
) -> None:
    (tmp_path / start).mkdir(parents=True, exist_ok=True)
    for name in files:
        (tmp_path / name).write_text("[tool.compilejob]\n", "utf-8")

    assert find(tmp_path / start) == (None if found is None else tmp_path / found)


def test_a_file_of_all_tools_without_the_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")
    (tmp_path / "compilejob.toml").touch()

    assert find(tmp_path / "a") == tmp_path / "compilejob.toml"


def test_the_published_schema_is_fresh() -> None:
    stale = "docs/compilejob.config.schema.json is stale; write it with `compilejob schema --config > …`"
    assert PUBLISHED.read_text("utf-8") == json.dumps(config.schema(), indent=2) + "\n", stale


SAID: dict[str, tuple[str, bool]] = {
    "all": (ALL, True),
    "nothing": ("", True),
    **{name: (text, False) for name, (text, _) in MISTAKES.items() if name != "not a number"},
}


@pytest.mark.parametrize(("text", "good"), SAID.values(), ids=SAID)
def test_the_schema_says_what_the_reader_says(text: str, good: bool) -> None:  # noqa: FBT001 - a column of the table
    table: Any = json.loads(json.dumps(tomllib.loads(text), default=str))

    assert jsonschema_rs.validator_for(config.schema(), validate_formats=True).is_valid(table) is good


def test_the_settings_that_the_documentation_shows_are_settings(tmp_path: Path) -> None:
    page = (PUBLISHED.parent / "configuration.md").read_text("utf-8")
    file = tmp_path / "compilejob.toml"
    file.write_text(page.partition("```toml\n")[2].partition("```")[0], "utf-8")

    assert load(file).baseline == "known.json"
