"""The builder and `CompilationJob.of`: steps in any order, shared and forked; errors all at once; warnings at the user's line."""

import copy
import pickle
import re
import runpy
import warnings
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError
from functools import reduce
from pathlib import Path
from types import FunctionType
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from compilejob import (
    Builder,
    CompilationJob,
    CompilationJobWarning,
    InvalidRequest,
    Part,
    Unlisted,
    findings,
    sources,
    targets,
)
from compilejob.catalog import Framework

ROLE = "arn:aws:iam::111122223333:role/Neo"
OUTPUT = "s3://bucket/compiled/"
PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"

source = sources.onnx("s3://bucket/model.tar.gz", inputs={"data": [1, 3, 224, 224]})
target = targets.ml_c5(mcpu="skylake-avx512")
unlisted = targets.device(Unlisted("ml_c7g"))

AnyBuilder = Builder[Any]
Step = Callable[[AnyBuilder], AnyBuilder]

STEPS: Mapping[str, Step] = {
    "name": lambda builder: builder.name("resnet50"),
    "role_arn": lambda builder: builder.role_arn(ROLE),
    "source": lambda builder: cast(AnyBuilder, builder.source(source)),
    "target": lambda builder: cast(AnyBuilder, builder.target(target)),
    "output": lambda builder: builder.output(OUTPUT, kms_key_id="alias/ExampleAlias"),
    "max_runtime": lambda builder: builder.max_runtime(1800),
    "vpc": lambda builder: builder.vpc(security_group_ids=["sg-0a1b2c3d"], subnets=("subnet-0a1b2c3d",)),
    "tag": lambda builder: builder.tag("team", "vision"),
}

SENT = {
    "CompilationJobName": "resnet50",
    "RoleArn": ROLE,
    "InputConfig": {
        "S3Uri": "s3://bucket/model.tar.gz",
        "DataInputConfig": '{"data": [1, 3, 224, 224]}',
        "Framework": "ONNX",
    },
    "OutputConfig": {
        "S3OutputLocation": OUTPUT,
        "TargetDevice": "ml_c5",
        "CompilerOptions": '{"mcpu": "skylake-avx512"}',
        "KmsKeyId": "alias/ExampleAlias",
    },
    "VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]},
    "StoppingCondition": {"MaxRuntimeInSeconds": 1800},
    "Tags": [{"Key": "team", "Value": "vision"}],
}
"""What all the steps together make."""


def complete() -> Builder[Part]:
    """A builder with the required parts."""
    return CompilationJob.builder().name("resnet50").role_arn(ROLE).source(source).target(target).output(OUTPUT)


