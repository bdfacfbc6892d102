"""`CompilationJob`: a request without errors; and `Builder`, the steps that make one."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Never, Self, cast, overload

from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator
from typing_extensions import TypeVar

from compilejob.errors import InvalidRequest, findings, lines
from compilejob.examine import examine_given, examine_ordinary
from compilejob.findings import Severity, quote
from compilejob.migrate import SdkCompile, SdkInputs, SdkOptions, SdkTags
from compilejob.model.request import Request
from compilejob.notebook import request_html, request_line
from compilejob.parts import Source, Target
from compilejob.rules import judge
from compilejob.types import CompilationJobKwargs, TagDict, VpcConfigDict
from compilejob.warn import frames_to_caller, warn

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
    def _without_errors(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if type(data) is not dict and isinstance(data, cls):
            return data
        ordinary = examine_ordinary(cls, data) if cls is CompilationJob else None
        job, found = ordinary or examine_given(data, handler)
        if not found and isinstance(job, cls):
            return job
        errors = [finding for finding in found if finding.severity is Severity.ERROR]
        if not errors:
            warn(found)
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
        tags: Mapping[str, str] | Sequence[TagDict] | None = None,
    ) -> "CompilationJob":
        """The request in one call.

        Args:
            name: The job's name, 1 to 63 letters, digits and hyphens, unique in the account and Region.
            role_arn: The ARN of the role that SageMaker assumes: it reads the model and writes the result.
            source: Where the model comes from: `sources.pytorch(...)` and its like.
            target: What the model is compiled for: `targets.ml_c5()` and its like.
            output: The prefix under which the compiled model is written, such as "s3://bucket/compiled/".
            kms_key_id: What encrypts it, a key id, key ARN, alias or alias ARN; the account's S3 key when not given.
            max_runtime: Seconds after which the job is stopped.
            vpc: The VPC through which the job reads the model: 1 to 5 security groups and 1 to 16 subnets.
            tags: Values by key, or tags as boto3 takes them; 50 at most.

        Raises `InvalidRequest` with every error at once.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
        """
        builder = cls.builder().name(name).role_arn(role_arn).source(source).target(target)
        complete = builder.output(output, kms_key_id=kms_key_id).max_runtime(max_runtime)
        if vpc is not None:
            complete = complete._with(VpcConfig=vpc)  # noqa: SLF001 - as it is, so that what is missing is a finding
        if isinstance(tags, Mapping):
            tags = [{"Key": key, "Value": value} for key, value in tags.items()]
        if tags:
            complete = complete._with(Tags=_kept(tags))  # noqa: SLF001 - as it is, too
        return complete.build()

    @classmethod
    def from_sdk_compile(
        cls,
        *,
        model_data: str,
        target_instance_family: str | None,
        input_shape: SdkInputs | None,
        output_path: str,
        role: str,
        job_name: str,
        framework: str,
        framework_version: str | None = None,
        tags: SdkTags | None = None,
        compile_max_run: int = DEFAULT_MAX_RUNTIME,
        target_platform_os: str | None = None,
        target_platform_arch: str | None = None,
        target_platform_accelerator: str | None = None,
        compiler_options: SdkOptions | None = None,
    ) -> "CompilationJob":
        """The request that `Model.compile` of version 2 of the SageMaker Python SDK sent for these arguments.

        Where the SDK sent something else than the arguments say, that is what is sent, with a `UserWarning`.

        Args:
            model_data: The `model_data` of the `Model`, such as "s3://bucket/model.tar.gz".
            target_instance_family: The target device, such as "ml_c5"; None for a target platform.
            input_shape: Names and shapes of the inputs, such as {"data": [1, 3, 224, 224]}.
            output_path: The prefix under which the compiled model is written.
            role: The ARN of the role that SageMaker assumes; a name, which the SDK looked up, is refused.
            job_name: The job's name; `Estimator.compile_model` made one up.
            framework: The model's framework, such as "pytorch", also where the SDK knew it from the `Model`.
            framework_version: The framework's version, also where the SDK knew it from the `Model`.
            tags: Values by key, or tags as the service has them.
            compile_max_run: Seconds after which the job is stopped.
            target_platform_os: The platform's operating system, such as "LINUX".
            target_platform_arch: The platform's architecture, such as "ARM64".
            target_platform_accelerator: The platform's accelerator, such as "NVIDIA".
            compiler_options: Compiler options by their names on the wire, or as JSON text.

        Raises `InvalidRequest` with every error at once.
        Source: https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py
        """
        call = SdkCompile(
            model_data=model_data,
            target_instance_family=target_instance_family,
            input_shape=input_shape,
            output_path=output_path,
            role=role,
            tags=tags,
            job_name=job_name,
            compile_max_run=compile_max_run,
            framework=framework,
            framework_version=framework_version,
            target_platform_os=target_platform_os,
            target_platform_arch=target_platform_arch,
            target_platform_accelerator=target_platform_accelerator,
            compiler_options=compiler_options,
        )
        for difference in call.differences:
            warnings.warn(difference, UserWarning, stacklevel=frames_to_caller())
        return _valid(call.request)

    @staticmethod
    def builder() -> "Builder[Never]":
        """A builder to which nothing is given yet; its steps come in any order, and `build` is the last."""
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
        return request_html(self, judge(self))


def _valid(data: object) -> CompilationJob:
    """The request in `data`. Raises `InvalidRequest` with every error at once."""
    try:
        return CompilationJob.model_validate(data)
    except ValidationError as error:
        raise InvalidRequest.of(findings(error), data) from None


def _kept(items: object) -> object:
    """A list that its owner cannot change any more; anything else as it is, for the model to refuse."""
    return tuple(items) if isinstance(items, list) else items


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
        """What the job is called.

        Args:
            name: 1 to 63 letters, digits and hyphens, unique in the account and Region.

        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
        """
        return self._with(CompilationJobName=name)

    def role_arn(self: "Builder[H]", role_arn: str) -> "Builder[H | Literal['role_arn']]":
        """The role that SageMaker assumes: it reads the model and writes the result.

        Args:
            role_arn: Its ARN, such as "arn:aws:iam::111122223333:role/Neo".

        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
        """
        return self._with(RoleArn=role_arn)

    @overload
    def source(self: "Builder[Literal['source']]", source: Source) -> SourceIsAlreadySet: ...
    @overload
    def source(self: "Builder[H]", source: Source) -> "Builder[H | Literal['source']]": ...
    def source(self, source: Source) -> Any:
        """Where the model comes from.

        Args:
            source: `sources.pytorch(...)` and its like.

        Raises `TypeError` when it is given a second time.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        if not isinstance(source, Source):
            raise TypeError(f"a source is what sources.pytorch(...) and its like return, not {quote(source)}")
        if not self._members.keys().isdisjoint({"InputConfig", "ModelPackageVersionArn"}):
            raise TypeError("the builder already has a source; start from the builder before it was given")
        return self._with(**source.members)

    @overload
    def target(self: "Builder[Literal['target']]", target: Target) -> TargetIsAlreadySet: ...
    @overload
    def target(self: "Builder[H]", target: Target) -> "Builder[H | Literal['target']]": ...
    def target(self, target: Target) -> Any:
        """What the model is compiled for.

        Args:
            target: `targets.ml_c5()` and its like.

        Raises `TypeError` when it is given a second time.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        if not isinstance(target, Target):
            raise TypeError(f"a target is what targets.ml_c5() and its like return, not {quote(target)}")
        if not self._output.keys().isdisjoint({"TargetDevice", "TargetPlatform"}):
            raise TypeError("the builder already has a target; start from the builder before it was given")
        return self._with_output(**target.members)

    def output(
        self: "Builder[H]", s3_output_location: str, *, kms_key_id: str | None = None
    ) -> "Builder[H | Literal['output']]":
        """Where the compiled model goes.

        Args:
            s3_output_location: The prefix, such as "s3://bucket/compiled/".
            kms_key_id: What encrypts it, a key id, key ARN, alias or alias ARN; the account's S3 key when not given.

        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html
        """
        key = {} if kms_key_id is None else {"KmsKeyId": kms_key_id}
        return self._with_output(S3OutputLocation=s3_output_location, **key)

    def max_runtime(self: "Builder[H]", seconds: int) -> "Builder[H]":
        """How long the job may run; 900 seconds when this is not called.

        Args:
            seconds: When the job is stopped, at least 1.

        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html
        """
        return self._with(StoppingCondition={"MaxRuntimeInSeconds": seconds})

    def vpc(
        self: "Builder[H]", *, security_group_ids: list[str] | tuple[str, ...], subnets: list[str] | tuple[str, ...]
    ) -> "Builder[H]":
        """The VPC through which the job reads the model.

        Args:
            security_group_ids: 1 to 5 ids, such as "sg-0a1b2c3d4e5f67890".
            subnets: 1 to 16 ids, such as "subnet-0a1b2c3d4e5f67890".

        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/neo-vpc.html
        """
        return self._with(VpcConfig={"SecurityGroupIds": _kept(security_group_ids), "Subnets": _kept(subnets)})

    def tag(self: "Builder[H]", key: str, value: str) -> "Builder[H]":
        """One more tag, 50 at most.

        Args:
            key: 1 to 128 characters.
            value: At most 256 characters.

        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
        """
        tags = self._members.get("Tags", ())
        return self._with(Tags=(*cast("tuple[object, ...]", tags), {"Key": key, "Value": value}))

    @overload
    def build(self: "Builder[Part]") -> CompilationJob: ...
    @overload
    def build(self, *, call_name_role_arn_source_target_and_output_first: Never) -> CompilationJob: ...
    def build(self) -> CompilationJob:  # type: ignore[misc]  # the second overload is the message for a part that is missing
        """The request. Raises `InvalidRequest` with every error at once, missing parts among them."""
        return _valid({**self._members, "OutputConfig": self._output})

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
