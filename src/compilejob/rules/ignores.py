"""CJ0, continued: what is said to silence rules, and silences nothing."""

from collections.abc import Iterable
from typing import NamedTuple

from compilejob.catalog.evidence import Source
from compilejob.findings import quote
from compilejob.rules.rule import DOCS, WARNING, Problem, rule

_PAGE = Source(f"{DOCS.removesuffix('rules/')}configuration/", "2026-11")


class Ignored(NamedTuple):
    """A rule that a comment or an entry of the settings is to silence, by the name it has there."""

    rule: str
    near: str | None = None
    """The closest name that a rule has."""
    is_ignorable: bool = True


@rule("CJ006", "ignore-without-rule", WARNING, _PAGE)
def ignore_without_rule(_: Ignored) -> Iterable[Problem]:
    """A comment is to silence rules and names none.

    It silences nothing: what else goes wrong in its line one day should be heard.

    Fails: {"CompilationJobName": "resnet50"}  # compilejob: ignore
    Passes: {"CompilationJobName": "resnet50"}  # compilejob: ignore[missing-member] filled in by a program
    """
    return (Problem((), "the comment names no rule to ignore", "name it: compilejob: ignore[missing-member]"),)


@rule("CJ007", "ignore-unknown-rule", WARNING, _PAGE)
def ignore_unknown_rule(ignored: Ignored) -> Iterable[Problem]:
    """A comment is to silence a rule that there is not.

    Fails: {"CompilationJobName": "resnet50"}  # compilejob: ignore[missing-members]
    Passes: {"CompilationJobName": "resnet50"}  # compilejob: ignore[missing-member]
    """
    hint = f"use {ignored.near}" if ignored.near else "see the list that `compilejob rules` prints"
    return (Problem((), f"{quote(ignored.rule)} is no rule", hint),)


@rule("CJ008", "ignore-unused", WARNING, _PAGE)
def ignore_unused(ignored: Ignored) -> Iterable[Problem]:
    """A comment, or an entry of the settings, is to silence a rule and has nothing to silence.

    What it was written for has been corrected, or stands in another line; or the settings let nobody ignore the rule.

    Fails: {"CompilationJobName": "resnet50"}  # compilejob: ignore[retired-target]
    Passes: {"CompilationJobName": "resnet50"}  # compilejob: ignore[missing-member]
    """
    if not ignored.is_ignorable:
        what = f"the settings let nobody ignore {quote(ignored.rule)}"
        return (Problem((), what, "correct what it finds, and remove this"),)
    return (Problem((), f"ignoring {quote(ignored.rule)} silences nothing here", "remove it"),)
