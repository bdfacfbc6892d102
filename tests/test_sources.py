"""`sources`: one function a framework, each with what its framework takes and no more."""

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob import ImageInput, InvalidRequest, Source, TensorInput, sources
from compilejob.catalog import Framework, Inputs
from compilejob.model.request import InputConfig

ARCHIVE = "s3://bucket/model.tar.gz"
PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"

FUNCTIONS: Mapping[Framework, Callable[..., Source]] = {
    framework: getattr(sources, framework.lower()) for framework in Framework
}


def input_config(source: Source) -> dict[str, Any]:
    """What a source adds to the request's `InputConfig` on the wire."""
    config = source.members["InputConfig"]
    assert isinstance(config, InputConfig)
    return config.model_dump(mode="json", by_alias=True, exclude_none=True)


def inputs_of(source: Source) -> Any:
    """The inputs of a source as they are sent."""
    return json.loads(input_config(source)["DataInputConfig"])


def test_there_is_one_function_a_framework_and_one_for_model_packages() -> None:
    public = {name for name in dir(sources) if not name.startswith("_")}
    assert public == {framework.lower() for framework in Framework} | {"model_package"}


@pytest.mark.parametrize("framework", Framework)
class TestEachFunction:
    def test_takes_what_its_framework_takes(self, framework: Framework) -> None:
        parameters = inspect.signature(FUNCTIONS[framework]).parameters
        taken = ["s3_uri"]
        if framework.facts.inputs is not Inputs.NOT_NEEDED:
            taken.append("inputs")
        if framework.facts.takes_version:
            taken.append("framework_version")
        assert list(parameters) == taken

    def test_takes_all_but_the_archive_by_keyword(self, framework: Framework) -> None:
        _, *others = inspect.signature(FUNCTIONS[framework]).parameters.values()
        assert {parameter.kind for parameter in others} <= {inspect.Parameter.KEYWORD_ONLY}

    def test_requires_inputs_if_its_framework_needs_them(self, framework: Framework) -> None:
        parameters = inspect.signature(FUNCTIONS[framework]).parameters
        required = "inputs" in parameters and parameters["inputs"].default is inspect.Parameter.empty
        assert required == (framework.facts.inputs is Inputs.NEEDED)

    def test_takes_a_list_of_inputs_only_if_its_framework_does(self, framework: Framework) -> None:
        hint = get_type_hints(FUNCTIONS[framework]).get("inputs")
        forms = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        origins: list[object] = [get_origin(form) for form in forms]
        assert (Sequence in origins) == framework.facts.lists_inputs

    def test_refuses_what_is_no_s3_uri(self, framework: Framework) -> None:
        inputs = {} if framework is Framework.XGBOOST else {"inputs": {"input": [1, 4]}}
        with pytest.raises(InvalidRequest) as refused:
            FUNCTIONS[framework]("bucket/model.tar.gz", **inputs)
        assert [(finding.code, finding.where) for finding in refused.value.findings] == [("CJ105", "InputConfig.S3Uri")]

    def test_is_described(self, framework: Framework) -> None:
        assert inspect.getdoc(FUNCTIONS[framework])


@pytest.mark.parametrize("framework", sorted(set(Framework) - {Framework.XGBOOST}))
def test_a_source_is_sent_by_the_members_of_its_input_config(framework: Framework) -> None:
    version = {"framework_version": "1.8"} if framework.facts.takes_version else {}
    assert input_config(FUNCTIONS[framework](ARCHIVE, inputs={"input": [1, 4]}, **version)) == {
        "S3Uri": ARCHIVE,
        "DataInputConfig": '{"input": [1, 4]}',
        "Framework": framework,
    } | ({"FrameworkVersion": "1.8"} if version else {})


def test_xgboost_is_sent_without_inputs() -> None:
    assert input_config(sources.xgboost(ARCHIVE)) == {"S3Uri": ARCHIVE, "Framework": "XGBOOST"}


def test_inputs_that_are_left_out_are_not_sent() -> None:
    assert input_config(sources.pytorch(ARCHIVE)) == {"S3Uri": ARCHIVE, "Framework": "PYTORCH"}


