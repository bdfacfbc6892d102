"""The schema against the rule book: it refuses what an error is found in, and nothing that has warnings alone."""

from collections.abc import Mapping
from typing import Any

import pytest

from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import Page, request_of
from tests.schema.validating import BEYOND, errors, refused, with_texts, with_values

EXAMPLES: Mapping[str, dict[str, Any]] = {
    f"{rule.code}-{kind}-{number}": request_of(example)
    for rule in RULES
    if rule not in FILE_RULES
    for kind in ("fails", "passes")
    for number, example in enumerate(getattr(Page.of(rule), kind))
}
"""The examples of every rule about requests."""

UNTOLD = {
    "CJ317-fails-0": "flags are words inside a text",
    "CJ317-fails-1": "JSON inside a text inside a text",
    "CJ323-fails-0": "flags are words inside a text",
    "CJ408-fails-0": "the two ends of a range are compared",
    "CJ505-fails-0": "the keys of two tags are compared",
    "CJ513-fails-0": "the partitions of two ARNs are compared",
}
"""Examples of errors that no schema can tell."""

VOUCHED = {"CJ112-fails-0": "only Python code vouches for a value"}
"""Taken by `check`, and not to be written in a file."""


def test_what_no_schema_can_tell_is_the_same_everywhere() -> None:
    assert {name.partition("-")[0] for name in UNTOLD} == BEYOND


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - VOUCHED.keys()))
def test_an_example_is_refused_when_it_has_an_error(name: str) -> None:
    request = with_values(EXAMPLES[name])
    assert bool(refused(request)) == (bool(errors(request)) and name not in UNTOLD)


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - VOUCHED.keys()))
def test_an_example_without_an_error_is_taken_as_text_too(name: str) -> None:
    request = with_texts(EXAMPLES[name])
    assert errors(request) or not refused(request)
