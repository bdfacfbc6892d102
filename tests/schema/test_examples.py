"""The requests in YAML, of `examples` and of the documentation: their schema takes them, and so does `check`."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from compilejob import check
from tests.schema.validating import refused, with_texts
from tests.test_docs import ROOT, blocks

EXAMPLES = sorted(ROOT.glob("examples/*.yaml"))
PUBLISHED = ROOT / "docs" / "compilejob.schema.json"

CONTENTS = [pytest.param(path.read_text("utf-8"), id=path.name) for path in EXAMPLES]
CONTENTS += [
    pytest.param(block.text, id=f"schema.md:{block.line}")
    for block in blocks(ROOT / "docs" / "schema.md")
    if block.language == "yaml"
]


def requests(content: str) -> list[dict[str, Any]]:
    data = yaml.safe_load(content)
    return data if isinstance(data, list) else [data]


@pytest.mark.parametrize("content", CONTENTS)
def test_the_schema_takes_it(content: str) -> None:
    assert refused(yaml.safe_load(content)) == []


@pytest.mark.parametrize("content", CONTENTS)
def test_nothing_is_found_in_it_as_it_is_sent(content: str) -> None:
    assert [finding for request in requests(content) for finding in check(with_texts(request))] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_names_the_schema(path: Path) -> None:
    modeline = path.read_text("utf-8").splitlines()[0]
    address = modeline.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / address).resolve() == PUBLISHED


def check_jsonschema(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "check_jsonschema", *arguments], check=True)  # noqa: S603 - of this environment


@pytest.mark.slow
def test_check_jsonschema_takes_the_schema() -> None:
    check_jsonschema("--check-metaschema", str(PUBLISHED))


@pytest.mark.slow
def test_check_jsonschema_takes_the_examples() -> None:
    right = (path for path in ROOT.glob("examples/*.json") if path.name != "faulty.json")
    check_jsonschema("--schemafile", str(PUBLISHED), *map(str, [*EXAMPLES, *right]))


@pytest.mark.slow
def test_check_jsonschema_refuses_the_faulty_example() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        check_jsonschema("--schemafile", str(PUBLISHED), str(ROOT / "examples" / "faulty.json"))
