"""What the README and its neighbours say of the project is so."""

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.test_docs import PAGES, ROOT, blocks, commands, run

README = ROOT / "README.md"


def test_the_builder_example_makes_the_example_file() -> None:
    names: dict[str, Any] = {}
    first = next(block for block in blocks(README) if block.language == "python")
    exec(first.text, names)  # noqa: S102 - our own page
    example = (ROOT / "examples" / "resnet50-xavier.json").read_text(encoding="utf-8")
    assert names["job"].to_boto3() == json.loads(example)


def test_the_finding_shown_is_one_of_the_faulty_example() -> None:
    shown = next(json.loads(block.text) for block in blocks(README) if block.language == "json")
    report = json.loads(run("check", "examples/faulty.json", "--format", "json").stdout)
    assert shown in report["results"][0]["findings"]


def test_the_demonstration_is_what_the_readme_shows() -> None:
    demo = runpy.run_path(str(ROOT / "run.py"))["DEMO"]
    shown = [command for block in blocks(README) if block.language == "console" for command in commands(block)]
    assert [command for command, _ in demo if command not in shown] == []


def test_every_command_has_its_help_in_the_documentation() -> None:
    names = re.findall(r"^ {4}([a-z-]+) +\w", run("--help").stdout, re.MULTILINE)
    page = ROOT / "docs" / "cli.md"
    shown = [command for block in blocks(page) if block.language == "console" for command in commands(block)]
    assert [name for name in names if f"compilejob {name} --help" not in shown] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|docs|examples|\.ci)/[\w./-]*)", page.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []
