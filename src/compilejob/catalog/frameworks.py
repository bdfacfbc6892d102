"""The nine frameworks, and which of their versions each fleet of targets compiles. A new version is one line of `SUPPORT`."""

from collections.abc import Mapping
from typing import NamedTuple, Self

from compilejob.catalog import evidence
from compilejob.catalog.evidence import Source
from compilejob.catalog.word import Word


class Fleet(Word):
    """A group of targets for which AWS states the supported frameworks in one table."""

    CLOUD = "cloud instances"
    EDGE = "edge devices and platforms"
    INFERENTIA = "ml_inf1"
    NEURONX = "ml_inf2 and ml_trn1"
    ELASTIC_INFERENCE = "ml_eia2"
    UNTABLED = "targets that no table names"


class Layout(Word):
    """The order of a picture's dimensions in `DataInputConfig`."""

    NCHW = "NCHW"
    NHWC = "NHWC"


class Inputs(Word):
    """Whether a framework needs `DataInputConfig`."""

    NEEDED = "needed"
    DERIVABLE = "derived by the service for some versions on cloud instances"
    NOT_NEEDED = "not needed"
    UNDOCUMENTED = "not said by any page"


class Reads(Word):
    """Which of the inputs in `DataInputConfig` the loader reads."""

    EVERY = "every one"
    FIRST = "the first"
    LAST = "the last"


class LoaderFacts(NamedTuple):
    """What Neo's loader does with a framework's inputs, as read from its source code; no page says so."""

    reads: Reads = Reads.EVERY
    sorts_names: bool = False
    """Whether inputs are bound to the model's in the alphabetical order of their names."""
    rank: int | None = None
    """The number of dimensions an input must have, when it is fixed."""
    open_dimension: int | None = None
    """The index of the dimension that may be -1, which stands for a size still to be found."""
    source: Source = evidence.LOADER


class FrameworkFacts(NamedTuple):
    """What is known of a framework whatever the target."""

    layout: Layout | None
    inputs: Inputs = Inputs.NEEDED
    takes_version: bool = False
    """Whether `InputConfig.FrameworkVersion` may be given."""
    lists_inputs: bool = False
    """Whether `DataInputConfig` may be a list of shapes, without names."""
    tensor_names: bool = False
    """Whether its tensors have names such as "input:0", which are not the names of inputs."""
    loader: LoaderFacts = LoaderFacts()
    source: Source = evidence.INPUT_PAGE


NOTHING_KNOWN = FrameworkFacts(layout=None, inputs=Inputs.UNDOCUMENTED)
"""The facts of a framework that is not in the catalogue."""


class Framework(Word):
    """`InputConfig.Framework`: the framework the model was trained in. Each member carries its facts."""

    facts: FrameworkFacts

    def __new__(cls, value: str, facts: FrameworkFacts) -> Self:
        """Make a member that is its value and carries its facts."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.facts = facts
        return member

    TENSORFLOW = "TENSORFLOW", FrameworkFacts(layout=Layout.NHWC, takes_version=True, tensor_names=True)
    KERAS = "KERAS", FrameworkFacts(layout=Layout.NCHW, tensor_names=True, loader=LoaderFacts(rank=4))
    MXNET = "MXNET", FrameworkFacts(layout=Layout.NCHW, takes_version=True, loader=LoaderFacts(open_dimension=-1))
    ONNX = "ONNX", FrameworkFacts(layout=Layout.NCHW)
    PYTORCH = (
        "PYTORCH",
        FrameworkFacts(
            layout=Layout.NCHW,
            inputs=Inputs.DERIVABLE,
            takes_version=True,
            lists_inputs=True,
            loader=LoaderFacts(sorts_names=True),
        ),
    )
    XGBOOST = "XGBOOST", FrameworkFacts(layout=None, inputs=Inputs.NOT_NEEDED)
    TFLITE = "TFLITE", FrameworkFacts(layout=Layout.NHWC, takes_version=True)
    DARKNET = "DARKNET", FrameworkFacts(layout=Layout.NCHW, loader=LoaderFacts(reads=Reads.FIRST))
    SKLEARN = (
        "SKLEARN",
        FrameworkFacts(
            layout=None,
            inputs=Inputs.UNDOCUMENTED,
            loader=LoaderFacts(reads=Reads.LAST, rank=2, open_dimension=0),
        ),
    )


class Support(NamedTuple):
    """That a fleet compiles a framework: the versions its table prints (none when it prints no version)."""

    fleet: Fleet
    framework: Framework
    versions: tuple[str, ...]
    source: Source

    def compiles(self, version: str) -> bool:
        """Whether `version` is one of these, as far as major and minor go ("1.15" and "1.15.3" are one, "1.15." is none)."""
        if not self.versions or version in self.versions:
            return True
        return all(version.split(".")) and release(version) in map(release, self.versions)

    def nearest(self, version: str) -> str:
        """Of these versions the one nearest to `version`, as major and minor; of two the newer."""
        wanted = _number(version)
        return ".".join(release(min(reversed(self.versions), key=lambda known: abs(_number(known) - wanted))))


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

INPUTS_DERIVED_FOR = frozenset({Fleet.CLOUD, Fleet.NEURONX, Fleet.UNTABLED})
"""The fleets of cloud instances that compile such a version, or may."""

TOKEN_INPUTS = frozenset(
    {
        "attention_mask",
        "decoder_attention_mask",
        "decoder_input_ids",
        "input_ids",
        "position_ids",
        "token_type_ids",
    }
)
"""What models of Hugging Face's Transformers call inputs that mostly are int64 (see `evidence.INF1_FLAGS_SAMPLE`)."""


def support(fleet: Fleet, framework: Framework) -> Support | None:
    """The line of `SUPPORT` for a fleet and a framework, or None when no table has it."""
    return _SUPPORT.get((fleet, framework))


def release(version: str) -> tuple[str, ...]:
    """Major and minor of a version as written: `release("1.15.3") == ("1", "15")`; parts that are empty do not count."""
    return tuple(filter(None, version.split(".")))[:2]


def at_least(version: str, least: str) -> bool:
    """Whether a version is `least` or newer."""
    return _number(version) >= _number(least)


def _number(version: str) -> int:
    """Where a version stands among others; one whose minor is no number stands where the next major one does."""
    major, minor = (*release(version), "")[:2]
    return int(major) * 100 + (int(minor) if minor.isdecimal() else 100)
