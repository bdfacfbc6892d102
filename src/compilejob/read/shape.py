"""What looks like a request: data is one by its members, not by its file's name."""

from collections.abc import Iterator, Mapping

from compilejob.findings import Path
from compilejob.read.document import FoundRequest

MARKS = ("CompilationJobName", "InputConfig", "OutputConfig", "create_compilation_job")
"""Words of which a file that holds a request has at least one."""

_OF_SOURCE = frozenset({"S3Uri", "DataInputConfig", "Framework", "FrameworkVersion"})
_OF_TARGET = frozenset({"TargetDevice", "TargetPlatform", "CompilerOptions"})
_LEAST_SIGNS = 2


def mentions_request(content: bytes) -> bool:
    """Whether a file can hold a request at all, told without reading it."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:4] else content  # UTF-16 and UTF-32
    return any(mark.encode() in plain for mark in MARKS)


def is_request(data: object) -> bool:
    """Whether data looks like a request, or like the response that describes a job.

    One sign is not enough: other requests of SageMaker have an InputConfig, or name a compilation job.
    """
    if not isinstance(data, Mapping):
        return False
    source, output = data.get("InputConfig"), data.get("OutputConfig")
    signs = (
        "CompilationJobName" in data,
        "StoppingCondition" in data,
        "ModelPackageVersionArn" in data,
        isinstance(source, Mapping) and not _OF_SOURCE.isdisjoint(source),
        isinstance(output, Mapping) and not _OF_TARGET.isdisjoint(output),
    )
    return sum(signs) >= _LEAST_SIGNS


def requests_in(data: object, *, named: bool) -> tuple[FoundRequest, ...]:
    """The requests in the data of a file. In a file that was named, what can be a request is meant to be one."""
    if named and isinstance(data, list) and (any(map(is_request, data)) or next(_shaped(data, ()), None) is None):
        return tuple(FoundRequest((index,), item) for index, item in enumerate(data))
    found = tuple(_shaped(data, ()))
    if not found and named and isinstance(data, dict):
        found = (FoundRequest((), data),)
    return found


def _shaped(data: object, path: Path) -> Iterator[FoundRequest]:
    """What looks like a request, from outside in; nothing is looked for inside of one."""
    waiting: list[tuple[Path, object]] = [(path, data)]
    while waiting:
        path, data = waiting.pop()
        if is_request(data):
            yield FoundRequest(path, data)
        elif isinstance(data, dict):
            waiting += (((*path, name), item) for name, item in reversed(data.items()) if isinstance(item, dict | list))
        elif isinstance(data, list):
            waiting += (((*path, index), item) for index, item in reversed(list(enumerate(data))))
