"""CJ5: how long the job may take, and its tags."""

from typing import Any

import pytest

from compilejob.findings import Fix, Remove
from tests.rules.found import findings, found

WAIT, PENDING = "StoppingCondition.MaxWaitTimeInSeconds", "StoppingCondition.MaxPendingTimeInSeconds"
RUNTIME = "StoppingCondition.MaxRuntimeInSeconds"


def stopping(runtime: int | None = 900, **others: int) -> dict[str, Any]:
    return {"StoppingCondition": {"MaxRuntimeInSeconds": runtime, **others}}


def tags(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"Tags": [{"Key": key, "Value": value} for key, value in pairs]}


CASES = [
    # how long
    pytest.param(stopping(900), [], id="as long as advised"),
    pytest.param(
        stopping(899),
        [("CJ520", RUNTIME, "MaxRuntimeInSeconds 899 is shorter than the 900 seconds the page advises")],
        id="shorter than advised",
    ),
    pytest.param(
        stopping(None),
        [("CJ519", "StoppingCondition", "StoppingCondition sets no MaxRuntimeInSeconds")],
        id="no runtime",
    ),
    pytest.param(
        stopping(MaxWaitTimeInSeconds=900),
        [("CJ504", WAIT, "MaxWaitTimeInSeconds 900 is for managed spot training")],
        id="spot",
    ),
    pytest.param(
        stopping(MaxWaitTimeInSeconds=60),
        [("CJ504", WAIT, "MaxWaitTimeInSeconds 60 is for managed spot training")],
        id="spot and short",
    ),
    pytest.param(
        stopping(MaxWaitTimeInSeconds=900, MaxPendingTimeInSeconds=7200),
        [
            ("CJ504", WAIT, "MaxWaitTimeInSeconds 900 is for managed spot training"),
            (
                "CJ504",
                PENDING,
                "MaxPendingTimeInSeconds 7200 takes effect only for jobs that request accelerated instances",
            ),
        ],
        id="spot and pending",
    ),
    pytest.param(
        stopping(MaxPendingTimeInSeconds=7200),
        [
            (
                "CJ504",
                PENDING,
                "MaxPendingTimeInSeconds 7200 takes effect only for jobs that request accelerated instances",
            )
        ],
        id="pending",
    ),
    # tags
    pytest.param(tags(), [], id="no tags"),
    pytest.param(tags(("team", "a"), ("Team", "a"), ("value", "aws:a"), ("awsteam", "a")), [], id="good tags"),
    pytest.param(
        tags(("team", "a"), ("site", "b"), ("team", "b")),
        [("CJ505", "Tags[2].Key", 'tag key "team" is given before')],
        id="key twice",
    ),
    pytest.param(tags(("aws:team", "a")), [("CJ518", "Tags[0].Key", 'tag key "aws:team" begins with aws:')], id="aws:"),
    pytest.param(tags(("AWS:team", "a")), [("CJ518", "Tags[0].Key", 'tag key "AWS:team" begins with aws:')], id="AWS:"),
]


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ5") == expected


FIXES = [
    pytest.param(
        stopping(MaxWaitTimeInSeconds=900),
        Remove(("StoppingCondition", "MaxWaitTimeInSeconds")),
        id="spot has no effect",
    ),
    pytest.param(stopping(MaxPendingTimeInSeconds=7200), None, id="the page names compilation jobs too"),
    pytest.param(stopping(300), None, id="how long is the author's"),
    pytest.param(tags(("team", "a"), ("team", "a")), Remove(("Tags", 1)), id="the same tag twice"),
    pytest.param(tags(("team", "a"), ("team", "b")), None, id="which of two values is the author's"),
]


@pytest.mark.parametrize(("patch", "fix"), FIXES)
def test_a_fix_is_given_where_it_takes_no_guess(patch: dict[str, Any], fix: Fix | None) -> None:
    assert [finding.fix for finding in findings(patch, "CJ5")] == [fix]
