"""Every compiler option, a line each: its key on the wire, which families take it, its form, what it means."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from compilejob.catalog import evidence
from compilejob.catalog.devices import TargetDevice
from compilejob.catalog.evidence import Source
from compilejob.catalog.facts import Family, TargetFacts
from compilejob.catalog.forms import ArchiveFile, Choice, Form, GpuCode, Text, TextList, Version, Whole
from compilejob.catalog.frameworks import Framework
from compilejob.catalog.platforms import Arch

_CPU = frozenset({Family.CPU, Family.CLOUD_CPU})
_CPU_OR_ANDROID = _CPU | {Family.ANDROID}
_NVIDIA = frozenset({Family.NVIDIA, Family.CLOUD_GPU})
_INSTANCES = frozenset({Family.CLOUD_CPU, Family.CLOUD_GPU})
_EIA = frozenset({Family.ELASTIC_INFERENCE})
_ANY = frozenset(Family)


class VersionPair(NamedTuple):
    """A TensorRT and a CUDA version that were seen together."""

    trt_ver: str
    cuda_ver: str
    source: Source


VERSION_PAIRS: tuple[VersionPair, ...] = (
    VersionPair("5.0.6", "10.0", evidence.EDGE_DEVICES_PAGE),
    VersionPair("5.1.6", "10.0", evidence.EDGE_DEVICES_PAGE),
    VersionPair("6.0.1", "10.0", evidence.EDGE_DEVICES_PAGE),
    VersionPair("6.0.1", "10.1", evidence.OUTPUT_PAGE),
    VersionPair("7.0.0", "10.1", evidence.LOOKOUT_GUIDE),
    VersionPair("7.1.3", "10.2", evidence.LOOKOUT_GUIDE),
    VersionPair("7.2.1", "10.2", evidence.LOOKOUT_GUIDE),
    VersionPair("8.2.0", "11.2", evidence.LOOKOUT_GUIDE),
    VersionPair("8.2.1", "10.2", evidence.COMPLETED_JOBS),
)


class Option(NamedTuple):
    """A key of the `CompilerOptions` object."""

    key: str
    families: frozenset[Family]
    form: Form
    meaning: str
    source: Source
    required: bool = False
    """Whether a target that requires options requires this one."""
    form_stated: bool = False
    """Whether a page states the form, and does not only show values of it."""
    arch: Arch | None = None
    """The only architecture whose targets take it, when there is one."""
    also_archs: frozenset[Arch] = frozenset()
    """Architectures whose targets take it too, whatever their family."""
    also_devices: frozenset[TargetDevice] = frozenset()
    """Devices that take it too, whatever their family."""
    framework: Framework | None = None
    """The only framework whose models it is read for, when there is one."""
    documented: bool = True
    """False for options that real jobs completed with and no page describes."""
    also_spelled: tuple[str, ...] = ()
    """Spellings the pages print beside the one that completed jobs use."""
    suggestions: tuple[str, ...] = ()
    """Values seen in real jobs and on AWS pages; any other of the form may be right too."""

    @property
    def attribute(self) -> str:
        """The option's name in Python."""
        return self.key.replace("-", "_").lower()

    def is_for(self, target: TargetFacts) -> bool:
        """Whether a target takes the option, as far as is known."""
        if target.arch in self.also_archs or target.name in self.also_devices:
            return True
        return target.family in self.families and self.arch in {None, target.arch}


