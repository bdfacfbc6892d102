"""What must type-check: read by the checkers, never run."""

import json
from collections.abc import Mapping, Sequence
from typing import Literal, Never, TypeVar, assert_type

import boto3
from mypy_boto3_sagemaker import SageMakerClient
from pydantic import BaseModel, ValidationError

from compilejob import (
    Builder,
    CompilationJob,
    Finding,
    ImageInput,
    InvalidRequest,
    Part,
    Report,
    Severity,
    Source,
    Target,
    TensorInput,
    Unlisted,
    check,
    findings,
    guard,
    sources,
    targets,
)
from compilejob.guard import Guard
from compilejob.testing import CompilationJobAssertion, assert_valid_compilation_job
from compilejob.types import (
    AndroidOptionsDict,
    CloudCpuOptionsDict,
    CloudGpuOptionsDict,
    CompilationJobKwargs,
    CoreMlOptionsDict,
    CpuOptionsDict,
    ElasticInferenceOptionsDict,
    NvidiaOptionsDict,
    NvidiaPlatformOptionsDict,
    OutputConfigDict,
    VpcConfigDict,
)

ROLE = "arn:aws:iam::111122223333:role/Neo"
ARCHIVE = "s3://bucket/model.tar.gz"
OUTPUT = "s3://bucket/compiled/"
PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"

Given = TypeVar("Given")


def each_step_adds_its_part_to_the_type() -> None:
    empty = CompilationJob.builder()
    assert_type(empty, Builder[Never])
    assert_type(Builder(), Builder[Never])
    named = empty.name("resnet50")
    assert_type(named, Builder[Literal["name"]])
    assert_type(named.role_arn(ROLE), Builder[Literal["name", "role_arn"]])
    assert_type(named.max_runtime(1800).tag("team", "vision"), Builder[Literal["name"]])


def one_call() -> CompilationJob:
    return CompilationJob.of(
        name="resnet50-xavier",
        role_arn=ROLE,
        source=sources.pytorch(ARCHIVE, inputs={"input0": [1, 3, 224, 224]}, framework_version="1.8"),
        target=targets.jetson_xavier(gpu_code="sm_72", trt_ver="8.2.1", cuda_ver="10.2"),
        output=OUTPUT,
        kms_key_id="alias/ExampleAlias",
        max_runtime=1800,
        vpc={"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"]},
        tags={"team": "vision"},
    )


def steps_in_any_order() -> None:
    source, target = sources.xgboost(ARCHIVE), targets.ml_c5()
    first = CompilationJob.builder().name("a").role_arn(ROLE).source(source).target(target).output(OUTPUT)
    last = CompilationJob.builder().output(OUTPUT).target(target).source(source).role_arn(ROLE).name("a")
    assert_type(first, Builder[Part])
    assert_type(first.build(), CompilationJob)
    assert_type(last.build(), CompilationJob)


def a_base_forked_to_many_targets() -> list[CompilationJob]:
    base = (
        CompilationJob.builder()
        .role_arn(ROLE)
        .output(OUTPUT)
        .source(sources.onnx(ARCHIVE, inputs={"data": [1, 3, 224, 224]}))
    )
    fleet = {
        "nano": targets.jetson_nano(),
        "pi": targets.rasp4b(mattr=["+neon"]),
        "phone": targets.android("ARM64", android_platform=28),
        "cloud": targets.ml_c5(mcpu="skylake-avx512"),
    }
    return [base.name(f"resnet50-{name}").target(target).build() for name, target in fleet.items()]


def an_optional_step(*, private: bool) -> CompilationJob:
    builder = CompilationJob.builder().name("a").role_arn(ROLE).output(OUTPUT)
    if private:
        builder = builder.vpc(security_group_ids=["sg-0a1b2c3d"], subnets=("subnet-0a1b2c3d",))
    return builder.source(sources.model_package(PACKAGE)).target(targets.coreml()).build()


def the_same_variable_again(target: Target) -> CompilationJob:
    builder = CompilationJob.builder().name("a").role_arn(ROLE)
    builder = builder.source(sources.xgboost(ARCHIVE))
    builder = builder.target(target)
    builder = builder.output(OUTPUT, kms_key_id="alias/ExampleAlias")
    return builder.build()


def a_branch(*, production: bool, gpu: bool) -> CompilationJob:
    builder = CompilationJob.builder().name("a").role_arn(ROLE).source(sources.xgboost(ARCHIVE))
    builder = builder.target(targets.ml_g4dn()) if gpu else builder.target(targets.ml_c5())
    if production:
        complete = builder.output("s3://bucket/production/")
    else:
        complete = builder.output("s3://bucket/trial/").tag("stage", "trial")
    return complete.build()


def a_loop(tags: Mapping[str, str], shapes: Sequence[Sequence[int]]) -> list[CompilationJob]:
    builder = CompilationJob.builder().role_arn(ROLE).target(targets.ml_c5()).output(OUTPUT)
    for key, value in tags.items():
        builder = builder.tag(key, value)
    jobs: list[CompilationJob] = []
    for index, shape in enumerate(shapes):
        variant = builder.name(f"shape-{index}").source(sources.pytorch(ARCHIVE, inputs=[shape]))
        jobs.append(variant.build())
    return jobs


