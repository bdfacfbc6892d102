"""CJ5: where the model is read from and written to."""

import re
from collections.abc import Callable, Iterable

from compilejob.catalog import evidence
from compilejob.findings import Path, Replace, quote
from compilejob.model.request import Request
from compilejob.model.structure import given
from compilejob.rules import paths
from compilejob.rules.placeholders import marked_placeholder, worded_placeholder
from compilejob.rules.rule import ERROR, WARNING, Problem, rule
from compilejob.rules.s3 import address

_ARCHIVE = ".tar.gz"
_NO_ARCHIVES = (
    *(".pth", ".pt", ".onnx", ".h5", ".keras", ".pb", ".pbtxt", ".tflite", ".params", ".json", ".pkl", ".joblib"),
    *(".cfg", ".weights", ".mlmodel", ".zip", ".tar", ".tar.bz2", ".tar.xz"),
)
"""How models that are not packed are named, and archives that are packed in another way."""


def _key(uri: str) -> str:
    place = address(uri)
    return uri if place is None else place.key


def _name(key: str) -> str:
    return key.rpartition("/")[2]


def _is_no_archive(key: str) -> bool:
    return not key or key.lower().endswith(_NO_ARCHIVES)


@rule("CJ501", "model-not-archive", ERROR, evidence.COMPILE_ERRORS_PAGE)
def model_not_archive(request: Request) -> Iterable[Problem]:
    """S3Uri names a bucket, a model file or another kind of archive where a .tar.gz is wanted.

    The job unpacks one gzip compressed tar; anything else ends it: "Unable to untar input model".

    Fails: {"InputConfig": {"S3Uri": "s3://bucket/model.onnx"}}
    Fails: {"InputConfig": {"S3Uri": "s3://bucket"}}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/model.tar.gz"}}
    """
    uri = request.source.s3_uri
    if uri.endswith(_ARCHIVE):
        return ()
    key = _key(uri)
    if not _is_no_archive(key):
        return ()
    what = f"{quote(_name(key))} is not a {_ARCHIVE} archive" if key else f"{quote(uri)} names a bucket and no archive"
    return (Problem(paths.S3_URI, what, f"pack the model into one {_ARCHIVE} and give its URI"),)


@rule("CJ502", "archive-suffix", WARNING, evidence.INPUT_PAGE)
def archive_suffix(request: Request) -> Iterable[Problem]:
    """S3Uri does not end in .tar.gz.

    The page asks for a single object with the suffix .tar.gz, and the published loader opens files that end in .gz.
    Samples with a prefix or with .tgz have been published, so this is a warning.

    Fails: {"InputConfig": {"S3Uri": "s3://bucket/models/train"}}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/models/model.tar.gz"}}
    """
    uri = request.source.s3_uri
    if uri.endswith(_ARCHIVE):
        return ()
    key = _key(uri)
    if _is_no_archive(key) or key.rstrip().endswith(_ARCHIVE) or marked_placeholder(key):
        return ()
    name = _name(key)
    if not name:
        return (Problem(paths.S3_URI, f"{quote(uri)} is a prefix, not an object", "add the archive's name"),)
    packed = name.lower().endswith((".tgz", _ARCHIVE))
    hint = f"rename it to end in {_ARCHIVE}" if packed else f"give the URI of one object that ends in {_ARCHIVE}"
    return (Problem(paths.S3_URI, f"{quote(name)} does not end in {_ARCHIVE}", hint),)


Locations = tuple[tuple[Path, str], ...]
"""The S3 locations that rules look at, with their places."""


def locations(request: Request) -> Locations:
    """The S3 locations that could be read."""
    both = (paths.S3_URI, given(request, *_S3_URI)), (paths.S3_OUTPUT, given(request, *_S3_OUTPUT))
    return tuple((path, uri) for path, uri in both if uri is not None)


_S3_URI = ("input_config", "s3_uri")
_S3_OUTPUT = ("output_config", "s3_output_location")


def _each(locations: Locations, judge: Callable[[Path, str], Problem | None]) -> Iterable[Problem]:
    return [problem for path, uri in locations if (problem := judge(path, uri))]