OPTIONS: tuple[Option, ...] = (
    Option(
        "gpu-code",
        _NVIDIA,
        GpuCode(),
        "GPU architecture to compile for",
        evidence.OUTPUT_PAGE,
        required=True,
        also_spelled=("gpu_code",),
        suggestions=("sm_37", "sm_53", "sm_61", "sm_62", "sm_70", "sm_72", "sm_75", "sm_80"),
    ),
    Option(
        "trt-ver",
        _NVIDIA,
        Version(3, 'a TensorRT version in three parts such as "8.2.1"'),
        "TensorRT version, x.y.z",
        evidence.OUTPUT_PAGE,
        required=True,
        form_stated=True,
        suggestions=tuple(dict.fromkeys(pair.trt_ver for pair in VERSION_PAIRS)),
    ),
    Option(
        "cuda-ver",
        _NVIDIA,
        Version(2, 'a CUDA version in two parts such as "10.2"'),
        "CUDA version, x.y",
        evidence.OUTPUT_PAGE,
        required=True,
        form_stated=True,
        suggestions=tuple(sorted({pair.cuda_ver for pair in VERSION_PAIRS})),
    ),
    Option(
        "mcpu",
        _CPU,
        Text('a CPU name such as "skylake-avx512"'),
        "CPU micro-architecture",
        evidence.OUTPUT_PAGE,
        suggestions=("skylake-avx512", "core-avx2", "ivybridge"),
    ),
    Option(
        "mattr",
        _CPU_OR_ANDROID,
        TextList('a list of CPU flags such as ["+neon"]'),
        "CPU flags",
        evidence.OUTPUT_PAGE,
        also_archs=frozenset({Arch.ARM_EABI, Arch.ARM_EABIHF}),
        suggestions=("+neon", "+vfpv4"),
    ),
    Option(
        "dtype",
        _INSTANCES,
        Choice(("float32", "float", "int64", "long")),
        "type of a PyTorch model's input; float32 when not given",
        evidence.OUTPUT_PAGE,
        form_stated=True,
        also_devices=frozenset({TargetDevice.ML_TRN1}),  # the page: ml_* instances other than ml_inf*
        also_spelled=("DTYPE",),
        framework=Framework.PYTORCH,
    ),
    Option(
        "ANDROID_PLATFORM",
        frozenset({Family.ANDROID}),
        Whole(21, 29, prefix="android-"),
        "Android API level",
        evidence.OUTPUT_PAGE,
        form_stated=True,
    ),
    Option(
        "class_labels",
        frozenset({Family.COREML}),
        ArchiveFile("the name of a label file in the archive"),
        "label file inside the model archive, one label a line",
        evidence.OUTPUT_PAGE,
    ),
    Option(
        "precision_mode",
        _EIA,
        Choice(("FP16", "FP32")),
        "precision of the compiled model; FP32 when not given",
        evidence.SEED_OUTPUT_PAGE,
        form_stated=True,
    ),
    Option(
        "signature_def_key",
        _EIA,
        Text(),
        "signature of a SavedModel; TensorFlow's default when not given",
        evidence.SEED_OUTPUT_PAGE,
    ),
    Option(
        "output_names",
        _EIA,
        TextList('a list of tensor names such as ["output:0"]'),
        "output tensors of a frozen graph",
        evidence.SEED_OUTPUT_PAGE,
        form_stated=True,
    ),
    Option(
        "JETPACK_VERSION",
        frozenset({Family.NVIDIA}),
        Text('a JetPack version such as "4.6"'),
        "JetPack version, for TensorFlow 2 on Jetson boards",
        evidence.EDGE_DEVICES_PAGE,
        arch=Arch.ARM64,
        framework=Framework.TENSORFLOW,
        suggestions=("4.6",),
    ),
    Option(
        "max-workspace-size",
        _NVIDIA,
        Text('a number of bytes as text such as "2147483648"'),
        "TensorRT workspace, bytes",
        evidence.COMPLETED_JOBS,
        documented=False,
    ),
    Option(
        "precision-mode",
        _NVIDIA,
        Text('a precision such as "fp16"'),
        "TensorRT precision",
        evidence.COMPLETED_JOBS,
        documented=False,
    ),
    Option(
        "jetson-platform",
        _NVIDIA,
        Text('a board name such as "xavier"'),
        "Jetson board",
        evidence.COMPLETED_JOBS,
        documented=False,
    ),
    Option(
        "aux-inputs",
        _ANY,
        Text("a JSON object as text"),
        "further inputs; effect unknown",
        evidence.COMPLETED_JOBS,
        documented=False,
    ),
    Option(
        "PLATFORM",
        _ANY,
        Text('a platform name such as "AL2012"'),
        "read by the MXNet loader only",
        evidence.LOADER,
        documented=False,
    ),
)

OPTION: Mapping[str, Option] = {option.key: option for option in OPTIONS}
"""Every option by its key."""

SPELLED: Mapping[str, Option] = {
    spelling: option for option in OPTIONS for spelling in (option.key, *option.also_spelled)
}
"""Every option by each of its spellings."""

ARCHITECTURES: Mapping[str, frozenset[Arch]] = {
    **dict.fromkeys(("skylake-avx512", "core-avx2", "ivybridge"), frozenset({Arch.X86_64, Arch.X86})),
    **dict.fromkeys(("+neon", "+vfpv4"), frozenset({Arch.ARM64, Arch.ARM_EABIHF, Arch.ARM_EABI})),
}
"""The architectures that have a CPU or a CPU flag of those the pages name."""

_OF_FAMILY: Mapping[Family, tuple[Option, ...]] = {
    family: tuple(option for option in OPTIONS if family in option.families) for family in Family
}


def options_of(family: Family) -> tuple[Option, ...]:
    """The options targets of a family take, documented ones first."""
    return _OF_FAMILY[family]


@cache
def taken_by(target: TargetFacts) -> Mapping[str, Option]:
    """The options a target takes by each of their spellings: its family's, and what else is known of it."""
    return {spelling: option for spelling, option in SPELLED.items() if option.is_for(target)}
