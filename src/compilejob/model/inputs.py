"""`DataInputConfig`: the names and shapes of a model's inputs, JSON inside a string."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from compilejob.model.structure import Structure
from compilejob.model.text import EmbeddedJson
from compilejob.wire import JsonText

Shape = tuple[int, ...]
"""The dimensions of an input, batch first."""

_read_fixed = SchemaValidator(
    core_schema.tuple_variable_schema(core_schema.int_schema(strict=True, ge=1))
).validate_python
_read_size = SchemaValidator(core_schema.int_schema(strict=True, ge=1)).validate_python


def _read_dimension(value: object) -> int | str | Shape:
    if isinstance(value, list | tuple):
        fixed: Shape = _read_fixed(value)
        return fixed
    if isinstance(value, str):
        return value
    size: int = _read_size(value)
    return size


_Size = Annotated[int, Field(strict=True, ge=1)]
_Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]


class CoreMlInput(Structure, frozen=True):
    """An input of a Core ML conversion (`TargetDevice` coreml), for TensorFlow and PyTorch models.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=None, extra="allow")

    shape: tuple[Annotated[int | str | tuple[int, ...], PlainValidator(_read_dimension)], ...]
    """Fixed dimensions, ranges such as "1..10", or the fixed shapes to choose from."""
    default_shape: tuple[_Size, ...] | None = None
    """The shape used when none is chosen: one that the ranges or the list allow."""
    type: Literal["Image", "Tensor"] = "Tensor"
    bias: tuple[_Number, ...] | None = None
    """What is added to each channel of an Image."""
    scale: _Number | None = None
    """What each value of an Image is multiplied with."""


InputSpec = Shape | CoreMlInput
Inputs = Mapping[str, InputSpec] | tuple[InputSpec, ...] | Shape
"""Inputs by name or, for PyTorch, in order. One shape alone, the form of 2018, is read too: a rule says what it lacks."""


# The ordinary forms, read without a line of Python: whole numbers in lists. Rules look at their size.
_SHAPE = core_schema.tuple_variable_schema(core_schema.int_schema(strict=True))
_NAMED = SchemaValidator(core_schema.dict_schema(core_schema.str_schema(), _SHAPE))
_LISTED = SchemaValidator(core_schema.tuple_variable_schema(_SHAPE))


def _at_once(text: str) -> Inputs | None:
    """Read names and shapes, as most inputs are."""
    try:
        named: Mapping[str, Shape] = _NAMED.validate_json(text)
    except (ValueError, TypeError):  # the latter for lone surrogates
        return None
    # Two quotes a name: with more a name was there twice, with a backslash it may have been.
    return named if named and text.count('"') == 2 * len(named) and "\\" not in text else None


def _read(value: object) -> Inputs:
    try:
        ordinary: Inputs = (_NAMED if isinstance(value, dict) else _LISTED).validate_python(value)
    except ValidationError:
        return _read_any(value)
    return ordinary


def _read_any(value: object) -> Inputs:
    """Read inputs of any documented form; raise pydantic's errors for every part that has none."""
    inputs: Inputs
    if isinstance(value, dict):
        inputs = _read_each_named(value)
    elif not isinstance(value, list):
        raise PydanticCustomError("inputs_type", "neither names and shapes nor a list of shapes", {"found": value})
    elif any(isinstance(item, dict | list) for item in value):
        inputs = _read_each_listed(value)
    else:
        inputs = _read_shape(value)
    return inputs


def _read_spec(spec: object) -> InputSpec:
    if isinstance(spec, dict):
        return CoreMlInput.model_validate(spec)
    if isinstance(spec, list) and spec and all(isinstance(item, list) for item in spec):
        raise PydanticCustomError("nested_shape", "a list of shapes where a shape is wanted")
    shape: Shape = _read_shape(spec)
    return shape


def _above_zero_or_open(size: int) -> int:
    """Refuse here what rules will not see when another part is refused; -1 some frameworks know."""
    if size < 1 and size != -1:
        raise PydanticCustomError("greater_than", "not above zero")
    return size


_read_shape = SchemaValidator(
    core_schema.tuple_variable_schema(
        core_schema.no_info_after_validator_function(_above_zero_or_open, core_schema.int_schema(strict=True))
    )
).validate_python
_SPEC = core_schema.no_info_plain_validator_function(_read_spec)
_read_each_named = SchemaValidator(core_schema.dict_schema(core_schema.str_schema(), _SPEC)).validate_python
_read_each_listed = SchemaValidator(core_schema.tuple_variable_schema(_SPEC)).validate_python


DataInputConfig = Annotated[JsonText[Inputs], EmbeddedJson(1, 16384, one_line=False, value_of=_read, at_once=_at_once)]
"""Names and shapes of the inputs, 1 to 16384 characters of JSON."""
