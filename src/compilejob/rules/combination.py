"""What is compiled for what: the part of a request that most rules look at and many requests share."""

from collections.abc import Hashable
from typing import NamedTuple

from compilejob.model.request import InputConfig, OutputConfig, Request, TargetPlatform
from compilejob.model.structure import Unknown
from compilejob.wire import JsonText

_UNREAD = object()
"""Stands for what could not be read, or is to come: rules that need it are silent."""


class Combination(NamedTuple):
    """Source and target of a request without names, places and shapes. The options stand for themselves by their text."""

    packaged: Hashable
    source: Hashable
    """Framework and version, None where there is no `InputConfig`."""
    inputs: Hashable
    """True when there are any; else `DataInputConfig` as it is written, None where it is left out."""
    target_device: Hashable
    target_platform: Hashable
    compiler_options: Hashable

    @classmethod
    def of(cls, request: Request) -> "Combination":
        """The combination of a request, however much of it could be read."""
        try:
            return cls._of_whole(request)
        except Unknown:
            return cls._of_parts(request)

    @classmethod
    def _of_whole(cls, request: Request) -> "Combination":
        source, output = request.input_config, request.output_config
        framework: Hashable = None
        inputs: Hashable = None
        if source is not None:
            framework, text = (source.framework, source.framework_version), source.data_input_config
            inputs = None if text is None else bool(text.value) or text.text
        platform, options = output.target_platform, output.compiler_options
        return cls(
            request.model_package_version_arn is not None,
            framework,
            inputs,
            output.target_device,
            None if platform is None else (platform.os, platform.arch, platform.accelerator),
            None if options is None else options.text,
        )

    @classmethod
    def _of_parts(cls, request: Request) -> "Combination":
        said = request.__dict__.get
        package, source = said("model_package_version_arn", _UNREAD), said("input_config", _UNREAD)
        inputs = source
        if isinstance(source, InputConfig):
            said_of_source = source.__dict__.get
            inputs = said_of_source("data_input_config", _UNREAD)
            source = said_of_source("framework", _UNREAD), said_of_source("framework_version", _UNREAD)
            if isinstance(inputs, JsonText):
                inputs = bool(inputs.value) or inputs.text
        device = platform = options = said("output_config", _UNREAD)
        if isinstance(device, OutputConfig):
            said_of_output = device.__dict__.get
            device, platform = said_of_output("target_device", _UNREAD), said_of_output("target_platform", _UNREAD)
            options = said_of_output("compiler_options", _UNREAD)
            if isinstance(options, JsonText):
                options = options.text
            if platform is not None and isinstance(platform, TargetPlatform):
                said_of_it = platform.__dict__.get
                platform = said_of_it("os", _UNREAD), said_of_it("arch", _UNREAD), said_of_it("accelerator", _UNREAD)
        return cls(package if package is _UNREAD else package is not None, source, inputs, device, platform, options)
