"""Texts: the patterns of the schema refuse what the model and the rules about one text refuse, in every engine."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regress import Regex

from compilejob import check
from compilejob.findings import Path, Severity, path_text
from compilejob.model.limits import Text
from compilejob.model.lookup import limit, members
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.page import EXAMPLE
from tests.schema.validating import BEYOND, SCHEMA, refused


def texts(path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text of a request that has a form, the first of those in a list."""
    steps: tuple[str | int, ...] = (*members(Request, path), 0)
    for step in steps:
        form = limit(Request, (*path, step))
        if isinstance(form, Text):
            yield (*path, step), form
        elif step != 0 or members(Request, (*path, 0)):
            yield from texts((*path, step))


TEXTS: Mapping[str, tuple[Path, Text]] = {path_text(path): (path, form) for path, form in texts()}


def test_these_texts_have_a_form() -> None:
    assert sorted(TEXTS) == [
        "CompilationJobName",
        "InputConfig.FrameworkVersion",
        "InputConfig.S3Uri",
        "ModelPackageVersionArn",
        "OutputConfig.KmsKeyId",
        "OutputConfig.S3OutputLocation",
        "RoleArn",
        "Tags[0].Key",
        "Tags[0].Value",
        "VpcConfig.SecurityGroupIds[0]",
        "VpcConfig.Subnets[0]",
    ]


SEEDS: Mapping[str, list[str]] = {
    "InputConfig.S3Uri": [
        "s3://bucket/model.ONNX",
        "s3://bucket/model.tar.gz/",
        "s3://127.0.0.1/model.tar.gz",
        "s3://arn:aws:s3:us-west-2:111122223333:accesspoint/a/model.tar.gz",
        "https://bucket.s3.us-west-2.amazonaws.com/model.tar",
        "https://host/model.pt?a#b",
    ],
    "OutputConfig.KmsKeyId": [
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "mrk-1234abcd12ab34cd56ef1234567890ab",
        "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:us-west-2:111122223333:alias/ExampleAlias",
    ],
    "RoleArn": ["arn:aws:iam::111122223333:role/service-role/Neo", f"arn:aws:iam::111122223333:role/{'a' * 64}"],
    "Tags[0].Key": ["aws:team", "équipe"],
}
"""Texts to begin with, beside the example of the form."""


def with_text(path: Path, text: str) -> dict[str, Any]:
    """A request with a text at a path, and nothing else in it that is wrong."""
    request: dict[str, Any] = {
        **EXAMPLE,
        "VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]},
        "Tags": [{"Key": "team", "Value": "vision"}],
    }
    if path == paths.PACKAGE:
        del request["InputConfig"]
    *around, last = path
    request = deepcopy(request)
    structure: Any = request
    for step in around:
        structure = structure[step]
    structure[last] = text
    return request


def is_wrong(path: Path, text: str) -> bool:
    """Whether `check` finds an error in the text itself."""
    found = check(with_text(path, text))
    return any(each.severity is Severity.ERROR and each.path == path and each.code not in BEYOND for each in found)


@st.composite
def edited(draw: st.DrawFn, seeds: list[str]) -> str:
    """A text of which pieces are taken out, doubled and put in."""
    text = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        put_in = draw(st.text("aZ0-_.:/@=+,*<{ \t\n\r\x85\u2028\ufeffé٣😀", max_size=2))
        text = text[:start] + text[start:end] * draw(st.integers(0, 2)) + put_in + text[end:]
    return text


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
@settings(max_examples=50)
def test_a_text_is_refused_when_it_is_wrong(name: str, data: st.DataObject) -> None:
    path, form = TEXTS[name]
    text = data.draw(edited([form.example, *SEEDS.get(name, [])]))

    if text.startswith("https://"):  # where a pattern does not say what a rule reads out of an address
        assert is_wrong(path, text) or refused(with_text(path, text)) == []
    else:
        assert bool(refused(with_text(path, text))) == is_wrong(path, text)


def patterns(schema: Any) -> Iterator[str]:
    """Every pattern in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for inner in schema.values():
            yield from patterns(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from patterns(inner)


PATTERNS = sorted(set(patterns(SCHEMA)))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_anchored_and_one_of_ecma_262_in_unicode_mode(pattern: str) -> None:
    assert pattern.startswith("^")
    Regex(pattern, "u")


@cache
def engines(pattern: str) -> tuple[Regex, jsonschema_rs.Validator]:
    return Regex(pattern, "u"), jsonschema_rs.validator_for({"pattern": pattern})


@given(st.sampled_from(PATTERNS), st.data())
@settings(max_examples=400)
def test_a_pattern_means_the_same_to_editors_and_to_validators(pattern: str, data: st.DataObject) -> None:
    seeds = [seed for name, (_, form) in TEXTS.items() for seed in (form.example, *SEEDS.get(name, []))]
    text = data.draw(edited([*seeds, "1..10", "28", "8.2.1", '{"a": [1]}', "[[1]]", '"--verbose 1"']))
    editors, validators = engines(pattern)
    assert (editors.find(text) is not None) == validators.is_valid(text)
