"""Targets at the edge: boards, phones and PCs by name."""

from typing import Literal

from compilejob.parts import Target, device_target
from compilejob.types import AndroidLevel, CudaVersion, Extra, JetpackVersion, TextList, TrtVersion, X86Cpu


class EdgeTargets:
    """One function a device; each takes the compiler options of its family.

    Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
    """

    def jetson_nano(
        self,
        *,
        gpu_code: Literal["sm_53"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        jetpack_version: JetpackVersion | None = None,
        extra: Extra = None,
    ) -> Target:
        """NVIDIA Jetson Nano: ARM64 and NVIDIA GPU (sm_53). The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_53".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            jetpack_version: JetPack version, for TensorFlow 2 on Jetson boards, such as "4.6".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("jetson_nano", _nvidia(gpu_code, trt_ver, cuda_ver, jetpack_version), extra)

    def jetson_tx1(
        self,
        *,
        gpu_code: Literal["sm_53"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        jetpack_version: JetpackVersion | None = None,
        extra: Extra = None,
    ) -> Target:
        """NVIDIA Jetson TX1: ARM64 and NVIDIA GPU (sm_53). The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_53".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            jetpack_version: JetPack version, for TensorFlow 2 on Jetson boards, such as "4.6".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("jetson_tx1", _nvidia(gpu_code, trt_ver, cuda_ver, jetpack_version), extra)

    def jetson_tx2(
        self,
        *,
        gpu_code: Literal["sm_62"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        jetpack_version: JetpackVersion | None = None,
        extra: Extra = None,
    ) -> Target:
        """NVIDIA Jetson TX2: ARM64 and NVIDIA GPU (sm_62). The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_62".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            jetpack_version: JetPack version, for TensorFlow 2 on Jetson boards, such as "4.6".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("jetson_tx2", _nvidia(gpu_code, trt_ver, cuda_ver, jetpack_version), extra)

    def jetson_xavier(
        self,
        *,
        gpu_code: Literal["sm_72"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        jetpack_version: JetpackVersion | None = None,
        extra: Extra = None,
    ) -> Target:
        """NVIDIA Jetson Xavier: ARM64 and NVIDIA GPU (sm_72). The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_72".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            jetpack_version: JetPack version, for TensorFlow 2 on Jetson boards, such as "4.6".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("jetson_xavier", _nvidia(gpu_code, trt_ver, cuda_ver, jetpack_version), extra)

    def rasp3b(self, *, mcpu: str | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """Raspberry Pi 3 Model B: 32-bit ARM.

        Args:
            mcpu: CPU micro-architecture.
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("rasp3b", {"mcpu": mcpu, "mattr": mattr}, extra)

    def rasp4b(self, *, mcpu: str | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """Raspberry Pi 4 Model B: ARM.

        Args:
            mcpu: CPU micro-architecture.
            mattr: CPU flags, a list of texts.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("rasp4b", {"mcpu": mcpu, "mattr": mattr}, extra)

    def imx8qm(self, *, mcpu: str | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """NXP i.MX 8QuadMax: ARM64.

        Args:
            mcpu: CPU micro-architecture.
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("imx8qm", {"mcpu": mcpu, "mattr": mattr}, extra)

    def sbe_c(self, *, mcpu: X86Cpu | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """SBE-C: x86_64 Linux.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("sbe_c", {"mcpu": mcpu, "mattr": mattr}, extra)

    def x86_win32(self, *, mcpu: X86Cpu | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """Windows 10, 32-bit x86.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("x86_win32", {"mcpu": mcpu, "mattr": mattr}, extra)

    def x86_win64(self, *, mcpu: X86Cpu | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """Windows 10, 64-bit x86.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("x86_win64", {"mcpu": mcpu, "mattr": mattr}, extra)

    def qcs603(
        self, *, android_platform: AndroidLevel | None = None, mattr: TextList | None = None, extra: Extra = None
    ) -> Target:
        """Qualcomm QCS603: Android on ARM64.

        Args:
            android_platform: Android API level. Must be a whole number from 21 to 29.
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("qcs603", {"android_platform": android_platform, "mattr": mattr}, extra)

    def qcs605(
        self, *, android_platform: AndroidLevel | None = None, mattr: TextList | None = None, extra: Extra = None
    ) -> Target:
        """Qualcomm QCS605: Android on ARM64.

        Args:
            android_platform: Android API level. Must be a whole number from 21 to 29.
            mattr: CPU flags, a list such as ["+neon"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("qcs605", {"android_platform": android_platform, "mattr": mattr}, extra)

    def coreml(self, *, class_labels: str | None = None, extra: Extra = None) -> Target:
        """Core ML on iOS and macOS, for TensorFlow and PyTorch.

        Args:
            class_labels: Label file inside the model archive, one label a line.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return device_target("coreml", {"class_labels": class_labels}, extra)

    def aisage(self, *, extra: Extra = None) -> Target:
        """Acer aiSage: ARM64 and Mali GPU. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("aisage", {}, extra)

    def rk3288(self, *, extra: Extra = None) -> Target:
        """Rockchip RK3288: 32-bit ARM and Mali GPU. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("rk3288", {}, extra)

    def rk3399(self, *, extra: Extra = None) -> Target:
        """Rockchip RK3399: ARM64 and Mali GPU. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("rk3399", {}, extra)

    def deeplens(self, *, extra: Extra = None) -> Target:
        """AWS DeepLens: x86_64 and Intel graphics; retired. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("deeplens", {}, extra)

    def amba_cv2(self, *, extra: Extra = None) -> Target:
        """Ambarella CV2; the archive also holds a config and calibration data. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("amba_cv2", {}, extra)

    def amba_cv22(self, *, extra: Extra = None) -> Target:
        """Ambarella CV22; the archive also holds a config and calibration data. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("amba_cv22", {}, extra)

    def amba_cv25(self, *, extra: Extra = None) -> Target:
        """Ambarella CV25; the archive also holds a config and calibration data. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("amba_cv25", {}, extra)

    def sitara_am57x(self, *, extra: Extra = None) -> Target:
        """Texas Instruments Sitara AM57x. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("sitara_am57x", {}, extra)

    def jacinto_tda4vm(self, *, extra: Extra = None) -> Target:
        """Texas Instruments Jacinto TDA4VM. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-devices-edge-devices.html
        """
        return device_target("jacinto_tda4vm", {}, extra)

    def imx8mplus(self, *, extra: Extra = None) -> Target:
        """NXP i.MX 8M Plus with its NPU; tested with TFLite only. No options are documented for it.

        Args:
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-edge-tested-models.html
        """
        return device_target("imx8mplus", {}, extra)


def _nvidia(
    gpu_code: str | None, trt_ver: str | None, cuda_ver: str | None, jetpack_version: str | None
) -> dict[str, str | None]:
    return {"gpu_code": gpu_code, "trt_ver": trt_ver, "cuda_ver": cuda_ver, "jetpack_version": jetpack_version}
