"""What comments and settings silence, and what they say when they silence nothing."""

from pathlib import Path

import pytest

from compilejob.config import Ignore, Settings
from compilejob.config.settings import RuleSettings
from compilejob.findings import Severity
from compilejob.judged import judged
from compilejob.read import read_bytes
from compilejob.results import Result

FOLDER = Path.cwd()

YAML = """\
CompilationJobName: resnet50
RoleArn: arn:aws:iam::111122223333:role/Neo
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  DataInputConfig: '{"input0": [1, 3, 224, 224]}'
  Framework: PYTORCH
OutputConfig:
  S3OutputLocation: s3://bucket/compiled/
  TargetDevice: ml_p2
StoppingCondition:
  MaxRuntimeInSeconds: 60
"""
BOTH = [("retired-target", 9), ("short-runtime", 11)]


def told(found: list[Result]) -> list[tuple[str, int]]:
    return [(placed.finding.rule, placed.place.line) for result in found for placed in result.placed]


def silenced(found: list[Result]) -> list[tuple[str, str, str]]:
    return [(each.placed.finding.rule, each.by, each.reason) for result in found for each in result.suppressed]


def at(line: int, comment: str, text: str = YAML) -> str:
    """The text with a comment at the end of a line."""
    lines = text.splitlines()
    lines[line - 1] += f"  # {comment}"
    return "\n".join(lines)


def above(line: int, *comments: str) -> str:
    """The text with comments on lines of their own before a line."""
    lines = YAML.splitlines()
    lines[line - 1 : line - 1] = [f"  # {comment}" for comment in comments]
    return "\n".join(lines)


RETIRED = ("retired-target", "inline", "")

COMMENTS = {
    "none": (YAML, BOTH, []),
    "by name": (at(9, "compilejob: ignore[retired-target]"), BOTH[1:], [RETIRED]),
    "by code": (at(9, "compilejob: ignore[CJ208]"), BOTH[1:], [RETIRED]),
    "by the beginning of its code": (at(9, "compilejob: ignore[CJ2]"), BOTH[1:], [RETIRED]),
    "with a reason": (
        at(9, "compilejob: ignore[retired-target] the fleet is being replaced"),
        BOTH[1:],
        [("retired-target", "inline", "the fleet is being replaced")],
    ),
    "without blanks": (at(9, "compilejob:ignore[retired-target]"), BOTH[1:], [RETIRED]),
    "in the line above": (
        above(9, "compilejob: ignore[retired-target]"),
        [("short-runtime", 12)],
        [RETIRED],
    ),
    "two lines above one another": (
        above(9, "compilejob: ignore[retired-target]", "compilejob: ignore[CJ5]"),
        [("ignore-unused", 10), ("short-runtime", 13)],
        [RETIRED],
    ),
    "in another line": (at(8, "compilejob: ignore[retired-target]"), [("ignore-unused", 8), *BOTH], []),
    "in the line behind": (
        above(10, "compilejob: ignore[retired-target]"),
        [("ignore-unused", 10), ("retired-target", 9), ("short-runtime", 12)],
        [],
    ),
    "for the file": (
        at(1, "compilejob: ignore-file[retired-target, CJ520] generated"),
        [],
        [("retired-target", "inline", "generated"), ("short-runtime", "inline", "generated")],
    ),
    "of no rule": (at(9, "compilejob: ignore"), [("ignore-without-rule", 9), *BOTH], []),
    "of an empty list": (at(9, "compilejob: ignore[]"), [("ignore-without-rule", 9), *BOTH], []),
    "of a rule that is none": (at(9, "compilejob: ignore[retired]"), [("ignore-unknown-rule", 9), *BOTH], []),
    "of a rule with nothing to find": (
        at(9, "compilejob: ignore[retired-target, placeholder]"),
        [("ignore-unused", 9), *BOTH[1:]],
        [RETIRED],
    ),
    "for another program": (at(9, "noqa: ignore[retired-target]"), BOTH, []),
    "in a text": (
        YAML + "Tags: [{Key: a, Value: '# compilejob: ignore-file[CJ]'}]\n",
        [*BOTH, ("malformed-value", 12)],
        [],
    ),
}


@pytest.mark.parametrize(("text", "left", "taken"), COMMENTS.values(), ids=COMMENTS)
def test_a_comment_silences_rules(text: str, left: list[tuple[str, int]], taken: list[tuple[str, str, str]]) -> None:
    found = judged(read_bytes("a.yaml", text.encode()))

    assert (told(found), silenced(found)) == (left, taken)


LANGUAGES = {
    "a.py": "client.create_compilation_job(\n    OutputConfig={'TargetDevice': 'ml_p2'},  # compilejob: ignore[CJ208] ours\n    **rest,\n)\n",
    "a.sh": "aws sagemaker create-compilation-job --output-config TargetDevice=ml_p2  # compilejob: ignore[CJ208] ours\n",
    "a.toml": "[InputConfig]\n[OutputConfig]\nTargetDevice = 'ml_p2'  # compilejob: ignore[CJ208] ours\n",
}


