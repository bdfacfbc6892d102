"""Every rule has a page, and every example on it does what it says."""

import re
from typing import Any

import pytest

from compilejob import check
from compilejob.rules import RULES
from compilejob.rules.page import EXAMPLE, Page, request_of
from compilejob.rules.rule import Rule

FAILS = [(rule, example) for rule in RULES for example in Page.of(rule).fails]
PASSES = [(rule, example) for rule in RULES for example in Page.of(rule).passes]


def _id(value: object) -> str:
    return f"{value.code}-{value.name}" if isinstance(value, Rule) else ""


def test_the_example_request_has_no_findings() -> None:
    assert check(EXAMPLE).findings == ()


@pytest.mark.parametrize(("rule", "example"), FAILS, ids=_id)
def test_a_failing_example_is_found_by_its_own_rule(rule: Rule[Any], example: str) -> None:
    assert rule.code in {finding.code for finding in check(request_of(example))}


@pytest.mark.parametrize(("rule", "example"), PASSES, ids=_id)
def test_a_passing_example_is_not_found_by_its_rule(rule: Rule[Any], example: str) -> None:
    assert rule.code not in {finding.code for finding in check(request_of(example))}


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


@pytest.mark.parametrize("example", [example for _, example in FAILS])
def test_messages_keep_their_contract(example: str) -> None:
    for finding in check(request_of(example)):
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message
        assert "pydantic" not in finding.message.lower()
        assert len(finding.message) < 200
