"""The schema as a document: what it is by its own schema, where it is kept, and what it says beside what it refuses."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from compilejob.cli import main
from compilejob.model.inputs import CoreMlInput
from compilejob.rules.page import EXAMPLE
from compilejob.schema import document
from compilejob.schema.inputs import CORE_ML
from compilejob.schema.words import MEMBERS
from tests.schema.validating import SCHEMA, refused

PUBLISHED = Path(__file__).parents[2] / "docs" / "compilejob.schema.json"


def test_it_is_a_schema_of_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema_rs.meta.validate(SCHEMA)


def test_it_is_the_same_each_time_and_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == document() == SCHEMA


def test_the_published_schema_is_the_one_of_this_version() -> None:
    stale = "docs/compilejob.schema.json is stale; write it with `compilejob schema > docs/compilejob.schema.json`"
    assert PUBLISHED.read_text("utf-8") == json.dumps(SCHEMA, indent=2) + "\n", stale


ONE = dict(EXAMPLE)
NO_NAME = {name: value for name, value in ONE.items() if name != "CompilationJobName"}

FILES = [
    pytest.param(ONE, [], id="a request"),
    pytest.param([ONE, ONE], [], id="a list"),
    pytest.param([], [], id="an empty list"),
    pytest.param("a", [()], id="a text"),
    pytest.param(None, [()], id="nothing"),
    pytest.param([ONE, 1], [(1,)], id="a number in a list"),
    pytest.param([ONE, NO_NAME], [(1,)], id="a request without a name in a list"),
    pytest.param({"$schema": "compilejob.schema.json", **ONE}, [], id="a request that names its schema"),
    pytest.param([{"$schema": "compilejob.schema.json", **ONE}], [(0, "$schema")], id="the same in a list"),
    pytest.param({"CompilationJobStatus": "COMPLETED"}, [], id="a response"),
]


@pytest.mark.parametrize(("content", "paths"), FILES)
def test_a_file_holds_a_request_or_a_list_of_them(content: object, paths: list[tuple[str | int, ...]]) -> None:
    assert refused(content) == paths


def names(schema: Any) -> Iterator[str]:
    """The names of the members of every structure in a schema."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield from schema["properties"]
        for inner in schema.values():
            yield from names(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from names(inner)


def test_no_description_is_of_a_member_that_there_is_not() -> None:
    assert set(names(SCHEMA)) == {"$schema", *MEMBERS}


def test_an_input_for_core_ml_has_the_members_that_the_model_reads() -> None:
    assert list(CORE_ML["properties"]) == list(CoreMlInput.model_fields)
