"""What the service accepts: devices, platforms, frameworks and compiler options, each with its source and date."""

from compilejob.catalog.devices import DEVICES, TargetDevice, platform_facts
from compilejob.catalog.facts import FLAG_FAMILIES, Family, Status, TargetFacts, VersionField
from compilejob.catalog.frameworks import Fleet, Framework, Inputs, Layout, support
from compilejob.catalog.options import OPTION, OPTIONS, Option, options_of
from compilejob.catalog.platforms import Accelerator, Arch, Os

__all__ = [
    "DEVICES",
    "FLAG_FAMILIES",
    "OPTION",
    "OPTIONS",
    "Accelerator",
    "Arch",
    "Family",
    "Fleet",
    "Framework",
    "Inputs",
    "Layout",
    "Option",
    "Os",
    "Status",
    "TargetDevice",
    "TargetFacts",
    "VersionField",
    "options_of",
    "platform_facts",
    "support",
]