_SHORTEST, _LONGEST = 3, 63
_EVER_A_BUCKET = re.compile(r"(?![0-9]+(?:\.[0-9]+){3}$)[A-Za-z0-9._-]{3,255}|arn:.*")  # or an access point
_A_BUCKET_TODAY = re.compile(r"[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]|arn:.*")
_STRANGE_IN_BUCKET = re.compile(r"[^A-Za-z0-9._-]")


def _never_a_bucket(path: Path, uri: str) -> Problem | None:
    place = address(uri)
    if place is None or _EVER_A_BUCKET.fullmatch(place.bucket):
        return None
    bucket = place.bucket
    if bucket == "s3:":
        once = uri.removeprefix("s3://")
        return Problem(path, f"{quote(uri)} says s3:// twice", "say it once", Replace(path, once))
    if marked_placeholder(bucket):
        return Problem(path, f"bucket name {quote(bucket)} is a placeholder", "write the bucket's name in its place")
    strange = _STRANGE_IN_BUCKET.search(bucket)
    if strange:
        wrong = f"has the character {quote(strange[0])}"
    elif bucket.replace(".", "").isdigit() and "." in bucket:
        wrong = "has the form of an IP address"
    else:
        wrong = "is too short" if len(bucket) < _SHORTEST else "is too long"
    hint = f"a bucket name has {_SHORTEST} to {_LONGEST} lower-case letters, digits, dots and hyphens"
    return Problem(path, f"bucket name {quote(bucket)} {wrong}", hint)


@rule("CJ506", "bucket-name", ERROR, evidence.BUCKET_NAMES_PAGE)
def bucket_name(locations: Locations) -> Iterable[Problem]:
    """A bucket has a name that no bucket ever had.

    Bucket names have 3 to 63 characters, lower-case letters, digits, dots and hyphens, and old ones in us-east-1 up to
    255, capitals and underscores among them. boto3's S3 client refuses other characters too.

    Fails: {"InputConfig": {"S3Uri": "s3://my models/model.tar.gz"}}
    Fails: {"OutputConfig": {"S3OutputLocation": "s3://<bucket>/compiled/"}}
    Passes: {"InputConfig": {"S3Uri": "s3://my-models/model.tar.gz"}}
    """
    return _each(locations, _never_a_bucket)


def _not_a_bucket_today(path: Path, uri: str) -> Problem | None:
    place = address(uri)
    if place is None or _A_BUCKET_TODAY.fullmatch(place.bucket) or not _EVER_A_BUCKET.fullmatch(place.bucket):
        return None
    bucket = place.bucket
    if worded_placeholder(uri):
        return None
    if len(bucket) > _LONGEST:
        wrong = f"has {len(bucket)} characters, more than {_LONGEST}"
    elif bucket != bucket.lower():
        wrong = "has capital letters"
    elif "_" in bucket:
        wrong = "has an underscore"
    elif ".." in bucket:
        wrong = "has two dots in a row"
    else:
        wrong = "does not begin and end with a letter or digit"
    hint = "check it: only buckets made in us-east-1 before March 2018 have such names"
    return Problem(path, f"bucket name {quote(bucket)} {wrong}", hint)


@rule("CJ507", "old-bucket-name", WARNING, evidence.BUCKET_NAMES_PAGE)
def old_bucket_name(locations: Locations) -> Iterable[Problem]:
    """A bucket has a name that S3 gives to no bucket today.

    Buckets made in us-east-1 before March 2018 have capitals, underscores and up to 255 characters, and keep them. In
    any other bucket's name they are a mistake.

    Fails: {"InputConfig": {"S3Uri": "s3://MyBucket/model.tar.gz"}}
    Passes: {"InputConfig": {"S3Uri": "s3://mybucket/model.tar.gz"}}
    """
    return _each(locations, _not_a_bucket_today)


def _https(path: Path, uri: str) -> Problem | None:
    if not uri.startswith("https://"):
        return None
    place = address(uri)
    if place is None:
        return Problem(path, f"{quote(uri)} is not an address of S3", "give the s3:// URI of a bucket and key")
    same = f"s3://{place.bucket}/{place.key}"
    plain = "%" not in uri and "+" not in uri and "?" not in uri and "#" not in uri
    return Problem(
        path, f"{quote(uri)} is an https address", f"use {quote(same)}", Replace(path, same) if plain else None
    )


