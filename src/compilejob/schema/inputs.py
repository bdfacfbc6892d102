"""`DataInputConfig`: its forms, and what is demanded of them for one framework or target and not for another."""

import json
from collections.abc import Mapping

from compilejob.catalog import Framework, Layout
from compilejob.rules import coreml, fields, inputs, paths, shapes
from compilejob.schema import patterns
from compilejob.schema.pieces import NULL, Schema, at, has, optional, refusing, snippet
from compilejob.schema.targets import finds

MEMBER = paths.INPUTS[1:]
"""Where it is in `InputConfig`."""
FRAMEWORK = paths.FRAMEWORK[1:]

_SIZE: Schema = {
    "if": {"type": "array"},
    "then": refusing(inputs.input_layout, {"type": "integer"}),
    "else": refusing(shapes.input_dimension, {"type": "integer"}),
}
_SHAPE: Schema = {"type": "array", "items": _SIZE}


def form(least: int, most: int) -> Schema:
    """Inputs by name, a list of them, one shape alone, and the JSON text of these."""
    spec: Schema = {"if": {"type": "array"}, "then": _SHAPE, "else": refusing(inputs.input_layout, {"type": "object"})}
    text: Schema = {"minLength": least, "maxLength": most, "pattern": patterns.OBJECT_OR_LIST}
    return {
        "type": ["object", "array", "string"],
        "additionalProperties": spec,
        "if": {"type": "array"},
        "then": {"if": {"contains": {"type": "integer"}}, "then": _SHAPE, "else": {"items": spec}},
        "else": refusing(fields.text_not_json, text),
    }


def _each(spec: Schema) -> Schema:
    """Demand a schema of each input."""
    return {"additionalProperties": spec, "items": spec}


GIVEN = at(
    MEMBER,
    refusing(
        inputs.inputs_missing,
        {
            "type": ["object", "array", "string"],
            "minProperties": 1,
            "minItems": 1,
            "pattern": patterns.NOT_EMPTY,
        },
    ),
) | refusing(inputs.inputs_missing, {"required": list(MEMBER)})
"""An `InputConfig` that says what the inputs are."""

BY_NAME = at(
    MEMBER,
    {
        "if": {"type": "array", "minItems": 1},
        "then": refusing(inputs.inputs_without_names, {"type": "object"}),
        "else": refusing(inputs.inputs_without_names, {"pattern": patterns.NO_LIST_BUT_EMPTY}),
    },
)
"""An `InputConfig` in which inputs have names."""

NOT_FLAT = at(
    MEMBER,
    {
        "items": refusing(inputs.flat_input_list, {"type": ["array", "object"]}),
        **refusing(inputs.flat_input_list, {"pattern": patterns.NO_FLAT_LIST}),
    },
)
"""An `InputConfig` in which inputs are not one shape alone."""

NO_OBJECTS = at(
    MEMBER,
    _each({"if": {"type": "object"}, "then": refusing(inputs.input_object_outside_coreml, {"type": "array"})}),
)
"""An `InputConfig` in which inputs are shapes."""

_WHOLE = refusing(shapes.input_dimension, {"type": "integer", "minimum": 1})
_SIZES: Schema = {"type": "array", "items": _WHOLE}
_RANGE = r"^(?!0+\.)[0-9]{1,9}\.\.(?!0+$)[0-9]{1,9}$"

CORE_ML: Schema = {
    "title": "input for Core ML",
    "properties": {
        "shape": {
            "type": "array",
            "markdownDescription": 'Dimensions; a range of sizes as `"1..10"`; or the fixed shapes to choose from.',
            "if": {"contains": {"type": "array"}},
            "then": {"items": refusing(coreml.coreml_dimension, _SIZES)},
            "else": {
                "items": {
                    "if": {"type": "string"},
                    "then": refusing(coreml.coreml_dimension, {"pattern": _RANGE}),
                    "else": _WHOLE,
                }
            },
        },
        "default_shape": optional(_SIZES) | {"markdownDescription": "The shape used when none is chosen."},
        "type": {"enum": ["Image", "Tensor"], "default": "Tensor"},
        "bias": optional({"type": "array", "items": {"type": "number"}})
        | {"markdownDescription": "What is added to each channel of an Image, one number a channel."},
        "scale": optional({"type": "number"})
        | {"markdownDescription": "What each value of an Image is multiplied with."},
    },
    "required": ["shape"],
    "if": has(("type",), {"const": "Image"}),
    "then": refusing(coreml.image_without_scale, {"required": ["bias", "scale"]})
    | {"properties": {name: refusing(coreml.image_without_scale, {"not": NULL}) for name in ("bias", "scale")}},
}
"""An input for Core ML that is an object."""

OBJECTS_FOR_CORE_ML = at(MEMBER, _each({"if": {"type": "object"}, "then": CORE_ML}))


def of_framework() -> list[Schema]:
    """What the framework of an `InputConfig` demands of sizes, and the snippet that suits it."""
    return [*_sizes(), _snippets()]


def _sizes() -> list[Schema]:
    """The sizes that a dimension may have, where not every one may be given."""
    alike: dict[str, list[Framework]] = {}
    for framework in Framework:
        if not _takes(framework, "[0]"):
            alike.setdefault(json.dumps(_sizes_for(framework)), []).append(framework)
    return [
        {
            "if": has(FRAMEWORK, {"enum": frameworks}),
            "then": at(MEMBER, _each({"if": {"type": "array"}, "then": json.loads(sizes)})),
        }
        for sizes, frameworks in alike.items()
    ]


def _sizes_for(framework: Framework) -> Schema:
    """There are loaders that know -1, a size still to be found, in the first place or in the last."""
    size: Schema = {"minimum": 1}
    open_size: Schema = {"anyOf": [size, {"const": -1}]}
    if _takes(framework, "[1, -1]"):
        return {"items": open_size}  # no schema can say which place is the last
    if _takes(framework, "[-1, 1]"):
        return {"prefixItems": [open_size], "items": size}
    return {"items": size}


def _takes(framework: Framework, shape: str) -> bool:
    config = {"Framework": framework, "DataInputConfig": f'{{"a": {shape}}}'}
    return not finds(shapes.input_dimension, InputConfig=config)


_SAMPLES: Mapping[Layout | None, str] = {Layout.NCHW: "1, 3, 224, 224", None: "1, 10", Layout.NHWC: "1, 224, 224, 3"}


def _snippets() -> Schema:
    """Offer `DataInputConfig` with a shape in the framework's layout."""
    offered: Schema = {}
    for layout, sample in _SAMPLES.items():
        body = {"${:input0}": f"^[${{:{sample}}}]"}
        suited = {"properties": {str(MEMBER[0]): snippet(body, "a name and a shape")}}
        alike = [framework for framework in Framework if framework.facts.layout is layout]
        offered = {"if": has(FRAMEWORK, {"enum": alike}), "then": suited, "else": offered} if offered else suited
    return offered
