"""What is compiled for what: the part of a request that most rules look at and many requests share."""

from typing import NamedTuple

from compilejob.model.request import Request


class Combination(NamedTuple):
    """Source and target of a request without names, places and shapes. The options stand for themselves by their text."""

    packaged: bool
    framework: str | None
    framework_version: str | None
    inputs: str | bool | None
    """True when there are any; else `DataInputConfig` as it is written, None where it is left out."""
    target_device: str | None
    os: str | None
    arch: str | None
    accelerator: str | None
    compiler_options: str | None

    @classmethod
    def of(cls, request: Request) -> "Combination":
        """The combination of a request; raises `Unknown` when a part of it could not be read."""
        source, output = request.input_config, request.output_config
        platform, options = output.target_platform, output.compiler_options
        framework = version = inputs = os = arch = accelerator = None
        if source is not None:
            framework, version, inputs = source.framework, source.framework_version, source.data_input_config
        if platform is not None:
            os, arch, accelerator = platform.os, platform.arch, platform.accelerator
        return cls(
            request.model_package_version_arn is not None,
            framework,
            version,
            None if inputs is None else bool(inputs.value) or inputs.text,
            output.target_device,
            os,
            arch,
            accelerator,
            options.text if options is not None else None,
        )
