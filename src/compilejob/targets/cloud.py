"""Targets in the cloud: instance types by name."""

from typing import Literal, overload

from compilejob.parts import Target, device_target
from compilejob.targets.values import CudaVersion, Dtype, Extra, Precision, TextList, TrtVersion, X86Cpu


class CloudTargets:
    """One function an instance type; each takes its family's compiler options.

    *mcpu*: CPU micro-architecture, such as "skylake-avx512". *mattr*: CPU flags. *dtype*: type of a PyTorch model's
    input, float32 when not given. *gpu_code*: GPU architecture. *trt_ver*: TensorRT version, x.y.z. *cuda_ver*: CUDA
    version, x.y. *extra*: options by wire name that this package does not know. Every function raises
    `InvalidRequest`.

    Sources: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html,
    https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
    """

    def ml_c4(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.c4 instance: x86_64 CPU."""
        return device_target("ml_c4", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_c5(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.c5 instance: x86_64 CPU."""
        return device_target("ml_c5", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_c6g(
        self,
        *,
        mcpu: str | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.c6g instance: Graviton2 CPU; in the service's enumeration, in no table."""
        return device_target("ml_c6g", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_m4(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.m4 instance: x86_64 CPU; retired, use ml_m5."""
        return device_target("ml_m4", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_m5(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.m5 instance: x86_64 CPU."""
        return device_target("ml_m5", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_m6g(
        self,
        *,
        mcpu: str | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.m6g instance: Graviton2 CPU; in the service's enumeration, in no table."""
        return device_target("ml_m6g", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_p2(
        self,
        *,
        gpu_code: Literal["sm_37"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.p2 instance: NVIDIA GPU (sm_37); retired, use ml_g4dn. The service knows its GPU; the options are optional."""
        return device_target(
            "ml_p2", {"gpu_code": gpu_code, "trt_ver": trt_ver, "cuda_ver": cuda_ver, "dtype": dtype}, extra
        )

    def ml_p3(
        self,
        *,
        gpu_code: Literal["sm_70"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.p3 instance: NVIDIA V100 (sm_70). The service knows its GPU; the options are optional."""
        return device_target(
            "ml_p3", {"gpu_code": gpu_code, "trt_ver": trt_ver, "cuda_ver": cuda_ver, "dtype": dtype}, extra
        )

    def ml_g4dn(
        self,
        *,
        gpu_code: Literal["sm_75"] | str | None = None,
        trt_ver: TrtVersion | None = None,
        cuda_ver: CudaVersion | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.g4dn instance: NVIDIA T4 (sm_75). The service knows its GPU; the options are optional."""
        return device_target(
            "ml_g4dn", {"gpu_code": gpu_code, "trt_ver": trt_ver, "cuda_ver": cuda_ver, "dtype": dtype}, extra
        )

    def lambda_(self, *, mcpu: X86Cpu | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """AWS Lambda, x86_64; in the service's enumeration, in no table."""
        return device_target("lambda", {"mcpu": mcpu, "mattr": mattr}, extra)

    def ml_inf1(self, *, flags: str | None = None) -> Target:
        """An ml.inf1 instance: Inferentia. *flags*: neuron-cc flags, such as "--neuroncore-pipeline-cores 2"."""
        return device_target("ml_inf1", flags or "")

    def ml_inf2(self, *, flags: str | None = None) -> Target:
        """An ml.inf2 instance: Inferentia 2, in us-east-2 only. *flags*: neuronx-cc flags, such as "--optlevel 2"."""
        return device_target("ml_inf2", flags or "")

    def ml_trn1(self, *, flags: str | None = None) -> Target:
        """An ml.trn1 instance: Trainium, in us-east-1 only. *flags*: neuronx-cc flags, such as "--optlevel 2"."""
        return device_target("ml_trn1", flags or "")

    @overload
    def ml_eia2(
        self, *, precision_mode: Precision | None = None, signature_def_key: str | None = None, extra: Extra = None
    ) -> Target: ...

    @overload
    def ml_eia2(
        self,
        *,
        precision_mode: Precision | None = None,
        signature_def_key: None = None,
        output_names: TextList,
        extra: Extra = None,
    ) -> Target: ...

    def ml_eia2(
        self,
        *,
        precision_mode: Precision | None = None,
        signature_def_key: str | None = None,
        output_names: TextList | None = None,
        extra: Extra = None,
    ) -> Target:
        """Elastic Inference, for TensorFlow; retired.

        *precision_mode*: FP32 when not given. *signature_def_key*: the signature of a SavedModel; *output_names*: the
        output tensors of a frozen graph. At most one of the two.
        """
        options = {
            "precision_mode": precision_mode,
            "signature_def_key": signature_def_key,
            "output_names": output_names,
        }
        return device_target("ml_eia2", options, extra)
