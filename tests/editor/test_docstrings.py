"""What an editor shows of a function stands alone: its meaning, each parameter's, what is raised, the page it is from.

What a docstring repeats of the catalogue is compared with it, so that each fact still has one place.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import pytest

import compilejob
from compilejob import Builder, CompilationJob, ImageInput, TensorInput, sources, targets, types
from compilejob.catalog import (
    Accelerator,
    Arch,
    Option,
    Os,
    Status,
    TargetDevice,
    TargetFacts,
    evidence,
    options_of,
    platform_facts,
)
from compilejob.catalog.evidence import Source
from compilejob.catalog.forms import Choice, TextList, Whole

Function = Callable[..., object]


def public(owner: object) -> dict[str, Function]:
    """The public functions of an object, by name."""
    return {
        name: getattr(owner, name)
        for name in dir(owner)
        if not name.startswith("_") and callable(getattr(owner, name, None))
    }


DEVICES = {"lambda_" if device is TargetDevice.LAMBDA else str(device): device.facts for device in TargetDevice}
PLATFORMS = {
    "_".join(part.lower() for part in (os, accelerator) if part): platform_facts(os, Arch.ARM64, accelerator)
    for os in Os
    for accelerator in (None, *Accelerator)
}
TARGETS: Mapping[str, TargetFacts] = {name: (DEVICES | PLATFORMS)[name] for name in public(targets) if name != "device"}

DESCRIBED: Mapping[str, Function] = {
    **{f"targets.{name}": function for name, function in public(targets).items()},
    **{f"sources.{name}": function for name, function in public(sources).items()},
    **{f"Builder.{name}": function for name, function in public(Builder).items() if name != "build"},
    "CompilationJob.of": CompilationJob.of,
}
"""What takes parts of a request, and so has to say what it takes."""

FUNCTIONAL = {"NvidiaOptionsDict", "NvidiaPlatformOptionsDict", "CloudGpuOptionsDict"}
"""Dictionaries whose keys no class can have as attributes, and so no docstrings either."""

PAGES = {source.url for source in vars(evidence).values() if isinstance(source, Source)}


def text(function: Function) -> str:
    return inspect.getdoc(function) or ""


def parameters(function: Function) -> list[str]:
    return [name for name in inspect.signature(function).parameters if name != "self"]


def arguments(function: Function) -> dict[str, str]:
    """The parameters that a docstring describes, with what it says of them."""
    section = re.search(r"^Args:\n((?: {4}.+\n)+)", text(function), re.MULTILINE)
    lines = re.sub(r"\n {8}", " ", section[1] if section else "")
    return dict(line.strip().split(": ", 1) for line in lines.splitlines())


def literals(hint: object) -> list[Any]:
    """The literal values in a union."""
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [value for part in get_args(hint) for value in literals(part)]


@pytest.mark.parametrize("name", DESCRIBED)
class TestEachDocstring:
    def test_describes_every_parameter(self, name: str) -> None:
        assert list(arguments(DESCRIBED[name])) == parameters(DESCRIBED[name])

    def test_names_the_page_it_is_from(self, name: str) -> None:
        pages = set(re.findall(r"^Source: (\S+)$", text(DESCRIBED[name]), re.MULTILINE))
        assert len(pages) == 1
        assert pages <= PAGES


RAISING = [name for name in DESCRIBED if name.startswith(("targets.", "sources.", "CompilationJob."))]


@pytest.mark.parametrize("name", [*RAISING, "Builder.build"])
def test_a_docstring_says_that_what_cannot_be_right_is_refused(name: str) -> None:
    function = DESCRIBED.get(name, Builder.build)
    assert "Raises `InvalidRequest`" in text(function)


@pytest.mark.parametrize("name", TARGETS)
class TestEachTarget:
    def test_says_what_the_catalogue_knows_of_it(self, name: str) -> None:
        facts, said = TARGETS[name], text(getattr(targets, name))
        status = None if facts.status is Status.CURRENT else facts.status
        known = [fact for fact in (status, facts.gpu_code, facts.region, facts.source.url) if fact]
        assert [fact for fact in known if fact not in said] == []

    def test_says_of_an_option_what_the_catalogue_says(self, name: str) -> None:
        function = getattr(targets, name)
        hints, said = get_type_hints(function), arguments(function)
        options = [option for option in options_of(TARGETS[name].family) if option.attribute in said]
        others = {
            option.key: said[option.attribute]
            for option in options
            if said[option.attribute] not in sayings(option, hints[option.attribute])
        }
        assert others == {}

    def test_says_the_same_of_options_that_are_not_known(self, name: str) -> None:
        said = arguments(getattr(targets, name))
        assert said.get("extra") in {None, arguments(targets.ml_c5)["extra"]}


def sayings(option: Option, hint: object) -> list[str]:
    """What may be said of an option: its meaning, then all its values if they are a closed set, else one of them."""
    start = option.meaning[0].upper() + option.meaning[1:]
    if isinstance(option.form, Choice | Whole):
        return [f"{start}. Must be {option.form.wanted}."]
    if isinstance(option.form, TextList):
        _, _, example = option.form.wanted.partition(" such as ")
        return [f"{start}, a list of texts.", f"{start}, a list such as {example}."]
    return [f'{start}, such as "{value}".' for value in literals(hint)] or [f"{start}."]


@pytest.mark.parametrize("name", sorted(PLATFORMS.keys() & TARGETS.keys()))
def test_a_platform_says_its_architectures(name: str) -> None:
    function = getattr(targets, name)
    offered = Choice(tuple(literals(get_type_hints(function)["arch"])))
    assert arguments(function)["arch"] == f"Architecture. Must be {offered.wanted}."


WRITTEN: Mapping[str, type] = {
    "ImageInput": ImageInput,
    "TensorInput": TensorInput,
    **{name: value for name, value in vars(types).items() if is_typeddict(value) and name not in FUNCTIONAL},
}
"""What is written by its attributes or keys, each of which says for itself what it is."""


@pytest.mark.parametrize("name", WRITTEN)
def test_every_attribute_and_key_is_described(name: str) -> None:
    (definition,) = ast.parse(inspect.getsource(WRITTEN[name])).body
    assert isinstance(definition, ast.ClassDef)
    statements = zip_longest(definition.body, definition.body[1:])
    undescribed = [
        ast.unparse(statement)
        for statement, after in statements
        if isinstance(statement, ast.AnnAssign) and not isinstance(after, ast.Expr)
    ]
    assert undescribed == []


def described_by_us() -> Iterator[tuple[str, object]]:
    """Every public class and function, and every public method and property that a class of them adds."""
    for name in compilejob.__all__:
        value = getattr(compilejob, name)
        if isinstance(value, type):
            yield from (
                (f"{name}.{member}", attribute)
                for member, attribute in vars(value).items()
                if not member.startswith("_") and (inspect.isroutine(attribute) or isinstance(attribute, property))
            )
        if inspect.isclass(value) or inspect.isfunction(value):
            yield name, value


@pytest.mark.parametrize(("name", "value"), [pytest.param(*item, id=item[0]) for item in described_by_us()])
def test_every_public_name_is_described(name: str, value: object) -> None:
    del name
    assert inspect.getdoc(value)
