"""`CompilationJob`: a request without errors; and `Builder`, the steps that make one."""

import sys
import warnings
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, Literal, Never, Self, cast, overload

from pydantic import ModelWrapValidatorHandler, ValidationError, ValidationInfo, model_validator
from typing_extensions import TypeVar

from compilejob.errors import InvalidRequest, findings, lines
from compilejob.examine import examine
from compilejob.findings import CompilationJobWarning, Finding, Severity
from compilejob.model.request import Request
from compilejob.model.response import is_response, without_response_members
from compilejob.notebook import request_html, request_line
from compilejob.parts import Source, Target
from compilejob.rules import judge_whole, remark
from compilejob.types import CompilationJobKwargs, VpcConfigDict

DEFAULT_MAX_RUNTIME = 900
"""Seconds; what the API reference recommends to start with."""


class CompilationJob(Request, frozen=True):
    """A `CreateCompilationJob` request that the model can read and in which no rule finds an error.

    Make one with `CompilationJob.of`, with `CompilationJob.builder`, or from an existing request with
    `CompilationJob.model_validate`, which takes boto3 arguments, CLI input JSON and DescribeCompilationJob responses.
    Findings that are no errors reach Python as `CompilationJobWarning`.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
    """

    @model_validator(mode="wrap")
    @classmethod
    def _without_errors(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(data, cls):
            return data
        remarks = remark(data)
        if is_response(data):
            data = without_response_members(data)
        job, found = examine(data, handler)
        found = remarks + found
        if isinstance(info.context, Gathered):
            info.context.extend(found)
        else:
            _warn(found)
        errors = [finding for finding in found if finding.severity is Severity.ERROR]
        if errors or not isinstance(job, cls):
            raise ValidationError.from_exception_data(cls.__name__, lines(errors, data))
        return job

    @classmethod
    def of(
        cls,
        *,
        name: str,
        role_arn: str,
        source: Source,
        target: Target,
        output: str,
        kms_key_id: str | None = None,
        max_runtime: int = DEFAULT_MAX_RUNTIME,
        vpc: VpcConfigDict | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> "CompilationJob":
        """The request in one call; the arguments are those of the builder's steps.

        Raises `InvalidRequest` with every error at once.
        """
        builder = cls.builder().name(name).role_arn(role_arn).source(source).target(target)
        complete = builder.output(output, kms_key_id=kms_key_id).max_runtime(max_runtime)
        if vpc is not None:
            complete = complete._with(VpcConfig=vpc)  # noqa: SLF001 - as it is, so that what is missing is a finding
        for key, value in (tags or {}).items():
            complete = complete.tag(key, value)
        return complete.build()

    @staticmethod
    def builder() -> "Builder[Never]":
        """A builder to which nothing is given yet."""
        return Builder()

    def to_boto3(self) -> CompilationJobKwargs:
        """The arguments of boto3's `create_compilation_job`: `client.create_compilation_job(**job.to_boto3())`.

        JSON texts are as their author wrote them; members that were not given, or given as None, are left out.
        """
        return cast(CompilationJobKwargs, self.model_dump(mode="json", by_alias=True, exclude_none=True))

    def __repr__(self) -> str:
        return request_line(self)

    def _repr_html_(self) -> str:
        """The request as a notebook shows it: what is sent, where it runs, and what is to be said of it."""
        return request_html(self, judge_whole(self))


class Gathered(list[Finding]):
    """A validation context in which findings are gathered in place of being warned of."""


def _warn(found: Iterable[Finding]) -> None:
    for finding in found:
        if finding.severity is Severity.WARNING:
            warnings.warn(CompilationJobWarning(finding), stacklevel=_frames_to_caller())


def _frames_to_caller() -> int:
    """How many frames up the user's own code is, so that a warning names its line."""
    frame, level = sys._getframe(1), 1  # noqa: SLF001 - the one way to a caller's frame
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] in {"compilejob", "pydantic"}:
        frame, level = frame.f_back, level + 1
    return level


Part = Literal["name", "role_arn", "source", "target", "output"]
"""The parts a request cannot do without."""

Has_contra = TypeVar("Has_contra", contravariant=True, default=Never)
H = TypeVar("H")


class SourceIsAlreadySet:
    """What a second `.source(...)` is to a type checker: nothing that goes on."""


class TargetIsAlreadySet:
    """What a second `.target(...)` is to a type checker: nothing that goes on."""


@dataclass(frozen=True, slots=True, init=False)
class Builder(Generic[Has_contra]):
    """Steps that make a request, in any order. Each returns a new builder, so that a base can be shared and forked.

    `Has_contra` is the set of the required parts that are given; `build` type-checks on a builder that has all of them.
    """

    _members: Mapping[str, object]
    _output: Mapping[str, object]

    def __init__(self: "Builder[Never]") -> None:
        object.__setattr__(self, "_members", {"StoppingCondition": {"MaxRuntimeInSeconds": DEFAULT_MAX_RUNTIME}})
        object.__setattr__(self, "_output", {})

    def name(self: "Builder[H]", name: str) -> "Builder[H | Literal['name']]":
        """The job's name: 1 to 63 letters, digits and hyphens, unique in the account and Region."""
        return self._with(CompilationJobName=name)

    def role_arn(self: "Builder[H]", role_arn: str) -> "Builder[H | Literal['role_arn']]":
        """The ARN of the role that SageMaker assumes: it reads the model and writes the result."""
        return self._with(RoleArn=role_arn)

    @overload
    def source(self: "Builder[Literal['source']]", source: Source) -> SourceIsAlreadySet: ...
    @overload
    def source(self: "Builder[H]", source: Source) -> "Builder[H | Literal['source']]": ...
    def source(self, source: Source) -> Any:
        """Where the model comes from: `sources.pytorch(...)` and its like. It is given once."""
        if not self._members.keys().isdisjoint({"InputConfig", "ModelPackageVersionArn"}):
            raise TypeError("the builder already has a source; start from the builder before it was given")
        return self._with(**source.members)

    @overload
    def target(self: "Builder[Literal['target']]", target: Target) -> TargetIsAlreadySet: ...
    @overload
    def target(self: "Builder[H]", target: Target) -> "Builder[H | Literal['target']]": ...
    def target(self, target: Target) -> Any:
        """What the model is compiled for: `targets.ml_c5()` and its like. It is given once."""
        if not self._output.keys().isdisjoint({"TargetDevice", "TargetPlatform"}):
            raise TypeError("the builder already has a target; start from the builder before it was given")
        return self._with_output(**target.members)

    def output(
        self: "Builder[H]", s3_output_location: str, *, kms_key_id: str | None = None
    ) -> "Builder[H | Literal['output']]":
        """Where the compiled model goes.

        *s3_output_location*: the prefix, such as "s3://bucket/compiled/". *kms_key_id*: what encrypts it, a key id, key
        ARN, alias or alias ARN; the account's S3 key when not given.
        """
        key = {} if kms_key_id is None else {"KmsKeyId": kms_key_id}
        return self._with_output(S3OutputLocation=s3_output_location, **key)

    def max_runtime(self: "Builder[H]", seconds: int) -> "Builder[H]":
        """After how many seconds the job is stopped; 900 when not given."""
        return self._with(StoppingCondition={"MaxRuntimeInSeconds": seconds})

    def vpc(
        self: "Builder[H]", *, security_group_ids: list[str] | tuple[str, ...], subnets: list[str] | tuple[str, ...]
    ) -> "Builder[H]":
        """The VPC through which the job reads the model: 1 to 5 security groups and 1 to 16 subnets."""
        return self._with(VpcConfig={"SecurityGroupIds": copy(security_group_ids), "Subnets": copy(subnets)})

    def tag(self: "Builder[H]", key: str, value: str) -> "Builder[H]":
        """One more tag, 50 at most."""
        tags = self._members.get("Tags", ())
        return self._with(Tags=(*cast("tuple[object, ...]", tags), {"Key": key, "Value": value}))

    @overload
    def build(self: "Builder[Part]") -> CompilationJob: ...
    @overload
    def build(self, *, call_name_role_arn_source_target_and_output_first: Never) -> CompilationJob: ...
    def build(self) -> CompilationJob:  # type: ignore[misc]  # the second overload is the message for a part that is missing
        """The request. Raises `InvalidRequest` with every error at once, missing parts among them."""
        data = {**self._members, "OutputConfig": self._output}
        try:
            return CompilationJob.model_validate(data)
        except ValidationError as error:
            raise InvalidRequest.from_exception_data("CompilationJob", lines(findings(error), data)) from None

    def _with(self, **members: object) -> "Builder[Any]":
        return self._fork({**self._members, **members}, self._output)

    def _with_output(self, **members: object) -> "Builder[Any]":
        return self._fork(self._members, {**self._output, **members})

    @staticmethod
    def _fork(members: Mapping[str, object], output: Mapping[str, object]) -> "Builder[Any]":
        fork: Builder[Never] = Builder()
        object.__setattr__(fork, "_members", members)
        object.__setattr__(fork, "_output", output)
        return fork
