r"""CJ4: inputs for Core ML, which may be objects with ranges of sizes and the scaling of pictures."""

import re
from collections.abc import Iterable

from compilejob.catalog import evidence
from compilejob.findings import Rename, quote
from compilejob.model.inputs import CoreMlInput, Shape
from compilejob.rules.closest import closest, same_word
from compilejob.rules.given_model import GivenObject
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


@rule("CJ408", "coreml-dimension", ERROR, evidence.INPUT_PAGE)
def coreml_dimension(given: GivenObject) -> Iterable[Problem]:
    r"""A shape for Core ML mixes forms, or a range of sizes is none.

    The dimensions are whole numbers and ranges "1..10" with the smaller bound first; or the shape is a list of fixed
    shapes to choose from.

    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [\"10..1\", 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, [1, 3, 8, 8]]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [\"1..10\", 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    shape, path = given.spec.shape, (*given.path, "shape")
    if _enumerated(shape) is not None:
        return ()
    if any(isinstance(part, tuple) for part in shape):
        hint = "give dimensions, or a list of fixed shapes"
        return (Problem(path, "shape mixes dimensions and shapes", hint),)
    hint = 'write a range as "1..10", the smaller bound first'
    return [
        Problem((*path, index), f"{quote(part)} is not a range of sizes", hint)
        for index, part in enumerate(shape)
        if isinstance(part, str) and _bounds(part) is None
    ]


def _enumerated(shape: Iterable[int | str | Shape]) -> tuple[Shape, ...] | None:
    """The fixed shapes to choose from, None when the shape is no list of them."""
    parts = tuple(shape)
    shapes = tuple(part for part in parts if isinstance(part, tuple))
    return shapes if shapes and len(shapes) == len(parts) else None


_RANGE = re.compile(r"([0-9]{1,9})\.\.([0-9]{1,9})")


def _bounds(text: str) -> tuple[int, int] | None:
    """The two ends of a range such as "1..10", None when it is no range."""
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    bounds = int(match[1]), int(match[2])
    return bounds if 1 <= bounds[0] <= bounds[1] else None


@rule("CJ424", "coreml-ranks", WARNING, evidence.INPUT_PAGE)
def coreml_ranks(given: GivenObject) -> Iterable[Problem]:
    r"""The fixed shapes to choose from differ in their number of dimensions.

    An input's sizes may vary, its dimensions hardly: a model of the trace that is compiled has one number of them.

    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [[1, 3, 8, 8], [3, 16, 16]]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [[1, 3, 8, 8], [1, 3, 16, 16]]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    shapes = _enumerated(given.spec.shape) or ()
    return [
        Problem(
            (*given.path, "shape", index),
            f"shape {quote(shape)} is of rank {len(shape)}, and the first to choose from is of rank {len(shapes[0])}",
            "give all shapes the same number of dimensions",
        )
        for index, shape in enumerate(shapes)
        if len(shape) != len(shapes[0])
    ]


@rule("CJ410", "default-shape-outside", WARNING, evidence.INPUT_PAGE)
def default_shape_outside(given: GivenObject) -> Iterable[Problem]:
    r"""default_shape is not a shape that shape allows.

    In the samples of the reference the default is one of the shapes listed, or lies within the ranges; that it must, no
    page says.

    Fails: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [\"1..10\", 3], \"default_shape\": [11, 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [\"1..10\", 3], \"default_shape\": [10, 3]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    default = given.spec.default_shape
    if default is None or _allows(given.spec.shape, default):
        return ()
    what = f"default_shape {quote(default)} is not one that shape allows"
    hint = "choose one inside the ranges or from the list of shape"
    return (Problem((*given.path, "default_shape"), what, hint),)


def _allows(shape: tuple[int | str | Shape, ...], chosen: Shape) -> bool:
    enumerated = _enumerated(shape)
    if enumerated is not None:
        return chosen in enumerated
    return len(chosen) == len(shape) and all(map(_fits, shape, chosen))


def _fits(dimension: int | str | Shape, size: int) -> bool:
    """Whether a dimension can have a size; one that is malformed is another rule's."""
    if isinstance(dimension, int):
        return dimension == size
    bounds = _bounds(dimension) if isinstance(dimension, str) else None
    return bounds is None or bounds[0] <= size <= bounds[1]


