"""`targets`: what the model is compiled for, one function a device and one a kind of platform."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from compilejob.parts import Target, device_target
from compilejob.targets.cloud import CloudTargets
from compilejob.targets.edge import EdgeTargets
from compilejob.targets.platforms import PlatformTargets

if TYPE_CHECKING:
    from mypy_boto3_sagemaker.literals import TargetDeviceType

__all__ = ["Targets", "targets"]


class Targets(CloudTargets, EdgeTargets, PlatformTargets):
    """One function a target device, one an operating system and accelerator, and `device` for names from elsewhere.

    Each takes the compiler options of its target and no others; all raise `InvalidRequest`.
    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
    """

    def device(self, name: "TargetDeviceType | str", *, options: Mapping[str, object] | str | None = None) -> Target:
        """A device by its name on the wire, for names that come from configuration or that the catalogue lacks.

        Args:
            name: Such as "ml_c5"; `Unlisted("ml_c7g")` for one that is not listed yet.
            options: Compiler options by wire name, such as {"gpu-code": "sm_62"}; for a Neuron device one text of
                command line flags.

        Raises `InvalidRequest` for what cannot be right.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        return device_target(name, options) if isinstance(options, str) else device_target(name, {}, options)


targets: Final = Targets()
"""What the model is compiled for, one function a device and one a kind of platform."""
