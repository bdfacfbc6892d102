"""CJ4: whether `DataInputConfig` is given where it must be, and in which form."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob import check
from compilejob.catalog import Framework
from compilejob.findings import Fix, Remove, Rename, Replace
from compilejob.rules.page import request_of
from tests.rules.found import findings, found
from tests.rules.models import INPUTS, PATH, model

LEFT_OUT = [
    pytest.param(
        model(None, "TENSORFLOW"),
        [("CJ403", "InputConfig", "TENSORFLOW models for ml_c5 need DataInputConfig")],
        id="TENSORFLOW without",
    ),
    pytest.param(
        model("{}", "ONNX"),
        [("CJ403", INPUTS, "DataInputConfig names no input, and ONNX models for ml_c5 need them")],
        id="an empty object",
    ),
    pytest.param(
        model("[]", "MXNET"),
        [("CJ403", INPUTS, "DataInputConfig names no input, and MXNET models for ml_c5 need them")],
        id="an empty list",
    ),
    pytest.param(model(None, version="2.0"), [], id="PYTORCH 2.0 on a cloud instance"),
    pytest.param(model(None, version="2.0.1"), [], id="PYTORCH 2.0.1 on a cloud instance"),
    pytest.param(
        model("{}", version="2.0"), [("CJ413", INPUTS, "DataInputConfig names no input")], id="PYTORCH 2.0, empty"
    ),
    pytest.param(
        model(None),
        [
            (
                "CJ413",
                "InputConfig",
                "the service derives inputs for PYTORCH 2.0 and newer, and no FrameworkVersion is given",
            )
        ],
        id="PYTORCH of the default version",
    ),
    pytest.param(
        model(None, version="1.13"),
        [("CJ403", "InputConfig", "PYTORCH models for ml_c5 need DataInputConfig")],
        id="PYTORCH 1.13, too old to derive",
    ),
    pytest.param(
        model(None, target="jetson_nano", version="1.8"),
        [("CJ403", "InputConfig", "PYTORCH models for jetson_nano need DataInputConfig")],
        id="PYTORCH at the edge",
    ),
    pytest.param(
        model(None, target="ml_inf1"),
        [("CJ403", "InputConfig", "PYTORCH models for ml_inf1 need DataInputConfig")],
        id="PYTORCH on ml_inf1, which has no version that is derived",
    ),
    pytest.param(model(None, "XGBOOST"), [], id="XGBOOST without"),
    pytest.param(model(None, "XGBOOST", "rasp4b"), [], id="XGBOOST at the edge without"),
    pytest.param(
        model({"data": [1, 69]}, "XGBOOST"),
        [("CJ414", INPUTS, "XGBOOST models for ml_c5 need no DataInputConfig")],
        id="XGBOOST",
    ),
    pytest.param(
        model([[-1, 69]], "XGBOOST"),
        [("CJ414", INPUTS, "XGBOOST models for ml_c5 need no DataInputConfig")],
        id="XGBOOST, whatever is wrong with what it does not need",
    ),
    pytest.param(
        model({"data": [1, 69]}, "XGBOOST", "rasp4b"), [], id="XGBOOST at the edge, where a job without is not known"
    ),
    pytest.param(model({"data": [1, 69]}, "XGBOOST", "toaster"), [], id="XGBOOST for a target that cannot be read"),
    pytest.param(model(None, "SKLEARN"), [], id="SKLEARN without, of which no page speaks"),
    pytest.param(model("{}", "SKLEARN", "rasp4b"), [], id="SKLEARN at the edge, empty"),
    pytest.param(model(None, "KERAS", "toaster"), [], id="a target that cannot be read"),
]


@pytest.mark.parametrize(("patch", "expected"), LEFT_OUT)
def test_inputs_are_needed_but_for_xgboost_sklearn_and_new_pytorch(
    patch: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert found(patch, "CJ4") == expected


FORMS = [
    pytest.param(model({"a": [1, 5]}), [], id="names and shapes"),
    pytest.param(model([[1, 5], [2]]), [], id="shapes, for PYTORCH"),
    pytest.param(
        model([[1, 5]], "ONNX"),
        [("CJ404", INPUTS, "DataInputConfig is a list without names, and ONNX takes inputs by name")],
        id="shapes, for another framework",
    ),
    pytest.param(
        model([{"shape": [1, 5]}], "TENSORFLOW", "coreml"),
        [("CJ404", INPUTS, "DataInputConfig is a list without names, and TENSORFLOW takes inputs by name")],
        id="objects without names, for another framework",
    ),
    pytest.param(
        model([1, 5]),
        [("CJ415", INPUTS, "DataInputConfig is one shape, not a list of shapes")],
        id="one shape, for PYTORCH",
    ),
    pytest.param(
        model([1, 5], "ONNX"),
        [("CJ404", INPUTS, "DataInputConfig is one shape without names, and ONNX takes inputs by name")],
        id="one shape, for another framework",
    ),
    pytest.param(
        model([0, 5]),
        [("CJ406", f"{INPUTS}[0]", "a dimension is 0, not a positive whole number")],
        id="one shape with a dimension that is none",
    ),
    pytest.param(
        model({"a": [[1, 5]]}),
        [("CJ407", f"{INPUTS}.a", 'input "a" is a list of shapes, not a shape')],
        id="a list of one shape for a shape",
    ),
    pytest.param(
        model({"a": [[1, 5], [2, 5]]}),
        [("CJ407", f"{INPUTS}.a", 'input "a" is a list of shapes, not a shape')],
        id="a list of shapes for a shape",
    ),
    pytest.param(
        model([[[1, 5]]]),
        [("CJ407", f"{INPUTS}[0]", "input 0 is a list of shapes, not a shape")],
        id="one pair of brackets too many",
    ),
    pytest.param(
        model({"a": {"shape": [1, 5]}, "b": [1], "c": {"shape": [2]}}),
        [
            ("CJ405", f"{INPUTS}.a", 'input "a" is an object, and ml_c5 takes shapes'),
            ("CJ405", f"{INPUTS}.c", 'input "c" is an object, and ml_c5 takes shapes'),
        ],
        id="objects outside Core ML",
    ),
    pytest.param(
        model({"a": {"shape": ["9..1"], "type": "Image"}}),
        [("CJ405", f"{INPUTS}.a", 'input "a" is an object, and ml_c5 takes shapes')],
        id="an object outside Core ML, whatever is wrong in it",
    ),
    pytest.param(
        model({"a": {"dims": [1, 5]}}),
        [("CJ407", f"{INPUTS}.a", 'input "a" is an object without shape')],
        id="an object without shape",
    ),
    pytest.param(
        model({"a": "1,5", "b": 5, "c": None}),
        [
            ("CJ407", f"{INPUTS}.a", '"1,5" is not a shape'),
            ("CJ407", f"{INPUTS}.b", "5 is not a shape"),
            ("CJ407", f"{INPUTS}.c", "null is not a shape"),
        ],
        id="no shapes",
    ),
    pytest.param(model([[1, 5], 5]), [("CJ407", f"{INPUTS}[1]", "5 is not a shape")], id="a number among shapes"),
    pytest.param(
        model('"input0"'),
        [("CJ407", INPUTS, 'DataInputConfig is "input0", not an object of names and shapes')],
        id="a text",
    ),
    pytest.param(
        model('"{\\"a\\": [1, 5]}"'),
        [("CJ407", INPUTS, r'DataInputConfig was encoded as JSON twice, and is the string "{\"a\": [1, 5]}"')],
        id="an object that was encoded twice",
    ),
    pytest.param(
        model('"[[1, 5]]"'),
        [("CJ407", INPUTS, 'DataInputConfig was encoded as JSON twice, and is the string "[[1, 5]]"')],
        id="a list that was encoded twice",
    ),
    pytest.param(
        model(r'"\"a\""'),
        [("CJ407", INPUTS, r'DataInputConfig is "\"a\"", not an object of names and shapes')],
        id="a text that was encoded twice",
    ),
    pytest.param(
        model('"{a: [1, 5]}"'),
        [("CJ407", INPUTS, 'DataInputConfig is "{a: [1, 5]}", not an object of names and shapes')],
        id="a text that only begins as an object",
    ),
    pytest.param(
        model("224"), [("CJ407", INPUTS, "DataInputConfig is 224, not an object of names and shapes")], id="a number"
    ),
    pytest.param(
        model("null"), [("CJ407", INPUTS, "DataInputConfig is null, not an object of names and shapes")], id="null"
    ),
]


@pytest.mark.parametrize(("patch", "expected"), FORMS)
def test_inputs_have_one_of_the_documented_forms(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ4") == expected


FIXES = [
    pytest.param(model("[ 1,5 ]"), Replace(PATH, "[[ 1,5 ]]"), id="one shape: another pair of brackets"),
    pytest.param(model([1, 5], "ONNX"), None, id="one shape without a name: the name is not known"),
    pytest.param(model({"a": [[1, 5]]}), Replace((*PATH, "a"), [1, 5]), id="a list of one shape: the shape"),
    pytest.param(model({"a": [[1, 5], [2, 5]]}), None, id="a list of shapes: which one is not known"),
    pytest.param(model(r'"{\"a\":  [1, 5]}"'), Replace(PATH, '{"a":  [1, 5]}'), id="encoded twice: the inner text"),
    pytest.param(
        model({"a": {"Shape": [1, 5]}}, target="coreml"),
        Rename((*PATH, "a", "Shape"), "shape"),
        id="a member in capitals",
    ),
    pytest.param(
        model({"a": {"shape": [1], "type": "IMAGE"}}, target="coreml"),
        Replace((*PATH, "a", "type"), "Image"),
        id="a type in capitals",
    ),
    pytest.param(
        model({"a": {"shape": [1], "type": "tensor"}}, target="coreml"),
        Replace((*PATH, "a", "type"), "Tensor"),
        id="the other type, in small letters",
    ),
    pytest.param(model({"a": {"type": "Tensor"}}, target="coreml"), None, id="no shape in any spelling"),
    pytest.param(model("224"), None, id="a number"),
    pytest.param(
        model({"a": {"shape": [1], "type": "Picture"}}, target="coreml"), None, id="a type that is none in any spelling"
    ),
    pytest.param(model({"data": [1, 69]}, "XGBOOST"), Remove(PATH), id="inputs that are not needed"),
    pytest.param(model("{}", version="2.0"), Remove(PATH), id="empty inputs that are derived"),
    pytest.param(model({"a": [0]}), None, id="a dimension: its size is not known"),
]


@pytest.mark.parametrize(("patch", "fix"), FIXES)
def test_a_repair_that_needs_no_guess_is_carried(patch: dict[str, Any], fix: Fix | None) -> None:
    assert [finding.fix for finding in findings(patch, "CJ4")] == [fix]


def test_a_text_encoded_twice_may_begin_with_a_space() -> None:
    assert found(model(json.dumps(' {"a": [1, 5]}')), "CJ4") == [
        ("CJ407", INPUTS, r'DataInputConfig was encoded as JSON twice, and is the string " {\"a\": [1, 5]}"')
    ]


def test_of_many_inputs_each_is_looked_at() -> None:
    shapes = {f"a{width}": [1, 3, 8, width] for width in range(1, 10)}

    assert found(model(shapes | {"b": [1, 3, 8, 0]}), "CJ406") == [
        ("CJ406", f"{INPUTS}.b[3]", "a dimension is 0, not a positive whole number")
    ]
    assert [code for code, _, _ in found(model(shapes | {"b": [1, 224, 224, 3]}), "CJ4")] == ["CJ418"]


HINTS = [
    pytest.param(model("{}", version="2.0"), "leave it out, and the service derives the inputs", id="derived, empty"),
    pytest.param(model({"data": [1, 69]}, "XGBOOST"), "leave it out", id="not needed"),
    pytest.param(
        model({"a": {"type": "Tensor"}}, target="coreml"), "add shape, or give the shape alone", id="no shape"
    ),
    pytest.param(
        model({"a": 1}), "give a list of whole numbers, such as [1, 3, 224, 224]", id="a number in place of a shape"
    ),
]


@pytest.mark.parametrize(("patch", "hint"), HINTS)
def test_what_is_advised(patch: dict[str, Any], hint: str) -> None:
    assert [finding.hint for finding in findings(patch, "CJ4")] == [hint]


SEVERITIES = {
    "CJ403": model(None, "KERAS"),
    "CJ404": model([[1]], "KERAS"),
    "CJ405": model({"a": {"shape": [1]}}),
    "CJ407": model("null"),
    "CJ415": model([1]),
}


@pytest.mark.parametrize("code", SEVERITIES)
def test_what_no_page_allows_is_an_error(code: str) -> None:
    assert [(each.code, each.severity) for each in findings(SEVERITIES[code], "CJ4")][:1] == [(code, "error")]


@pytest.mark.parametrize(
    "patch", [model(None), model({"data": [1, 69]}, "XGBOOST")], ids=["left to a default", "not needed"]
)
def test_what_may_do_no_harm_is_a_warning(patch: dict[str, Any]) -> None:
    assert [str(finding.severity) for finding in findings(patch, "CJ4")] == ["warning"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["a", "b", "shape", "default_shape", "type", "bias", "scale"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from(Framework), st.sampled_from(["ml_c5", "coreml"]))
def test_any_json_is_read_or_refused_and_never_raises(inputs: object, framework: Framework, target: str) -> None:
    report = check(request_of(json.dumps(model(json.dumps(inputs), framework, target))))

    about = [finding for finding in report if finding.path[:2] == PATH]
    assert all(finding.code[:3] in {"CJ4", "CJ1"} and len(finding.message) < 200 for finding in about)
    assert report.ok == all(finding.severity != "error" for finding in report)
