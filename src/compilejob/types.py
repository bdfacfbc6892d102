"""The request and its compiler options as typed dictionaries, for code that writes them as boto3 does.

The enumerations are those of the installed boto3-stubs, so that a request typed here is one to its
`create_compilation_job`, and one typed there is one here. Nothing is imported from them at run time, where the
enumerations are texts: which of them the service accepts is for `check` to say.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from mypy_boto3_sagemaker.literals import (
        FrameworkType,
        TargetDeviceType,
        TargetPlatformAcceleratorType,
        TargetPlatformArchType,
        TargetPlatformOsType,
    )
else:
    FrameworkType = TargetDeviceType = str
    TargetPlatformOsType = TargetPlatformArchType = TargetPlatformAcceleratorType = str

# The values that compiler options are known to have, for editors to offer. Open sets end in `| str`.
Dtype = Literal["float32", "float", "int64", "long"]
Precision = Literal["FP32", "FP16"]
AndroidLevel = Literal[21, 22, 23, 24, 25, 26, 27, 28, 29]
GpuCode = Literal["sm_37", "sm_53", "sm_61", "sm_62", "sm_70", "sm_72", "sm_75", "sm_80"] | str
TrtVersion = Literal["5.0.6", "5.1.6", "6.0.1", "7.0.0", "7.1.3", "7.2.1", "8.2.0", "8.2.1"] | str
CudaVersion = Literal["10.0", "10.1", "10.2", "11.2"] | str
JetpackVersion = Literal["4.6"] | str
X86Cpu = Literal["skylake-avx512", "core-avx2", "ivybridge"] | str
TextList = list[str] | tuple[str, ...]
"""A list of texts; not `Sequence[str]`, which a text itself is too."""
Extra = Mapping[str, object] | None
"""Options by wire name that this package does not know; they are sent as given, with a warning."""


class CpuOptionsDict(TypedDict, total=False):
    """Compiler options of boards, PCs and Linux platforms, for the CPU."""

    mcpu: X86Cpu
    """CPU micro-architecture, such as "skylake-avx512"."""
    mattr: TextList
    """CPU flags, such as ["+neon"] on 32-bit ARM."""


class CloudCpuOptionsDict(CpuOptionsDict, total=False):
    """Compiler options of instances without a GPU."""

    dtype: Dtype
    """Type of a PyTorch model's input; float32 when not given."""


NvidiaOptionsDict = TypedDict(
    "NvidiaOptionsDict",
    {"gpu-code": GpuCode, "trt-ver": TrtVersion, "cuda-ver": CudaVersion, "JETPACK_VERSION": JetpackVersion},
    total=False,
)
"""Compiler options of Jetson boards: GPU architecture, TensorRT x.y.z, CUDA x.y, and JetPack for TensorFlow 2."""

NvidiaPlatformOptionsDict = TypedDict(
    "NvidiaPlatformOptionsDict",
    {
        "gpu-code": GpuCode,
        "trt-ver": TrtVersion,
        "cuda-ver": CudaVersion,
        "JETPACK_VERSION": NotRequired[JetpackVersion],
    },
)
"""Compiler options of a `TargetPlatform` with the accelerator NVIDIA, which requires the first three."""

CloudGpuOptionsDict = TypedDict(
    "CloudGpuOptionsDict",
    {"gpu-code": GpuCode, "trt-ver": TrtVersion, "cuda-ver": CudaVersion, "dtype": Dtype},
    total=False,
)
"""Compiler options of instances with an NVIDIA GPU: GPU architecture, TensorRT x.y.z, CUDA x.y, type of the input."""


class AndroidOptionsDict(TypedDict, total=False):
    """Compiler options of Android devices and platforms."""

    ANDROID_PLATFORM: AndroidLevel
    """Android API level."""
    mattr: TextList
    """CPU flags, such as ["+neon"] on 32-bit ARM."""


class CoreMlOptionsDict(TypedDict, total=False):
    """Compiler options of Core ML."""

    class_labels: str
    """Label file inside the model archive, one label a line."""