def of_everything() -> CompilationJob:
    return CompilationJob.of(
        name="resnet50",
        role_arn=ROLE,
        source=source,
        target=target,
        output=OUTPUT,
        kms_key_id="alias/ExampleAlias",
        max_runtime=1800,
        vpc={"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]},
        tags={"team": "vision"},
    )


class TestSteps:
    @given(st.permutations(list(STEPS.values())))
    def test_make_the_same_request_in_any_order(self, steps: list[Step]) -> None:
        start: AnyBuilder = CompilationJob.builder()
        assert reduce(lambda builder, step: step(builder), steps, start).build().to_boto3() == SENT

    def test_make_what_one_call_makes(self) -> None:
        assert of_everything().to_boto3() == SENT

    def test_have_their_defaults_in_both_forms(self) -> None:
        one_call = CompilationJob.of(name="resnet50", role_arn=ROLE, source=source, target=target, output=OUTPUT)
        assert complete().build() == one_call
        assert one_call.to_boto3()["StoppingCondition"] == {"MaxRuntimeInSeconds": 900}

    @pytest.mark.parametrize("name", STEPS)
    def test_leave_the_builder_they_start_from_as_it_was(self, name: str) -> None:
        start: AnyBuilder = CompilationJob.builder()
        before = copy.deepcopy(start)
        assert STEPS[name](start) != start
        assert start == before

    def test_add_tags_in_order(self) -> None:
        tagged = complete().tag("team", "vision").tag("stage", "trial").build()
        assert tagged.to_boto3()["Tags"] == [{"Key": "team", "Value": "vision"}, {"Key": "stage", "Value": "trial"}]

    def test_give_a_base_that_is_forked_without_traces(self) -> None:
        base = CompilationJob.builder().role_arn(ROLE).source(source).output(OUTPUT).tag("team", "vision")
        fleet = {"pi": targets.rasp4b(), "nano": targets.jetson_nano()}
        jobs = [base.name(name).tag("device", name).target(device).build() for name, device in fleet.items()]
        assert [(job.compilation_job_name, [tag.value for tag in job.tags or ()]) for job in jobs] == [
            ("pi", ["vision", "pi"]),
            ("nano", ["vision", "nano"]),
        ]

    def test_keep_nothing_of_a_list_that_is_changed_later(self) -> None:
        groups = ["sg-0a1b2c3d"]
        builder = complete().vpc(security_group_ids=groups, subnets=["subnet-0a1b2c3d"])
        groups.append("sg-4e5f6789")
        assert builder.build().to_boto3()["VpcConfig"]["SecurityGroupIds"] == ["sg-0a1b2c3d"]

    def test_set_no_attribute(self) -> None:
        with pytest.raises(FrozenInstanceError):
            cast(Any, complete())._members = {}


class TestASecond:
    @pytest.mark.parametrize("second", [source, sources.model_package(PACKAGE)], ids=["same", "other"])
    def test_source_is_refused(self, second: Any) -> None:
        with pytest.raises(TypeError, match="already has a source"):
            complete().source(second)

    @pytest.mark.parametrize("second", [target, targets.linux("ARM64")], ids=["same", "other"])
    def test_target_is_refused(self, second: Any) -> None:
        with pytest.raises(TypeError, match="already has a target"):
            complete().target(second)

    def test_name_replaces_the_first(self) -> None:
        assert complete().name("other").build().compilation_job_name == "other"


MISSING: Mapping[str, tuple[str, str]] = {
    "name": ("CJ101", "the request has no CompilationJobName"),
    "role_arn": ("CJ101", "the request has no RoleArn"),
    "source": ("CJ204", "the request names no model"),
    "target": ("CJ202", "OutputConfig names no target"),
    "output": ("CJ101", "OutputConfig has no S3OutputLocation"),
}
"""By required part: what is found without it."""


class TestAPartThatIsMissing:
    def test_is_found_with_all_the_others(self) -> None:
        with pytest.raises(InvalidRequest) as refused:
            cast(AnyBuilder, CompilationJob.builder()).build()
        found = {(finding.code, finding.message) for finding in refused.value.findings}
        assert found == set(MISSING.values())

    @pytest.mark.parametrize("part", MISSING)
    def test_is_found_alone(self, part: str) -> None:
        steps = [step for name, step in STEPS.items() if name != part]
        start: AnyBuilder = CompilationJob.builder()
        with pytest.raises(InvalidRequest) as refused:
            reduce(lambda builder, step: step(builder), steps, start).build()
        assert [(finding.code, finding.message) for finding in refused.value.findings] == [MISSING[part]]


class TestErrors:
    def raised(self) -> InvalidRequest:
        with pytest.raises(InvalidRequest) as refused:
            complete().name("my job").max_runtime(0).tag("team", "a").tag("team", "b").build()
        return refused.value

    def test_are_raised_all_at_once(self) -> None:
        assert [(finding.code, finding.where) for finding in self.raised().findings] == [
            ("CJ105", "CompilationJobName"),
            ("CJ108", "StoppingCondition.MaxRuntimeInSeconds"),
            ("CJ505", "Tags[1].Key"),
        ]

    def test_are_caught_as_validation_errors_and_as_value_errors(self) -> None:
        assert isinstance(self.raised(), ValidationError)
        assert isinstance(self.raised(), ValueError)

    def test_are_written_a_line_each(self) -> None:
        error = self.raised()
        assert str(error).splitlines() == [
            "3 errors in the compilation request",
            *(f"  {finding}" for finding in error.findings),
        ]

    def test_come_from_one_call_too(self) -> None:
        with pytest.raises(InvalidRequest) as refused:
            CompilationJob.of(name="my job", role_arn="me", source=source, target=target, output="bucket")
        assert [(finding.code, finding.where) for finding in refused.value.findings] == [
            ("CJ105", "CompilationJobName"),
            ("CJ107", "RoleArn"),
            ("CJ105", "OutputConfig.S3OutputLocation"),
        ]

    @pytest.mark.parametrize(
        ("vpc", "code", "where"),
        [
            ({"SecurityGroupIds": ["sg-0a1b2c3d"]}, "CJ101", "VpcConfig"),
            ({"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": "subnet-0a1b2c3d"}, "CJ103", "VpcConfig.Subnets"),
            ({"SecurityGroupIds": [], "Subnets": ["subnet-0a1b2c3d"]}, "CJ109", "VpcConfig.SecurityGroupIds"),
        ],
        ids=["no subnets", "a text for a list", "no security group"],
    )
    def test_of_a_vpc_are_findings(self, vpc: Any, code: str, where: str) -> None:
        with pytest.raises(InvalidRequest) as refused:
            CompilationJob.of(name="a", role_arn=ROLE, source=source, target=target, output=OUTPUT, vpc=vpc)
        assert [(finding.code, finding.where) for finding in refused.value.findings] == [(code, where)]


class Release(BaseModel):
    """A user's own model around requests."""

    version: int
    jobs: list[CompilationJob]


class TestInAUsersOwnModel:
    def test_a_request_is_read_from_the_arguments_of_boto3(self) -> None:
        assert Release.model_validate({"version": 1, "jobs": [SENT]}).jobs == [of_everything()]

    def test_a_request_is_taken_as_it_is(self) -> None:
        job = of_everything()
        assert Release(version=1, jobs=[job]).jobs[0] is job

    def test_errors_are_pydantics_with_the_whole_path(self) -> None:
        wrong = SENT | {"RoleArn": "me", "Tags": [{"Key": "team", "Value": "?"}]}
        with pytest.raises(ValidationError) as refused:
            Release.model_validate({"version": "one", "jobs": [SENT, wrong]})
        assert type(refused.value) is ValidationError
        assert [(finding.code, finding.path) for finding in findings(refused.value)] == [
            ("CJ107", ("jobs", 1, "RoleArn")),
            ("CJ105", ("jobs", 1, "Tags", 0, "Value")),
        ]
        assert [line["loc"] for line in refused.value.errors()] == [
            ("version",),
            ("jobs", 1, "RoleArn"),
            ("jobs", 1, "Tags", 0, "Value"),
        ]


COPIES: Mapping[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),  # noqa: S301 - its own
}


