"""CJ2: what is compiled, and for what."""

from collections.abc import Iterable

from compilejob.catalog import Fleet, Framework, TargetFacts, evidence
from compilejob.findings import Path
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.rule import ERROR, Problem, rule


def target_path(request: Request) -> Path:
    """Where the request says its target."""
    return paths.PLATFORM if request.output_config.target_platform else paths.DEVICE


@rule("CJ201", "target-conflict", ERROR, evidence.OUTPUT_PAGE)
def target_conflict(request: Request) -> Iterable[Problem]:
    """TargetDevice and TargetPlatform are both given.

    A request compiles for one target, named as a device or described as a platform.

    Fails: {"OutputConfig": {"TargetDevice": "ml_c5", "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64"}}}
    Passes: {"OutputConfig": {"TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64"}}}
    """
    output = request.output_config
    if output.target_device is None or output.target_platform is None:
        return ()
    device = f'TargetDevice "{output.target_device}" and TargetPlatform are both given'
    return (Problem(paths.OUTPUT, device, "remove one of the two"),)


@rule("CJ202", "target-missing", ERROR, evidence.OUTPUT_PAGE)
def target_missing(request: Request) -> Iterable[Problem]:
    """Neither TargetDevice nor TargetPlatform is given.

    The compiler must know what it compiles for.

    Fails: {"OutputConfig": {"TargetDevice": null}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c5"}}
    """
    output = request.output_config
    if output.target_device is not None or output.target_platform is not None:
        return ()
    return (Problem(paths.OUTPUT, "OutputConfig names no target", "add TargetDevice or TargetPlatform"),)


@rule("CJ203", "source-conflict", ERROR, evidence.CREATE_PAGE)
def source_conflict(request: Request) -> Iterable[Problem]:
    """ModelPackageVersionArn and InputConfig are both given.

    The model comes from a model package or from S3; the service refuses a request that says both.

    Fails: {"ModelPackageVersionArn": "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"}
    Passes: {
        "ModelPackageVersionArn": "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3",
        "InputConfig": null}
    """
    if request.model_package_version_arn is None or request.input_config is None:
        return ()
    what = "ModelPackageVersionArn and InputConfig are both given"
    return (Problem(paths.PACKAGE, what, "remove one of the two"),)


@rule("CJ204", "source-missing", ERROR, evidence.CREATE_PAGE)
def source_missing(request: Request) -> Iterable[Problem]:
    """Neither ModelPackageVersionArn nor InputConfig is given.

    There is no model to compile.

    Fails: {"InputConfig": null}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/model.tar.gz", "Framework": "PYTORCH"}}
    """
    if request.model_package_version_arn is not None or request.input_config is not None:
        return ()
    return (Problem((), "the request names no model", "add InputConfig or ModelPackageVersionArn"),)


_DOCUMENTED_LIMITS = frozenset({Fleet.INFERENTIA, Fleet.ELASTIC_INFERENCE})


def _refuses(target: TargetFacts, framework: Framework) -> bool:
    """Whether a page says outright that the target does not compile the framework."""
    if target.support(framework):
        return False
    if target.only_frameworks is not None:
        return target.frameworks_documented
    edge_only = target.fleet is Fleet.CLOUD and framework is Framework.TFLITE
    return edge_only or target.fleet in _DOCUMENTED_LIMITS


@rule("CJ205", "framework-not-for-target", ERROR, evidence.CLOUD_PAGE)
def framework_not_for_target(request: Request) -> Iterable[Problem]:
    """A framework is asked for on a target that AWS says does not compile it.

    TFLite models compile for edge targets only, Core ML conversion takes TensorFlow and PyTorch, ml_inf1 takes
    PyTorch, TensorFlow and MXNet, ml_eia2 took TensorFlow.

    Fails: {"InputConfig": {"Framework": "TFLITE"}, "OutputConfig": {"TargetDevice": "ml_c5"}}
    Passes: {"InputConfig": {"Framework": "TFLITE"}, "OutputConfig": {"TargetDevice": "rasp4b"}}
    """
    framework, target = request.framework, request.target
    if not _refuses(target, framework):
        return ()
    what = f"{framework} models do not compile for {target.name}"
    takes = ", ".join(target.frameworks)
    return (Problem(paths.FRAMEWORK, what, f"choose another target, or one of its frameworks: {takes}"),)
