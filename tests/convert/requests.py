"""Requests to convert: those of the corpus, unusual ones, and any that the builder makes."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from compilejob import (
    CompilationJob,
    ImageInput,
    InvalidRequest,
    Source,
    Target,
    TensorInput,
    Unlisted,
    check,
    sources,
    targets,
)
from compilejob.rules.page import EXAMPLE, request_of
from tests.test_corpus import OUTCOMES, REQUESTS

T = TypeVar("T")


def job_of(request: Any) -> CompilationJob:
    """The request, which has no error."""
    report = check(request)
    assert report.job is not None, str(report)
    return report.job


WITHOUT_ERROR: Mapping[str, CompilationJob] = {
    str(case["id"]): job
    for case in (*REQUESTS, *OUTCOMES)
    if (job := check({name: value for name, value in case["request"].items() if value is not None}).job)
}
"""The requests of the corpus that can be sent, whatever became of them."""

UNUSUAL: Mapping[str, CompilationJob] = {
    name: job_of(request_of(patch))
    for name, patch in {
        "inputs that its framework does not need": '{"InputConfig": {"Framework": "XGBOOST"}}',
        "no inputs": '{"InputConfig": {"DataInputConfig": null, "FrameworkVersion": "2.0"}}',
        "a framework that is vouched for": '{"InputConfig": {"Framework": {"Unlisted": "JAX"}}}',
        "a device that is vouched for": '{"OutputConfig": {"TargetDevice": {"Unlisted": "ml_c7g"}}}',
        "a device that is vouched for, with options": r"""{"OutputConfig": {
            "TargetDevice": {"Unlisted": "ml_c7g"}, "CompilerOptions": "{\"mcpu\": \"neoverse-v1\"}"}}""",
        "a device that is called as a function is": '{"OutputConfig": {"TargetDevice": {"Unlisted": "device"}}}',
        "an architecture that no table has": """{"OutputConfig": {
            "TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "X86"}}}""",
        "an accelerator that is vouched for": """{"OutputConfig": {"TargetDevice": null,
            "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": {"Unlisted": "NPU"}}}}""",
        "options that are not documented": r"""{"OutputConfig": {
            "TargetDevice": "jetson_xavier", "CompilerOptions": "{\"precision-mode\": \"fp16\", \"trt-ver\": \"8.2.1\"}"}}""",
        "a spelling that is disputed": r"""{"OutputConfig": {
            "TargetDevice": "jetson_xavier", "CompilerOptions": "{\"gpu_code\": \"sm_72\"}"}}""",
        "an option that is null": r"""{"OutputConfig": {"CompilerOptions": "{\"not-known-yet\": null}"}}""",
        "flags": r"""{"InputConfig": {"FrameworkVersion": "1.9"},
            "OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--verbose 1 -O2\""}}""",
        "a limit on waiting": '{"StoppingCondition": {"MaxPendingTimeInSeconds": 3600}}',
        "no limit": '{"StoppingCondition": {"MaxRuntimeInSeconds": null}}',
        "an empty list of tags": '{"Tags": []}',
        "tags of all kinds": """{"Tags": [{"Key": "team", "Value": ""}, {"Key": "\u8a18\u865f", "Value": "\u00e9 =/+"}]}""",
        "a text with quotes": r"""{"OutputConfig": {"S3OutputLocation": "s3://bucket/it's \"here\"\\/"}}""",
        "names with line breaks": r"""{"InputConfig": {"DataInputConfig":
            "{\"\\u0085\": [1, 3], \"a\\n\": [1, 3], \"b\\r\\u2028\": [1, 3]}"}}""",
        "inputs written otherwise": r"""{"InputConfig": {"DataInputConfig": "{ \"b\":[1,3 ,8,8],\n\"\\u0061\": [1, 2] }"}}""",
        "an image for Core ML": r"""{"OutputConfig": {"TargetDevice": "coreml"}, "InputConfig": {"DataInputConfig":
            "{\"x\": {\"shape\": [1, \"1..10\", 8], \"type\": \"Image\", \"bias\": [0.5, -1], \"scale\": 1e-07}}"}}""",
        "a tensor for Core ML": r"""{"OutputConfig": {"TargetDevice": "coreml"},
            "InputConfig": {"DataInputConfig": "{\"x\": {\"shape\": [[1, 3], [1, 4]], \"default_shape\": [1, 3]}}"}}""",
        "a tensor for Core ML that says so": r"""{"OutputConfig": {"TargetDevice": "coreml"},
            "InputConfig": {"DataInputConfig": "{\"x\": {\"shape\": [1, 3], \"type\": \"Tensor\"}}"}}""",
    }.items()
}
"""Requests that the functions of `sources`, of `targets` or the builder's steps cannot quite make."""

KNOWN: Mapping[str, CompilationJob] = {"plain": job_of(EXAMPLE), **WITHOUT_ERROR, **UNUSUAL}


