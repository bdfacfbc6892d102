r"""CJ4: the names of the inputs, their order, and the type they hint at."""

import re
from collections.abc import Iterable

from compilejob.catalog import OPTION, Family, TargetFacts, evidence
from compilejob.catalog.frameworks import TOKEN_INPUTS, Reads
from compilejob.findings import Rename, quote
from compilejob.rules import paths
from compilejob.rules.given_model import GivenModel
from compilejob.rules.rule import WARNING, Problem, rule


@rule("CJ421", "input-not-read", WARNING, evidence.LOADER)
def input_not_read(model: GivenModel) -> Iterable[Problem]:
    r"""Several inputs are given for a framework whose loader reads one.

    The loader of DARKNET takes the first shape, that of SKLEARN the last. So says its source code of 2022.

    Fails: {
        "InputConfig": {
            "Framework": "DARKNET",
            "DataInputConfig": "{\"data\": [1, 3, 416, 416], \"anchors\": [1, 10]}"},
        "OutputConfig": {"TargetDevice": "jetson_xavier"}}
    Passes: {
        "InputConfig": {"Framework": "DARKNET", "DataInputConfig": "{\"data\": [1, 3, 416, 416]}"},
        "OutputConfig": {"TargetDevice": "jetson_xavier"}}
    """
    reads = model.facts.loader.reads
    if reads is Reads.EVERY:
        return ()
    what = f"of {len(model.specs)} inputs the loader of {model.framework} reads {reads} alone"
    return (Problem(paths.INPUTS, what, "give one input"),)


@rule("CJ422", "doubtful-input-name", WARNING, evidence.INPUT_PAGE, of_names=True)
def doubtful_input_name(model: GivenModel) -> Iterable[Problem]:
    r"""The name of an input is hardly the model's.

    An empty name is none. batch_input_shape is the word of a Keras configuration for an input's shape; a job with it
    as a name ended in "Incompatible Tensorflow model". A TensorFlow name that ends in ":0" is that of a tensor, and
    the input is called what stands before the colon; frozen graphs for ml_eia2 alone take tensors.

    Fails: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{\"input:0\": [1, 224, 224, 3]}"}}
    Fails: {"InputConfig": {"DataInputConfig": "{\"\": [1, 3, 224, 224]}"}}
    Passes: {"InputConfig": {"Framework": "TENSORFLOW", "DataInputConfig": "{\"input\": [1, 224, 224, 3]}"}}
    """
    if not model.named:
        return ()
    problems = []
    if not model.specs.keys().isdisjoint(_NO_NAMES):
        hint = "name the input as the model does"
        problems += [
            Problem((*paths.INPUTS, name), what, hint) for name, what in _NO_NAMES.items() if name in model.specs
        ]
    if model.facts.tensor_names and _FIRST_OUTPUT in "\n".join(model.specs):
        problems += _named_tensors(model)
    return problems


_NO_NAMES = {
    "": "an input has an empty name",
    "batch_input_shape": '"batch_input_shape" is Keras\'s word for a shape, not the name of an input',
}
_FIRST_OUTPUT = ":0"


def _named_tensors(model: GivenModel) -> Iterable[Problem]:
    if model.target.family is Family.ELASTIC_INFERENCE:
        return
    for name in model.specs:
        if name.endswith(_FIRST_OUTPUT) and name != _FIRST_OUTPUT:
            path, short = (*paths.INPUTS, name), name.removesuffix(_FIRST_OUTPUT)
            what = f"{quote(name)} is the name of a tensor, not of an input"
            yield Problem(path, what, f"use {quote(short)}", Rename(path, short) if short not in model.specs else None)


