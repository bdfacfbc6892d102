"""What a team knows better than the catalogue is no finding, and is told as suppressed, with its source and day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compilejob.config import Fact, Settings
from compilejob.judged import judged
from compilejob.read import read_bytes
from compilejob.rules.page import EXAMPLE


def request(target: str, framework: str = "PYTORCH", version: str | None = None, **more: Any) -> dict[str, Any]:
    source = (
        EXAMPLE["InputConfig"] | {"Framework": framework} | ({"FrameworkVersion": version} if version else {}) | more
    )
    return dict(EXAMPLE) | {"InputConfig": source, "OutputConfig": EXAMPLE["OutputConfig"] | {"TargetDevice": target}}


def fact(**what: str) -> Fact:
    return Fact("a job of ours", date(2026, 11, 2), **what)


TRN1 = request("ml_trn1", S3Uri="s3://sagemaker-us-west-2-111122223333/model.tar.gz")

KNOWN = {
    "a target": (request("ml_c7g"), fact(target="ml_c7g"), ["unlisted-value"], []),
    "another target": (request("ml_c7g"), fact(target="ml_c8g"), [], ["unknown-value"]),
    "a target that is retired": (request("ml_p2"), fact(target="ml_p2"), ["retired-target"], []),
    "a version": (
        request("ml_c5", version="2.9"),
        fact(framework="PYTORCH", version="2.9"),
        ["version-not-listed"],
        [],
    ),
    "a version on a target": (
        request("ml_c5", version="2.9"),
        fact(framework="PYTORCH", version="2.9", target="ml_c5"),
        ["version-not-listed"],
        [],
    ),
    "a version on another target": (
        request("ml_c5", version="2.9"),
        fact(framework="PYTORCH", version="2.9", target="ml_c6g"),
        [],
        ["version-not-listed"],
    ),
    "another version": (
        request("ml_c5", version="2.9"),
        fact(framework="PYTORCH", version="2.8"),
        [],
        ["version-not-listed"],
    ),
    "a framework on a target": (
        request("imx8mplus"),
        fact(framework="PYTORCH", target="imx8mplus"),
        ["framework-not-listed"],
        [],
    ),
    "a framework that nobody else knows": (
        request("ml_c5", framework="JAX"),
        fact(framework="JAX", target="ml_c5"),
        ["unlisted-value"],
        [],
    ),
    "a Region": (TRN1, fact(target="ml_trn1", region="us-west-2"), ["target-outside-region"], []),
    "another Region": (TRN1, fact(target="ml_trn1", region="eu-west-1"), [], ["target-outside-region"]),
}


@pytest.mark.parametrize(("data", "known", "answered", "left"), KNOWN.values(), ids=KNOWN)
def test_a_fact_answers_what_the_catalogue_doubts(
    data: dict[str, Any], known: Fact, answered: list[str], left: list[str]
) -> None:
    document = read_bytes("a.json", json.dumps(data).encode())
    (result,) = judged(document, Settings(facts=(known,)), Path())

    assert [(each.placed.finding.rule, each.by, each.reason) for each in result.suppressed] == [
        (rule, "config", "a job of ours (2026-11-02)") for rule in answered
    ]
    assert [placed.finding.rule for placed in result.placed] == left


AWKWARD = [
    "[]",
    '"a"',
    "{}",
    '{"OutputConfig": 3}',
    '{"OutputConfig": {"TargetDevice": ["ml_c7g"]}}',
    '[{"OutputConfig": null}]',
]


@pytest.mark.parametrize("text", AWKWARD)
def test_facts_change_nothing_of_what_is_no_request(text: str) -> None:
    document = read_bytes("a.json", text.encode())

    assert judged(document, Settings(facts=(fact(target="ml_c7g"),)), Path()) == judged(document)
