r"""CJ4: whether `DataInputConfig` is given where it must be, and in which form."""

from collections.abc import Iterable, Mapping

from compilejob.catalog import Family, Fleet, Inputs, evidence
from compilejob.catalog.frameworks import INPUTS_DERIVED_FOR, INPUTS_DERIVED_FROM, at_least
from compilejob.findings import Fix, Remove, Rename, Replace, quote
from compilejob.rules import paths
from compilejob.rules.closest import same_word
from compilejob.rules.encoded import encoded_twice, is_encoded_twice
from compilejob.rules.fields import Line
from compilejob.rules.given_model import GivenModel
from compilejob.rules.rule import ERROR, WARNING, Problem, Rule, rule
from compilejob.rules.shapes import bad_dimension, input_dimension


@rule("CJ403", "inputs-missing", ERROR, evidence.PREPARE_PAGE)
def inputs_missing(model: GivenModel) -> Iterable[Problem]:
    r"""DataInputConfig is left out, or empty, where the service cannot do without it.

    XGBoost needs none, and for PyTorch 2.0 and newer the service derives it on cloud instances, provided the trace
    kept its example inputs. What SKLEARN needs no page says. Every other model is compiled for shapes that the request
    names.

    Fails: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": null}}
    Fails: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{}"}}
    Passes: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{\"input\": [1, 224, 224, 3]}"}}
    """
    if model.facts.inputs in _NOT_CALLED_FOR or _may_be_derived(model):
        return ()
    subject = f"{model.framework} models for {model.target.name}"
    if model.source.data_input_config is None:
        hint = "add DataInputConfig with the name and shape of each input"
        return (Problem(paths.SOURCE, f"{subject} need DataInputConfig", hint),)
    what = f"DataInputConfig names no input, and {subject} need them"
    return (Problem(paths.INPUTS, what, "give the name and shape of each input"),)


_NOT_CALLED_FOR = frozenset({Inputs.NOT_NEEDED, Inputs.UNDOCUMENTED})


def _may_be_derived(model: GivenModel) -> bool:
    """Whether the service derives the inputs of the version given, or may of the one it takes by default."""
    if model.facts.inputs is not Inputs.DERIVABLE or model.target.fleet not in INPUTS_DERIVED_FOR:
        return False
    version = model.source.framework_version  # not `model.version`: one that cannot be read is not one left out
    return version is None or at_least(version, INPUTS_DERIVED_FROM)


@rule("CJ413", "inputs-left-to-default", WARNING, evidence.PREPARE_PAGE)
def inputs_left_to_default(model: GivenModel) -> Iterable[Problem]:
    r"""A PyTorch model's inputs are left to the service, and so is the version they depend on.

    The service derives inputs for PyTorch 2.0 and newer. Which version it takes when FrameworkVersion is left out, no
    page of today says; in 2021 it was 1.6.

    Fails: {"InputConfig": {"DataInputConfig": null}}
    Passes: {"InputConfig": {"DataInputConfig": null, "FrameworkVersion": "2.0"}}
    Passes: {"InputConfig": {"DataInputConfig": "[[1, 3, 224, 224]]"}}
    """
    if not _may_be_derived(model):
        return ()
    if model.source.framework_version is None:
        what = f"the service derives inputs for {model.framework} 2.0 and newer, and no FrameworkVersion is given"
        hint = 'add FrameworkVersion "2.0", or DataInputConfig'
        return (Problem(paths.SOURCE, what, hint),)
    if model.source.data_input_config is None:
        return ()
    hint = "leave it out, and the service derives the inputs"
    return (Problem(paths.INPUTS, "DataInputConfig names no input", hint, Remove(paths.INPUTS)),)


@rule("CJ414", "inputs-not-needed", WARNING, evidence.INPUT_PAGE)
def inputs_not_needed(model: GivenModel) -> Iterable[Problem]:
    r"""DataInputConfig is given for a framework that needs none on cloud instances.

    An XGBoost model is compiled without names and shapes. The member was required until September 2023, which is why
    older requests have it. The announcement of that month was about cloud instances; whether a job for an edge target
    completes without it is not known, and it may stay there.

    Fails: {"InputConfig": {"Framework": "XGBOOST", "DataInputConfig": "{\"data\": [1, 69]}"}}
    Passes: {"InputConfig": {"Framework": "XGBOOST", "DataInputConfig": null}}
    Passes: {
        "InputConfig": {"Framework": "XGBOOST", "DataInputConfig": "{\"data\": [1, 69]}"},
        "OutputConfig": {"TargetDevice": "rasp4b"}}
    """
    if model.facts.inputs is not Inputs.NOT_NEEDED or model.target.fleet is not Fleet.CLOUD:
        return ()
    what = f"{model.framework} models for {model.target.name} need no DataInputConfig"
    return (Problem(paths.INPUTS, what, "leave it out", Remove(paths.INPUTS)),)


