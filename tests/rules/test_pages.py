"""Every rule has a page, and every example on it does what it says."""

import re
from pathlib import Path
from typing import Any

import pytest

from compilejob import Finding, check
from compilejob.judged import judged
from compilejob.read import Document, read_bytes, read_path
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import EXAMPLE, Page, request_of
from compilejob.rules.reading import file_unreadable
from compilejob.rules.rule import Rule

FAILS = [(rule, example) for rule in RULES for example in Page.of(rule).fails]
PASSES = [(rule, example) for rule in RULES for example in Page.of(rule).passes]


def _id(value: object) -> str:
    return f"{value.code}-{value.name}" if isinstance(value, Rule) else ""


def _found(rule: Rule[Any], example: str) -> list[Finding]:
    """What is found in an example, which for the rules about files is a file's text or name."""
    if rule not in FILE_RULES:
        return list(check(request_of(example)))
    name = "example.yaml" if "# compilejob:" in example else "example.json"
    document: Document = read_bytes(name, example.encode())
    if rule is file_unreadable and not example.startswith("{"):
        document = read_path(Path(example))
    return [placed.finding for result in judged(document) for placed in result.placed]


def test_the_example_request_has_no_findings() -> None:
    assert check(EXAMPLE).findings == ()


@pytest.mark.parametrize(("rule", "example"), FAILS, ids=_id)
def test_a_failing_example_is_found_by_its_own_rule(rule: Rule[Any], example: str) -> None:
    assert rule.code in {finding.code for finding in _found(rule, example)}


@pytest.mark.parametrize(("rule", "example"), PASSES, ids=_id)
def test_a_passing_example_is_not_found_by_its_rule(rule: Rule[Any], example: str) -> None:
    assert rule.code not in {finding.code for finding in _found(rule, example)}


@pytest.mark.parametrize("rule", RULES, ids=_id)
def test_a_page_says_what_is_wrong_and_shows_it_both_ways(rule: Rule[Any]) -> None:
    page = Page.of(rule)
    assert page.title.endswith(".")
    assert page.fails
    assert page.passes


def test_codes_and_names_are_well_formed_and_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES if not re.fullmatch(r"CJ[0-7][0-9]{2}", rule.code)] == []
    assert [rule.name for rule in RULES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)] == []


@pytest.mark.parametrize(("rule", "example"), FAILS, ids=_id)
def test_messages_keep_their_contract(rule: Rule[Any], example: str) -> None:
    for finding in _found(rule, example):
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message
        assert "pydantic" not in finding.message.lower()
        assert len(finding.message) < 200