@rule("CJ423", "input-order", WARNING, evidence.LOADER)
def input_order(model: GivenModel) -> Iterable[Problem]:
    r"""PyTorch inputs are named so that they are taken in another order than the one they stand in.

    The names of a PyTorch model's inputs are free. The loader sorts them as texts and gives the model the first shape
    for its first argument, the second for its second, so "input10" comes before "input2". Inputs without names are
    called input0, input1 and so on, which goes wrong from the eleventh on. Names without numbers are compared with the
    order in which they are written, and only where the two give an argument different shapes.

    Fails: {"InputConfig": {"DataInputConfig": "{\"image\": [1, 3, 224, 224], \"boxes\": [1, 10, 4]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"a_image\": [1, 3, 224, 224], \"b_boxes\": [1, 10, 4]}"}}
    """
    if not model.facts.loader.sorts_names:
        return ()
    names = list(model.specs) if model.named else [f"input{index}" for index in model.specs]
    taken = sorted(names)
    if taken == names:
        return ()
    numbered = _by_number(names)
    meant = numbered or names
    if taken == meant or (not numbered and [model.specs[name] for name in taken] == [*model.specs.values()]):
        return ()
    early, late = next(pair for pair in zip(taken, meant, strict=True) if pair[0] != pair[1])
    what = f"PyTorch inputs are taken in the order of their names, {quote(early)} before {quote(late)}"
    number = 'give all numbers the same width, as in "input02"'
    hint = number if numbered else "choose names whose alphabetical order is the order of the model's arguments"
    return (Problem((*paths.INPUTS, early) if model.named else paths.INPUTS, what, hint),)


_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)


def _by_number(names: Iterable[str]) -> list[str] | None:
    """Names that differ in the number they end in, in the order of the numbers; None when they differ in more."""
    parts = {name: _NUMBERED.fullmatch(name) for name in names}
    numbers = {name: int(part[2]) for name, part in parts.items() if part}
    if len(numbers) < len(parts) or len({part[1] for part in parts.values() if part}) > 1:
        return None
    return sorted(numbers, key=lambda name: numbers[name])


@rule("CJ428", "token-ids-as-float", WARNING, evidence.OUTPUT_PAGE)
def token_ids_as_float(model: GivenModel) -> Iterable[Problem]:
    r"""A PyTorch model of texts is compiled for float32, though its inputs mostly are whole numbers.

    The service takes a PyTorch model's inputs for float32 unless dtype says otherwise, and an embedding takes no
    float32. What a model's inputs are its names only hint at: input_ids, token_type_ids and attention_mask are int64 in
    the models of Hugging Face's Transformers. dtype is one for all inputs, so that a model with other inputs beside
    these is left alone.

    Fails: {"InputConfig": {"DataInputConfig": "{\"attention_mask\": [1, 128], \"input_ids\": [1, 128]}"}}
    Fails: {
        "InputConfig": {"DataInputConfig": "{\"input_ids\": [1, 128]}"},
        "OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--verbose 1\""}}
    Passes: {
        "InputConfig": {"DataInputConfig": "{\"attention_mask\": [1, 128], \"input_ids\": [1, 128]}"},
        "OutputConfig": {"CompilerOptions": "{\"dtype\": \"int64\"}"}}
    Passes: {
        "InputConfig": {"DataInputConfig": "{\"input_ids\": [1, 128]}"},
        "OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--dtype int64\""}}
    """
    if not (model.named and model.specs.keys() <= TOKEN_INPUTS) or model.framework is not _DTYPE.framework:
        return ()
    option = _dtype_for(model.target)
    options = model.request.output_config.compiler_options
    if option is None or (options is not None and _DTYPE.key in options.text.lower()):  # in whichever form
        return ()
    name = next(iter(model.specs))
    what = f"inputs are float32 without {_DTYPE.key}, and {quote(name)} is mostly int64"
    return (Problem((*paths.INPUTS, name), what, f"add {option} to CompilerOptions, unless the model takes float32"),)


_DTYPE = OPTION["dtype"]


def _dtype_for(target: TargetFacts) -> str | None:
    """How a target's compiler options say that inputs are int64; None where they cannot."""
    if target.family in _DTYPE.families:
        return '"dtype": "int64"'
    return "--dtype int64" if target.family is Family.NEURON_CC else None
