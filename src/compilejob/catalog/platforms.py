"""`TargetPlatform`: the operating systems, architectures and accelerators, and which of them go together."""

from collections.abc import Mapping

from compilejob.catalog.evidence import EDGE_DEVICES_PAGE, Source
from compilejob.catalog.word import Word


class Os(Word):
    """`TargetPlatform.Os`."""

    ANDROID = "ANDROID"
    LINUX = "LINUX"


class Arch(Word):
    """`TargetPlatform.Arch`."""

    X86_64 = "X86_64"
    """64-bit x86."""
    X86 = "X86"
    """32-bit x86."""
    ARM64 = "ARM64"
    """64-bit ARMv8."""
    ARM_EABI = "ARM_EABI"
    """32-bit ARMv7, soft float; 32-bit Android."""
    ARM_EABIHF = "ARM_EABIHF"
    """32-bit ARMv7, hard float."""


class Accelerator(Word):
    """`TargetPlatform.Accelerator`."""

    INTEL_GRAPHICS = "INTEL_GRAPHICS"
    MALI = "MALI"
    NVIDIA = "NVIDIA"
    NNA = "NNA"
    """In the service's enumeration since 2022-01-28; no page describes it."""


ALSO_CALLED: Mapping[str, Arch | Accelerator] = {
    "amd64": Arch.X86_64,
    "x64": Arch.X86_64,
    "i386": Arch.X86,
    "x86_32": Arch.X86,
    "aarch64": Arch.ARM64,
    "armv8": Arch.ARM64,
    "armhf": Arch.ARM_EABIHF,
    "armv7": Arch.ARM_EABIHF,
    "armel": Arch.ARM_EABI,
    "cuda": Accelerator.NVIDIA,
    "gpu": Accelerator.NVIDIA,
}
"""Names people use for architectures and accelerators, for did-you-mean."""

ARM_32_BIT = frozenset({Arch.ARM_EABI, Arch.ARM_EABIHF})

MATRIX: Mapping[tuple[Os, Accelerator | None], tuple[Arch, ...]] = {
    (Os.LINUX, None): (Arch.X86_64, Arch.ARM64, Arch.ARM_EABIHF, Arch.ARM_EABI),
    (Os.LINUX, Accelerator.NVIDIA): (Arch.X86_64, Arch.ARM64),
    (Os.LINUX, Accelerator.INTEL_GRAPHICS): (Arch.X86_64,),
    (Os.LINUX, Accelerator.MALI): (Arch.ARM64, Arch.ARM_EABIHF, Arch.ARM_EABI),
    (Os.ANDROID, None): (Arch.X86_64, Arch.X86, Arch.ARM64, Arch.ARM_EABI),
    (Os.ANDROID, Accelerator.INTEL_GRAPHICS): (Arch.X86_64, Arch.X86),
    (Os.ANDROID, Accelerator.MALI): (Arch.ARM64, Arch.ARM_EABI),
}
"""The architectures the edge device page lists for each operating system and accelerator."""

MATRIX_SOURCE: Source = EDGE_DEVICES_PAGE
