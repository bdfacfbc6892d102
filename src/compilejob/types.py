"""The request as typed dictionaries, for code that writes it as boto3 does.

The enumerations are those of the installed boto3-stubs, so that a request made here is accepted by its
`create_compilation_job`. Nothing is imported from them at run time.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from mypy_boto3_sagemaker.literals import (
        FrameworkType,
        TargetDeviceType,
        TargetPlatformAcceleratorType,
        TargetPlatformArchType,
        TargetPlatformOsType,
    )


class InputConfigDict(TypedDict):
    """`InputConfig`."""

    S3Uri: str
    Framework: "FrameworkType"
    DataInputConfig: NotRequired[str]
    FrameworkVersion: NotRequired[str]


class TargetPlatformDict(TypedDict):
    """`TargetPlatform`."""

    Os: "TargetPlatformOsType"
    Arch: "TargetPlatformArchType"
    Accelerator: NotRequired["TargetPlatformAcceleratorType"]


class OutputConfigDict(TypedDict):
    """`OutputConfig`."""

    S3OutputLocation: str
    TargetDevice: NotRequired["TargetDeviceType"]
    TargetPlatform: NotRequired[TargetPlatformDict]
    CompilerOptions: NotRequired[str]
    KmsKeyId: NotRequired[str]


class VpcConfigDict(TypedDict):
    """`VpcConfig`."""

    SecurityGroupIds: Sequence[str]
    Subnets: Sequence[str]


class StoppingConditionDict(TypedDict):
    """`StoppingCondition`."""

    MaxRuntimeInSeconds: NotRequired[int]
    MaxWaitTimeInSeconds: NotRequired[int]
    MaxPendingTimeInSeconds: NotRequired[int]


class TagDict(TypedDict):
    """`Tag`."""

    Key: str
    Value: str


class CompilationJobKwargs(TypedDict):
    """The arguments of boto3's `create_compilation_job`."""

    CompilationJobName: str
    RoleArn: str
    OutputConfig: OutputConfigDict
    StoppingCondition: StoppingConditionDict
    ModelPackageVersionArn: NotRequired[str]
    InputConfig: NotRequired[InputConfigDict]
    VpcConfig: NotRequired[VpcConfigDict]
    Tags: NotRequired[Sequence[TagDict]]
