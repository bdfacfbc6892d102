r"""CJ1, continued: values that are taken with a remark, on any member."""

from collections.abc import Iterable, Iterator

from compilejob.catalog import evidence
from compilejob.findings import Path, Remove, quote
from compilejob.model.request import Request
from compilejob.model.structure import Structure, Unlisted
from compilejob.rules.rule import WARNING, Problem, rule
from compilejob.wire import JsonText, repeated_keys


def _members(structure: Structure, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every member that is given and could be read, with its path."""
    for name, field in type(structure).model_fields.items():
        if name not in structure.model_fields_set:
            continue
        value = structure.__dict__[name]
        here = (*path, field.alias or name)
        yield here, value
        if isinstance(value, Structure):
            yield from _members(value, here)


@rule("CJ111", "null-member", WARNING, evidence.SERVICE_MODEL)
def null_member(request: Request) -> Iterable[Problem]:
    r"""A member is null.

    boto3 refuses None: a member that is not wanted is left out. It is left out of what is sent from here.

    Fails: {
        "CompilationJobName": "resnet50",
        "RoleArn": "arn:aws:iam::111122223333:role/Neo",
        "InputConfig": {
            "S3Uri": "s3://bucket/model.tar.gz",
            "DataInputConfig": "{\"input0\": [1, 3, 224, 224]}",
            "Framework": "PYTORCH"},
        "OutputConfig": {"S3OutputLocation": "s3://bucket/out/", "TargetDevice": "ml_c5", "KmsKeyId": null},
        "StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c5"}}
    """
    return [
        Problem(path, f"{path[-1]} is null and is not sent", "remove it", Remove(path))
        for path, value in _members(request)
        if value is None
    ]


@rule("CJ112", "unlisted-value", WARNING, evidence.SERVICE_MODEL)
def unlisted_value(request: Request) -> Iterable[Problem]:
    """A value is not in this catalogue; the author vouches for it, or the installed botocore lists it.

    It is sent as written. Rules that would need to know it are silent.

    Fails: {"OutputConfig": {"TargetDevice": {"Unlisted": "ml_c7g"}}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c6g"}}
    """
    return [
        Problem(path, f"{quote(value)} is no {path[-1]} this catalogue knows", "check it against the current AWS pages")
        for path, value in _members(request)
        if isinstance(value, Unlisted)
    ]


@rule("CJ113", "repeated-key", WARNING, evidence.LOADER)
def repeated_key(request: Request) -> Iterable[Problem]:
    r"""A JSON text holds the same key twice.

    Readers of JSON keep the last one and drop the others without a word.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 8, 8], \"input0\": [1, 3, 9, 9]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 8, 8], \"input1\": [1, 3, 9, 9]}"}}
    """
    texts = [(path, value) for path, value in _members(request) if isinstance(value, JsonText)]
    return [
        Problem(path, f"{path[-1]} has the key {quote(key)} more than once", "keep one of them")
        for path, value in texts
        for key in repeated_keys(value.text)
    ]
