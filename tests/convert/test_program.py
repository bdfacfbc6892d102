"""Builder code: it reads as a person would write it, makes the same request, type-checks, and formatters leave it alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compilejob import CompilationJob
from compilejob.convert.program import python_form
from tests.convert.programs import formatted, run, sent
from tests.convert.requests import KNOWN, UNUSUAL, WITHOUT_ERROR, made_requests
from tests.test_corpus import REQUESTS
from tests.typing.checkers import mypy

pytestmark = pytest.mark.filterwarnings("ignore::compilejob.CompilationJobWarning")


def steps(name: str) -> str:
    """The source and the target of an unusual request, as the program has them."""
    program = python_form([UNUSUAL[name]])
    return program[program.index("    .source(") : program.index("    .output(")]


def test_a_program_has_a_step_for_each_part_of_the_request() -> None:
    assert (
        python_form([KNOWN["plain"]])
        == """\
from compilejob import CompilationJob, sources, targets

job = (
    CompilationJob.builder()
    .name("resnet50")
    .role_arn("arn:aws:iam::111122223333:role/Neo")
    .source(
        sources.pytorch(
            "s3://bucket/model.tar.gz",
            inputs={"input0": [1, 3, 224, 224]},
        )
    )
    .target(targets.ml_c5())
    .output("s3://bucket/compiled/")
    .max_runtime(900)
    .build()
)
"""
    )


SOURCE = """\
    .source(
        sources.pytorch(
            "s3://bucket/model.tar.gz",
            inputs={"input0": [1, 3, 224, 224]},
        )
    )
"""

STEPS = {
    "options that are not documented": SOURCE
    + """\
    .target(targets.jetson_xavier(trt_ver="8.2.1", extra={"precision-mode": "fp16"}))
""",
    "a spelling that is disputed": SOURCE
    + """\
    .target(targets.jetson_xavier(extra={"gpu_code": "sm_72"}))
""",
    "a device that is vouched for, with options": SOURCE
    + """\
    .target(targets.device(Unlisted("ml_c7g"), options={"mcpu": "neoverse-v1"}))
""",
    "an architecture that no table has": SOURCE
    + """\
    .target(Target({"TargetPlatform": {"Os": "LINUX", "Arch": "X86"}}))
""",
    "inputs that its framework does not need": """\
    .source(
        Source(
            {
                "InputConfig": {
                    "S3Uri": "s3://bucket/model.tar.gz",
                    "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
                    "Framework": "XGBOOST",
                },
            }
        )
    )
    .target(targets.ml_c5())
""",
    "flags": """\
    .source(
        sources.pytorch(
            "s3://bucket/model.tar.gz",
            inputs={"input0": [1, 3, 224, 224]},
            framework_version="1.9",
        )
    )
    .target(targets.ml_inf1(flags="--verbose 1 -O2"))
""",
    "an image for Core ML": """\
    .source(
        sources.pytorch(
            "s3://bucket/model.tar.gz",
            inputs={
                "x": ImageInput(shape=[1, "1..10", 8], bias=[0.5, -1], scale=1e-07),
            },
        )
    )
    .target(targets.coreml())
""",
}
"""By unusual request, the steps of source and target: functions where they can make it, else the members themselves."""


@pytest.mark.parametrize("name", STEPS)
def test_what_is_unusual_is_written_by_the_nearest_function(name: str) -> None:
    assert steps(name) == STEPS[name]


@pytest.mark.parametrize("name", ["a limit on waiting", "no limit", "an empty list of tags"])
def test_a_member_that_the_builder_has_no_step_for_is_written_as_it_is_sent(name: str) -> None:
    assert "job = CompilationJob.model_validate(\n" in python_form([UNUSUAL[name]])


def test_every_request_of_the_corpus_that_worked_is_converted() -> None:
    worked = {str(case["id"]) for case in REQUESTS if case["evidence"] == "worked"}
    assert worked - WITHOUT_ERROR.keys() == {"45"}  # with single quotes in the place of double ones


@pytest.mark.parametrize("name", KNOWN)
def test_a_program_makes_the_same_request(name: str) -> None:
    assert [sent(job) for job in run(python_form([KNOWN[name]]))] == [sent(KNOWN[name])]


def test_a_program_makes_a_list_of_several_requests() -> None:
    assert [sent(job) for job in run(python_form([*KNOWN.values()]))] == [sent(job) for job in KNOWN.values()]


@given(made_requests())
def test_a_program_makes_again_what_the_builder_made(job: CompilationJob) -> None:
    assert [sent(again) for again in run(python_form([job]))] == [sent(job)]


def test_programs_type_check(tmp_path: Path) -> None:
    alone = {f"alone_{number}.py": python_form([job]) for number, job in enumerate(UNUSUAL.values())}
    for name, program in {"all.py": python_form([*KNOWN.values()]), **alone}.items():
        (tmp_path / name).write_text(program, encoding="utf-8")
    assert mypy(str(tmp_path)) == []


@pytest.mark.parametrize("jobs", [[*KNOWN.values()], *([job] for job in UNUSUAL.values())])
def test_programs_are_as_the_formatter_writes_them(jobs: list[CompilationJob]) -> None:
    assert formatted(python_form(jobs)) == python_form(jobs)


@settings(max_examples=10)
@given(st.lists(made_requests(), min_size=1, max_size=8))
def test_any_programs_are_as_the_formatter_writes_them(jobs: list[CompilationJob]) -> None:
    assert formatted(python_form(jobs)) == python_form(jobs)
