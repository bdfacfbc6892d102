"""CJ5: storage, keys, limits and tags."""

import re
from collections.abc import Iterable

from compilejob.catalog import evidence
from compilejob.findings import quote
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.rule import ERROR, WARNING, Problem, rule

_ARCHIVE = ".tar.gz"
_BARE_MODELS = (".pth", ".pt", ".onnx", ".h5", ".pb", ".tflite", ".params", ".json", ".zip", ".tar", ".pkl", ".mlmodel")


@rule("CJ501", "model-not-archive", ERROR, evidence.COMPILE_ERRORS_PAGE)
def model_not_archive(request: Request) -> Iterable[Problem]:
    """S3Uri names a model file or another archive where a .tar.gz is wanted.

    The job unpacks a gzip compressed tar; anything else ends it: "Unable to untar input model".

    Fails: {"InputConfig": {"S3Uri": "s3://bucket/model.onnx"}}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/model.tar.gz"}}
    """
    uri = request.source.s3_uri
    if not uri.lower().endswith(_BARE_MODELS):
        return ()
    what = f"{quote(uri)} is not a {_ARCHIVE} archive"
    return (Problem(paths.S3_URI, what, f"pack the model into one {_ARCHIVE} and point S3Uri at it"),)


@rule("CJ502", "archive-suffix", WARNING, evidence.INPUT_PAGE)
def archive_suffix(request: Request) -> Iterable[Problem]:
    """S3Uri does not end in .tar.gz.

    The page asks for a single object with the suffix .tar.gz. Samples with a prefix or with .tgz have been published,
    so this is a warning.

    Fails: {"InputConfig": {"S3Uri": "s3://bucket/models/train"}}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/models/model.tar.gz"}}
    """
    uri = request.source.s3_uri
    if uri.endswith(_ARCHIVE) or uri.lower().endswith(_BARE_MODELS):
        return ()
    what = f"{quote(uri)} does not end in {_ARCHIVE}"
    return (Problem(paths.S3_URI, what, f"point S3Uri at one object whose name ends in {_ARCHIVE}"),)


_KEY_ID = r"(mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
_ALIAS = r"alias/[a-zA-Z0-9/_-]+"
_KMS_KEY = re.compile(rf"({_KEY_ID}|{_ALIAS}|arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{{12}}:(key/{_KEY_ID}|{_ALIAS}))")


@rule("CJ503", "kms-key-form", ERROR, evidence.OUTPUT_PAGE)
def kms_key_form(request: Request) -> Iterable[Problem]:
    """KmsKeyId has none of its four forms.

    It is a key id, a key ARN, an alias name with its prefix alias/, or the ARN of an alias.

    Fails: {"OutputConfig": {"KmsKeyId": "ExampleAlias"}}
    Passes: {"OutputConfig": {"KmsKeyId": "alias/ExampleAlias"}}
    Passes: {"OutputConfig": {"KmsKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab"}}
    """
    key = request.output_config.kms_key_id
    if not key or _KMS_KEY.fullmatch(key):
        return ()
    hint = "give a key id, a key ARN, alias/NAME or an alias ARN"
    return (Problem(paths.KMS_KEY, f"{quote(key)} has none of the forms of a KMS key", hint),)


@rule("CJ504", "wait-shorter-than-runtime", WARNING, evidence.STOPPING_PAGE)
def wait_shorter_than_runtime(request: Request) -> Iterable[Problem]:
    """MaxWaitTimeInSeconds is smaller than MaxRuntimeInSeconds.

    The page asks for a wait at least as long as the run. The field belongs to managed spot training, though, and an
    AWS sample compiles with the shorter wait.

    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": 900, "MaxWaitTimeInSeconds": 60}}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    stopping = request.stopping_condition
    runtime, wait = stopping.max_runtime_in_seconds, stopping.max_wait_time_in_seconds
    if runtime is None or wait is None or wait >= runtime:
        return ()
    what = f"MaxWaitTimeInSeconds {wait} is shorter than MaxRuntimeInSeconds {runtime}"
    return (Problem((*paths.STOPPING, "MaxWaitTimeInSeconds"), what, "remove it: compilation does not wait for spot"),)


@rule("CJ505", "tag-repeated", ERROR, evidence.CREATE_PAGE)
def tag_repeated(request: Request) -> Iterable[Problem]:
    """Two tags have the same key.

    Tag keys are unique per resource.

    Fails: {"Tags": [{"Key": "team", "Value": "a"}, {"Key": "team", "Value": "b"}]}
    Passes: {"Tags": [{"Key": "team", "Value": "a"}]}
    """
    keys = [tag.key for tag in request.tags or ()]
    if len(set(keys)) == len(keys):
        return ()
    return [
        Problem((*paths.TAGS, index, "Key"), f"tag key {quote(key)} is given before", "keep one of the two tags")
        for index, key in enumerate(keys)
        if key in keys[:index]
    ]
