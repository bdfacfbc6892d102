r"""CJ4: the shapes of the inputs."""

from collections.abc import Iterable
from math import prod

from compilejob.catalog import Inputs, Layout, evidence
from compilejob.findings import Path, quote
from compilejob.model.inputs import Shape
from compilejob.rules.given_model import GivenModel
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


@rule("CJ406", "input-dimension", ERROR, evidence.NULL_SHAPE_FAILURE)
def input_dimension(model: GivenModel) -> Iterable[Problem]:
    r"""A dimension of an input is not a positive whole number.

    Neo compiles fixed shapes. null, the dynamic dimension of Keras and TensorFlow, ended jobs with an internal error;
    zero and negative dimensions have no tensor. Core ML alone takes ranges, written "1..10". -1 is left to the loaders
    that know it: SKLEARN's for the first dimension, MXNET's for the last.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, null, null]}"}}
    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 0, 224]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    if min(model.sizes) >= 1:
        return ()
    if model.facts.inputs is Inputs.NOT_NEEDED:
        return ()
    may_be_open = model.facts.loader.open_dimension
    return [
        bad_dimension((*path, index), size)
        for path, shape in model.each_shape()
        for index, size in enumerate(shape)
        if size < 1 and not (size == -1 and _is_at(index, may_be_open, shape))
    ]


def _is_at(index: int, wanted: int | None, shape: Shape) -> bool:
    return wanted is not None and index == wanted % len(shape)


def bad_dimension(path: Path, value: object) -> Problem:
    """That a dimension is none."""
    what = f"a dimension is {quote(value)}, not a positive whole number"
    if "batch_input_shape" in path:
        return Problem(path, what, "name the input as the model does, and give the sizes the model runs with")
    return Problem(path, what, "give the size the model runs with")


@rule("CJ416", "input-without-dimensions", WARNING, evidence.INPUT_PAGE)
def input_without_dimensions(model: GivenModel) -> Iterable[Problem]:
    r"""The shape of an input is empty.

    It stands for a single number. Compiled models take tensors with a batch dimension, so a shape has been forgotten
    here, or a model is compiled that takes its inputs another way.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": []}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1]}"}}
    """
    if all(model.shapes) and not model.objects:
        return ()
    empty = [path for path, shape in model.each_shape() if not shape]
    empty += [given.path for given in model.objects if not given.spec.shape]
    hint = "give its dimensions, batch first"
    return [Problem(path, f"input {quote(path[-1])} has no dimensions", hint) for path in empty]


_LARGE = 4096
_MOST_VALUES = 2**31 - 1


@rule("CJ417", "huge-input", WARNING, evidence.INPUT_PAGE)
def huge_input(model: GivenModel) -> Iterable[Problem]:
    r"""An input holds more values than a 32-bit index counts.

    That is 8 GB of float32 for one input of one inference: more likely a dimension has a digit too many.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224224, 224224]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 2240, 2240]}"}}
    """
    if max(model.sizes) < _LARGE:
        return ()
    return [
        Problem(path, f"input {quote(path[-1])} holds more than {_MOST_VALUES} values", "check its dimensions")
        for path, shape in model.each_shape()
        if prod(shape) > _MOST_VALUES
    ]


_GREY, _COLOURS = 1, 3
_CHANNELS = frozenset({_GREY, _COLOURS})  # with four, shapes of other data are as frequent


_OTHER = {Layout.NCHW: (Layout.NHWC, 3), Layout.NHWC: (Layout.NCHW, 1)}  # and where it has the channels
_RANK = len(Layout.NCHW)


def _is_picture(channels: int, height: int, width: int, smallest: int, ratio: int) -> bool:
    """Whether three sizes are, by all appearance, the channels and sides of a picture in this order.

    *smallest*: what its sides have at least. *ratio*: how many times the one side may have the other.
    """
    long, short = max(height, width), min(height, width)
    if short < smallest or long > ratio * short:
        return False
    return channels == _COLOURS or (channels == _GREY and height == width)


@rule("CJ418", "picture-layout", WARNING, evidence.INPUT_PAGE)
def picture_layout(model: GivenModel) -> Iterable[Problem]:
    r"""A shape looks like a picture in another layout than its framework's.

    TensorFlow and TFLite take NHWC: batch, height, width, channels. The others take NCHW: batch, channels, height,
    width; Keras too, although its models are NHWC. The job fails when the shape is not the model's. What each
    dimension is can only be guessed from its size, so look before you change it.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 224, 224, 3]}"}}
    Fails: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{\"input\": [1, 3, 224, 224]}"}}
    Passes: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{\"input\": [1, 224, 224, 3]}"}}
    """
    wanted, columns = model.facts.layout, model.columns
    if wanted is None or len(columns) < _RANK:
        return ()
    other, channel = _OTHER[wanted]
    if _CHANNELS.isdisjoint(columns[channel]):
        return ()
    return [
        Problem(
            path,
            f"shape {quote(shape)} looks like a picture in {other}, and {model.framework} takes {wanted}",
            f"give {quote(tuple(shape[other.index(dimension)] for dimension in wanted))} if it is a picture",
        )
        for path, shape in model.each_shape()
        if len(shape) == _RANK and _is_batch_in(other, shape)
    ]


def _is_batch_in(layout: Layout, shape: Shape) -> bool:
    """Whether a shape is, by all appearance, pictures in a layout; sides below 16 can as well be a feature map's."""
    channels, height, width = (shape[layout.index(dimension)] for dimension in "CHW")
    return _is_picture(channels, height, width, smallest=16, ratio=4)


