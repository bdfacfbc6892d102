"""docs/statements.md: every statement has its source, and what checks it is there."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from compilejob.catalog import evidence
from compilejob.catalog.evidence import Source
from compilejob.model.limits import Items, Open, Seconds, Text
from compilejob.model.lookup import limit, members
from compilejob.model.request import Request
from compilejob.model.text import EmbeddedJson
from compilejob.rules import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "statements.md").read_text("utf-8")

HEADINGS = {("statement", "source", "checked by"), ("---", "---", "---")}
ROWS = [
    cells
    for line in PAGE.splitlines()
    if line.startswith("|") and (cells := tuple(map(str.strip, line.strip("|").split("|")))) not in HEADINGS
]
SOURCES = {
    name: Source(url, name.rpartition(", ")[2]) for name, url in re.findall(r"^\[(.+)\]: (\S+)$", PAGE, re.MULTILINE)
}
CATALOGUED = {value.url: value for value in vars(evidence).values() if isinstance(value, Source)}

CODES = re.compile(r"CJ[0-9]{3}(?:, CJ[0-9]{3})*")
MODEL = re.compile(r"model: (?P<member>[A-Za-z0-9.\[\]]+)(?: (?P<figures>[0-9-]+ [a-z]+))?")
NONE = re.compile(r"none: .+")


class Limited(NamedTuple):
    """What the page says of a member of the model."""

    member: str
    figures: str


PARTS = [part for *_, checked_by in ROWS for part in checked_by.split("; ")]
LIMITED = [Limited(found["member"], found["figures"] or "") for part in PARTS if (found := MODEL.fullmatch(part))]


def path(member: str) -> tuple[str | int, ...]:
    """The path of a member as the page writes it: "Tags[].Key" is that of the first tag's key."""
    return tuple(0 if step == "[]" else step for step in re.findall(r"\[\]|[A-Za-z0-9]+", member))


def figures(member: str) -> str:
    """The limit of a member as the page writes it."""
    match limit(Request, path(member)):
        case Text(least, most) | EmbeddedJson(least, most):
            return f"{least}-{most} characters"
        case Seconds(least, most):
            return f"{least}-{most} seconds"
        case Items(least, most):
            return f"{least}-{most} items"
        case Open(listed=listed):
            return f"{len(listed)} values"
        case None:
            return ""


def test_a_row_is_a_statement_its_source_and_what_checks_it() -> None:
    assert [row for row in ROWS if len(row) != 3 or "" in row] == []


def test_the_last_column_has_rules_and_members_of_the_model_or_a_reason() -> None:
    unexplained = [checked_by for *_, checked_by in ROWS if not NONE.fullmatch(checked_by)]
    parts = [part for checked_by in unexplained for part in checked_by.split("; ")]
    assert [part for part in parts if not (CODES.fullmatch(part) or MODEL.fullmatch(part))] == []


def test_every_code_on_the_page_is_that_of_a_rule() -> None:
    assert sorted(set(re.findall(r"CJ[0-9]{3}", PAGE)) - {rule.code for rule in RULES}) == []


def test_every_rule_about_a_request_is_on_the_page() -> None:
    about_requests = [rule for rule in RULES if re.match("CJ[1-5]", rule.code)]
    checking = {code for part in PARTS if CODES.fullmatch(part) for code in part.split(", ")}
    assert [f"{rule.code} {rule.name}" for rule in about_requests if rule.code not in checking] == []


@pytest.mark.parametrize("limited", LIMITED, ids=lambda limited: f"{limited.member} {limited.figures}")
def test_a_member_is_the_models_and_its_figures_are(limited: Limited) -> None:
    *owner, name = path(limited.member)
    assert name == 0 or name in members(Request, tuple(owner))
    assert limited.figures in {"", figures(limited.member)}


def test_every_member_with_a_limit_has_its_figures_on_the_page() -> None:
    limited: list[str] = []
    owners = [""]
    for owner in owners:
        names = [f"{owner}.{name}".removeprefix(".") for name in members(Request, path(owner))]
        names = [deeper for name in names for deeper in (name, f"{name}[]")]
        owners += [name for name in names if members(Request, path(name)) and not figures(name)]
        limited += [name for name in names if figures(name)]
    assert sorted(limited) == sorted(each.member for each in LIMITED if each.figures)


def test_every_source_is_a_page_with_its_date() -> None:
    cited = {name for _, source, *_ in ROWS for name in re.findall(r"\[(.+?)\]", source)}
    assert sorted(SOURCES) == sorted(cited)
    assert [
        name for name, source in SOURCES.items() if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", source.date)
    ] == []


def test_a_source_that_rules_name_too_has_the_same_date_there() -> None:
    assert [(name, source) for name, source in SOURCES.items() if source != CATALOGUED.get(source.url, source)] == []