def company_defaults(builder: Builder[Given]) -> Builder[Given | Literal["role_arn", "output"]]:
    return builder.role_arn(ROLE).output(OUTPUT).tag("team", "vision")


def with_any_builder(builder: Builder) -> str:
    return repr(builder)


def submit(builder: Builder[Part], client: SageMakerClient) -> str:
    return client.create_compilation_job(**builder.build().to_boto3())["CompilationJobArn"]


def helper_functions(source: Source, client: SageMakerClient) -> str:
    started = CompilationJob.builder().name("a").source(source)
    with_any_builder(started)
    return submit(company_defaults(started).target(targets.ml_c5()), client)


def arguments_of_the_client() -> None:
    job = one_call()
    assert_type(job.to_boto3(), CompilationJobKwargs)
    assert_type(job.to_boto3()["OutputConfig"]["S3OutputLocation"], str)
    boto3.client("sagemaker").create_compilation_job(**job.to_boto3())


def guarded_clients(client: SageMakerClient, session: boto3.session.Session) -> Guard:
    with guard(client, warn_only=True) as on:
        assert_type(on, Guard)
    guard(boto3.client("sagemaker")).undo()
    return guard(session)


def an_assertion_in_a_test(assertion: CompilationJobAssertion, job: CompilationJob) -> CompilationJobAssertion:
    assertion(job.to_boto3())
    return assert_valid_compilation_job


def a_request_as_a_dictionary(client: SageMakerClient) -> CompilationJob:
    options: NvidiaPlatformOptionsDict = {"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}
    output: OutputConfigDict = {
        "S3OutputLocation": OUTPUT,
        "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
        "CompilerOptions": json.dumps(options),
    }
    vpc: VpcConfigDict = {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ("subnet-0a1b2c3d",)}
    request: CompilationJobKwargs = {
        "CompilationJobName": "resnet50-xavier",
        "RoleArn": ROLE,
        "InputConfig": {"S3Uri": ARCHIVE, "Framework": "XGBOOST"},
        "OutputConfig": output,
        "StoppingCondition": {"MaxRuntimeInSeconds": 900},
        "VpcConfig": vpc,
        "Tags": [{"Key": "team", "Value": "vision"}],
    }
    client.create_compilation_job(**request)
    assert_type(check(request), Report)
    return CompilationJob.model_validate(request)


def options_as_dictionaries() -> list[Target]:
    cpu: CpuOptionsDict = {"mattr": ["+neon"]}
    instance: CloudCpuOptionsDict = {"mcpu": "skylake-avx512", "dtype": "int64"}
    board: NvidiaOptionsDict = {"gpu-code": "sm_53"}
    gpu: CloudGpuOptionsDict = {"cuda-ver": "11.2", "dtype": "float32"}
    phone: AndroidOptionsDict = {"ANDROID_PLATFORM": 28, "mattr": ("+neon",)}
    labels: CoreMlOptionsDict = {"class_labels": "labels.txt"}
    graph: ElasticInferenceOptionsDict = {"precision_mode": "FP16", "output_names": ["output:0"]}
    return [
        targets.device("rasp3b", options=cpu),
        targets.device("ml_c5", options=instance),
        targets.device("jetson_nano", options=board),
        targets.device("ml_g4dn", options=gpu),
        targets.device("qcs605", options=phone),
        targets.device("coreml", options=labels),
        targets.device("ml_eia2", options=graph),
    ]


def inputs_for_core_ml() -> Source:
    picture = ImageInput(
        shape=[[1, 3, 224, 224], [1, 3, 160, 160]], default_shape=[1, 3, 224, 224], bias=[-1, -1, -1], scale=0.0078
    )
    return sources.pytorch(ARCHIVE, inputs=[picture, TensorInput(shape=["1..10", 3])])


def doors_for_what_the_catalogue_lacks(device: str, options: Mapping[str, object] | str | None) -> list[Target]:
    return [
        targets.device("ml_c5", options={"mcpu": "skylake-avx512"}),
        targets.device(Unlisted("ml_c7g")),
        targets.device(device, options=options),
        targets.jetson_nano(gpu_code="sm_53", extra={"max-workspace-size": "2147483648"}),
        targets.linux_nvidia("X86_64", gpu_code="sm_89", trt_ver="8.6.1", cuda_ver="12.0"),
        targets.ml_eia2(signature_def_key="serving_default"),
        targets.ml_eia2(output_names=["output:0"]),
    ]


def a_report(request: Mapping[str, object]) -> tuple[Finding, ...]:
    report = check(request)
    assert_type(report, Report)
    assert_type(report.job, CompilationJob | None)
    for finding in report:
        assert_type(finding.severity, Severity)
    return report.findings


def errors_of_every_kind(request: Mapping[str, object]) -> tuple[Finding, ...]:
    try:
        CompilationJob.model_validate(request)
        one_call()
    except InvalidRequest as error:
        return error.findings
    except ValidationError as error:
        return findings(error)
    return ()


class Release(BaseModel):
    """A user's own model around the request."""

    version: str
    job: CompilationJob


def members_are_typed(release: Release) -> None:
    assert_type(release.job.compilation_job_name, str)
    assert_type(release.job.tags[0].key if release.job.tags else None, str | None)
