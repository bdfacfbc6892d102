"""What looks like a request: data is one by its members, not by its file's name."""

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from compilejob.findings import Path
from compilejob.read.document import FoundRequest
from compilejob.read.references import PATH_SUFFIX, is_template

MARKS = ("CompilationJobName", "InputConfig", "OutputConfig", "create_compilation_job", "create-compilation-job")
"""Words of which a file that holds a request has at least one."""

_MARKS = tuple(mark.encode() for mark in MARKS)

_SIGNS: Mapping[str, AbstractSet[object]] = {
    "InputConfig": frozenset({"S3Uri", "DataInputConfig", "Framework", "FrameworkVersion"}),
    "OutputConfig": frozenset({"TargetDevice", "TargetPlatform", "CompilerOptions"}),
    "StoppingCondition": frozenset({"MaxRuntimeInSeconds", "MaxWaitTimeInSeconds", "MaxPendingTimeInSeconds"}),
}
"""Members in members that show a request, and no table or schema of what requests have."""

_LEAST = 2


def mentions_request(content: bytes) -> bool:
    """Whether a file can hold a request at all, told without reading it."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:4] else content  # UTF-16 and UTF-32
    return any(mark in plain for mark in _MARKS)


def is_request(data: object) -> bool:
    """Whether data looks like a request, or like the response that describes a job.

    One sign is not enough: other requests of SageMaker have an InputConfig, or name a compilation job.
    """
    if not isinstance(data, dict):
        return False
    return _has_signs(data, _plain) or (any(map(_is_selected, data)) and _has_signs(data, _bare))


def _has_signs(
    data: Mapping[object, object], names_of: Callable[[Mapping[object, object]], AbstractSet[object]]
) -> bool:
    names = names_of(data)
    inside = 0
    for name, signs in _SIGNS.items():  # a loop, since there may be a hundred thousand
        part = data.get(name)
        if isinstance(part, dict) and not signs.isdisjoint(names_of(part)):
            inside += 1
    return inside > 0 and inside + ("CompilationJobName" in names) + ("ModelPackageVersionArn" in names) >= _LEAST


def _plain(data: Mapping[object, object]) -> AbstractSet[object]:
    return data.keys()


def _bare(data: Mapping[object, object]) -> AbstractSet[object]:
    """The names of members, without what says that a state machine selects their values."""
    return {name.removesuffix(PATH_SUFFIX) if isinstance(name, str) else name for name in data}


def _is_selected(name: object) -> bool:
    return isinstance(name, str) and name.endswith(PATH_SUFFIX)


_OURS = tuple(
    re.compile(rf"\b{name}\b[\"'\\]*\s*[:=\]]") for name in ("CompilationJobName", "InputConfig", "OutputConfig")
)


def is_plainly_ours(text: str) -> bool:
    """Whether a text that cannot be read was to hold a request: it names the members of one, and is no template."""
    return not is_template(text) and all(pattern.search(text) for pattern in _OURS)


def requests_in(data: object, *, named: bool) -> tuple[FoundRequest, ...]:
    """The requests in the data of a file. In a file that was named, what can be a request is meant to be one."""
    return requests_of({(): data}, named=named)


def requests_of(documents: Mapping[Path, object], *, named: bool) -> tuple[FoundRequest, ...]:
    """The requests in the documents of a file, by the ways to these."""
    found = tuple(request for path, data in documents.items() for request in _in_document(data, path, named=named))
    if not found and named:
        found = tuple(request for path, data in documents.items() for request in _items(data, path))
    return found


def _in_document(data: object, path: Path, *, named: bool) -> Iterator[FoundRequest]:
    is_list_of_them = named and isinstance(data, list) and any(map(is_request, data))
    return _items(data, path) if is_list_of_them else _shaped(data, path)


def _items(data: object, path: Path) -> Iterator[FoundRequest]:
    if isinstance(data, list):
        yield from (FoundRequest((*path, index), item) for index, item in enumerate(data))
    elif isinstance(data, dict):
        yield FoundRequest(path, data)


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
