"""The model against the service model of the installed botocore; each chosen difference has its reason here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

import pytest
from botocore.loaders import Loader
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from compilejob import types
from compilejob.findings import Path, path_text
from compilejob.model.limits import Items, Open, Seconds, Text
from compilejob.model.lookup import limit, members
from compilejob.model.request import Request
from compilejob.model.response import IS_RESPONSE, RESPONSE_MEMBERS
from compilejob.model.text import EmbeddedJson

ITEM = 0
"""The step of a path into a list."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What is said of the value at a path: its type, its least and most (length, number or items), its texts."""

    type: str
    least: int | None = None
    most: int | None = None
    pattern: str | None = None
    values: frozenset[str] = frozenset()


class Chosen(NamedTuple):
    """A difference that is wanted: what the model says, what botocore says, and why."""

    ours: Any
    theirs: Any
    reason: str


_S3_URI = Chosen(r"(https|s3)://[^/]+/?.*", r"(https|s3)://([^/]+)/?(.*)", "groups that nothing reads")
_TAG_TEXT = Chosen(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", r"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)", "a group that nothing reads")
_INT32 = Chosen(2**31 - 1, None, "the service model's integers have 32 bits")

CHOSEN: Mapping[tuple[str, str], Chosen] = {
    ("CompilationJobName", "pattern"): Chosen(
        r"[a-zA-Z0-9](-*[a-zA-Z0-9])*", r"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "the length says how often"
    ),
    ("RoleArn", "pattern"): Chosen(
        r"arn:aws[a-z\-]*:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+",
        r"arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+",
        "an account has ASCII digits; the engine's \\d takes those of every script",
    ),
    ("ModelPackageVersionArn", "pattern"): Chosen(
        r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/\S+",
        r"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}",
        "the length says how often",
    ),
    ("InputConfig.S3Uri", "pattern"): _S3_URI,
    ("OutputConfig.S3OutputLocation", "pattern"): _S3_URI,
    ("StoppingCondition.MaxRuntimeInSeconds", "most"): _INT32,
    ("StoppingCondition.MaxWaitTimeInSeconds", "most"): _INT32,
    ("Tags[0].Key", "pattern"): _TAG_TEXT,
    ("Tags[0].Value", "pattern"): _TAG_TEXT,
}
"""By path and kind of constraint."""

REWRITTEN = [(name, chosen) for (name, kind), chosen in CHOSEN.items() if kind == "pattern" and chosen is not _TAG_TEXT]
"""The patterns that differ and that Python's engine reads too."""

TYPED_DICTS: Mapping[Path, type] = {
    (): types.CompilationJobKwargs,
    ("InputConfig",): types.InputConfigDict,
    ("OutputConfig",): types.OutputConfigDict,
    ("OutputConfig", "TargetPlatform"): types.TargetPlatformDict,
    ("VpcConfig",): types.VpcConfigDict,
    ("StoppingCondition",): types.StoppingConditionDict,
    ("Tags", ITEM): types.TagDict,
}


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    model: dict[str, Any] = Loader().load_service_model("sagemaker", "service-2")
    return model