@pytest.mark.parametrize("make", COPIES)
class TestACopy:
    def test_of_a_builder_is_equal_and_builds_the_same(self, make: str) -> None:
        twin = COPIES[make](complete())
        assert twin == complete()
        assert twin.build() == complete().build()

    def test_of_a_request_is_equal_and_sends_the_same(self, make: str) -> None:
        twin = COPIES[make](of_everything())
        assert twin == of_everything()
        assert twin.to_boto3() == SENT

    @pytest.mark.parametrize("part", [source, target, unlisted], ids=["source", "target", "unlisted target"])
    def test_of_a_part_is_equal(self, make: str, part: object) -> None:
        assert COPIES[make](part) == part


SENT_TO_UNLISTED: Mapping[str, Any] = SENT | {
    "OutputConfig": {"S3OutputLocation": OUTPUT, "TargetDevice": Unlisted("ml_c7g")}
}

untargeted = CompilationJob.builder().name("resnet50").role_arn(ROLE).source(source).output(OUTPUT)

WARNING: Mapping[str, Callable[[], object]] = {
    "build": lambda: untargeted.target(unlisted).build(),
    "of": lambda: CompilationJob.of(name="a", role_arn=ROLE, source=source, target=unlisted, output=OUTPUT),
    "model_validate": lambda: CompilationJob.model_validate(SENT_TO_UNLISTED),
    "a user's own model": lambda: Release(version=1, jobs=[SENT_TO_UNLISTED]),  # type: ignore[list-item]  # pydantic reads it
    "a type adapter": lambda: TypeAdapter(list[CompilationJob]).validate_python([SENT_TO_UNLISTED]),
}


@pytest.mark.parametrize("way", WARNING)
def test_warnings_name_the_users_own_line(way: str) -> None:
    function = cast(FunctionType, WARNING[way])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        function()
    assert [(one.category, one.filename, one.lineno) for one in caught] == [
        (CompilationJobWarning, __file__, function.__code__.co_firstlineno)
    ]


