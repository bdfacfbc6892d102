"""The schema and `check` judge alike, whatever the request: real ones, built ones, and ones with something wrong."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compilejob import CompilationJob, InvalidRequest, Source, Target, sources, targets
from compilejob.catalog import DEVICES, Accelerator, Arch, Framework, Os
from compilejob.catalog.options import SPELLED
from compilejob.rules.page import EXAMPLE
from tests.schema.validating import BEYOND, errors, refused, with_texts, with_values
from tests.test_corpus import OUTCOMES, REQUESTS

CORPUS = [pytest.param(case["request"], id=str(case["id"])) for case in (*REQUESTS, *OUTCOMES)]


@pytest.mark.parametrize("form", [with_values, with_texts])
@pytest.mark.parametrize("request_", CORPUS)
def test_a_real_request_without_errors_is_taken(request_: dict[str, Any], form: Any) -> None:
    request = form(request_)
    assert errors(request) or refused(request) == []


URI = "s3://bucket/model.tar.gz"
SOURCES: dict[str, Source] = {
    "tensorflow": sources.tensorflow(URI, inputs={"input": [1, 224, 224, 3]}),
    "pytorch": sources.pytorch(URI, inputs=[[1, 3, 224, 224]], framework_version="1.8"),
    "pytorch-2": sources.pytorch(URI, framework_version="2.0"),
    "onnx": sources.onnx(URI, inputs={"data": [1, 3, 224, 224]}),
    "xgboost": sources.xgboost(URI),
    "package": sources.model_package("arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"),
}
TARGETS: dict[str, Target] = {
    **{name: targets.device(name) for name in DEVICES},
    "ml_c5-options": targets.ml_c5(mcpu="skylake-avx512", dtype="int64"),
    "jetson_xavier-options": targets.jetson_xavier(gpu_code="sm_72", trt_ver="8.2.1", cuda_ver="10.2"),
    "qcs605-options": targets.qcs605(android_platform=28, mattr=["+neon"]),
    "ml_inf1-flags": targets.ml_inf1(flags="--verbose 1"),
    "linux": targets.linux("ARM64"),
    "linux_nvidia": targets.linux_nvidia("X86_64", gpu_code="sm_75", trt_ver="7.1.3", cuda_ver="10.2"),
    "android_mali": targets.android_mali("ARM64", android_platform=28),
}


def built() -> Iterator[Any]:
    """The requests of every source for every target, but for those that are refused."""
    start = CompilationJob.builder().name("a").role_arn("arn:aws:iam::111122223333:role/Neo").output("s3://bucket/out/")
    for source_name, source in SOURCES.items():
        for target_name, target in TARGETS.items():
            try:
                job = start.source(source).target(target).build()
            except InvalidRequest:
                continue
            yield pytest.param(dict(job.to_boto3()), id=f"{source_name}-{target_name}")


@pytest.mark.filterwarnings("ignore::compilejob.CompilationJobWarning")
@pytest.mark.parametrize("form", [with_values, with_texts])
def test_a_built_request_is_taken(form: Any) -> None:
    assert {request.id for request in built() if refused(form(request.values[0]))} == set()


TEXTS = ["", "a", "1.8", "8.2.1", "10.2", "28", "android-28", "sm_72", "1..10", "0..3", "{}", "[]", '{"a": [1]}']
TEXTS += ['{"a": 1}', "{'a': 1}", "[[1]]", "[1, 2]", '"--verbose 1"', "--verbose 1", "alias/a", "sg-1", "subnet-1"]
SCALARS = st.one_of(st.none(), st.booleans(), st.sampled_from([-2, 0, 1, 28, 900, 1.5]), st.sampled_from(TEXTS))
ANYTHING = st.recursive(
    SCALARS, lambda values: st.lists(values, max_size=3) | st.dictionaries(st.sampled_from(TEXTS), values, max_size=2)
)

DIMENSIONS = st.integers(1, 300)
SHAPES = st.lists(DIMENSIONS, max_size=4)
ODD_SHAPES = st.lists(st.one_of(DIMENSIONS, st.sampled_from([-2, 0, None, "1..10", "0..3", "a", [1, 3], [], 1.5])))
OBJECTS = st.fixed_dictionaries(
    {"shape": st.one_of(SHAPES, st.lists(st.one_of(DIMENSIONS, st.just("1..10"))), st.lists(SHAPES), ODD_SHAPES)},
    optional={
        "default_shape": st.one_of(st.none(), SHAPES, ODD_SHAPES),
        "type": st.sampled_from(["Image", "Tensor", "image", None]),
        "bias": st.sampled_from([None, [], [-1, 0.5], ["a"], 1]),
        "scale": st.sampled_from([None, 1, 0.5, "a"]),
    },
)
SPECS = st.one_of(SHAPES, SHAPES, ODD_SHAPES, OBJECTS)
NAMES = st.sampled_from(["a", "b"])
INPUTS = st.one_of(
    st.dictionaries(NAMES, SHAPES, min_size=1, max_size=2),
    st.dictionaries(NAMES, SPECS, max_size=2),
    st.lists(SHAPES, max_size=2),
    st.lists(SPECS, max_size=2),
    SHAPES,
    st.sampled_from(TEXTS),
)

OPTION_VALUES = st.sampled_from(["8.2.1", "10.2", "sm_72", 10.2, "28", 28, "int64", "FP16", ["+neon"], "a"]) | ANYTHING
OPTIONS = st.one_of(
    st.dictionaries(st.sampled_from([*SPELLED, "mcup"]), OPTION_VALUES, max_size=4),
    st.fixed_dictionaries({"gpu-code": st.just("sm_72"), "trt-ver": st.just("8.2.1"), "cuda-ver": OPTION_VALUES}),
    st.sampled_from(TEXTS),
).filter(lambda given: not isinstance(given, dict) or type(given.get("cuda-ver")) is not int)  # 10 is 10.0 to a schema

PLATFORMS = st.fixed_dictionaries(
    {"Os": st.sampled_from(Os), "Arch": st.sampled_from(Arch)},
    optional={"Accelerator": st.none() | st.sampled_from(Accelerator)},
)

INPUT_CONFIGS = st.fixed_dictionaries(
    {"S3Uri": st.just(URI), "Framework": st.sampled_from(Framework)},
    optional={"FrameworkVersion": st.sampled_from(["1.8", "1.13.1", "2.0", None]), "DataInputConfig": INPUTS},
)
OUTPUT_CONFIGS = st.builds(
    lambda output, target: output | target,
    st.fixed_dictionaries(
        {"S3OutputLocation": st.just("s3://bucket/out/")},
        optional={"CompilerOptions": OPTIONS, "KmsKeyId": st.none() | st.just("alias/a")},
    ),
    st.one_of(
        st.fixed_dictionaries({"TargetDevice": st.sampled_from([*DEVICES])}),
        st.fixed_dictionaries({"TargetPlatform": PLATFORMS}),
        st.fixed_dictionaries({}, optional={"TargetDevice": st.just("ml_c5"), "TargetPlatform": PLATFORMS}),
    ),
)

PLACES = [
    ("CompilationJobName",),
    ("RoleArn",),
    ("ModelPackageVersionArn",),
    ("InputConfig",),
    ("InputConfig", "S3Uri"),
    ("InputConfig", "Framework"),
    ("InputConfig", "FrameworkVersion"),
    ("OutputConfig",),
    ("OutputConfig", "S3OutputLocation"),
    ("OutputConfig", "TargetDevice"),
    ("OutputConfig", "TargetPlatform"),
    ("OutputConfig", "TargetPlatform", "Os"),
    ("StoppingCondition",),
    ("StoppingCondition", "MaxRuntimeInSeconds"),
    ("VpcConfig",),
    ("VpcConfig", "Subnets"),
    ("Tags",),
    ("Tagz",),
]


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """The example of the rules' pages with another source and target, and now and then anything in some place."""
    request: dict[str, Any] = deepcopy(dict(EXAMPLE))
    request |= {"InputConfig": draw(INPUT_CONFIGS), "OutputConfig": draw(OUTPUT_CONFIGS)}
    if draw(st.integers(0, 5)) == 5:
        *around, name = draw(st.sampled_from(PLACES))
        structure = request
        for step in around:
            structure = structure.setdefault(step, {})
        structure[name] = draw(ANYTHING)
    return request


