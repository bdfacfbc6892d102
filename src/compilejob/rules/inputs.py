r"""CJ4: the framework's version and the model's inputs."""

import re
from collections.abc import Iterable, Iterator, Mapping

from compilejob.catalog import Family, Fleet, Framework, Inputs, VersionField, evidence
from compilejob.catalog.frameworks import INPUTS_DERIVED_FROM, release
from compilejob.findings import Path, Remove, quote
from compilejob.model.inputs import CoreMlInput, InputSpec, Shape
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.fields import Line
from compilejob.rules.rule import ERROR, Problem, Rule, rule


def _specs(request: Request) -> Iterable[tuple[str | int, InputSpec]]:
    """The inputs with their names or indexes."""
    config = request.source.data_input_config
    if config is None:
        return ()
    return config.value.items() if isinstance(config.value, Mapping) else enumerate(config.value)


def _coreml(request: Request) -> Iterator[tuple[Path, CoreMlInput]]:
    """The inputs written as Core ML objects, with their paths."""
    return (((*paths.INPUTS, name), spec) for name, spec in _specs(request) if isinstance(spec, CoreMlInput))


@rule("CJ401", "version-not-for-framework", ERROR, evidence.INPUT_PAGE)
def version_not_for_framework(request: Request) -> Iterable[Problem]:
    """FrameworkVersion is given for a framework that takes none.

    The field is for MXNET, PYTORCH, TENSORFLOW and TFLITE; the others compile with the one version Neo has.

    Fails: {"InputConfig": {"Framework": "KERAS", "FrameworkVersion": "2.2"}}
    Passes: {"InputConfig": {"Framework": "KERAS"}}
    """
    framework = request.framework
    if request.source.framework_version is None or framework.facts.takes_version:
        return ()
    what = f"{framework} takes no FrameworkVersion"
    return (Problem(paths.VERSION, what, "remove it", Remove(paths.VERSION)),)


@rule("CJ402", "version-refused-by-target", ERROR, evidence.EIA_VERSION_FIX)
def version_refused_by_target(request: Request) -> Iterable[Problem]:
    """FrameworkVersion is given for a target that the service was seen to refuse it on.

    "Unsupported framework version field for target", the service answers.

    Fails: {
        "InputConfig": {"Framework": "TENSORFLOW", "FrameworkVersion": "2.3"},
        "OutputConfig": {"TargetDevice": "ml_eia2"}}
    Passes: {"InputConfig": {"Framework": "TENSORFLOW"}, "OutputConfig": {"TargetDevice": "ml_eia2"}}
    """
    target = request.target
    if request.source.framework_version is None or target.version_field is not VersionField.NO:
        return ()
    return (Problem(paths.VERSION, f"{target.name} takes no FrameworkVersion", "remove it", Remove(paths.VERSION)),)


@rule("CJ403", "inputs-missing", ERROR, evidence.PREPARE_PAGE)
def inputs_missing(request: Request) -> Iterable[Problem]:
    r"""DataInputConfig is left out where the service cannot do without it.

    XGBoost needs none, and for PyTorch 2.0 and newer the service derives it on cloud instances, provided the trace
    kept its example inputs. Every other model is compiled for shapes that the request names.

    Fails: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": null}}
    Passes: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{\"input\": [1, 224, 224, 3]}"}}
    """
    source, framework, target = request.source, request.framework, request.target
    needed = framework.facts.inputs
    if source.data_input_config is not None or needed is Inputs.NOT_NEEDED:
        return ()
    if needed is Inputs.DERIVABLE and target.fleet is Fleet.CLOUD:
        version = source.framework_version
        if version is None or _at_least(version, INPUTS_DERIVED_FROM):
            return ()
    what = f"a {framework} model for {target.name} needs DataInputConfig"
    return (Problem(paths.SOURCE, what, "add DataInputConfig with the name and shape of each input"),)


def _at_least(version: str, least: str) -> bool:
    wanted, given = release(least), release(version)
    return not all(part.isdecimal() for part in given) or tuple(map(int, given)) >= tuple(map(int, wanted))