@rule("CJ404", "inputs-without-names", ERROR, evidence.INPUT_PAGE)
def inputs_without_names(model: GivenModel) -> Iterable[Problem]:
    r"""DataInputConfig is a list for a framework that needs names.

    Only PyTorch models take their inputs without names.

    Fails: {"InputConfig": {"Framework": "ONNX", "DataInputConfig": "[[1, 3, 224, 224]]"}}
    Fails: {"InputConfig": {"Framework": "ONNX", "DataInputConfig": "[1, 3, 224, 224]"}}
    Passes: {"InputConfig": {"Framework": "ONNX", "DataInputConfig": "{\"data\": [1, 3, 224, 224]}"}}
    """
    if (
        model.named
        or not (model.specs or model.flat)
        or model.facts.lists_inputs
        or model.facts.inputs is Inputs.NOT_NEEDED
    ):
        return ()
    form = "one shape" if model.flat else "a list"
    what = f"DataInputConfig is {form} without names, and {model.framework} takes inputs by name"
    return (Problem(paths.INPUTS, what, 'name each input, such as {"data": [1, 3, 224, 224]}'),)


@rule("CJ415", "flat-input-list", ERROR, evidence.INPUT_PAGE)
def flat_input_list(model: GivenModel) -> Iterable[Problem]:
    r"""DataInputConfig is one shape where a list of shapes is wanted.

    The API reference showed this form for PyTorch in 2018 and corrected it within weeks: each input is a list, and
    DataInputConfig the list of them.

    Fails: {"InputConfig": {"DataInputConfig": "[1, 3, 224, 224]"}}
    Passes: {"InputConfig": {"DataInputConfig": "[[1, 3, 224, 224]]"}}
    """
    config = model.source.data_input_config
    if not model.flat or not model.facts.lists_inputs or config is None:
        return ()
    nested = f"[{config.text.strip()}]"
    what = "DataInputConfig is one shape, not a list of shapes"
    return (Problem(paths.INPUTS, what, f"write {nested}", Replace(paths.INPUTS, nested)),)


@rule("CJ405", "input-object-outside-coreml", ERROR, evidence.INPUT_PAGE)
def input_object_outside_coreml(model: GivenModel) -> Iterable[Problem]:
    r"""An input is an object, which only Core ML conversion takes.

    Everywhere else an input is its shape.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": {\"shape\": [1, 3, 224, 224]}}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    if model.target.family is Family.COREML:
        return ()
    hint = "give the shape alone, such as [1, 3, 224, 224]"
    return [
        Problem(given.path, f"input {quote(given.path[-1])} is an object, and {model.target.name} takes shapes", hint)
        for given in model.objects
    ]


@rule("CJ407", "input-layout", ERROR, evidence.INPUT_PAGE)
def input_layout(line: Line) -> Iterable[Problem]:
    r"""DataInputConfig, or an input in it, has none of the documented forms.

    DataInputConfig is an object of names and shapes; for PyTorch it may be a list of shapes; for Core ML an input may
    be an object with shape, default_shape, type, bias and scale. An object or a list that was encoded twice is a string
    and neither of them.

    Fails: {"InputConfig": {"DataInputConfig": "\"input0\""}}
    Fails: {"InputConfig": {"DataInputConfig": "\"{\\\"input0\\\": [1, 3, 224, 224]}\""}}
    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [[1, 3, 224, 224]]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 224, 224]}"}}
    """
    path, value = line.path, line.value
    fix: Fix | None = None
    if line.kind == "inputs_type":
        if is_encoded_twice(line.context["found"], dict, list):
            return (encoded_twice(path, line.context["found"]),)
        what = f"DataInputConfig is {quote(line.context['found'])}, not an object of names and shapes"
        hint = 'write an object, such as {"input0": [1, 3, 224, 224]}'
    elif line.kind == "nested_shape" and isinstance(value, list):
        what, hint = f"input {quote(path[-1])} is a list of shapes, not a shape", "give one shape"
        fix = Replace(path, value[0]) if len(value) == 1 else None
    elif line.kind == "missing":
        path = path[:-1]
        what, hint = f"input {quote(path[-1])} is an object without shape", "add shape, or give the shape alone"
        same = same_word("shape", value) if isinstance(value, dict) else None
        fix = Rename((*path, same), "shape") if same else None
    elif line.kind == "literal_error":
        what, hint = f"type is {quote(value)}", 'use "Image" or "Tensor"'
        same = same_word(value, ("Image", "Tensor")) if isinstance(value, str) else None
        fix = Replace(path, same) if same else None
    elif line.kind == "finite_number":
        what, hint = f"{'bias' if 'bias' in path else 'scale'} is too large a number", "give one below 1e308"
    elif line.kind == "float_type":
        what, hint = f"{quote(value)} is not a number", "give a number"
    elif path[-1] == "bias":
        what, hint = f"bias {quote(value)} is not a list of numbers", "give one number a channel, such as [-1, -1, -1]"
    else:
        what, hint = f"{quote(value)} is not a shape", "give a list of whole numbers, such as [1, 3, 224, 224]"
    return (Problem(path, what, hint, fix),)


def _unread_dimension(line: Line) -> Iterable[Problem]:
    return (bad_dimension(line.path, line.value),)


_dimension_line: Rule[Line] = Rule(
    input_dimension.code,
    input_dimension.name,
    input_dimension.severity,
    input_dimension.source,
    _unread_dimension,
    input_dimension.page,
)

INPUT_LINE_RULES: Mapping[str, Rule[Line]] = dict.fromkeys(
    ("int_type", "greater_than", "greater_than_equal"), _dimension_line
) | dict.fromkeys(
    ("inputs_type", "nested_shape", "missing", "literal_error", "finite_number", "float_type", "tuple_type"),
    input_layout,
)
"""Which rule words which kind of pydantic error inside DataInputConfig."""
