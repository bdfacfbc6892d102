"""What `Model.compile` of version 2 of the SageMaker Python SDK sent; version 3 has no such method.

Read in `Model.compile` and `Model._compilation_job_config` of
https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compilejob.parts import json_text
from compilejob.types import TagDict

SdkInputs = Mapping[str, object] | Sequence[object] | str
"""Inputs by name or in order, or as JSON text."""

SdkOptions = Mapping[str, object] | str
"""Compiler options by key, or as JSON text."""

SdkTags = Mapping[str, str] | Sequence[TagDict]
"""Tags by key, or as the service has them."""

_VERSIONED = frozenset({"pytorch", "tensorflow"})
_VERSIONED_ON_INF1 = _VERSIONED | {"mxnet"}
_DEVICES_WITHOUT_VERSION = frozenset(
    {"imx8mplus", "jacinto_tda4vm", "coreml", "sitara_am57x", "amba_cv2", "amba_cv22", "amba_cv25", "lambda"}
)


class SdkCompile(NamedTuple):
    """The arguments of one call of `Model.compile`, and the `model_data` of its model."""

    model_data: str
    target_instance_family: str | None
    input_shape: SdkInputs | None
    output_path: str
    role: str
    tags: SdkTags | None
    job_name: str
    compile_max_run: int
    framework: str
    framework_version: str | None
    target_platform_os: str | None
    target_platform_arch: str | None
    target_platform_accelerator: str | None
    compiler_options: SdkOptions | None

    @property
    def request(self) -> dict[str, object]:
        """The request that the SDK sent. What cannot be right is in it as it was given, for the model to refuse."""
        source = {
            "S3Uri": self.model_data,
            "DataInputConfig": _text(self.input_shape),
            "Framework": self.framework.upper() if type(self.framework) is str else self.framework,
            "FrameworkVersion": self._version_sent,
        }
        on_device = self.target_instance_family is not None
        output = {
            "S3OutputLocation": self.output_path,
            "TargetDevice": self.target_instance_family,
            "TargetPlatform": None if on_device else self._platform,
            "CompilerOptions": _text(self.compiler_options),
        }
        return _given(
            {
                "CompilationJobName": self.job_name,
                "RoleArn": self.role,
                "InputConfig": _given(source),
                "OutputConfig": _given(output),
                "StoppingCondition": _given({"MaxRuntimeInSeconds": self.compile_max_run}),
                "Tags": _tags(self.tags),
            }
        )

    @property
    def differences(self) -> Iterator[str]:
        """Where the request is not what the arguments say, in a sentence each."""
        target = self.target_instance_family or "a target platform"
        given, sent = self.framework_version, self._version_sent
        if given is not None and sent is None:
            yield f"framework_version {given!r} is not sent: the SDK sent none for {self.framework} on {target}"
        elif given != sent:
            yield f"framework_version {given!r} is sent as {sent!r}, as the SDK sent it"
        if self.target_instance_family is not None and self._platform:
            yield f"the target platform is not sent: the SDK sent target_instance_family {target!r} alone"

    @property
    def _version_sent(self) -> str | None:
        """The version, for the targets and frameworks the SDK sent one for, as it did: major and minor."""
        device, version = self.target_instance_family, self.framework_version
        versioned = _VERSIONED_ON_INF1 if device == "ml_inf1" else _VERSIONED
        if device is None or device in _DEVICES_WITHOUT_VERSION or str(self.framework).lower() not in versioned:
            return None
        return ".".join(version.split(".")[:2]) if isinstance(version, str) else version

    @property
    def _platform(self) -> dict[str, object] | None:
        platform = {
            "Os": self.target_platform_os,
            "Arch": self.target_platform_arch,
            "Accelerator": self.target_platform_accelerator,
        }
        return _given(platform) or None


def _given(members: Mapping[str, object]) -> dict[str, object]:
    """Members without those that are None, which means not given."""
    return {name: value for name, value in members.items() if value is not None}


def _text(value: object) -> object:
    """An object or a list as JSON text, a text as it is."""
    if isinstance(value, Mapping):
        return json_text(dict(value))
    return json_text(value) if isinstance(value, list | tuple) else value


def _tags(tags: SdkTags | None) -> object:
    return [{"Key": key, "Value": value} for key, value in tags.items()] if isinstance(tags, Mapping) else tags
