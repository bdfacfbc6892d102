"""Targets by operating system, architecture and accelerator: one function a pair of the first and the last."""

from typing import Literal

from compilejob.catalog import Accelerator, Os
from compilejob.parts import Target, platform_target
from compilejob.types import (
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

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TargetPlatform.html
    """

    def linux(
        self,
        arch: Literal["X86_64", "ARM64", "ARM_EABIHF", "ARM_EABI"],
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Linux, on the CPU.

        Args:
            arch: Architecture. Must be "X86_64", "ARM64", "ARM_EABIHF" or "ARM_EABI".
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
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

        Args:
            arch: Architecture. Must be "X86_64" or "ARM64".
            gpu_code: GPU architecture to compile for, such as "sm_72".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            jetpack_version: JetPack version, for TensorFlow 2 on Jetson boards, such as "4.6".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        options = {
            "gpu_code": gpu_code,
            "trt_ver": trt_ver,
            "cuda_ver": cuda_ver,
            "jetpack_version": jetpack_version,
        }
        return platform_target(Os.LINUX, arch, Accelerator.NVIDIA, options, extra)

    def linux_mali(self, arch: Literal["ARM64", "ARM_EABIHF", "ARM_EABI"], *, extra: Extra = None) -> Target:
        """Linux with an ARM Mali GPU.

        Args:
            arch: Architecture. Must be "ARM64", "ARM_EABIHF" or "ARM_EABI".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        return platform_target(Os.LINUX, arch, Accelerator.MALI, {}, extra)

    def linux_intel_graphics(self, arch: Literal["X86_64"], *, extra: Extra = None) -> Target:
        """Linux with integrated Intel graphics.

        Args:
            arch: Architecture. Must be "X86_64".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        return platform_target(Os.LINUX, arch, Accelerator.INTEL_GRAPHICS, {}, extra)

    def linux_nna(self, arch: Literal["X86_64", "ARM64", "ARM_EABIHF", "ARM_EABI"], *, extra: Extra = None) -> Target:
        """Linux with the accelerator NNA; in the service's enumeration only, no page describes it.

        Args:
            arch: Architecture. Must be "X86_64", "ARM64", "ARM_EABIHF" or "ARM_EABI".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        return platform_target(Os.LINUX, arch, Accelerator.NNA, {}, extra)

    def android(
        self,
        arch: Literal["X86_64", "X86", "ARM64", "ARM_EABI"],
        *,
        android_platform: AndroidLevel | None = None,
        mattr: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Android, on the CPU.

        Args:
            arch: Architecture. Must be "X86_64", "X86", "ARM64" or "ARM_EABI".
            android_platform: Android API level. Must be a whole number from 21 to 29.
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
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
        """Android with an ARM Mali GPU.

        Args:
            arch: Architecture. Must be "ARM64" or "ARM_EABI".
            android_platform: Android API level. Must be a whole number from 21 to 29.
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
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
        """Android with integrated Intel graphics.

        Args:
            arch: Architecture. Must be "X86_64" or "X86".
            android_platform: Android API level. Must be a whole number from 21 to 29.
            mattr: CPU flags, a list of texts.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        options = {"android_platform": android_platform, "mattr": mattr}
        return platform_target(Os.ANDROID, arch, Accelerator.INTEL_GRAPHICS, options, extra)