@pytest.fixture(scope="module")
def shapes(service: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = service["shapes"]
    return found


def input_shape(service: Mapping[str, Any]) -> str:
    name: str = service["operations"]["CreateCompilationJob"]["input"]["shape"]
    return name


def walk(shapes: Mapping[str, Any], name: str, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Every shape inside a shape, with the path to it."""
    shape = shapes[name]
    yield path, shape
    if shape["type"] == "list":
        yield from walk(shapes, shape["member"]["shape"], (*path, ITEM))
    for member, reference in shape.get("members", {}).items():
        yield from walk(shapes, reference["shape"], (*path, member))


def theirs(shape: Mapping[str, Any]) -> Constraints:
    """What botocore says of a value; the anchors that some versions write mean nothing new."""
    pattern = shape.get("pattern")
    return Constraints(
        shape["type"],
        shape.get("min"),
        shape.get("max"),
        None if pattern is None else pattern.removeprefix("^").removesuffix("$"),
        frozenset(shape.get("enum", ())),
    )


def ours(path: Path) -> Constraints:
    """What the model says of the value at a path."""
    found = limit(Request, path)
    match found:
        case Text() | EmbeddedJson():
            return Constraints("string", found.least, found.most, found.pattern)
        case Seconds():
            return Constraints("integer", found.least, found.most)
        case Items():
            return Constraints("list", found.least, found.most)
        case Open():
            return Constraints("string", values=frozenset(found.listed))
        case None:
            return Constraints("structure" if members(Request, path) else "nothing")


def missing(request: object) -> set[Path]:
    """The members that the model misses in a request."""
    with pytest.raises(ValidationError) as refused:
        Request.model_validate(request)
    return {line["loc"] for line in refused.value.errors() if line["type"] == "missing"}


def test_members_have_the_names_that_botocore_gives_them(service: Any, shapes: Any) -> None:
    structures = {path: shape for path, shape in walk(shapes, input_shape(service)) if shape["type"] == "structure"}
    assert {path: set(members(Request, path)) for path in structures} == {
        path: set(shape["members"]) for path, shape in structures.items()
    }


def test_constraints_are_those_of_botocore(service: Any, shapes: Any) -> None:
    differences = {
        (path_text(path), kind): (getattr(ours(path), kind), getattr(theirs(shape), kind))
        for path, shape in walk(shapes, input_shape(service))
        for kind in Constraints.__slots__
        if getattr(ours(path), kind) != getattr(theirs(shape), kind)
    }
    assert differences == {key: (chosen.ours, chosen.theirs) for key, chosen in CHOSEN.items()}


def test_the_members_that_botocore_requires_are_missed(service: Any, shapes: Any) -> None:
    hollow = {
        "InputConfig": {},
        "OutputConfig": {"TargetPlatform": {}},
        "VpcConfig": {},
        "StoppingCondition": {},
        "Tags": [{}],
    }
    required = {
        (*path, name) for path, shape in walk(shapes, input_shape(service)) for name in shape.get("required", ())
    }
    assert missing({}) | missing(hollow) == required


@pytest.mark.parametrize("path", TYPED_DICTS, ids=path_text)
def test_typed_dictionaries_have_the_members_of_botocore(path: Path, service: Any, shapes: Any) -> None:
    typed: Any = TYPED_DICTS[path]
    shape = dict(walk(shapes, input_shape(service)))[path]
    required = set(shape.get("required", ()))
    assert typed.__required_keys__ == required
    assert typed.__optional_keys__ == set(shape["members"]) - required


ASCII = st.characters(max_codepoint=127)


def texts_of(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True, alphabet=ASCII)


def takes(kind: Text, text: str) -> bool:
    """Whether the model takes a text where it sets a limit of this kind."""
    try:
        TypeAdapter(Annotated[str, kind]).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("name", "chosen"), REWRITTEN, ids=[name for name, _ in REWRITTEN])
@settings(max_examples=25)
@given(data=st.data())
def test_a_rewritten_pattern_takes_the_same_texts(name: str, chosen: Chosen, data: st.DataObject) -> None:
    text = data.draw(st.one_of([texts_of(chosen.theirs), texts_of(chosen.ours), st.text(ASCII)]))
    kind = limit(Request, tuple(name.split(".")))
    assert isinstance(kind, Text)
    taken = kind.least <= len(text) <= kind.most and re.fullmatch(chosen.theirs, text, re.ASCII) is not None
    assert takes(kind, text) == taken


class TestADescribeResponse:
    def output(self, service: Mapping[str, Any]) -> Mapping[str, Any]:
        name = service["operations"]["DescribeCompilationJob"]["output"]["shape"]
        shape: Mapping[str, Any] = service["shapes"][name]
        return shape

    def test_has_the_members_that_are_known_beside_the_requests(self, service: Any) -> None:
        beside = set(self.output(service)["members"]) - set(members(Request, ()))
        assert beside | {"ResponseMetadata"} == RESPONSE_MEMBERS

    def test_is_known_by_a_member_it_always_has(self, service: Any) -> None:
        assert IS_RESPONSE in set(self.output(service)["required"]) & RESPONSE_MEMBERS

    def test_has_the_requests_members_in_the_requests_shapes(self, service: Any, shapes: Any) -> None:
        asked, told = shapes[input_shape(service)]["members"], self.output(service)["members"]
        both = asked.keys() & told.keys()
        assert {name: told[name]["shape"] for name in both} == {name: asked[name]["shape"] for name in both}

    def test_tells_all_of_the_request_but_its_tags(self, service: Any) -> None:
        assert set(members(Request, ())) - set(self.output(service)["members"]) == {"Tags"}