@rule("CJ409", "image-without-scale", ERROR, evidence.INPUT_PAGE)
def image_without_scale(given: GivenObject) -> Iterable[Problem]:
    r"""An Image input for Core ML lacks bias or scale.

    An Image needs a bias for each channel and a scale factor.

    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Image\"}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Image\", \"bias\": [-1, -1, -1], \"scale\": 0.0078}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    spec = given.spec
    missing = [name for name, value in (("bias", spec.bias), ("scale", spec.scale)) if value is None]
    if spec.type != "Image" or not missing:
        return ()
    what = f"Image input {quote(given.path[-1])} has no {' and no '.join(missing)}"
    return (Problem(given.path, what, f"add {' and '.join(missing)}"),)


@rule("CJ425", "bias-length", WARNING, evidence.INPUT_PAGE)
def bias_length(given: GivenObject) -> Iterable[Problem]:
    r"""The bias of an Image does not have one number for each channel.

    The channels are the second dimension, NCHW, or the last, NHWC; neither has the length of bias.

    Fails: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Image\", \"bias\": [-1], \"scale\": 0.0078}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {
            "DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Image\", \"bias\": [-1, -1, -1], \"scale\": 0.0078}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    spec = given.spec
    if spec.type != "Image" or spec.bias is None:
        return ()
    channels = [
        shape[index] for shape in _enumerated(spec.shape) or (spec.shape,) if len(shape) > 1 for index in (1, -1)
    ]
    if not channels or any(size == len(spec.bias) or isinstance(size, str) for size in channels):
        return ()
    what = f"bias has length {len(spec.bias)}, and shape has no dimension of that size for the channels"
    return (Problem((*given.path, "bias"), what, "give one number for each channel"),)


@rule("CJ426", "bias-on-tensor", WARNING, evidence.INPUT_PAGE)
def bias_on_tensor(given: GivenObject) -> Iterable[Problem]:
    r"""A bias or scale is given for an input that is no Image.

    They belong to the type Image. Without type an input is a Tensor, and the model gets its values as they are.

    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"scale\": 0.0078}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8]}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    spec = given.spec
    needless = [name for name, value in (("bias", spec.bias), ("scale", spec.scale)) if value is not None]
    if spec.type == "Image" or not needless:
        return ()
    what = f"Tensor input {quote(given.path[-1])} has {' and '.join(needless)}, as only an Image has"
    return (Problem((*given.path, needless[0]), what, f'add "type": "Image", or remove {" and ".join(needless)}'),)


@rule("CJ427", "unknown-input-member", WARNING, evidence.INPUT_PAGE, of_names=True)
def unknown_input_member(given: GivenObject) -> Iterable[Problem]:
    r"""An input for Core ML has a member that no page describes.

    Described are shape, default_shape, type, bias and scale.

    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"Type\": \"Image\"}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    Passes: {
        "InputConfig": {"DataInputConfig": "{\"input\": {\"shape\": [1, 3, 8, 8], \"type\": \"Tensor\"}}"},
        "OutputConfig": {"TargetDevice": "coreml"}}
    """
    absent = [name for name in CoreMlInput.model_fields if name not in given.spec.model_fields_set]
    problems = []
    for name in given.spec.model_extra or ():
        near, same = closest(name, absent), same_word(name, absent)
        path = (*given.path, name)
        what = f"no page describes the member {quote(name)} of a Core ML input"
        hint = f'rename it to "{near}"' if near else f"use one of {', '.join(CoreMlInput.model_fields)}"
        problems.append(Problem(path, what, hint, Rename(path, same) if same else None))
    return problems
