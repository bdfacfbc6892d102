"""What a DescribeCompilationJob response holds beside the request, from the service model's output shape."""

from collections.abc import Mapping
from typing import TypeGuard

IS_RESPONSE = "CompilationJobStatus"

RESPONSE_MEMBERS = frozenset(
    {
        "CompilationEndTime",
        "CompilationJobArn",
        "CompilationJobStatus",
        "CompilationStartTime",
        "CreationTime",
        "DerivedInformation",
        "FailureReason",
        "InferenceImage",
        "LastModifiedTime",
        "ModelArtifacts",
        "ModelDigests",
        "ResponseMetadata",
    }
)
"""Members of the response that a request does not have."""


def is_response(data: object) -> TypeGuard[Mapping[str, object]]:
    """Whether `data` is a DescribeCompilationJob response and not a request."""
    return isinstance(data, Mapping) and IS_RESPONSE in data


def left_out(data: Mapping[str, object]) -> list[str]:
    """The members of a response that are no part of the request it answers.

    A response always has InputConfig, also for a job whose model came from a package; there it is not the source.
    """
    packaged = data.get("ModelPackageVersionArn") is not None
    return [name for name in data if name in RESPONSE_MEMBERS or (packaged and name == "InputConfig")]


def without_response_members(data: Mapping[str, object]) -> dict[str, object]:
    """The request that a response answers."""
    superfluous = left_out(data)
    return {name: value for name, value in data.items() if name not in superfluous}
