"""Targets by operating system, architecture and accelerator: one function a pair of the first and the last."""

from typing import Literal

from compilejob.catalog import Accelerator, Os
from compilejob.parts import Target, platform_target
from compilejob.targets.values import (
    AndroidLevel,
    CudaVersion,
    Extra,
    GpuCode,
    JetpackVersion,
    TextList,
    TrtVersion,
    X86Cpu,
)


class PlatformTargets:
    """One function an operating system and accelerator; each takes the architectures that exist for it.

    *arch*: the architecture. *mcpu*: CPU micro-architecture. *mattr*: CPU flags, such as ["+neon"] on 32-bit ARM.
    *android_platform*: Android API level, 21 to 29. *extra*: options by wire name that this package does not know.
    Every function raises `InvalidRequest`.

    Sources: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TargetPlatform.html,
    https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
    """

    def linux(
        self,
        arch: Literal["X86_64", "ARM64", "ARM_EABIHF", "ARM_EABI"],
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Linux, on the CPU."""
        return platform_target(Os.LINUX, arch, None, {"mcpu": mcpu, "mattr": mattr}, extra)

    def linux_nvidia(
        self,
        arch: Literal["X86_64", "ARM64"],
        *,
        gpu_code: GpuCode,
        trt_ver: TrtVersion,
        cuda_ver: CudaVersion,
        jetpack_version: JetpackVersion | None = None,
        extra: Extra = None,
    ) -> Target:
        """Linux with an NVIDIA GPU, which requires its three options.

        *gpu_code*: compute capability, such as "sm_72". *trt_ver*: TensorRT version, x.y.z. *cuda_ver*: CUDA version,
        x.y. *jetpack_version*: JetPack version of a Jetson board, for TensorFlow 2.
        """
        options = {
            "gpu_code": gpu_code,
            "trt_ver": trt_ver,
            "cuda_ver": cuda_ver,
            "jetpack_version": jetpack_version,
        }
        return platform_target(Os.LINUX, arch, Accelerator.NVIDIA, options, extra)

    def linux_mali(self, arch: Literal["ARM64", "ARM_EABIHF", "ARM_EABI"], *, extra: Extra = None) -> Target:
        """Linux with an ARM Mali GPU."""
        return platform_target(Os.LINUX, arch, Accelerator.MALI, {}, extra)

    def linux_intel_graphics(self, arch: Literal["X86_64"], *, extra: Extra = None) -> Target:
        """Linux with integrated Intel graphics."""
        return platform_target(Os.LINUX, arch, Accelerator.INTEL_GRAPHICS, {}, extra)

    def linux_nna(self, arch: Literal["X86_64", "ARM64", "ARM_EABIHF", "ARM_EABI"], *, extra: Extra = None) -> Target:
        """Linux with the accelerator NNA, which the service lists and no page describes."""
        return platform_target(Os.LINUX, arch, Accelerator.NNA, {}, extra)

    def android(
        self,
        arch: Literal["X86_64", "X86", "ARM64", "ARM_EABI"],
        *,
        android_platform: AndroidLevel | None = None,
        mattr: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Android, on the CPU."""
        options = {"android_platform": android_platform, "mattr": mattr}
        return platform_target(Os.ANDROID, arch, None, options, extra)

    def android_mali(
        self,
        arch: Literal["ARM64", "ARM_EABI"],
        *,
        android_platform: AndroidLevel | None = None,
        mattr: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Android with an ARM Mali GPU."""
        options = {"android_platform": android_platform, "mattr": mattr}
        return platform_target(Os.ANDROID, arch, Accelerator.MALI, options, extra)

    def android_intel_graphics(
        self,
        arch: Literal["X86_64", "X86"],
        *,
        android_platform: AndroidLevel | None = None,
        mattr: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Android with integrated Intel graphics."""
        options = {"android_platform": android_platform, "mattr": mattr}
        return platform_target(Os.ANDROID, arch, Accelerator.INTEL_GRAPHICS, options, extra)
