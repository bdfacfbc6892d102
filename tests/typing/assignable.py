"""Our request's types and those of boto3-stubs can be assigned to each other: read by the checkers, never run."""

from mypy_boto3_sagemaker import type_defs as theirs

from compilejob import types as ours


def our_request(request: ours.CompilationJobKwargs) -> theirs.CreateCompilationJobRequestTypeDef:
    return request


def their_request(request: theirs.CreateCompilationJobRequestTypeDef) -> ours.CompilationJobKwargs:
    return request


def our_input(config: ours.InputConfigDict) -> theirs.InputConfigTypeDef:
    return config


def their_input(config: theirs.InputConfigTypeDef) -> ours.InputConfigDict:
    return config


def our_output(config: ours.OutputConfigDict) -> theirs.OutputConfigTypeDef:
    return config


def their_output(config: theirs.OutputConfigTypeDef) -> ours.OutputConfigDict:
    return config


def our_platform(platform: ours.TargetPlatformDict) -> theirs.TargetPlatformTypeDef:
    return platform


def their_platform(platform: theirs.TargetPlatformTypeDef) -> ours.TargetPlatformDict:
    return platform


def our_vpc(config: ours.VpcConfigDict) -> theirs.NeoVpcConfigTypeDef:
    return config


def their_vpc(config: theirs.NeoVpcConfigTypeDef) -> ours.VpcConfigDict:
    return config


def our_stopping_condition(condition: ours.StoppingConditionDict) -> theirs.StoppingConditionTypeDef:
    return condition


def their_stopping_condition(condition: theirs.StoppingConditionTypeDef) -> ours.StoppingConditionDict:
    return condition


def our_tag(tag: ours.TagDict) -> theirs.TagTypeDef:
    return tag


def their_tag(tag: theirs.TagTypeDef) -> ours.TagDict:
    return tag