@given(requests())
@settings(max_examples=200)
def test_a_request_is_refused_when_it_has_an_error(request: dict[str, Any]) -> None:
    values = with_values(request)
    assert bool(refused(values)) == bool(errors(values) - BEYOND)


@given(requests())
@settings(max_examples=100)
def test_a_request_without_an_error_is_taken_with_json_texts_too(request: dict[str, Any]) -> None:
    texts = with_texts(request)
    assert errors(texts) or refused(texts) == []


SIZES = [
    pytest.param("PYTORCH", [1, 0], True, id="zero"),
    pytest.param("PYTORCH", [1, -1], True, id="an open size"),
    pytest.param("SKLEARN", [-1, 4], False, id="an open size where it is known, in the first place"),
    pytest.param("SKLEARN", [4, -1], True, id="an open size in another place"),
    pytest.param("MXNET", [4, -1], False, id="an open size where it is known, in the last place"),
    pytest.param("MXNET", [-1, 4], False, id="an open size in another place, as no schema can say which is the last"),
    pytest.param("XGBOOST", [0, -5], False, id="any size where it does not matter"),
]


@pytest.mark.parametrize(("framework", "shape", "is_refused"), SIZES)
def test_a_dimension_has_a_size(framework: str, shape: list[int], *, is_refused: bool) -> None:
    source = EXAMPLE["InputConfig"] | {"Framework": framework, "DataInputConfig": {"a": shape}}
    assert bool(refused(dict(EXAMPLE) | {"InputConfig": source})) is is_refused