@rule("CJ404", "inputs-without-names", ERROR, evidence.INPUT_PAGE)
def inputs_without_names(request: Request) -> Iterable[Problem]:
    r"""DataInputConfig is a list of shapes for a framework that needs names.

    Only PyTorch models take their inputs without names.

    Fails: {"InputConfig": {"Framework": "ONNX", "DataInputConfig": "[[1, 3, 224, 224]]"}}
    Passes: {"InputConfig": {"Framework": "ONNX", "DataInputConfig": "{\"data\": [1, 3, 224, 224]}"}}
    """
    framework, config = request.framework, request.source.data_input_config
    if config is None or isinstance(config.value, Mapping) or framework.facts.lists_inputs:
        return ()
    what = f"DataInputConfig of a {framework} model is a list of shapes without names"
    return (Problem(paths.INPUTS, what, 'name each input, such as {"data": [1, 3, 224, 224]}'),)


@rule("CJ405", "input-object-outside-coreml", ERROR, evidence.INPUT_PAGE)
def input_object_outside_coreml(request: Request) -> Iterable[Problem]:
    r"""An input is an object, which only Core ML conversion takes.

    Everywhere else an input is its shape.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": {\"shape\": [1, 3, 224, 224]}}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    target = request.target
    if target.family is Family.COREML:
        return ()
    hint = "give the shape alone, such as [1, 3, 224, 224]"
    return [
        Problem(path, f"input {quote(path[-1])} is an object, and {target.name} takes shapes", hint)
        for path, _ in _coreml(request)
    ]


@rule("CJ406", "input-dimension", ERROR, evidence.NULL_SHAPE_FAILURE)
def input_dimension(request: Request) -> Iterable[Problem]:
    r"""A dimension of an input is not a positive whole number.

    Neo compiles fixed shapes. null, the dynamic dimension of Keras and TensorFlow, ended jobs with an internal error;
    zero and negative dimensions have no tensor. Core ML alone takes ranges, written "1..10". The loaders of SKLEARN
    and MXNET know -1 for one dimension, so it is left to them.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, null, null]}"}}
    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 0, 224]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    open_ended = request.framework in _OPEN_ENDED
    return [
        _bad_dimension((*paths.INPUTS, name, index), dimension)
        for name, spec in _specs(request)
        if not isinstance(spec, CoreMlInput)
        for index, dimension in enumerate(spec)
        if dimension < 1 and not (open_ended and dimension == -1)
    ]


_OPEN_ENDED = frozenset({Framework.SKLEARN, Framework.MXNET})


def _bad_dimension(path: Path, value: object) -> Problem:
    return Problem(
        path, f"dimension {quote(value)} is not a positive whole number", "give the size the model runs with"
    )


def _unread_dimension(line: Line) -> Iterable[Problem]:
    return (_bad_dimension(line.path, line.value),)


@rule("CJ407", "input-layout", ERROR, evidence.INPUT_PAGE)
def input_layout(line: Line) -> Iterable[Problem]:
    r"""DataInputConfig has none of the documented layouts.

    It is an object of names and shapes; for PyTorch it may be a list of shapes; for Core ML a shape may be an object
    with shape, default_shape, type, bias and scale.

    Fails: {"InputConfig": {"DataInputConfig": "[1, 3, 224, 224]"}}
    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [[1, 3, 224, 224]]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "[[1, 3, 224, 224]]"}}
    """
    if line.kind == "flat_shape":
        what, hint = "DataInputConfig is one shape, not a list of shapes", "put it in another pair of brackets"
    elif line.kind == "nested_shape":
        what, hint = f"input {quote(line.path[-1])} is a list of shapes, not a shape", "take the outer brackets away"
    elif line.kind == "inputs_type":
        what = f"DataInputConfig is {quote(line.value)}, not an object of names and shapes"
        hint = 'write an object, such as {"input0": [1, 3, 224, 224]}'
    elif line.kind == "missing":
        what, hint = f"input {quote(line.path[-2])} is an object without shape", "add shape"
        return (Problem(line.path[:-1], what, hint),)
    elif line.kind == "literal_error":
        what, hint = f"type is {quote(line.value)}", 'use "Image" or "Tensor"'
    elif line.kind == "float_type":
        what, hint = f"{quote(line.value)} is not a number", "give a number"
    else:
        what, hint = f"{quote(line.value)} is not a shape", "give a list of whole numbers, such as [1, 3, 224, 224]"
    return (Problem(line.path, what, hint),)


