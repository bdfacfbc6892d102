"""The parts a request is put together from: where the model comes from, and what it is compiled for."""

from collections.abc import Mapping
from dataclasses import dataclass

from compilejob.catalog import DEVICES, Accelerator, Arch, Os, TargetFacts, options_of, platform_facts
from compilejob.errors import InvalidRequest, lines
from compilejob.examine import examine_part
from compilejob.findings import Severity, quote
from compilejob.model.request import Request
from compilejob.wire import NotJson, encode


@dataclass(frozen=True, slots=True)
class Source:
    """Where the model comes from; made by `sources`. `members` is what it adds to the request."""

    members: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Target:
    """What the model is compiled for; made by `targets`. `members` is what it adds to `OutputConfig`."""

    members: Mapping[str, object]


def model_source(framework: str, s3_uri: str, inputs: object, framework_version: str | None) -> Source:
    """The source of a model in S3. Raises `InvalidRequest` for what cannot be right whatever the target."""
    config = {
        "S3Uri": s3_uri,
        "DataInputConfig": inputs if inputs is None or isinstance(inputs, str) else json_text(inputs),
        "Framework": framework,
        "FrameworkVersion": framework_version,
    }
    return Source({"InputConfig": _read({"InputConfig": _given(config)}).input_config})


def package_source(arn: str) -> Source:
    """The source of a model in a model package version. Raises `InvalidRequest` when `arn` is not one's ARN."""
    return Source({"ModelPackageVersionArn": _read({"ModelPackageVersionArn": arn}).model_package_version_arn})


def device_target(name: str, options: Mapping[str, object] | str, extra: Mapping[str, object] | None = None) -> Target:
    """A device with its compiler options by attribute name, or its flags. Raises `InvalidRequest`."""
    device = DEVICES.get(name)
    return _target({"TargetDevice": name}, device.facts if device else None, options, extra)


def platform_target(
    os: Os,
    arch: str,
    accelerator: Accelerator | None,
    options: Mapping[str, object],
    extra: Mapping[str, object] | None,
) -> Target:
    """A platform with its compiler options by attribute name. Raises `InvalidRequest`."""
    listed = next((each for each in Arch if each == arch), None)
    facts = platform_facts(os, listed, accelerator) if listed else None
    platform = {"Os": os, "Arch": arch, "Accelerator": accelerator}
    return _target({"TargetPlatform": _given(platform)}, facts, options, extra)


def _target(
    members: Mapping[str, object],
    facts: TargetFacts | None,
    options: Mapping[str, object] | str,
    extra: Mapping[str, object] | None,
) -> Target:
    if not isinstance(extra, Mapping | None):
        raise TypeError(f"further options are given by their names on the wire, not as {quote(extra)}")
    value: object = options
    if isinstance(options, Mapping):
        keys = {option.attribute: option.key for option in options_of(facts.family)} if facts else {}
        value = {keys.get(name, name): option for name, option in _given(options).items()} | dict(extra or {})
    if value:
        members = {**members, "CompilerOptions": json_text(value)}
    output = _read({"OutputConfig": members}).output_config
    return Target({name: getattr(output, attribute) for name, attribute in _TARGET_MEMBERS.items() if name in members})


_TARGET_MEMBERS = {
    "TargetDevice": "target_device",
    "TargetPlatform": "target_platform",
    "CompilerOptions": "compiler_options",
}


def _given(members: Mapping[str, object]) -> dict[str, object]:
    """Members without those that are None, which means not given."""
    return {name: value for name, value in members.items() if value is not None}


def json_text(value: object) -> object:
    """The JSON text of a value; a value that has none as it is, for the model to refuse."""
    try:
        return encode(value)
    except NotJson:
        return value


def _read(part: Mapping[str, object]) -> Request:
    request, found = examine_part(part)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise InvalidRequest.from_exception_data("request", lines(errors, part))
    return request
