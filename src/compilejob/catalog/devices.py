"""The 37 target devices, a line each. A new device is one line of `TargetDevice` and one function in `targets`."""

from collections.abc import Mapping
from functools import cache
from typing import Self

from compilejob.catalog import evidence
from compilejob.catalog.facts import Family, Status, TargetFacts, VersionField
from compilejob.catalog.frameworks import Fleet, Framework
from compilejob.catalog.platforms import Accelerator, Arch, Os
from compilejob.catalog.word import Word

_RETIRED = Status.RETIRED
_RETIRING = Status.RETIRING
_ENUM_ONLY = Status.ENUM_ONLY
_DISPUTED = VersionField.DISPUTED

# What devices have in common; each line of the enumeration says what is its own.
_CLOUD = TargetFacts(
    fleet=Fleet.CLOUD, family=Family.CLOUD_CPU, os=Os.LINUX, arch=Arch.X86_64, source=evidence.CLOUD_PAGE
)
_GPU = _CLOUD._replace(family=Family.CLOUD_GPU, accelerator=Accelerator.NVIDIA)
_UNTABLED = _CLOUD._replace(
    fleet=Fleet.UNTABLED,
    version_field=_DISPUTED,
    status=_ENUM_ONLY,
    source=evidence.SERVICE_MODEL_HISTORY,
)
_GRAVITON = _UNTABLED._replace(
    arch=Arch.ARM64,
    instead="TargetPlatform LINUX ARM64, as the AWS sample for Graviton does",
    source=evidence.GRAVITON_SAMPLE,
)
_INFERENTIA = _CLOUD._replace(fleet=Fleet.INFERENTIA, family=Family.NEURON_CC)
_NEURONX = _CLOUD._replace(fleet=Fleet.NEURONX, family=Family.NEURONX_CC, source=evidence.OUTPUT_PAGE)
_ELASTIC_INFERENCE = TargetFacts(
    fleet=Fleet.ELASTIC_INFERENCE,
    family=Family.ELASTIC_INFERENCE,
    version_field=VersionField.NO,
    status=_RETIRED,
    instead="ml_inf1, ml_inf2 or ml_g4dn",
    source=evidence.EIA_END,
)
_BOARD = TargetFacts(
    fleet=Fleet.EDGE, family=Family.CPU, os=Os.LINUX, arch=Arch.ARM64, source=evidence.EDGE_DEVICES_PAGE
)
_JETSON = _BOARD._replace(family=Family.NVIDIA, accelerator=Accelerator.NVIDIA)
_MALI = _BOARD._replace(family=Family.OTHER, accelerator=Accelerator.MALI)
_DEEPLENS = _BOARD._replace(
    family=Family.OTHER,
    arch=Arch.X86_64,
    accelerator=Accelerator.INTEL_GRAPHICS,
    status=_RETIRED,
    instead="TargetPlatform LINUX X86_64 INTEL_GRAPHICS",
)
_SNAPDRAGON = _MALI._replace(family=Family.ANDROID, os=Os.ANDROID, version_field=_DISPUTED)
_OWN_COMPILER = _BOARD._replace(family=Family.OTHER, version_field=_DISPUTED)  # the SDK sends these no version
_WINDOWS = _BOARD._replace(os=None, arch=Arch.X86_64, version_field=_DISPUTED)
_COREML = _BOARD._replace(
    family=Family.COREML,
    os=None,
    arch=None,
    version_field=_DISPUTED,
    only_frameworks=frozenset({Framework.TENSORFLOW, Framework.PYTORCH}),
    source=evidence.INPUT_PAGE,
)
_IMX8MPLUS = _OWN_COMPILER._replace(
    only_frameworks=frozenset({Framework.TFLITE}),
    frameworks_documented=False,
    source=evidence.TESTED_MODELS_PAGE,
)


