"""What must not type-check: read by the checkers, never run.

A comment says what is wrong with the line below it; the line ends in the codes with which mypy and pyright refuse it.
`page.py` makes docs/typing.md of them.
"""

from compilejob import Builder, CompilationJob, ImageInput, Part, sources, targets
from compilejob.types import (
    CloudCpuOptionsDict,
    NvidiaPlatformOptionsDict,
    OutputConfigDict,
    StoppingConditionDict,
    TargetPlatformDict,
)

ROLE = "arn:aws:iam::111122223333:role/Neo"
URI = "s3://bucket/model.tar.gz"
OUT = "s3://bucket/compiled/"

base = CompilationJob.builder().name("resnet50").role_arn(ROLE)
source = sources.xgboost(URI)
target = targets.ml_c5()


def submit(builder: Builder[Part]) -> None:
    """Ask for a complete builder."""
    builder.build()


# `of` without a target
CompilationJob.of(name="a", role_arn=ROLE, source=source, output=OUT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# `of` without a source
CompilationJob.of(name="a", role_arn=ROLE, target=target, output=OUT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a device and a platform
CompilationJob.of(name="a", role_arn=ROLE, source=source, target=target, platform=target, output=OUT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a model in S3 and a model package
CompilationJob.of(name="a", role_arn=ROLE, source=source, package=source, target=target, output=OUT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a name is no source
CompilationJob.of(name="a", role_arn=ROLE, source="PYTORCH", target=target, output=OUT)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# source and target exchanged
CompilationJob.of(name="a", role_arn=ROLE, source=target, target=target, output=OUT)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# `of` by position
CompilationJob.of("a", ROLE, source, target, OUT)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a VPC without subnets
CompilationJob.of(name="a", role_arn=ROLE, source=source, target=target, output=OUT, vpc={"SecurityGroupIds": ["sg-1"]})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# `build` with nothing given
CompilationJob.builder().build()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# `build` with three parts missing
base.build()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# `build` without a target
base.source(source).output(OUT).build()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# `build` without a source
base.target(target).output(OUT).build()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a typing mistake in a step
base.source(source).target(target).output(OUT).biuld()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
# two sources
base.source(source).source(sources.model_package("arn")).target(target)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
# a device and a platform, in steps
base.target(target).target(targets.linux("ARM64")).source(source)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
# a URI is no source
base.source(URI)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# a device's name is no target
base.target("ml_c5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# a duration as text
base.max_runtime("900")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# one subnet where a list is wanted
base.vpc(security_group_ids=["sg-1"], subnets="subnet-1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# an incomplete builder where a complete one is wanted
submit(base)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# a typing mistake in a device
targets.jetson_xavire()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
# a typing mistake in an option
targets.jetson_xavier(gpu_cod="sm_72")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# options by position
targets.jetson_xavier("sm_72", "7.1.3", "10.2")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a GPU's option for a CPU board
targets.rasp3b(gpu_code="sm_72")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a GPU's option for a CPU instance
targets.ml_c5(gpu_code="sm_75")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# dtype for a board, where only instances take it
targets.rasp4b(dtype="int64")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a dtype that does not exist
targets.ml_c5(dtype="float16")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# a version as a number
targets.ml_g4dn(cuda_ver=10.2)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# one CPU flag where a list is wanted
targets.rasp3b(mattr="+neon")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# options by key for Inferentia, which takes flags
targets.ml_inf1(mcpu="skylake-avx512")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# two options that exclude each other
targets.ml_eia2(signature_def_key="serving", output_names=["output:0"])  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
# options in a list
targets.device("ml_c5", options=["mcpu"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# an Android level out of range
targets.android("ARM64", android_platform=20)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# an architecture that Linux has not
targets.linux("X86")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# an architecture in lower case
targets.linux("arm64")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# an architecture without NVIDIA GPUs
targets.linux_nvidia("ARM_EABIHF", gpu_code="sm_72", trt_ver="8.2.1", cuda_ver="10.2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# an NVIDIA platform without its options
targets.linux_nvidia("ARM64")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# an NVIDIA platform with one option missing
targets.linux_nvidia("ARM64", gpu_code="sm_72", trt_ver="8.2.1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a GPU's option for a CPU platform
targets.linux("ARM64", gpu_code="sm_72")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# inputs for XGBoost, which needs none
sources.xgboost(URI, inputs={"data": [1, 4]})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a version for Keras, which takes none
sources.keras(URI, inputs={"input_1": [1, 3, 224, 224]}, framework_version="2.2")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# no inputs for ONNX
sources.onnx(URI)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# inputs without names for TensorFlow
sources.tensorflow(URI, inputs=[[1, 224, 224, 3]])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# a shape without brackets for PyTorch
sources.pytorch(URI, inputs=[1, 3, 224, 224])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
# an open dimension
sources.keras(URI, inputs={"input_1": [None, 3, 224, 224]})  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
# a Core ML input for ONNX
sources.onnx(URI, inputs={"data": ImageInput(shape=[1, 3, 8, 8], bias=[0.0], scale=1.0)})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
# a picture without scale
ImageInput(shape=[1, 3, 8, 8], bias=[0.0])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
# a version as a number, to a framework
sources.pytorch(URI, inputs={"input0": [1, 3, 8, 8]}, framework_version=1.8)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
# a member set after the fact
base.source(source).target(target).output(OUT).build().role_arn = ROLE  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
# a member that boto3's arguments do not have
base.source(source).target(target).output(OUT).build().to_boto3()["TargetDevice"]  # type: ignore[typeddict-item]  # pyright: ignore[reportGeneralTypeIssues]
# a typing mistake in a member of a dictionary
StoppingConditionDict(MaxRuntimeInSecond=900)  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportCallIssue]
# an architecture in lower case, in a dictionary
TargetPlatformDict(Os="LINUX", Arch="arm64")  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
# options of the compiler that are no JSON text, in boto3's arguments
OutputConfigDict(S3OutputLocation=OUT, CompilerOptions={"dtype": "int64"})  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
# a dtype that does not exist, in a dictionary
CloudCpuOptionsDict(dtype="float16")  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
# an option of an NVIDIA platform missing in a dictionary
NvidiaPlatformOptionsDict({"gpu-code": "sm_72", "trt-ver": "8.2.1"})  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
