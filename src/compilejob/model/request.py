"""The request of `CreateCompilationJob`, field by field, with the service model's own limits.

Limits and patterns are those of the service model (`catalog.evidence.SERVICE_MODEL`); `tests/model/test_drift.py`
compares them with the installed botocore. No structure checks a rule between fields: those are in `rules`.
"""

from typing import TYPE_CHECKING, Annotated

from compilejob.catalog import Accelerator, Arch, Framework, Os, TargetDevice, TargetFacts, platform_facts
from compilejob.model.inputs import DataInputConfig
from compilejob.model.limits import Items, Open, Seconds, Text
from compilejob.model.options import CompilerOptions
from compilejob.model.structure import Structure, Unknown, Unlisted, known

if TYPE_CHECKING:
    from compilejob.model.typed_options import TypedOptions

_INT32 = 2**31 - 1  # the service model's `integer`

_S3_URI = r"(https|s3)://[^/]+/?.*"
_TAG_TEXT = r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"
_TAG_WANTED = "letters, digits, spaces and _ . : / = + - @"

JobName = Annotated[
    str,
    Text(
        1,
        63,
        r"[a-zA-Z0-9](-*[a-zA-Z0-9])*",
        "a job name",
        "letters, digits and hyphens, beginning and ending with a letter or digit",
        "resnet50-xavier",
    ),
]
RoleArn = Annotated[
    str,
    Text(
        20,
        2048,
        r"arn:aws[a-z\-]*:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+",
        "an IAM role ARN",
        "the ARN of the execution role",
        "arn:aws:iam::111122223333:role/Neo",
    ),
]
ModelPackageArn = Annotated[
    str,
    Text(
        1,
        2048,
        r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/\S+",
        "the ARN of a model package version",
        "the ARN of one version of a model package",
        "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3",
    ),
]
S3Uri = Annotated[str, Text(0, 1024, _S3_URI, "an S3 URI", "an S3 URI", "s3://bucket/model.tar.gz")]
S3Prefix = Annotated[str, Text(0, 1024, _S3_URI, "an S3 URI", "the prefix to write under", "s3://bucket/compiled/")]
FrameworkVersion = Annotated[
    str,
    Text(
        3,
        10,
        r"[0-9]\.[A-Za-z0-9.]+",
        "a framework version",
        "major and minor version, one digit before the point",
        "1.13",
    ),
]
KmsKey = Annotated[
    str,
    Text(
        0, 2048, r"[a-zA-Z0-9:/_-]*", "a KMS key", "a key id, a key ARN, an alias or an alias ARN", "alias/ExampleAlias"
    ),
]
SecurityGroupId = Annotated[
    str, Text(0, 32, r"[-0-9a-zA-Z]+", "a security group id", "letters, digits and hyphens", "sg-0a1b2c3d4e5f67890")
]
SubnetId = Annotated[
    str, Text(0, 32, r"[-0-9a-zA-Z]+", "a subnet id", "letters, digits and hyphens", "subnet-0a1b2c3d4e5f67890")
]
TagKey = Annotated[str, Text(1, 128, _TAG_TEXT, "a tag key", _TAG_WANTED, "team")]
TagValue = Annotated[str, Text(0, 256, _TAG_TEXT, "a tag value", _TAG_WANTED, "vision")]


class InputConfig(Structure, frozen=True):
    """The model to compile: `InputConfig`."""

    s3_uri: S3Uri
    """The model archive, one `.tar.gz` object."""
    data_input_config: DataInputConfig | None = None
    """Names and shapes of the model's inputs, JSON text of at most 16384 characters."""
    framework: Annotated[Framework | Unlisted, Open("Framework", Framework)]
    framework_version: FrameworkVersion | None = None


class TargetPlatform(Structure, frozen=True):
    """A target by operating system, architecture and accelerator: `TargetPlatform`."""

    os: Annotated[Os | Unlisted, Open("TargetPlatformOs", Os)]
    arch: Annotated[Arch | Unlisted, Open("TargetPlatformArch", Arch)]
    accelerator: Annotated[Accelerator | Unlisted, Open("TargetPlatformAccelerator", Accelerator)] | None = None

    @property
    def facts(self) -> TargetFacts:
        """What the catalogue knows of this platform; raises `Unknown` for values it does not list."""
        accelerator = self.accelerator
        return platform_facts(known(self.os), known(self.arch), None if accelerator is None else known(accelerator))


class OutputConfig(Structure, frozen=True):
    """Where the compiled model goes and what it runs on: `OutputConfig`."""

    s3_output_location: S3Prefix
    """The prefix under which the compiled model is written."""
    target_device: Annotated[TargetDevice | Unlisted, Open("TargetDevice", TargetDevice)] | None = None
    target_platform: TargetPlatform | None = None
    compiler_options: CompilerOptions | None = None
    """Options of the target's compiler, JSON text of 3 to 1024 characters."""
    kms_key_id: KmsKey | None = None

    @property
    def target(self) -> TargetFacts:
        """What the catalogue knows of the target; raises `Unknown` unless exactly one known target is given."""
        if self.target_platform is not None:
            if self.target_device is not None:
                raise Unknown
            return self.target_platform.facts
        return known(self.target_device).facts

    @property
    def options(self) -> "TypedOptions | str | None":
        """`compiler_options` as its target's typed options, or as the flags they are; None when there are none.

        `NvidiaOptions`, `CpuOptions`, `AndroidOptions`, `CoreMlOptions` or `ElasticInferenceOptions` by the target;
        keys that are not theirs are kept in `others`.
        """
        value = None if self.compiler_options is None else self.compiler_options.value
        if value is None or isinstance(value, str):
            return value
        from compilejob.model.typed_options import typed  # noqa: PLC0415 - a check asks for none

        try:
            target = self.target
        except Unknown:
            return typed(value, None)
        return typed(value, target)


class VpcConfig(Structure, frozen=True):
    """The VPC the job reads the model through: `VpcConfig`."""

    security_group_ids: Annotated[tuple[SecurityGroupId, ...], Items(1, 5)]
    subnets: Annotated[tuple[SubnetId, ...], Items(1, 16)]


class StoppingCondition(Structure, frozen=True):
    """How long the job may take: `StoppingCondition`."""

    max_runtime_in_seconds: Annotated[int, Seconds(1, _INT32)] | None = None
    max_wait_time_in_seconds: Annotated[int, Seconds(1, _INT32)] | None = None
    """A field of managed spot training; compilation ignores it."""
    max_pending_time_in_seconds: Annotated[int, Seconds(1800, 2_419_200)] | None = None


class Tag(Structure, frozen=True):
    """A tag of the job: `Tag`."""

    key: TagKey
    value: TagValue


class Request(Structure, frozen=True):
    """The members of `CreateCompilationJob`."""

    compilation_job_name: JobName
    role_arn: RoleArn
    model_package_version_arn: ModelPackageArn | None = None
    input_config: InputConfig | None = None
    output_config: OutputConfig
    vpc_config: VpcConfig | None = None
    stopping_condition: StoppingCondition
    tags: Annotated[tuple[Tag, ...], Items(0, 50)] | None = None

    @property
    def target(self) -> TargetFacts:
        """What the catalogue knows of the target; raises `Unknown` unless exactly one known target is given."""
        return self.output_config.target

    @property
    def source(self) -> InputConfig:
        """The model to compile; raises `Unknown` when it comes from a model package or is missing."""
        return known(self.input_config)

    @property
    def framework(self) -> Framework:
        """The model's framework; raises `Unknown` when it is not given or not in the catalogue."""
        return known(self.source.framework)
