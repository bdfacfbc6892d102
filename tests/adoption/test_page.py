"""What docs/adopting.md shows is so: its files follow their schemas, its tables name what there is, its tests run."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from compilejob.read import FORMATS
from tests.adoption.programs import schema_complaints
from tests.test_docs import ROOT, blocks

pytest_plugins = ["pytester"]

PAGE = ROOT / "docs" / "adopting.md"
TEXT = PAGE.read_text("utf-8")
PRE_COMMIT, WORKFLOW = (block.text for block in blocks(PAGE) if block.language == "yaml")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def column(heading: str) -> list[str]:
    """The first column of the table with this heading, without its backquotes."""
    table = TEXT.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def test_the_workflow_follows_the_schema_of_workflows(tmp_path: Path) -> None:
    (tmp_path / "workflow.yml").write_text(WORKFLOW, "utf-8")
    assert schema_complaints("github-workflows", tmp_path / "workflow.yml") == ""


def test_the_workflow_gives_the_action_inputs_that_it_has() -> None:
    given = yaml.safe_load(WORKFLOW)["jobs"]["check"]["steps"][1]["with"]
    assert given.keys() - ACTION["inputs"].keys() == set()


def test_every_input_of_the_action_is_in_the_table() -> None:
    assert column("Input") == [*ACTION["inputs"]]


def test_every_hook_is_in_the_table() -> None:
    assert column("Hook") == [hook["id"] for hook in HOOKS]
    assert yaml.safe_load(PRE_COMMIT)["repos"][0]["hooks"][0]["id"] in column("Hook")


def test_every_format_that_hooks_are_handed_is_told() -> None:
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in TEXT] == []


@pytest.mark.slow
def test_the_tests_that_are_shown_pass(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(next(block.text for block in blocks(PAGE) if block.language == "python"))
    ended = pytester.runpytest_subprocess("-p", "pytest_compilejob", "--strict-markers", "-W", "error")
    ended.assert_outcomes(passed=2)
