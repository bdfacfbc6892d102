"""CJ4: the framework's version, against the framework and the target."""

from collections.abc import Iterable

from compilejob.catalog import VersionField, evidence
from compilejob.findings import Remove, quote
from compilejob.model.structure import Unlisted
from compilejob.rules import paths
from compilejob.rules.given_model import GivenModel
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


@rule("CJ401", "version-not-for-framework", ERROR, evidence.INPUT_PAGE)
def version_not_for_framework(model: GivenModel) -> Iterable[Problem]:
    """FrameworkVersion is given for a framework that takes none.

    The field is for MXNET, PYTORCH, TENSORFLOW and TFLITE; the others compile with the one version Neo has.

    Fails: {"InputConfig": {"Framework": "KERAS", "FrameworkVersion": "2.2"}}
    Passes: {"InputConfig": {"Framework": "KERAS"}}
    """
    if model.facts.takes_version:
        return ()
    what = f"{model.framework} takes no FrameworkVersion"
    return (Problem(paths.VERSION, what, "remove it", Remove(paths.VERSION)),)


@rule("CJ402", "version-refused-by-target", ERROR, evidence.VERSION_FIELD_ERROR)
def version_refused_by_target(model: GivenModel) -> Iterable[Problem]:
    """FrameworkVersion is given for a target that the service left out when it listed those that take it.

    "Unsupported framework version field for target", it answered in 2022, and listed the instances and devices that
    take the field: ml_eia2 is not among them, and a notebook of AWS's met the same answer there.

    Fails: {
        "InputConfig": {"Framework": "TENSORFLOW", "FrameworkVersion": "2.3"},
        "OutputConfig": {"TargetDevice": "ml_eia2"}}
    Passes: {"InputConfig": {"Framework": "TENSORFLOW"}, "OutputConfig": {"TargetDevice": "ml_eia2"}}
    """
    if model.target.version_field is not VersionField.NO or not _framework_allows(model):
        return ()
    what = f"{model.target.name} takes no FrameworkVersion"
    return (Problem(paths.VERSION, what, "remove it", Remove(paths.VERSION)),)


@rule("CJ412", "version-doubtful-for-target", WARNING, evidence.SDK_MODEL)
def version_doubtful_for_target(model: GivenModel) -> Iterable[Problem]:
    """FrameworkVersion is given for a target of which it is not known whether it takes one.

    In 2022 the service refused the field on some devices and listed those that take it; of the others AWS's SDK sends
    none to Core ML, the Ambarella and Texas Instruments chips, imx8mplus and lambda, though the service listed lambda.

    Fails: {"InputConfig": {"FrameworkVersion": "1.8"}, "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {"InputConfig": {"FrameworkVersion": "1.8"}, "OutputConfig": {"TargetDevice": "rasp4b"}}
    """
    if model.target.version_field is not VersionField.DISPUTED or not _framework_allows(model):
        return ()
    what = f"it is not known whether {model.target.name} takes FrameworkVersion"
    return (Problem(paths.VERSION, what, "leave it out unless a job has completed with it"),)


@rule("CJ411", "version-not-listed", WARNING, evidence.CLOUD_PAGE)
def version_not_listed(model: GivenModel) -> Iterable[Problem]:
    """FrameworkVersion is not among those that AWS lists for the framework and the target.

    There is one table for cloud instances, one for ml_inf1 and one for edge devices and platforms. They change: what
    is compared here is their text of 2025, as far as major and minor. PyTorch 1.5 on ml_inf1 was refused by the service.

    Fails: {"InputConfig": {"FrameworkVersion": "1.5"}, "OutputConfig": {"TargetDevice": "ml_inf1"}}
    Fails: {"InputConfig": {"FrameworkVersion": "1.8."}}
    Fails: {
        "InputConfig": {"FrameworkVersion": "2.0"},
        "OutputConfig": {"TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64"}}}
    Passes: {"InputConfig": {"FrameworkVersion": "2.0"}, "OutputConfig": {"TargetDevice": "ml_c5"}}
    """
    version = model.version
    if version is None or model.target.version_field is not VersionField.YES:
        return ()
    framework, target = model.framework, model.target
    listed = target.support(framework) if model.facts.takes_version else None
    if listed is None or listed.compiles(version):
        return ()
    what = f"{framework} {quote(version)} is not a version AWS lists for {target.fleet}"
    others = f"; listed are {', '.join(listed.versions)}" if len(listed.versions) > 1 else ", the one that is listed"
    return (Problem(paths.VERSION, what, f'use "{listed.nearest(version)}"{others}'),)


def _framework_allows(model: GivenModel) -> bool:
    """Whether the framework takes a version, as far as is known; where it takes none, that is what is found."""
    return model.facts.takes_version or isinstance(model.source.framework, Unlisted)