class TargetDevice(Word):
    """`OutputConfig.TargetDevice`: a device or instance type by name. Each member carries its facts."""

    facts: TargetFacts

    def __new__(cls, value: str, facts: TargetFacts) -> Self:
        """Make a member that is its value and carries its facts."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.facts = facts._replace(name=value)
        return member

    LAMBDA = "lambda", _UNTABLED._replace(family=Family.CPU, added="2019-05-08", instead="TargetPlatform LINUX X86_64")
    ML_M4 = "ml_m4", _CLOUD._replace(added="2018-11-28", status=_RETIRING, instead="ml_m5")
    ML_M5 = "ml_m5", _CLOUD._replace(added="2018-11-28")
    ML_M6G = "ml_m6g", _GRAVITON._replace(added="2023-12-15")
    ML_C4 = "ml_c4", _CLOUD._replace(added="2018-11-28")
    ML_C5 = "ml_c5", _CLOUD._replace(added="2018-11-28")
    ML_C6G = "ml_c6g", _GRAVITON._replace(added="2023-12-15")
    ML_P2 = "ml_p2", _GPU._replace(added="2018-11-28", gpu_code="sm_37", status=_RETIRING, instead="ml_g4dn")
    ML_P3 = "ml_p3", _GPU._replace(added="2018-11-28", gpu_code="sm_70")
    ML_G4DN = "ml_g4dn", _GPU._replace(added="2020-07-24", gpu_code="sm_75")
    ML_INF1 = "ml_inf1", _INFERENTIA._replace(added="2019-12-04")
    ML_INF2 = "ml_inf2", _NEURONX._replace(added="2023-06-12", region="us-east-2")
    ML_TRN1 = "ml_trn1", _NEURONX._replace(added="2023-06-12", region="us-east-1")
    ML_EIA2 = "ml_eia2", _ELASTIC_INFERENCE._replace(added="2021-03-17")
    JETSON_TX1 = "jetson_tx1", _JETSON._replace(added="2018-11-28", gpu_code="sm_53")
    JETSON_TX2 = "jetson_tx2", _JETSON._replace(added="2018-11-28", gpu_code="sm_62")
    JETSON_NANO = "jetson_nano", _JETSON._replace(added="2019-05-08", gpu_code="sm_53")
    JETSON_XAVIER = "jetson_xavier", _JETSON._replace(added="2020-02-26", gpu_code="sm_72")
    RASP3B = "rasp3b", _BOARD._replace(added="2018-11-28", arch=Arch.ARM_EABIHF)
    RASP4B = "rasp4b", _BOARD._replace(added="2023-12-15", os=None, arch=None)
    IMX8QM = "imx8qm", _BOARD._replace(added="2020-02-26")
    DEEPLENS = "deeplens", _DEEPLENS._replace(added="2018-11-28")
    RK3399 = "rk3399", _MALI._replace(added="2019-03-08")
    RK3288 = "rk3288", _MALI._replace(added="2019-03-08", arch=Arch.ARM_EABIHF)
    AISAGE = "aisage", _MALI._replace(added="2019-08-20")
    SBE_C = "sbe_c", _BOARD._replace(added="2019-06-11", arch=Arch.X86_64)
    QCS605 = "qcs605", _SNAPDRAGON._replace(added="2019-08-20")
    QCS603 = "qcs603", _SNAPDRAGON._replace(added="2019-08-20")
    SITARA_AM57X = "sitara_am57x", _OWN_COMPILER._replace(added="2020-03-26", arch=None)
    AMBA_CV2 = "amba_cv2", _OWN_COMPILER._replace(added="2021-12-08")
    AMBA_CV22 = "amba_cv22", _OWN_COMPILER._replace(added="2020-02-26")
    AMBA_CV25 = "amba_cv25", _OWN_COMPILER._replace(added="2021-06-28")
    X86_WIN32 = "x86_win32", _WINDOWS._replace(added="2020-07-24", arch=Arch.X86)
    X86_WIN64 = "x86_win64", _WINDOWS._replace(added="2020-07-24")
    COREML = "coreml", _COREML._replace(added="2020-10-08")
    JACINTO_TDA4VM = "jacinto_tda4vm", _OWN_COMPILER._replace(added="2020-12-01", arch=None)
    IMX8MPLUS = "imx8mplus", _IMX8MPLUS._replace(added="2021-09-10")


DEVICES: Mapping[str, TargetDevice] = {str(device): device for device in TargetDevice}
"""Every device by its name."""


@cache
def platform_facts(os: Os, arch: Arch, accelerator: Accelerator | None) -> TargetFacts:
    """What is known of a target platform."""
    nvidia = accelerator is Accelerator.NVIDIA
    if nvidia:
        family = Family.NVIDIA
    elif os is Os.ANDROID:
        family = Family.ANDROID
    elif accelerator is None:
        family = Family.CPU
    else:
        family = Family.OTHER
    return TargetFacts(
        name=" ".join(part for part in (os, arch, accelerator) if part),
        fleet=Fleet.EDGE,
        family=family,
        os=os,
        arch=arch,
        accelerator=accelerator,
        requires_options=nvidia,
        status=Status.ENUM_ONLY if accelerator is Accelerator.NNA else Status.CURRENT,
        source=evidence.OUTPUT_PAGE,
    )
