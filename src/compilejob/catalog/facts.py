"""What is known of one target, a device or a platform: the value every rule about targets asks."""

from typing import NamedTuple

from compilejob.catalog.evidence import Source
from compilejob.catalog.frameworks import SUPPORT, Fleet, Framework, Support, support
from compilejob.catalog.platforms import Accelerator, Arch, Os
from compilejob.catalog.word import Word


class Family(Word):
    """What compiles for a target, and so which compiler options it takes."""

    CPU = "CPU"
    CLOUD_CPU = "cloud CPU"
    NVIDIA = "NVIDIA"
    CLOUD_GPU = "cloud GPU"
    ANDROID = "Android"
    COREML = "Core ML"
    NEURON_CC = "Inferentia (neuron-cc)"
    NEURONX_CC = "Inferentia 2 and Trainium (neuronx-cc)"
    ELASTIC_INFERENCE = "Elastic Inference"
    OTHER = "without documented options"


FLAG_FAMILIES = frozenset({Family.NEURON_CC, Family.NEURONX_CC})
"""The families whose options are one JSON string of command line flags, not a JSON object."""


class Status(Word):
    """Whether a target can still be expected to compile."""

    CURRENT = "current"
    RETIRING = "being retired"
    RETIRED = "retired"
    ENUM_ONLY = "in the service's enumeration only"


class VersionField(Word):
    """Whether a target takes `InputConfig.FrameworkVersion`."""

    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"


class TargetFacts(NamedTuple):
    """A target and what is known of it."""

    fleet: Fleet
    family: Family
    source: Source
    name: str = ""
    """The device's name, or the platform as "LINUX ARM64 NVIDIA"."""
    os: Os | None = None
    """None where no `TargetPlatform` value says it (Windows, iOS, unknown)."""
    arch: Arch | None = None
    accelerator: Accelerator | None = None
    requires_options: bool = False
    """Whether the family's required compiler options must be given; named devices know their own."""
    only_frameworks: frozenset[Framework] | None = None
    """The frameworks this target is limited to within its fleet, when it is."""
    frameworks_documented: bool = True
    """False when the limit is read from test results and not from a statement."""
    version_field: VersionField = VersionField.YES
    status: Status = Status.CURRENT
    instead: str | None = None
    """What to use today in place of a target that is retired, being retired or only enumerated."""
    gpu_code: str | None = None
    region: str | None = None
    """The one AWS Region the target is offered in, when it is limited to one."""
    added: str | None = None
    """When the value reached the service model (ISO date)."""

    def support(self, framework: Framework) -> Support | None:
        """The versions of `framework` that compile for this target, or None when no table has it."""
        if self.only_frameworks is not None and framework not in self.only_frameworks:
            return None
        return support(self.fleet, framework)

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks a table gives for this target."""
        return tuple(line.framework for line in SUPPORT if line.fleet is self.fleet and self.support(line.framework))