class ElasticInferenceOptionsDict(TypedDict, total=False):
    """Compiler options of ml_eia2; `signature_def_key` and `output_names` exclude each other."""

    precision_mode: Precision
    """Precision of the compiled model; FP32 when not given."""
    signature_def_key: str
    """Signature of a SavedModel; TensorFlow's default when not given."""
    output_names: TextList
    """Output tensors of a frozen graph, such as ["output:0"]."""


class InputConfigDict(TypedDict):
    """`InputConfig`: the model to compile."""

    S3Uri: str
    """The model archive, one .tar.gz object."""
    Framework: FrameworkType
    """The framework the model was trained in."""
    DataInputConfig: NotRequired[str]
    """The names and shapes of the model's inputs as JSON text, at most 16384 characters."""
    FrameworkVersion: NotRequired[str]
    """Major and minor, such as "1.13"; for MXNet, PyTorch, TensorFlow and TensorFlow Lite."""


class TargetPlatformDict(TypedDict):
    """`TargetPlatform`: what the model is compiled for, by its parts."""

    Os: TargetPlatformOsType
    """The operating system."""
    Arch: TargetPlatformArchType
    """The architecture."""
    Accelerator: NotRequired[TargetPlatformAcceleratorType]
    """The accelerator; NVIDIA requires the options gpu-code, trt-ver and cuda-ver."""


class OutputConfigDict(TypedDict):
    """`OutputConfig`: what the model is compiled for and where it goes."""

    S3OutputLocation: str
    """The prefix under which the compiled model is written."""
    TargetDevice: NotRequired[TargetDeviceType]
    """A device or instance type by name; in place of TargetPlatform."""
    TargetPlatform: NotRequired[TargetPlatformDict]
    """Operating system, architecture and accelerator; in place of TargetDevice."""
    CompilerOptions: NotRequired[str]
    """The options of the target's compiler as JSON text, 3 to 1024 characters; `json.dumps` makes it of a dictionary."""
    KmsKeyId: NotRequired[str]
    """What encrypts the result: a key id, key ARN, alias or alias ARN."""


class VpcConfigDict(TypedDict):
    """`VpcConfig`: the VPC through which the job reads the model."""

    SecurityGroupIds: Sequence[str]
    """1 to 5 security groups."""
    Subnets: Sequence[str]
    """1 to 16 subnets."""


class StoppingConditionDict(TypedDict):
    """`StoppingCondition`: how long the job may take."""

    MaxRuntimeInSeconds: NotRequired[int]
    """Seconds after which a running job is stopped."""
    MaxWaitTimeInSeconds: NotRequired[int]
    """A field of managed spot training; compilation ignores it."""
    MaxPendingTimeInSeconds: NotRequired[int]
    """Seconds a job may wait to run, 1800 to 2419200."""


class TagDict(TypedDict):
    """`Tag`: a key and a value."""

    Key: str
    """1 to 128 characters."""
    Value: str
    """At most 256 characters."""


class CompilationJobKwargs(TypedDict):
    """The arguments of boto3's `create_compilation_job`.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
    """

    CompilationJobName: str
    """1 to 63 letters, digits and hyphens, unique in the account and Region."""
    RoleArn: str
    """The role that SageMaker assumes: it reads the model and writes the result."""
    OutputConfig: OutputConfigDict
    """What the model is compiled for and where it goes."""
    StoppingCondition: StoppingConditionDict
    """How long the job may take."""
    ModelPackageVersionArn: NotRequired[str]
    """The version of a model package to compile; in place of InputConfig."""
    InputConfig: NotRequired[InputConfigDict]
    """The model to compile; in place of ModelPackageVersionArn."""
    VpcConfig: NotRequired[VpcConfigDict | Any]  # Any: newer boto3-stubs have a second form with lists
    """The VPC through which the job reads the model."""
    Tags: NotRequired[Sequence[TagDict]]
    """At most 50 tags."""
