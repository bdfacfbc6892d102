"""CJ0: files that cannot be read, in whole or in part."""

from collections.abc import Iterable
from typing import NamedTuple

from compilejob.catalog import evidence
from compilejob.catalog.evidence import Source
from compilejob.findings import quote
from compilejob.rules.rule import ERROR, WARNING, Problem, rule

_RFC_8259 = Source("https://www.rfc-editor.org/rfc/rfc8259", "2017-12")


class Unread(NamedTuple):
    """What hindered reading a file, in words."""

    reason: str
    format: str = "JSON"
    """What the file is meant to be."""


@rule("CJ001", "file-unreadable", ERROR, _RFC_8259)
def file_unreadable(unread: Unread) -> Iterable[Problem]:
    """A file cannot be opened, or is not text in UTF-8, UTF-16 or UTF-32.

    The other files are still checked.

    Fails: no-such-file.json
    Passes: {"CompilationJobName": "resnet50"}
    """
    return (Problem((), f"the file cannot be read: {unread.reason}", "check its name, its rights and its encoding"),)


@rule("CJ002", "file-malformed", ERROR, _RFC_8259)
def file_malformed(unread: Unread) -> Iterable[Problem]:
    """A file is not of the format that its name says.

    Fails: {"CompilationJobName": "resnet50",}
    Passes: {"CompilationJobName": "resnet50"}
    """
    return (Problem((), f"the file is not {unread.format}: {unread.reason}", "correct it where reading stopped"),)


@rule("CJ003", "file-repeated-key", WARNING, _RFC_8259)
def file_repeated_key(unread: Unread) -> Iterable[Problem]:
    """An object in a file holds the same key twice.

    Readers of JSON keep the last value and drop the others without a word.

    Fails: {"CompilationJobName": "resnet50", "CompilationJobName": "resnet18"}
    Passes: {"CompilationJobName": "resnet50"}
    """
    return (Problem((), f"key {quote(unread.reason)} stands more than once in one object", "keep one of them"),)


@rule("CJ004", "file-without-request", ERROR, _RFC_8259)
def file_without_request(unread: Unread) -> Iterable[Problem]:
    """A file holds neither a request nor a list of requests.

    Fails: "resnet50"
    Passes: [{"CompilationJobName": "resnet50"}, {"CompilationJobName": "resnet18"}]
    """
    return (Problem((), f"the file holds {unread.reason}, not a request", "write one request or a list of requests"),)


@rule("CJ005", "job-name-repeated", ERROR, evidence.CREATE_PAGE)
def job_name_repeated(unread: Unread) -> Iterable[Problem]:
    """Two requests of a file have the same CompilationJobName.

    Names are unique in an account and Region: the service refuses the second job with ResourceInUse.

    Fails: [{"CompilationJobName": "resnet50"}, {"CompilationJobName": "resnet50"}]
    Passes: [{"CompilationJobName": "resnet50"}, {"CompilationJobName": "resnet18"}]
    """
    what = f"{quote(unread.reason)} names a job before this one in the file"
    return (Problem(("CompilationJobName",), what, "give each job a name of its own"),)
