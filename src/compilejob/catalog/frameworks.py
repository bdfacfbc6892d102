"""The nine frameworks, and which of their versions each fleet of targets compiles. A new version is one line of `SUPPORT`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from compilejob.catalog import evidence
from compilejob.catalog.evidence import Source


class Fleet(StrEnum):
    """A group of targets for which AWS states the supported frameworks in one table."""

    CLOUD = "cloud instances"
    EDGE = "edge devices and platforms"
    INFERENTIA = "ml_inf1"
    NEURONX = "ml_inf2 and ml_trn1"
    ELASTIC_INFERENCE = "ml_eia2"
    UNTABLED = "targets that no table names"


class Layout(StrEnum):
    """The order of a picture's dimensions in `DataInputConfig`."""

    NCHW = "NCHW"
    NHWC = "NHWC"


class Inputs(StrEnum):
    """Whether a framework needs `DataInputConfig`."""

    NEEDED = "needed"
    DERIVABLE = "derived by the service for some versions on cloud instances"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class FrameworkFacts:
    """What is known of a framework whatever the target."""

    takes_version: bool
    """Whether `InputConfig.FrameworkVersion` may be given."""
    layout: Layout | None
    inputs: Inputs
    lists_inputs: bool
    """Whether `DataInputConfig` may be a list of shapes, without names."""
    source: Source


def _facts(
    layout: Layout | None, inputs: Inputs, *, takes_version: bool = False, lists_inputs: bool = False
) -> FrameworkFacts:
    return FrameworkFacts(takes_version, layout, inputs, lists_inputs, evidence.INPUT_PAGE)


class Framework(StrEnum):
    """`InputConfig.Framework`: the framework the model was trained in. Each member carries its facts."""

    facts: FrameworkFacts

    def __new__(cls, value: str, facts: FrameworkFacts) -> Self:
        """Make a member that is its value and carries its facts."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.facts = facts
        return member

    TENSORFLOW = "TENSORFLOW", _facts(Layout.NHWC, Inputs.NEEDED, takes_version=True)
    KERAS = "KERAS", _facts(Layout.NCHW, Inputs.NEEDED)
    MXNET = "MXNET", _facts(Layout.NCHW, Inputs.NEEDED, takes_version=True)
    ONNX = "ONNX", _facts(Layout.NCHW, Inputs.NEEDED)
    PYTORCH = "PYTORCH", _facts(Layout.NCHW, Inputs.DERIVABLE, lists_inputs=True, takes_version=True)
    XGBOOST = "XGBOOST", _facts(None, Inputs.NOT_NEEDED)
    TFLITE = "TFLITE", _facts(Layout.NHWC, Inputs.NEEDED, takes_version=True)
    DARKNET = "DARKNET", _facts(Layout.NCHW, Inputs.NEEDED)
    SKLEARN = "SKLEARN", _facts(None, Inputs.NEEDED)


@dataclass(frozen=True, slots=True)
class Support:
    """That a fleet compiles a framework: the versions its table prints (none when it prints no version)."""

    fleet: Fleet
    framework: Framework
    versions: tuple[str, ...]
    source: Source

    def compiles(self, version: str) -> bool:
        """Whether `version` is one of these, as far as major and minor go ("1.15" and "1.15.3" are one)."""
        return not self.versions or release(version) in {release(known) for known in self.versions}


SUPPORT: tuple[Support, ...] = (
    Support(Fleet.CLOUD, Framework.TENSORFLOW, ("1.15.3", "2.9"), evidence.CLOUD_PAGE),
    Support(Fleet.CLOUD, Framework.KERAS, ("2.2.4",), evidence.CLOUD_PAGE),
    Support(Fleet.CLOUD, Framework.MXNET, ("1.8.0",), evidence.CLOUD_PAGE),
    Support(Fleet.CLOUD, Framework.ONNX, ("1.7.0",), evidence.CLOUD_PAGE),
    Support(
        Fleet.CLOUD,
        Framework.PYTORCH,
        ("1.4", "1.5", "1.6", "1.7", "1.8", "1.12", "1.13", "2.0"),
        evidence.CLOUD_PAGE,
    ),
    Support(Fleet.CLOUD, Framework.XGBOOST, ("1.3.3",), evidence.CLOUD_PAGE),
    Support(Fleet.EDGE, Framework.TENSORFLOW, ("1.15", "2.4"), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.KERAS, ("2.2",), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.MXNET, ("1.8",), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.ONNX, ("1.7",), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.PYTORCH, ("1.7", "1.8"), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.TFLITE, ("1.15",), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.XGBOOST, ("1.3",), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.EDGE, Framework.DARKNET, (), evidence.EDGE_FRAMEWORKS_PAGE),
    Support(Fleet.INFERENTIA, Framework.TENSORFLOW, ("1.15", "2.5"), evidence.CLOUD_PAGE),
    Support(Fleet.INFERENTIA, Framework.MXNET, ("1.5", "1.8"), evidence.CLOUD_PAGE),
    Support(Fleet.INFERENTIA, Framework.PYTORCH, ("1.7", "1.8", "1.9"), evidence.CLOUD_PAGE),
    Support(Fleet.NEURONX, Framework.PYTORCH, ("1.13.1",), evidence.IMAGES_PAGE),
    Support(Fleet.NEURONX, Framework.TENSORFLOW, ("2.10.1",), evidence.IMAGES_PAGE),
    Support(Fleet.ELASTIC_INFERENCE, Framework.TENSORFLOW, ("2.3.2",), evidence.CLOUD_PAGE),
)

ALSO_CALLED: Mapping[str, Framework] = {
    "tf": Framework.TENSORFLOW,
    "tensorflow lite": Framework.TFLITE,
    "tf lite": Framework.TFLITE,
    "torch": Framework.PYTORCH,
    "apache mxnet": Framework.MXNET,
    "xgb": Framework.XGBOOST,
    "scikit-learn": Framework.SKLEARN,
    "yolo": Framework.DARKNET,
}
"""Names people use for frameworks, for did-you-mean."""

_SUPPORT: Mapping[tuple[Fleet, Framework], Support] = {(line.fleet, line.framework): line for line in SUPPORT}

INPUTS_DERIVED_FROM = "2.0"
"""The first PyTorch version whose inputs the service derives on cloud instances (see `evidence.PREPARE_PAGE`)."""


def support(fleet: Fleet, framework: Framework) -> Support | None:
    """The line of `SUPPORT` for a fleet and a framework, or None when no table has it."""
    return _SUPPORT.get((fleet, framework))


def release(version: str) -> tuple[str, ...]:
    """Major and minor of a version as written: `release("1.15.3") == ("1", "15")`."""
    return tuple(version.split(".")[:2])