def test_a_model_package_is_sent_by_its_arn() -> None:
    assert sources.model_package(PACKAGE).members == {"ModelPackageVersionArn": PACKAGE}


shapes = st.lists(st.integers(1, 4096), min_size=1, max_size=5)


@given(st.dictionaries(st.text(min_size=1, max_size=20), shapes, min_size=1, max_size=5))
def test_inputs_by_name_are_sent_as_they_are(inputs: dict[str, list[int]]) -> None:
    assert inputs_of(sources.pytorch(ARCHIVE, inputs=inputs)) == inputs


@given(st.lists(shapes, min_size=1, max_size=5))
def test_inputs_in_order_are_sent_as_they_are(inputs: list[list[int]]) -> None:
    assert inputs_of(sources.pytorch(ARCHIVE, inputs=[tuple(shape) for shape in inputs])) == inputs


CORE_ML: Mapping[str, tuple[TensorInput | ImageInput, dict[str, Any]]] = {
    "a range of sizes": (TensorInput(shape=["1..10", 3]), {"shape": ["1..10", 3]}),
    "shapes to choose from": (
        TensorInput(shape=[[1, 3, 8, 8], [1, 3, 9, 9]], default_shape=(1, 3, 8, 8)),
        {"shape": [[1, 3, 8, 8], [1, 3, 9, 9]], "default_shape": [1, 3, 8, 8]},
    ),
    "a picture": (
        ImageInput(shape=[1, 3, 8, 8], bias=[-1, -1, -1], scale=0.0078),
        {"shape": [1, 3, 8, 8], "type": "Image", "bias": [-1, -1, -1], "scale": 0.0078},
    ),
}


@pytest.mark.parametrize("case", CORE_ML)
def test_core_ml_inputs_are_sent_as_objects(case: str) -> None:
    given_input, sent = CORE_ML[case]
    assert inputs_of(sources.tensorflow(ARCHIVE, inputs={"input": given_input})) == {"input": sent}
    assert inputs_of(sources.pytorch(ARCHIVE, inputs=[given_input])) == [sent]


untyped = cast(Any, sources)

REFUSED: Mapping[str, tuple[Callable[[], Source], list[tuple[str, str]]]] = {
    "inputs without names for ONNX": (
        lambda: untyped.onnx(ARCHIVE, inputs=[[1, 3, 8, 8]]),
        [("CJ404", "InputConfig.DataInputConfig")],
    ),
    "one shape for a list of shapes": (
        lambda: untyped.pytorch(ARCHIVE, inputs=[1, 3, 8, 8]),
        [("CJ415", "InputConfig.DataInputConfig")],
    ),
    "an open dimension and a named one": (
        lambda: untyped.keras(ARCHIVE, inputs={"a": [None, 3], "b": [1, "width"]}),
        [("CJ406", "InputConfig.DataInputConfig.a[0]"), ("CJ406", "InputConfig.DataInputConfig.b[1]")],
    ),
    "a text for inputs": (
        lambda: untyped.mxnet(ARCHIVE, inputs="1,3,8,8"),
        [("CJ110", "InputConfig.DataInputConfig")],
    ),
    "a version as a number": (
        lambda: untyped.pytorch(ARCHIVE, framework_version=1.8),
        [("CJ103", "InputConfig.FrameworkVersion")],
    ),
    "a range with the larger bound first": (
        lambda: sources.pytorch(ARCHIVE, inputs=[TensorInput(shape=["10..1", 3])]),
        [("CJ408", "InputConfig.DataInputConfig[0].shape[0]")],
    ),
    "the ARN of something else": (
        lambda: sources.model_package("arn:aws:iam::111122223333:role/Neo"),
        [("CJ105", "ModelPackageVersionArn")],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_source_that_cannot_be_right_is_refused_where_it_is_written(case: str) -> None:
    make, found = REFUSED[case]
    with pytest.raises(InvalidRequest) as refused:
        make()
    assert [(finding.code, finding.where) for finding in refused.value.findings] == found


def test_inputs_may_be_the_json_text_of_the_wire() -> None:
    assert untyped.onnx(ARCHIVE, inputs='{"data": [1, 3, 8, 8]}') == sources.onnx(
        ARCHIVE, inputs={"data": [1, 3, 8, 8]}
    )
