"""CJ2: what is compiled, and for what."""

from collections.abc import Iterable

from compilejob.catalog import Fleet, Framework, Status, TargetFacts, evidence
from compilejob.catalog.forms import one_of
from compilejob.catalog.platforms import MATRIX
from compilejob.findings import quote
from compilejob.model.request import Request
from compilejob.model.structure import known
from compilejob.rules import paths
from compilejob.rules.regions import regions
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


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


@rule("CJ206", "framework-not-listed", WARNING, evidence.TESTED_MODELS_PAGE)
def framework_not_listed(request: Request) -> Iterable[Problem]:
    r"""A framework is asked for on a target for which no AWS page lists it, and none excludes it.

    Darknet left the table of cloud instances in 2021, SKLEARN is in no table, ml_inf2 and ml_trn1 have images for
    PyTorch and TensorFlow only, imx8mplus was tested with TFLite only. The job may compile all the same.

    Fails: {"InputConfig": {"Framework": "DARKNET", "DataInputConfig": "{\"data\": [1, 3, 416, 416]}"}}
    Passes: {
        "InputConfig": {"Framework": "DARKNET", "DataInputConfig": "{\"data\": [1, 3, 416, 416]}"},
        "OutputConfig": {"TargetDevice": "jetson_xavier"}}
    """
    framework, target = request.framework, request.target
    if target.support(framework) or target.fleet is Fleet.UNTABLED or _refuses(target, framework):
        return ()
    what = f"no AWS page lists {framework} models for {target.name}"
    return (Problem(paths.FRAMEWORK, what, f"try it first; listed are {', '.join(target.frameworks)}"),)


@rule("CJ207", "platform-not-listed", WARNING, evidence.EDGE_DEVICES_PAGE)
def platform_not_listed(request: Request) -> Iterable[Problem]:
    """Os, Arch and Accelerator do not go together in the table of platforms.

    32-bit x86 and NVIDIA are not combined with every system: the table lists which architectures each accelerator has.

    Fails: {"OutputConfig": {"TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "X86"}}}
    Passes: {"OutputConfig": {"TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64"}}}
    """
    platform = request.output_config.target_platform
    if platform is None or platform.facts.status is Status.ENUM_ONLY:
        return ()
    os, arch = known(platform.os), known(platform.arch)
    accelerator = None if platform.accelerator is None else known(platform.accelerator)
    archs = MATRIX.get((os, accelerator), ())
    if arch in archs:
        return ()
    if not archs:
        hint = f"leave Accelerator out or use {one_of([other for its, other in MATRIX if its is os and other])}"
    else:
        hint = f"use Arch {one_of(archs)}"
    what = f"no AWS page lists the platform {' '.join(part for part in (os, arch, accelerator) if part)}"
    return (Problem(paths.PLATFORM, what, hint),)


@rule("CJ208", "retired-target", WARNING, evidence.OLD_INSTANCES)
def retired_target(request: Request) -> Iterable[Problem]:
    """A target is of a service or a kind of hardware that AWS has retired or is retiring.

    Its name stays in the service's enumeration: no name was ever removed. Elastic Inference has taken no new customers
    since April 2023, DeepLens has left the table of devices, EC2 is retiring P2 and M4 instances.

    Fails: {"OutputConfig": {"TargetDevice": "ml_p2"}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_g4dn"}}
    """
    target = request.target
    if target.status not in _ON_THE_WAY_OUT:
        return ()
    return (Problem(paths.DEVICE, f"{quote(target.name)} is {target.status}", f"use {target.instead}"),)


_ON_THE_WAY_OUT = frozenset({Status.RETIRED, Status.RETIRING})


@rule("CJ209", "undocumented-target", WARNING, evidence.SERVICE_MODEL_HISTORY)
def undocumented_target(request: Request) -> Iterable[Problem]:
    """A target is in the service's enumeration and in no table of supported targets.

    What compiles for it, and whether anything does, no page says.

    Fails: {"OutputConfig": {"TargetDevice": "ml_c6g"}}
    Fails: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "ANDROID", "Arch": "ARM64", "Accelerator": "NNA"}}}
    Passes: {"OutputConfig": {"TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64"}}}
    """
    target = request.target
    if target.status is not Status.ENUM_ONLY:
        return ()
    if request.output_config.target_platform:
        what = f"no AWS page describes the accelerator {quote(target.accelerator)}"
        return (Problem((*paths.PLATFORM, "Accelerator"), what, "leave Accelerator out"),)
    what = f"no AWS page lists what compiles for {quote(target.name)}"
    return (Problem(paths.DEVICE, what, f"use {target.instead}" if target.instead else None),)


@rule("CJ210", "target-outside-region", WARNING, evidence.OUTPUT_PAGE)
def target_outside_region(request: Request) -> Iterable[Problem]:
    """A target is offered in one Region only, and the request is for another.

    ml_inf2 is available in us-east-2 and ml_trn1 in us-east-1, says the API reference since 2023. The Region is told by
    ARNs, by https addresses and by the SDK's bucket names, sagemaker-REGION-ACCOUNT.

    Fails: {
        "InputConfig": {"S3Uri": "s3://sagemaker-us-west-2-111122223333/model.tar.gz"},
        "OutputConfig": {"TargetDevice": "ml_trn1"}}
    Passes: {
        "InputConfig": {"S3Uri": "s3://sagemaker-us-east-1-111122223333/model.tar.gz"},
        "OutputConfig": {"TargetDevice": "ml_trn1"}}
    """
    target = request.target
    if target.region is None:
        return ()
    told = regions(request)
    if not told or any(region == target.region for _, region in told):
        return ()
    path, region = told[0]
    what = f"{quote(target.name)} is offered in {target.region}, and {path[-1]} is in {region}"
    return (Problem(paths.DEVICE, what, f"run the job in {target.region}, with its buckets there"),)


@rule("CJ211", "package-without-version", WARNING, evidence.CREATE_PAGE)
def package_without_version(request: Request) -> Iterable[Problem]:
    """ModelPackageVersionArn does not end in a version.

    The member is the ARN of a versioned model package: model-package/, the group's name, and a number.

    Fails: {
        "ModelPackageVersionArn": "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector",
        "InputConfig": null}
    Passes: {
        "ModelPackageVersionArn": "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3",
        "InputConfig": null}
    """
    package = request.model_package_version_arn
    if package is None or package.rpartition("/")[2].isdigit():
        return ()
    name = package.partition("/")[2]
    return (Problem(paths.PACKAGE, f"model package {quote(name)} has no version", "add its number, as in detector/3"),)
