"""`CreateCompilationJob` as the installed botocore describes it, and what is made of that: JSON Schemas, pydantic models."""

from functools import cache
from typing import Annotated, Any, Literal

from botocore.loaders import Loader
from botocore.model import ListShape, ServiceModel, Shape, StringShape, StructureShape
from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.alias_generators import to_snake


@cache
def input_shape() -> StructureShape:
    """The arguments of the operation."""
    description = Loader().load_service_model("sagemaker", "service-2")
    shape = ServiceModel(description, "sagemaker").operation_model("CreateCompilationJob").input_shape
    assert isinstance(shape, StructureShape)
    return shape


DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def json_schema(draft: str) -> dict[str, Any]:
    """The JSON Schema of the arguments; nothing in it differs between the drafts but its name."""
    return {"$schema": draft, **_schema(input_shape())}


def python_pattern(pattern: str) -> str:
    """A pattern for Python's `re`, which does not know the classes of Unicode."""
    return pattern.replace(r"\p{L}\p{Z}\p{N}", r"\w\s")


_BOUNDS = {
    "string": ("minLength", "maxLength"),
    "list": ("minItems", "maxItems"),
    "integer": ("minimum", "maximum"),
}


def _schema(shape: Shape) -> dict[str, Any]:
    """A shape as JSON Schema. botocore writes patterns without anchors and means the whole text."""
    schema: dict[str, Any] = {"type": {"list": "array", "structure": "object"}.get(shape.type_name, shape.type_name)}
    for bound, keyword in zip(("min", "max"), _BOUNDS.get(shape.type_name, ()), strict=False):
        if bound in shape.metadata:
            schema[keyword] = shape.metadata[bound]
    if "pattern" in shape.metadata:
        schema["pattern"] = f"^(?:{shape.metadata['pattern']})$"
    if isinstance(shape, StringShape) and shape.enum:
        schema["enum"] = list(shape.enum)
    if isinstance(shape, ListShape):
        schema["items"] = _schema(shape.member)
    if isinstance(shape, StructureShape):
        schema["properties"] = {name: _schema(member) for name, member in shape.members.items()}
        schema["required"] = list(shape.required_members)
        schema["additionalProperties"] = False
    return schema


def pydantic_model(*, limits: bool) -> type[BaseModel]:
    """The arguments as a pydantic model; without limits it knows members and types alone."""
    model = _annotation(input_shape(), limits=limits)
    assert isinstance(model, type)
    return model


def _annotation(shape: Shape, *, limits: bool) -> Any:
    if isinstance(shape, StructureShape):
        members: dict[str, Any] = {}
        for name, member in shape.members.items():
            annotation = _annotation(member, limits=limits)
            required = name in shape.required_members
            field = Field(alias=name) if required else Field(default=None, alias=name)
            members[to_snake(name)] = (annotation if required else annotation | None, field)
        return create_model(shape.name, __config__=ConfigDict(extra="forbid"), **members)
    if isinstance(shape, ListShape):
        annotation = list[_annotation(shape.member, limits=limits)]  # type: ignore[misc]  # made at run time
    elif isinstance(shape, StringShape) and shape.enum and limits:
        return Literal[tuple(shape.enum)]
    else:
        annotation = {"string": str, "integer": int}[shape.type_name]
    return Annotated[annotation, Field(**_limits(shape))] if limits else annotation


def _limits(shape: Shape) -> dict[str, Any]:
    least, most = ("ge", "le") if shape.type_name == "integer" else ("min_length", "max_length")
    named = {least: shape.metadata.get("min"), most: shape.metadata.get("max")}
    if "pattern" in shape.metadata:
        named["pattern"] = f"^(?:{shape.metadata['pattern']})$"
    return {name: limit for name, limit in named.items() if limit is not None}
