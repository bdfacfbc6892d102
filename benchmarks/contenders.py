"""What is compared: ways to tell whether a request is one that the service takes. Each says what is wrong, in words."""

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import Any

from boto3 import Session
from botocore.validate import ParamValidator
from pydantic import BaseModel, ValidationError
from pydantic.alias_generators import to_snake

from benchmarks.requests import Request
from benchmarks.service_schema import DRAFT_7, DRAFT_2020_12, input_shape, json_schema, pydantic_model, python_pattern
from compilejob import CompilationJob, check, findings, sources, targets
from compilejob.catalog import OPTION


def _as_it_is(request: Request) -> Any:
    return request


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to check a request."""

    judge: Callable[[Any], list[str]]
    """What is timed: everything it finds wrong, worded; nothing for a request it accepts."""
    knows: str
    """What it checks."""
    library: str
    """The distribution it is from."""
    given: Callable[[Request], Any] = _as_it_is
    """The form in which it takes a request, made before the clock runs."""
    takes_invalid: bool = True

    @property
    def version(self) -> str:
        """The library's version."""
        return version(self.library)


# Ours: everything that the model and every rule finds.


def _check() -> Contender:
    def judge(request: Request) -> list[str]:
        return [str(finding) for finding in check(request)]

    return Contender(judge, "types, limits, patterns, JSON texts, every rule", "compilejob")


def _model() -> Contender:
    def judge(request: Request) -> list[str]:
        try:
            CompilationJob.model_validate(request)
        except ValidationError as error:
            return [str(finding) for finding in findings(error)]
        return []

    return Contender(judge, "the same; the request as an object", "compilejob")


def _builder() -> Contender:
    def judge(build: Callable[[], CompilationJob]) -> list[str]:
        build()
        return []

    # A part that is wrong raises where it is made, so that an invalid request never comes together.
    return Contender(judge, "the same, from `sources` and `targets`", "compilejob", _steps, takes_invalid=False)


def _steps(request: Request) -> Callable[[], CompilationJob]:
    """The calls that a person writes to build the request."""
    config, output, vpc = request["InputConfig"], request["OutputConfig"], request.get("VpcConfig")
    source = partial(getattr(sources, config["Framework"].lower()), config["S3Uri"])
    if "DataInputConfig" in config:
        source = partial(source, inputs=json.loads(config["DataInputConfig"]))
    if "FrameworkVersion" in config:
        source = partial(source, framework_version=config["FrameworkVersion"])
    target = _target(output)

    def build() -> CompilationJob:
        builder = (
            CompilationJob.builder()
            .name(request["CompilationJobName"])
            .role_arn(request["RoleArn"])
            .source(source())
            .target(target())
            .output(output["S3OutputLocation"], kms_key_id=output.get("KmsKeyId"))
            .max_runtime(request["StoppingCondition"]["MaxRuntimeInSeconds"])
        )
        if vpc is not None:
            builder = builder.vpc(security_group_ids=vpc["SecurityGroupIds"], subnets=vpc["Subnets"])
        for tag in request.get("Tags", ()):
            builder = builder.tag(tag["Key"], tag["Value"])
        job: CompilationJob = builder.build()
        return job

    return build


def _target(output: Request) -> Callable[[], Any]:
    if "TargetPlatform" in output:
        platform = output["TargetPlatform"]
        name = "_".join(filter(None, (platform["Os"], platform.get("Accelerator")))).lower()
        target = partial(getattr(targets, name), platform["Arch"])
    else:
        target = partial(getattr(targets, output["TargetDevice"]))
    options = json.loads(output.get("CompilerOptions", "{}"))
    if isinstance(options, str):
        return partial(target, flags=options)
    return partial(target, **{OPTION[key].attribute: value for key, value in options.items()})


# Others: what each of them can know of a request.


def _botocore() -> Contender:
    validate, shape = ParamValidator().validate, input_shape()

    def judge(request: Request) -> list[str]:
        report = validate(request, shape)
        return report.generate_report().splitlines() if report.has_errors() else []

    return Contender(judge, "types, members, least lengths", "botocore")


