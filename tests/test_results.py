"""Findings know the text around them, and no more of it than that."""

import json

import pytest

from compilejob.read import read_bytes
from compilejob.results import results
from compilejob.rules.page import EXAMPLE

BAD = dict(EXAMPLE) | {"CompilationJobName": "my job"}

TEXTS = [
    pytest.param(json.dumps(BAD, indent=2), id="a line of its own"),
    pytest.param(json.dumps(BAD), id="one line"),
    pytest.param(json.dumps([BAD] * 50), id="one long line"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_of_a_finding_is_in_its_line(text: str) -> None:
    found = [placed for result in results(read_bytes("a.json", text.encode())) for placed in result.placed]

    told = {placed.line[placed.place.column - placed.first_column :][: len('"my job"')] for placed in found}
    assert told == {'"my job"'}


def test_a_finding_keeps_no_more_of_a_long_line_than_is_shown() -> None:
    text = json.dumps([BAD] * 50)

    found = results(read_bytes("a.json", text.encode()))

    assert {len(placed.line) <= 600 for result in found for placed in result.placed} == {True}


NAMES = {
    "a.json": '{"InputConfig": {}, "OutputConfig": {}, "StoppingCondition": {"MaxRuntime": 900}}',
    "a.jsonl": '\n{"InputConfig": {}, "OutputConfig": {}, "StoppingCondition": {"MaxRuntime": 900}}',
    "a.yaml": "InputConfig: {}\nOutputConfig: {}\nStoppingCondition:\n  MaxRuntime: 900",
    "a.toml": "[InputConfig]\n[OutputConfig]\n[StoppingCondition]\nMaxRuntime = 900",
    "a.py": "client.create_compilation_job(StoppingCondition={'MaxRuntime': 900}, **rest)",
    "b.py": "client.create_compilation_job(StoppingCondition=dict(MaxRuntime=900), **rest)",
    "a.ipynb": (
        '{"nbformat": 4, "cells": [{"cell_type": "code", "source": '
        '["client.create_compilation_job(\\n", "StoppingCondition={\'MaxRuntime\': 900}, **rest)"]}]}'
    ),
}


@pytest.mark.parametrize(("name", "text"), NAMES.items(), ids=NAMES)
def test_what_is_wrong_with_a_name_is_at_the_name(name: str, text: str) -> None:
    found = [
        placed
        for result in results(read_bytes(name, text.encode()))
        for placed in result.placed
        if placed.finding.where == "StoppingCondition.MaxRuntime"
    ]

    line = text.splitlines()[found[0].place.line - 1]
    at = line[found[0].place.column - 1 : found[0].place.end_column - 1]
    assert [(placed.finding.code, at.strip("'\"")) for placed in found] == [("CJ102", "MaxRuntime")]


def test_inside_json_text_too() -> None:
    options = '{\\"gpu_code\\": \\"sm_72\\", \\"trt-ver\\": \\"8.2.1\\", \\"cuda-ver\\": \\"10.2\\"}'
    platform = '{"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"}'
    text = f'{{"InputConfig": {{}}, "OutputConfig": {{"TargetPlatform": {platform}, "CompilerOptions": "{options}"}}}}'
    (placed,) = (
        placed
        for result in results(read_bytes("a.json", text.encode()))
        for placed in result.placed
        if placed.finding.code == "CJ302"
    )

    assert text[placed.place.column - 1 : placed.place.end_column - 1] == '\\"gpu_code\\"'
