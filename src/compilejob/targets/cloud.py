"""Targets in the cloud: instance types by name."""

from typing import Literal, overload

from compilejob.parts import Target, device_target
from compilejob.types import CudaVersion, Dtype, Extra, Precision, TextList, TrtVersion, X86Cpu


class CloudTargets:
    """One function an instance type; each takes the compiler options of its family.

    Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
    """

    def ml_c4(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.c4 instance: x86_64 CPU.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
        return device_target("ml_c4", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_c5(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.c5 instance: x86_64 CPU.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
        return device_target("ml_c5", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_c6g(
        self,
        *,
        mcpu: str | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.c6g instance: Graviton2 CPU; in the service's enumeration only, no table has it.

        Args:
            mcpu: CPU micro-architecture.
            mattr: CPU flags, a list such as ["+neon"].
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://github.com/aws-samples/aws-graviton-ml-inference-sagemaker-neo-example
        """
        return device_target("ml_c6g", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_m4(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.m4 instance: x86_64 CPU; being retired, use ml_m5.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
        return device_target("ml_m4", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_m5(
        self,
        *,
        mcpu: X86Cpu | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.m5 instance: x86_64 CPU.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
        return device_target("ml_m5", {"mcpu": mcpu, "mattr": mattr, "dtype": dtype}, extra)

    def ml_m6g(
        self,
        *,
        mcpu: str | None = None,
        mattr: TextList | None = None,
        dtype: Dtype | None = None,
        extra: Extra = None,
    ) -> Target:
        """An ml.m6g instance: Graviton2 CPU; in the service's enumeration only, no table has it.

        Args:
            mcpu: CPU micro-architecture.
            mattr: CPU flags, a list such as ["+neon"].
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://github.com/aws-samples/aws-graviton-ml-inference-sagemaker-neo-example
        """
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
        """An ml.p2 instance: NVIDIA GPU (sm_37); being retired, use ml_g4dn. The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_37".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
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
        """An ml.p3 instance: NVIDIA V100 (sm_70). The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_70".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
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
        """An ml.g4dn instance: NVIDIA T4 (sm_75). The options may be left out.

        Args:
            gpu_code: GPU architecture to compile for, such as "sm_75".
            trt_ver: TensorRT version, x.y.z, such as "8.2.1".
            cuda_ver: CUDA version, x.y, such as "10.2".
            dtype: Type of a PyTorch model's input; float32 when not given. Must be "float32", "float", "int64" or "long".
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
        return device_target(
            "ml_g4dn", {"gpu_code": gpu_code, "trt_ver": trt_ver, "cuda_ver": cuda_ver, "dtype": dtype}, extra
        )

    def lambda_(self, *, mcpu: X86Cpu | None = None, mattr: TextList | None = None, extra: Extra = None) -> Target:
        """AWS Lambda, x86_64; in the service's enumeration only, no table has it.

        Args:
            mcpu: CPU micro-architecture, such as "skylake-avx512".
            mattr: CPU flags, a list of texts.
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://github.com/boto/botocore/commits/develop/botocore/data/sagemaker/2017-07-24/service-2.json
        """
        return device_target("lambda", {"mcpu": mcpu, "mattr": mattr}, extra)

    def ml_inf1(self, *, flags: str | None = None) -> Target:
        """An ml.inf1 instance: Inferentia.

        Args:
            flags: Flags of neuron-cc, such as "--neuroncore-pipeline-cores 2".

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-supported-cloud.html
        """
        return device_target("ml_inf1", flags or "")

    def ml_inf2(self, *, flags: str | None = None) -> Target:
        """An ml.inf2 instance: Inferentia 2, in us-east-2 only.

        Args:
            flags: Flags of neuronx-cc, such as "--optlevel 2".

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        return device_target("ml_inf2", flags or "")

    def ml_trn1(self, *, flags: str | None = None) -> Target:
        """An ml.trn1 instance: Trainium, in us-east-1 only.

        Args:
            flags: Flags of neuronx-cc, such as "--optlevel 2".

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
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

        Of `signature_def_key` and `output_names` at most one is given.

        Args:
            precision_mode: Precision of the compiled model; FP32 when not given. Must be "FP16" or "FP32".
            signature_def_key: Signature of a SavedModel; TensorFlow's default when not given.
            output_names: Output tensors of a frozen graph, a list such as ["output:0"].
            extra: Options by wire name that this package does not know; sent as given, with a warning.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://github.com/boto/botocore/blob/develop/CHANGELOG.rst
        """
        options = {
            "precision_mode": precision_mode,
            "signature_def_key": signature_def_key,
            "output_names": output_names,
        }
        return device_target("ml_eia2", options, extra)