@rule("CJ508", "https-address", WARNING, evidence.SERVICE_MODEL)
def https_address(locations: Locations) -> Iterable[Problem]:
    """A location is an https address and not an s3:// URI.

    The service model's pattern admits https. Every page and every job seen writes s3://, and whether an https address
    is read is not known. The signature of a presigned address is of no use: the role reads the bucket.

    Fails: {"InputConfig": {"S3Uri": "https://bucket.s3.us-west-2.amazonaws.com/model.tar.gz"}}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/model.tar.gz"}}
    """
    return _each(locations, _https)


def _doubtful_key(path: Path, uri: str) -> Problem | None:
    place = address(uri)
    key = "" if place is None or place.bucket == "s3:" else place.key
    names = key.split("/")
    if key != key.strip():
        return Problem(path, f"key {quote(key)} begins or ends with a space", "remove the space")
    if "\\" in key:
        return Problem(path, f'key {quote(key)} has the character "\\"', "separate folders by /")
    if "" in names[:-1]:
        return Problem(path, f"key {quote(key)} has an empty folder name", "write one / where there are two")
    if "." in names or ".." in names:
        return Problem(path, f"key {quote(key)} goes to another folder with a dot", "write the folder itself")
    return None


@rule("CJ509", "doubtful-key", WARNING, evidence.OBJECT_KEYS_PAGE)
def doubtful_key(locations: Locations) -> Iterable[Problem]:
    r"""A key is one that S3 has and people do not mean.

    S3 keys are plain text: an empty folder name, a backslash, a dot for a folder or a space at the end are part of the
    key. They come from paths that were joined by hand or on Windows, and name another object than the one that is there.

    Fails: {"InputConfig": {"S3Uri": "s3://bucket//model.tar.gz"}}
    Fails: {"InputConfig": {"S3Uri": "s3://bucket/models\\model.tar.gz"}}
    Passes: {"InputConfig": {"S3Uri": "s3://bucket/models/model.tar.gz"}}
    """
    return _each(locations, _doubtful_key)


@rule("CJ510", "output-is-input", WARNING, evidence.OUTPUT_PAGE)
def output_is_input(request: Request) -> Iterable[Problem]:
    """S3OutputLocation is the same as S3Uri.

    S3OutputLocation is a prefix, under which the service writes an object that it names itself. Where an AWS sample
    gives the name of an archive, it finds the compiled model by that name: here it would take the model's place.

    Fails: {"OutputConfig": {"S3OutputLocation": "s3://bucket/model.tar.gz"}}
    Passes: {"OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/"}}
    """
    uri, output = request.source.s3_uri, request.output_config.s3_output_location
    if uri.rstrip("/") != output.rstrip("/"):
        return ()
    return (
        Problem(paths.S3_OUTPUT, f"S3OutputLocation {quote(output)} is the same as S3Uri", "give a prefix of its own"),
    )


def _placeholder(path: Path, uri: str) -> Problem | None:
    place = address(uri)
    if place is not None and marked_placeholder(place.bucket):
        return None  # no bucket has such a name: that is bucket-name
    found = worded_placeholder(uri) or marked_placeholder(uri)
    if found is None:
        return None
    return Problem(path, f"{quote(found)} looks like a placeholder", "write the name that is meant in its place")


@rule("CJ511", "placeholder", WARNING, evidence.BUCKET_NAMES_PAGE)
def placeholder(locations: Locations) -> Iterable[Problem]:
    """A bucket or key has a name that examples have in the place of yours.

    It may be a name that exists, so this is a warning; more often it is a line of a template that was not filled in.

    Fails: {"OutputConfig": {"S3OutputLocation": "s3://your-bucket/compiled/"}}
    Fails: {"InputConfig": {"S3Uri": "s3://bucket/<model>.tar.gz"}}
    Passes: {"OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/"}}
    """
    return _each(locations, _placeholder)
