"""`DataInputConfig`: the names and shapes of a model's inputs, JSON inside a string."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, SchemaValidator, core_schema

from compilejob.model.structure import Structure
from compilejob.model.text import EmbeddedJson
from compilejob.wire import JsonText


class _Dimension:
    """Marks the alternatives of a dimension, so that a bad one is one error and not one for each alternative."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        whole = core_schema.int_schema(strict=True)
        return core_schema.union_schema(
            [whole, core_schema.str_schema(strict=True), core_schema.tuple_variable_schema(whole)],
            mode="left_to_right",
            custom_error_type="dimension_type",
            custom_error_message="not a dimension",
        )


class _Whole:
    """Marks a number that must be whole: 1.0 and true are none."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.int_schema(strict=True)


class _Number:
    """Marks a number; true is none."""

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.float_schema(strict=True)


class CoreMlInput(Structure, frozen=True):
    """An input of a Core ML conversion (`TargetDevice` coreml), for TensorFlow and PyTorch models.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=None, extra="allow")

    shape: tuple[Annotated[int | str | tuple[int, ...], _Dimension], ...]
    """Fixed dimensions, ranges such as "1..10", or the fixed shapes to choose from."""
    default_shape: tuple[Annotated[int, _Whole], ...] | None = None
    """The shape used when none is chosen: one that the ranges or the list allow."""
    type: Literal["Image", "Tensor"] = "Tensor"
    bias: tuple[Annotated[float, _Number], ...] | None = None
    """What is added to each channel of an Image."""
    scale: Annotated[float, _Number] | None = None
    """What each value of an Image is multiplied with."""


Shape = tuple[int, ...]
"""The dimensions of an input, batch first."""

InputSpec = Shape | CoreMlInput
Inputs = Mapping[str, InputSpec] | tuple[InputSpec, ...]
"""Inputs by name or, for PyTorch, in order."""

_SHAPE = core_schema.tuple_variable_schema(core_schema.int_schema(strict=True))
_read_shape = SchemaValidator(_SHAPE).validate_python
_read_shapes = SchemaValidator(core_schema.dict_schema(core_schema.str_schema(), _SHAPE)).validate_python


def _read(value: object) -> Inputs:
    try:
        shapes: Mapping[str, Shape] = _read_shapes(value)
    except ValidationError:
        return _read_each(value)
    return shapes


def _read_each(value: object) -> Inputs:
    """Read inputs of any documented form; raise pydantic's errors for every part that has none."""
    if isinstance(value, dict):
        named = _Reader()
        inputs = {name: named.read(name, spec) for name, spec in value.items()}
        named.finish()
        return inputs
    if isinstance(value, list):
        if value and all(type(item) is int for item in value):
            raise PydanticCustomError("flat_shape", "a shape where a list of shapes is wanted")
        listed = _Reader()
        specs = tuple(listed.read(index, spec) for index, spec in enumerate(value))
        listed.finish()
        return specs
    raise PydanticCustomError("inputs_type", "neither names and shapes nor a list of shapes")


def _read_one(spec: object) -> InputSpec:
    if isinstance(spec, dict):
        return CoreMlInput.model_validate(spec)
    if isinstance(spec, list) and spec and all(isinstance(item, list) for item in spec):
        raise PydanticCustomError("nested_shape", "a list of shapes where a shape is wanted")
    shape: Shape = _read_shape(spec)
    return shape


class _Reader:
    """Reads inputs one at a time and remembers what each of them gets wrong."""

    def __init__(self) -> None:
        self._errors: list[InitErrorDetails] = []

    def read(self, where: str | int, spec: object) -> InputSpec:
        try:
            return _read_one(spec)
        except ValidationError as error:
            self._errors += ((line | {"loc": (where, *line["loc"])}) for line in _details(error))
        except PydanticCustomError as error:
            self._errors.append(InitErrorDetails(type=error, loc=(where,), input=spec))
        return ()

    def finish(self) -> None:
        if self._errors:
            raise ValidationError.from_exception_data("DataInputConfig", self._errors)


def _details(error: ValidationError) -> Iterable[InitErrorDetails]:
    for line in error.errors(include_url=False):
        kind = line["type"]
        own = PydanticCustomError(kind, line["msg"]) if kind == "dimension_type" else kind
        yield InitErrorDetails(type=own, loc=line["loc"], input=line["input"], ctx=line.get("ctx", {}))


DataInputConfig = Annotated[JsonText[Inputs], EmbeddedJson(1, 16384, r"[\S\s]+", _read)]
"""Names and shapes of the inputs, 1 to 16384 characters of JSON."""
