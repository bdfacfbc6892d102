r"""CJ1, continued: what is taken, changed in a way that the author is told of."""

from collections.abc import Iterable, Mapping

from compilejob.catalog import evidence
from compilejob.findings import Path, Remove, Replace
from compilejob.model.lookup import Nesting, is_required, nesting
from compilejob.model.request import Request
from compilejob.model.response import is_response, left_out
from compilejob.rules import paths
from compilejob.rules.rule import WARNING, Problem, rule
from compilejob.wire import NotJson, encode

Data = Mapping[str, object]
"""A request as its author gave it, before the model reads it."""


@rule("CJ111", "null-member", WARNING, evidence.SERVICE_MODEL)
def null_member(data: Data) -> Iterable[Problem]:
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
        for path in _nulls(data, nesting(Request), ())
        if not is_required(Request, path)
    ]


def _nulls(data: Data, structures: Nesting, path: Path) -> list[Path]:
    found: list[Path] = []
    for name, value in data.items():
        if value is None:
            if isinstance(name, str):
                found.append((*path, name))
        elif name in structures and isinstance(value, dict):
            found += _nulls(value, structures[name], (*path, name))
    return found


@rule("CJ114", "value-for-json-text", WARNING, evidence.SERVICE_MODEL)
def value_for_json_text(data: Data) -> Iterable[Problem]:
    r"""A member that holds JSON text is given the value itself.

    boto3 takes DataInputConfig and CompilerOptions as text only. The value is sent as its JSON text from here.

    Fails: {"InputConfig": {"DataInputConfig": {"input0": [1, 3, 224, 224]}}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    source, output = data.get("InputConfig"), data.get("OutputConfig")
    inputs = source.get("DataInputConfig") if isinstance(source, dict) else None
    options = output.get("CompilerOptions") if isinstance(output, dict) else None
    if type(inputs) in _TEXT_OR_NOTHING and type(options) in _TEXT_OR_NOTHING:
        return ()
    given = ((paths.INPUTS, inputs), (paths.OPTIONS, options))
    return [_as_text(path, value) for path, value in given if isinstance(value, dict | list | tuple)]


_TEXT_OR_NOTHING = frozenset({str, type(None)})


def _as_text(path: Path, value: object) -> Problem:
    try:
        fix = Replace(path, encode(value))
    except NotJson:
        fix = None
    return Problem(path, f"{path[-1]} is {_kind(value)} and is sent as its JSON text", "write it as JSON text", fix)


def _kind(value: object) -> str:
    return "an object" if isinstance(value, dict) else "a list"


@rule("CJ115", "response-member", WARNING, evidence.SERVICE_MODEL)
def response_member(data: Data) -> Iterable[Problem]:
    """A DescribeCompilationJob response is given where a request is wanted.

    It is read as the request it answers: what only the response has is left out, and so is InputConfig of a job whose
    model came from a package, since a response always has one.

    Fails: {"CompilationJobStatus": "COMPLETED", "FailureReason": ""}
    Passes: {}
    """
    if not is_response(data):
        return ()
    what = f"a DescribeCompilationJob response is read as its request, without {', '.join(left_out(data))}"
    return (Problem((), what, "keep the request and not the response"),)