@rule("CJ419", "picture-without-batch", WARNING, evidence.INPUT_PAGE)
def picture_without_batch(model: GivenModel) -> Iterable[Problem]:
    r"""A shape looks like a picture without its batch dimension.

    The first dimension of a shape is the number of pictures in a batch, mostly 1. Smaller and longer shapes are left
    alone: they can as well be batches of series or of points.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [3, 224, 224]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    columns, facts = model.columns, model.facts
    if len(columns) < _RANK - 1 or (_COLOURS not in columns[0] and _CHANNELS.isdisjoint(columns[2])):
        return ()
    if facts.layout is None or facts.loader.rank is not None:
        return ()
    return [
        Problem(
            path,
            f"shape {quote(shape)} looks like a picture without a batch dimension",
            f"give {quote((1, *shape))} if it is a picture",
        )
        for path, shape in model.each_shape()
        if len(shape) == _RANK - 1 and _is_one_picture(*shape)
    ]


def _is_one_picture(first: int, second: int, third: int) -> bool:
    """Whether a shape is, by all appearance, that of one picture, in either layout."""
    if first == _COLOURS:
        return _is_picture(first, second, third, smallest=32, ratio=2)
    return _is_picture(third, first, second, smallest=32, ratio=2)


@rule("CJ420", "input-rank", WARNING, evidence.LOADER)
def input_rank(model: GivenModel) -> Iterable[Problem]:
    r"""An input has another number of dimensions than the framework's loader takes.

    The loader of KERAS compares four dimensions with the model's, batch, channels, height and width; that of SKLEARN
    takes two, rows and columns. So says its source code of 2022; the service may have moved on.

    Fails: {"InputConfig": {"Framework": "KERAS", "DataInputConfig": "{\"dense_input\": [1, 784]}"}}
    Passes: {"InputConfig": {"Framework": "KERAS", "DataInputConfig": "{\"input_1\": [1, 3, 224, 224]}"}}
    """
    rank = model.facts.loader.rank
    if rank is None:
        return ()
    return [
        Problem(
            path,
            f"shape {quote(shape)} is of rank {len(shape)}, and the loader of {model.framework} takes rank {rank}",
            "give the shape of the model's own input",
        )
        for path, shape in model.each_shape()
        if len(shape) != rank and shape
    ]
