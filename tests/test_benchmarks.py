"""The benchmarks measure what they say: every contender takes the valid requests, and ours find what is wrong with the others."""

import json
import subprocess
import sys
from functools import cache

import pytest

from benchmarks.contenders import CONTENDERS, OURS, Contender
from benchmarks.requests import CASES, large
from compilejob import check
from tests.test_docs import ROOT

VALID = [name for name, case in CASES.items() if case.valid]
NUMBERS = range(20)
"""Twice around the kinds of targets that `mixed` goes through."""


@cache
def contender(name: str) -> Contender:
    return CONTENDERS[name]()


@pytest.mark.parametrize("name", CONTENDERS)
@pytest.mark.parametrize("case", VALID)
def test_a_contender_takes_the_valid_requests(name: str, case: str) -> None:
    try:
        judged = contender(name)
    except ModuleNotFoundError as error:
        pytest.skip(str(error))
    assert [judged.judge(judged.given(request)) for request in CASES[case].fresh(NUMBERS)] == [[]] * len(NUMBERS)


def test_the_invalid_request_has_six_defects() -> None:
    [request] = CASES["invalid"].fresh([0])
    assert sorted((finding.code, finding.where) for finding in check(request)) == [
        ("CJ103", "StoppingCondition.MaxRuntimeInSeconds"),
        ("CJ104", "InputConfig.Framework"),
        ("CJ105", "CompilationJobName"),
        ("CJ105", "RoleArn"),
        ("CJ305", "OutputConfig.CompilerOptions.trt-ver"),
        ("CJ501", "InputConfig.S3Uri"),
    ]


@pytest.mark.parametrize("name", [name for name in OURS if contender(name).takes_invalid])
def test_ours_word_all_that_is_wrong(name: str) -> None:
    [request] = CASES["invalid"].fresh([0])
    assert contender(name).judge(request) == [str(finding) for finding in check(request)]


def test_the_large_request_is_near_the_limits_and_of_the_size_it_is_said_to_be() -> None:
    request = large(0)
    lengths = (
        len(request["InputConfig"]["DataInputConfig"]) * 100 // 16384,
        len(request["OutputConfig"]["CompilerOptions"]) * 100 // 1024,
        [len(request["VpcConfig"][name]) for name in ("SecurityGroupIds", "Subnets")],
        {(len(tag["Key"]), len(tag["Value"])) for tag in request["Tags"]},
        len(request["Tags"]),
        len(json.dumps(request)) // 1000,
    )
    assert lengths == (98, 84, [5, 16], {(128, 256)}, 50, 39)


@pytest.mark.parametrize("case", CASES)
def test_each_number_has_a_request_of_its_own(case: str) -> None:
    one, same, other = CASES[case].fresh([1, 1, 2])
    assert one == same
    assert one["CompilationJobName"] is not same["CompilationJobName"]
    assert one["CompilationJobName"] != other["CompilationJobName"]


def test_the_measurement_runs_and_has_a_row_for_each_contender_that_is_installed() -> None:
    command = [sys.executable, "-W", "error", "-m", "benchmarks.run", "--quick", "minimal"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 - our own
    rows = [line.split(" | ")[0].removeprefix("| ") for line in done.stdout.splitlines() if line.startswith("| ")]
    left_out = [name for name in CONTENDERS if f"Without {name}: " in done.stdout]
    assert rows[2:] == [name for name in CONTENDERS if name not in left_out]


@pytest.mark.slow
def test_files_are_measured() -> None:
    command = [sys.executable, "-W", "error", "-m", "benchmarks.files", "--quick"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 - our own
    headings = [line for line in done.stdout.splitlines() if line.startswith("### ")]
    assert headings == ["### one file", "### 3,000 lines and 300 files", "### memory"]