def _sagemaker_core() -> Contender:
    """`CompilationJob.create` of sagemaker-core up to the call of the service, which a client in its place ends."""
    create = importlib.import_module("sagemaker.core.resources").CompilationJob.create

    class Reached(Exception):
        """Raised in place of the call of the service."""

    class Client:
        def create_compilation_job(self, **_: object) -> None:
            raise Reached

    class OwnSession(Session):
        def client(self, *_: Any, **__: Any) -> Any:
            return Client()

    session = OwnSession(aws_access_key_id="none", aws_secret_access_key="none", region_name="us-west-2")  # noqa: S106

    def judge(arguments: Request) -> list[str]:
        try:
            create(**arguments, session=session, region="us-west-2")
        except ValidationError as error:
            return [line["msg"] for line in error.errors()]
        except Reached:
            return []
        raise AssertionError("the service was called")

    return Contender(judge, "types, members", "sagemaker-core", _snake)


def _snake(value: Any) -> Any:
    if isinstance(value, dict):
        return {to_snake(name): _snake(member) for name, member in value.items()}
    return [_snake(item) for item in value] if isinstance(value, list) else value


def _jsonschema_rs() -> Contender:
    iter_errors = importlib.import_module("jsonschema_rs").Draft202012Validator(json_schema(DRAFT_2020_12)).iter_errors

    def judge(request: Request) -> list[str]:
        return [error.message for error in iter_errors(request)]

    return Contender(judge, "types, limits, patterns", "jsonschema-rs")


def _fastjsonschema() -> Contender:
    library = importlib.import_module("fastjsonschema")
    schema = json.loads(json.dumps(json_schema(DRAFT_7)), object_hook=_with_python_pattern)
    validate, refused = library.compile(schema), library.JsonSchemaValueException

    def judge(request: Request) -> list[str]:
        try:
            validate(request)
        except refused as error:  # the first thing wrong; it stops there
            return [str(error)]
        return []

    return Contender(judge, "types, limits, patterns; stops at the first error", "fastjsonschema")


def _with_python_pattern(schema: dict[str, Any]) -> dict[str, Any]:
    pattern = schema.get("pattern")
    return schema | {"pattern": python_pattern(pattern)} if isinstance(pattern, str) else schema


# Floors: parts of the work that no other way does without.


def _pydantic(*, limits: bool) -> Contender:
    model: type[BaseModel] = pydantic_model(limits=limits)

    def judge(request: Request) -> list[str]:
        try:
            model.model_validate(request)
        except ValidationError as error:
            return [line["msg"] for line in error.errors()]
        return []

    return Contender(judge, "types, limits, patterns" if limits else "types, members", "pydantic")


def _json_of_request() -> Contender:
    def judge(text: str) -> list[str]:
        json.loads(text)
        return []

    return Contender(judge, "that it is JSON", "compilejob", json.dumps, takes_invalid=False)


def _json_in_request() -> Contender:
    def judge(texts: list[str]) -> list[str]:
        for text in texts:
            json.loads(text)
        return []

    return Contender(judge, "that the texts in it are JSON", "compilejob", _texts, takes_invalid=False)


def _texts(request: Request) -> list[str]:
    given = (request["InputConfig"].get("DataInputConfig"), request["OutputConfig"].get("CompilerOptions"))
    return [text for text in given if text is not None]


BOTOCORE = "botocore `ParamValidator`"
FLOOR = "pydantic, types only"

OURS: Mapping[str, Callable[[], Contender]] = {
    "`check`": _check,
    "`CompilationJob.model_validate`": _model,
    "builder": _builder,
}
CONTENDERS: Mapping[str, Callable[[], Contender]] = {
    **OURS,
    BOTOCORE: _botocore,
    "sagemaker-core `CompilationJob.create`": _sagemaker_core,
    "jsonschema-rs": _jsonschema_rs,
    "fastjsonschema": _fastjsonschema,
    "pydantic with the limits": partial(_pydantic, limits=True),
    FLOOR: partial(_pydantic, limits=False),
    "`json.loads` of the request": _json_of_request,
    "`json.loads` of the texts in it": _json_in_request,
}
"""Every contender by its name. Making one raises `ModuleNotFoundError` where its library is not installed."""