def test_a_warning_carries_its_finding() -> None:
    with pytest.warns(CompilationJobWarning) as caught:
        CompilationJob.model_validate(SENT_TO_UNLISTED)
    assert [cast(CompilationJobWarning, one.message).finding.code for one in caught] == ["CJ112"]


def test_the_example_builds_the_request_it_submits() -> None:
    example = runpy.run_path(str(Path(__file__).parents[1] / "examples" / "build_and_submit.py"))
    assert example["build"]().to_boto3() == {
        "CompilationJobName": "resnet50-xavier",
        "RoleArn": ROLE,
        "InputConfig": {
            "S3Uri": "s3://bucket/model.tar.gz",
            "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
            "Framework": "PYTORCH",
            "FrameworkVersion": "1.8",
        },
        "OutputConfig": {
            "S3OutputLocation": OUTPUT,
            "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
            "CompilerOptions": '{"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}',
        },
        "StoppingCondition": {"MaxRuntimeInSeconds": 900},
    }


def test_what_is_no_source_and_no_target_is_refused_with_what_would_be() -> None:
    with pytest.raises(
        TypeError, match=r'a source is what sources.pytorch\(...\) and its like return, not "s3://b/m.tar.gz"'
    ):
        CompilationJob.builder().source("s3://b/m.tar.gz")  # type: ignore[arg-type]  # what is shown
    with pytest.raises(TypeError, match=r'a target is what targets.ml_c5\(\) and its like return, not "ml_c5"'):
        CompilationJob.builder().target("ml_c5")  # type: ignore[arg-type]  # what is shown


ODD: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "options that are none": (
        lambda: targets.ml_c5(extra=cast("Any", 1.5)),
        TypeError,
        "further options are given by their names on the wire, not as 1.5",
    ),
    "flags in a list": (
        lambda: targets.ml_inf1(flags=cast("Any", ["--verbose"])),
        InvalidRequest,
        'CompilerOptions is "[\\"--verbose\\"]", not an object of options or a string of flags',
    ),
    "an architecture that is none": (
        lambda: targets.linux(cast("Any", [])),
        InvalidRequest,
        "Arch is a list, not a string",
    ),
    "inputs that hold themselves": (
        lambda: sources.pytorch("s3://bucket/model.tar.gz", inputs=_endless()),
        InvalidRequest,
        "DataInputConfig has no JSON form: it is nested too deeply, or holds itself",
    ),
    "a set": (
        lambda: targets.ml_c5(mattr=cast("Any", {"+avx"})),
        InvalidRequest,
        "CompilerOptions has no JSON form: it holds a value of Python type set",
    ),
    "ids that are no list": (
        lambda: complete().vpc(security_group_ids=cast("Any", {}.keys()), subnets=["subnet-0a1b2c3d"]).build(),
        InvalidRequest,
        "SecurityGroupIds is a value of Python type dict_keys, not a list",
    ),
    "tags that are none": (
        lambda: with_tags(3),
        InvalidRequest,
        "Tags is 3, not a list",
    ),
}


def with_tags(tags: object) -> CompilationJob:
    return CompilationJob.of(
        name="resnet50", role_arn=ROLE, source=source, target=target, output=OUTPUT, tags=cast("Any", tags)
    )


def _endless() -> Any:
    endless: dict[str, object] = {}
    endless["a"] = endless
    return endless


@pytest.mark.parametrize(("make", "error", "told"), ODD.values(), ids=ODD)
def test_arguments_of_another_kind_are_refused_in_words(
    make: Callable[[], object], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=re.escape(told)):
        make()


def test_tags_are_taken_as_boto3_takes_them() -> None:
    tags = [{"Key": "team", "Value": "vision"}]
    assert with_tags(tags) == with_tags({"team": "vision"})


def test_equal_requests_have_equal_hashes() -> None:
    assert len({of_everything(), of_everything()}) == 1


def test_the_pydantic_model_has_a_json_schema() -> None:
    schema = CompilationJob.model_json_schema()
    assert schema["properties"].keys() >= of_everything().to_boto3().keys()
    assert schema["$defs"]["InputConfig"]["properties"]["Framework"] == {
        "anyOf": [{"enum": [*map(str, Framework)]}, {"type": "string"}],
        "title": "Framework",
    }
