"""Requests as the builder code that makes them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from inspect import signature
from keyword import iskeyword
from typing import Any

from pydantic import ConfigDict, ValidationError, validate_call

from compilejob.catalog import options_of
from compilejob.convert.layout import WIDTH, Call, Chain, lines, names
from compilejob.convert.members import meaning, plain
from compilejob.job import CompilationJob
from compilejob.model.request import OutputConfig
from compilejob.model.structure import Unknown
from compilejob.sources import ImageInput, TensorInput, sources
from compilejob.targets import targets


def python_form(jobs: Sequence[CompilationJob]) -> str:
    """A program in which `job` is the request or, of several, `jobs` is the list of them.

    It type-checks, and its requests send the same: the same members, and JSON texts of the same meaning.
    """
    expressions = [_job(job) for job in jobs]
    if len(expressions) > 1:
        items = [line for expression in expressions for line in lines(expression, 1, after=",")]
        body = ["jobs = [", *items, "]"]
    elif isinstance(expressions[0], Chain):
        body = ["job = (", *lines(expressions[0], 1), ")"]
    else:
        body = [*lines(expressions[0], before="job = ")]
    needed = sorted({name for expression in expressions for name in names(expression)})
    return "\n".join([*_import(needed), "", *body, ""])


def _import(needed: Sequence[str]) -> list[str]:
    line = f"from compilejob import {', '.join(needed)}"
    return [line] if len(line) <= WIDTH else ["from compilejob import (", *(f"    {name}," for name in needed), ")"]


def _job(job: CompilationJob) -> Chain | Call:
    """The builder's steps or, where it has no step for a member, the members themselves."""
    sent = plain(job, str)
    if sent["StoppingCondition"].keys() != {"MaxRuntimeInSeconds"} or sent.get("Tags") == []:
        return Call("CompilationJob.model_validate", (sent,))
    key = {"kms_key_id": job.output_config.kms_key_id} if job.output_config.kms_key_id is not None else {}
    calls = [
        Call("CompilationJob.builder"),
        Call("name", (job.compilation_job_name,)),
        Call("role_arn", (job.role_arn,)),
        Call("source", (_source(job),)),
        Call("target", (_target(job.output_config),)),
        Call("output", (job.output_config.s3_output_location,), key),
        Call("max_runtime", (job.stopping_condition.max_runtime_in_seconds,)),
    ]
    if vpc := sent.get("VpcConfig"):
        calls.append(Call("vpc", (), {"security_group_ids": vpc["SecurityGroupIds"], "subnets": vpc["Subnets"]}))
    calls += [Call("tag", (tag.key, tag.value)) for tag in job.tags or ()]
    return Chain((*calls, Call("build")))


def _source(job: CompilationJob) -> Call:
    """The function of the framework or, for what none takes, the members themselves."""
    if job.model_package_version_arn is not None:
        return Call("sources.model_package", (job.model_package_version_arn,))
    members = {"InputConfig": job.input_config}
    config = plain(job.input_config, meaning)
    keywords = {}
    if "DataInputConfig" in config:
        keywords["inputs"] = _inputs(config["DataInputConfig"])
    if "FrameworkVersion" in config:
        keywords["framework_version"] = config["FrameworkVersion"]
    call = Call(f"sources.{config['Framework'].lower()}", (config["S3Uri"],), keywords)
    return call if _makes(call, members) else Call("Source", (plain(members, str),))


def _inputs(inputs: Any) -> Any:
    if isinstance(inputs, dict):
        return {name: _input(spec) for name, spec in inputs.items()}
    return [_input(spec) for spec in inputs]


def _input(spec: Any) -> Any:
    """A shape, or an input for Core ML as the object that stands for it."""
    if not isinstance(spec, dict):
        return spec
    is_image = spec.get("type") == "Image"
    members = {name: value for name, value in spec.items() if not (is_image and name == "type")}
    return Call("ImageInput" if is_image else "TensorInput", (), members)


def _target(output: OutputConfig) -> Call:
    """The function of the device or platform or, for what none takes, the members themselves."""
    members = {
        "TargetDevice": output.target_device,
        "TargetPlatform": output.target_platform,
        "CompilerOptions": output.compiler_options,
    }
    members = {name: value for name, value in members.items() if value is not None}
    calls = _target_calls(output, plain(members, meaning))
    return next((call for call in calls if _makes(call, members)), Call("Target", (plain(members, str),)))


def _target_calls(output: OutputConfig, members: Mapping[str, Any]) -> Iterator[Call]:
    """The calls that may make a target, the best first."""
    options = members.get("CompilerOptions")
    if "TargetPlatform" in members:
        platform = members["TargetPlatform"]
        name = "_".join(platform[part].lower() for part in ("Os", "Accelerator") if part in platform)
        yield Call(f"targets.{name}", (platform["Arch"],), _keywords(f"targets.{name}", output, options))
    else:
        device = members["TargetDevice"]
        name = f"targets.{device}_" if iskeyword(device) else f"targets.{device}"
        yield Call(name, (), _keywords(name, output, options))
        yield Call("targets.device", (device,), {} if options is None else {"options": options})


def _keywords(name: str, output: OutputConfig, options: Any) -> dict[str, object]:
    """Compiler options as the arguments of a function, those that it does not take as `extra`."""
    if not isinstance(options, dict):
        return {} if options is None else {"flags": options}
    try:
        taken = signature(_FUNCTIONS[name]).parameters
        attributes = {option.key: option.attribute for option in options_of(output.target.family)}
    except (KeyError, Unknown):
        return {"extra": options}
    named, extra = {}, {}
    for key, value in options.items():
        if attributes.get(key) in taken and value is not None:
            named[attributes[key]] = value
        else:
            extra[key] = value
    return {**named, "extra": extra} if extra else named


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **{f"sources.{name}": getattr(sources, name) for name in dir(sources) if not name.startswith("_")},
    **{f"targets.{name}": getattr(targets, name) for name in dir(targets) if not name.startswith("_")},
    "ImageInput": ImageInput,
    "TensorInput": TensorInput,
}
_STRICT = ConfigDict(strict=True)
_TAKING_ANYTHING = {"targets.device", "ImageInput", "TensorInput"}


def _makes(call: Call, members: Mapping[str, object]) -> bool:
    """Whether a call, with arguments that its function's annotations allow, makes members of this meaning."""
    try:
        made = _made(call).members
    except (KeyError, TypeError, ValidationError):
        return False
    return _compared(made) == _compared(members)


def _made(value: Any) -> Any:
    if isinstance(value, Call):
        function = _FUNCTIONS[value.name]
        if value.name not in _TAKING_ANYTHING:
            function = validate_call(config=_STRICT)(function)
        return function(*map(_made, value.arguments), **{name: _made(item) for name, item in value.keywords.items()})
    if isinstance(value, dict):
        return {name: _made(item) for name, item in value.items()}
    return [_made(item) for item in value] if isinstance(value, list) else value


def _compared(members: Mapping[str, object]) -> str:
    """Members as a text that tells 1 from 1.0 and from true."""
    return json.dumps(plain(members, meaning), sort_keys=True)