_dimension_line: Rule[Line] = Rule(
    input_dimension.code,
    input_dimension.name,
    input_dimension.severity,
    input_dimension.source,
    _unread_dimension,
    input_dimension.page,
)

INPUT_LINE_RULES: Mapping[str, Rule[Line]] = {
    "int_type": _dimension_line,
    "dimension_type": _dimension_line,
} | dict.fromkeys(
    ("flat_shape", "nested_shape", "inputs_type", "missing", "literal_error", "float_type", "tuple_type"), input_layout
)
"""Which rule words which kind of pydantic error inside DataInputConfig."""


@rule("CJ408", "coreml-dimension", ERROR, evidence.INPUT_PAGE)
def coreml_dimension(request: Request) -> Iterable[Problem]:
    r"""A shape for Core ML mixes forms, or a dimension of it has none.

    The dimensions are positive whole numbers and ranges "1..10" with the smaller bound first; or the shape is a list
    of fixed shapes to choose from.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [\"10..1\", 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [\"1..10\", 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    for path, spec in _coreml(request):
        where = (*path, "shape")
        enumerated = [isinstance(part, tuple) for part in spec.shape]
        if any(enumerated) and not all(enumerated):
            yield Problem(where, "shape mixes dimensions and shapes", "give dimensions, or a list of fixed shapes")
            continue
        for index, part in enumerate(spec.shape):
            if isinstance(part, tuple):
                yield from (_bad_dimension((*where, index, at), size) for at, size in enumerate(part) if size < 1)
            elif isinstance(part, str):
                if _bounds(part) is None:
                    hint = 'write a range as "1..10", the smaller bound first'
                    yield Problem((*where, index), f"{quote(part)} is not a range of sizes", hint)
            elif part < 1:
                yield _bad_dimension((*where, index), part)


_RANGE = re.compile(r"([0-9]{1,9})\.\.([0-9]{1,9})")


def _bounds(text: str) -> tuple[int, int] | None:
    """The two ends of a range such as "1..10", None when it is no range."""
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    bounds = int(match[1]), int(match[2])
    return bounds if 1 <= bounds[0] <= bounds[1] else None


@rule("CJ409", "image-without-scale", ERROR, evidence.INPUT_PAGE)
def image_without_scale(request: Request) -> Iterable[Problem]:
    r"""An Image input for Core ML lacks bias or scale.

    An Image needs a bias for each channel and a scale factor.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Image\"}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Image\", \"bias\": [-1, -1, -1], \"scale\": 0.0078}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    for path, spec in _coreml(request):
        missing = [name for name, value in (("bias", spec.bias), ("scale", spec.scale)) if value is None]
        if spec.type == "Image" and missing:
            what = f"Image input {quote(path[-1])} has no {' and no '.join(missing)}"
            yield Problem(path, what, f"add {' and '.join(missing)}")


@rule("CJ410", "default-shape-outside", ERROR, evidence.INPUT_PAGE)
def default_shape_outside(request: Request) -> Iterable[Problem]:
    r"""default_shape is not a shape that shape allows.

    Fails: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [\"1..10\", 3], \"default_shape\": [11, 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [\"1..10\", 3], \"default_shape\": [10, 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    for path, spec in _coreml(request):
        if spec.default_shape is not None and not _allows(spec, spec.default_shape):
            what = f"default_shape {quote(spec.default_shape)} is not one that shape allows"
            yield Problem((*path, "default_shape"), what, "choose one inside the ranges or from the list of shape")


def _allows(spec: CoreMlInput, chosen: Shape) -> bool:
    if any(isinstance(part, tuple) for part in spec.shape):
        return chosen in spec.shape
    return len(chosen) == len(spec.shape) and all(map(_fits, spec.shape, chosen))


def _fits(dimension: int | str | Shape, size: int) -> bool:
    """Whether a dimension can have a size; one that is malformed is another rule's."""
    if isinstance(dimension, str):
        bounds = _bounds(dimension)
        return bounds is None or bounds[0] <= size <= bounds[1]
    return dimension == size