@pytest.mark.parametrize(("name", "text"), LANGUAGES.items(), ids=LANGUAGES)
def test_every_format_with_comments_has_them(name: str, text: str) -> None:
    assert ("retired-target", "inline", "ours") in silenced(judged(read_bytes(name, text.encode())))


def test_a_comment_of_a_notebook_is_in_its_cell() -> None:
    code = '["client.create_compilation_job(\\n", "  OutputConfig={\'TargetDevice\': \'ml_p2\'},  # compilejob: ignore[CJ208] ours\\n", "**rest)"]'
    text = f'{{"cells": [{{"cell_type": "code", "source": {code}}}], "nbformat": 4}}'

    assert silenced(judged(read_bytes("a.ipynb", text.encode()))) == [("retired-target", "inline", "ours")]


JSON = """\
[
  {"CompilationJobName": "a", "OutputConfig": {"TargetDevice": "ml_p2"}},
  {"CompilationJobName": "b", "OutputConfig": {"TargetDevice": "ml_p2"}}
]
"""
RETIRED_TWICE = [("retired-target", 2), ("retired-target", 3)]

ENTRIES = {
    "all of a file": (Ignore("a.json", ("retired-target",), "known"), [], 2),
    "a request": (Ignore("a.json", ("retired-target",), "known", "/0"), RETIRED_TWICE[1:], 1),
    "a member": (Ignore("a.json", ("CJ2",), "known", "/1/OutputConfig/TargetDevice"), RETIRED_TWICE[:1], 1),
    "a request by its name": (Ignore("a.json", ("CJ208",), "known", name="b"), RETIRED_TWICE[:1], 1),
    "another file": (Ignore("b.json", ("CJ208",), "known"), RETIRED_TWICE, 0),
    "a path that only begins alike": (
        Ignore("a.json", ("CJ208",), "known", "/1/OutputConfig/Target"),
        [("ignore-unused", 3), *RETIRED_TWICE],
        0,
    ),
    "nothing": (Ignore("a.json", ("placeholder",), "known", "/1"), [("ignore-unused", 3), *RETIRED_TWICE], 0),
}


@pytest.mark.parametrize(("ignore", "left", "number"), ENTRIES.values(), ids=ENTRIES)
def test_an_entry_of_the_settings_silences_what_is_at_its_pointer(
    ignore: Ignore, left: list[tuple[str, int]], number: int
) -> None:
    settings = Settings(select=("retired-target", "ignore-unused"), ignores=(ignore,))
    found = judged(read_bytes("a.json", JSON.encode()), settings, FOLDER)

    assert (told(found), silenced(found)) == (left, [("retired-target", "config", "known")] * number)


GLOBS = {
    "the name": ("job.yaml", True),
    "a suffix": ("*.yaml", True),
    "a directory": ("jobs/", True),
    "a path": ("/jobs/job.yaml", True),
    "any depth": ("**/job.yaml", True),
    "another": ("*.json", False),
}


@pytest.mark.parametrize(("glob", "silent"), GLOBS.values(), ids=GLOBS)
def test_rules_are_silent_in_files_that_match(glob: str, silent: bool) -> None:  # noqa: FBT001 - a column of the table
    settings = Settings(per_file_ignores={glob: ("CJ2", "CJ5")})
    found = judged(read_bytes("jobs/job.yaml", YAML.encode()), settings, FOLDER)

    assert told(found) == ([] if silent else BOTH)


SETTINGS = {
    "comments are not heard": (Settings(inline_ignores=False), BOTH),
    "a rule that nobody may ignore": (
        Settings(
            rules={"CJ208": RuleSettings(ignorable=False)},
            per_file_ignores={"*": ("CJ208",)},
        ),
        [("ignore-unused", 9), *BOTH],
    ),
    "a rule that does not speak": (Settings(ignore=("CJ520",)), []),
    "the rules that speak": (Settings(select=("CJ4",)), []),
    "rules that speak, but for one": (Settings(select=("CJ5", "CJ2"), ignore=("short-runtime",)), []),
}


@pytest.mark.parametrize(("settings", "left"), SETTINGS.values(), ids=SETTINGS)
def test_settings_say_what_is_heard(settings: Settings, left: list[tuple[str, int]]) -> None:
    text = at(9, "compilejob: ignore[retired-target]")

    assert told(judged(read_bytes("a.yaml", text.encode()), settings, FOLDER)) == left


def test_a_severity_is_that_of_the_settings() -> None:
    settings = Settings(rules={"short-runtime": RuleSettings(severity=Severity.ERROR)})
    found = judged(read_bytes("a.yaml", YAML.encode()), settings, FOLDER)

    assert [(each.finding.rule, str(each.finding.severity)) for result in found for each in result.placed] == [
        ("retired-target", "warning"),
        ("short-runtime", "error"),
    ]