def _if_right(function: Callable[..., T]) -> Callable[..., T]:
    """A function whose arguments are drawn again when it refuses them."""

    def made(*arguments: Any, **keywords: Any) -> T:
        try:
            return function(*arguments, **keywords)
        except InvalidRequest:
            reject()

    return made


_TEXTS = st.text(max_size=12)
_SIZES = st.integers(1, 1024)
_SHAPES = st.lists(_SIZES, min_size=1, max_size=5)
_JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)
_TENSORS = st.builds(TensorInput, shape=st.lists(_SIZES | st.just("1..10"), min_size=1, max_size=4))
_IMAGES = st.builds(
    ImageInput,
    shape=st.lists(_SIZES, min_size=4, max_size=4),
    bias=st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3),
    scale=st.floats(1e-9, 1e9),
)
_BY_NAME = st.dictionaries(_TEXTS, _SHAPES, min_size=1, max_size=3)
_ARCHIVE = st.just("s3://bucket/model.tar.gz")
_SOURCES: st.SearchStrategy[Source] = st.one_of(
    st.builds(
        _if_right(sources.pytorch),
        _ARCHIVE,
        inputs=_BY_NAME | st.lists(_SHAPES, min_size=1, max_size=3),
        framework_version=st.sampled_from([None, "1.8"]),
    ),
    st.builds(_if_right(sources.onnx), _ARCHIVE, inputs=_BY_NAME),
    st.builds(sources.xgboost, _ARCHIVE),
    st.just(sources.model_package("arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3")),
)
_EXTRA = st.none() | st.dictionaries(_TEXTS, _JSON, min_size=1, max_size=3)
_CPU = st.none() | _TEXTS
_FLAGS = st.none() | st.lists(_TEXTS, min_size=1, max_size=3)
_ARCHS = st.sampled_from(["X86_64", "ARM64"])
_TARGETS: st.SearchStrategy[Target] = st.one_of(
    st.builds(_if_right(targets.ml_c5), mcpu=_CPU, dtype=st.sampled_from([None, "int64"]), extra=_EXTRA),
    st.builds(_if_right(targets.rasp3b), mcpu=_CPU, mattr=_FLAGS, extra=_EXTRA),
    st.builds(_if_right(targets.lambda_), extra=_EXTRA),
    st.builds(_if_right(targets.ml_inf1), flags=st.sampled_from([None, "-O2", "--verbose 1"])),
    st.builds(_if_right(targets.jetson_xavier), gpu_code=st.sampled_from([None, "sm_72"]), extra=_EXTRA),
    st.builds(_if_right(targets.linux), _ARCHS, mattr=_FLAGS, extra=_EXTRA),
    st.builds(
        _if_right(targets.linux_nvidia),
        _ARCHS,
        gpu_code=st.just("sm_72"),
        trt_ver=st.just("8.2.1"),
        cuda_ver=st.just("10.2"),
        extra=_EXTRA,
    ),
    st.builds(_if_right(targets.android), st.just("ARM64"), android_platform=st.none() | st.integers(21, 29)),
)
_VOUCHED = st.builds(_if_right(targets.device), st.just(Unlisted("ml_c7g")), options=_EXTRA)
_CORE_ML: st.SearchStrategy[tuple[Source, Target]] = st.tuples(
    st.builds(
        _if_right(sources.pytorch), _ARCHIVE, inputs=st.dictionaries(_TEXTS, _TENSORS | _IMAGES, min_size=1, max_size=2)
    ),
    st.builds(targets.coreml, class_labels=st.sampled_from([None, "labels.txt"])),
)
_TAGS = st.dictionaries(
    st.text("Aa0 é値_.:/=+-@", min_size=1, max_size=6), st.text("Aa0 é値_.:/=+-@", max_size=6), max_size=3
)


@st.composite
def made_requests(draw: st.DrawFn, *, vouching: bool = True) -> CompilationJob:
    """Any request that the builder makes, also with values that are vouched for; made by `check`, which does not warn."""
    tags = [{"Key": key, "Value": value} for key, value in draw(_TAGS).items()]
    source, target = draw(st.tuples(_SOURCES, _TARGETS | _VOUCHED if vouching else _TARGETS) | _CORE_ML)
    request = {
        "CompilationJobName": draw(st.from_regex(r"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,30}", fullmatch=True)),
        "RoleArn": "arn:aws:iam::111122223333:role/Neo",
        **source.members,
        "OutputConfig": {"S3OutputLocation": f"s3://bucket/{draw(_TEXTS)}", **target.members},
        "StoppingCondition": {"MaxRuntimeInSeconds": draw(st.integers(1, 2**31 - 1))},
        **({"Tags": tags} if tags else {}),
        **({"VpcConfig": _VPC} if draw(st.booleans()) else {}),
    }
    return check(request).job or reject()


_VPC = {"SecurityGroupIds": ["sg-0a1b2c3d4e5f67890"], "Subnets": ["subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d"]}
