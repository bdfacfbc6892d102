"""Asking the rules: of the data, of an error of the model, of a request."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from compilejob.findings import Finding
from compilejob.memory import Memory
from compilejob.model.request import Request
from compilejob.model.structure import Unknown
from compilejob.rules import data, fields, inputs, ordinary, storage, table
from compilejob.rules.combination import Combination
from compilejob.rules.commandline import command_line
from compilejob.rules.fields import Line
from compilejob.rules.given_model import GivenModel, core_ml_inputs, given_model
from compilejob.rules.given_options import options_by_key, options_in_other_form
from compilejob.rules.rule import Rule

S = TypeVar("S")


def remark(given: object) -> list[Finding]:
    """What the rules find in a request as it was given."""
    return _apply(table.DATA_RULES, given) if isinstance(given, Mapping) else []


def with_remarks(remarks: list[Finding], found: list[Finding]) -> list[Finding]:
    """All findings. That a value is sent as text, or not sent, is not said where there is more to say of it."""
    told = {finding.path for finding in found}
    return [each for each in remarks if each.rule not in _OF_VALUES or each.path not in told] + found


_OF_VALUES = frozenset({data.null_member.name, data.value_for_json_text.name})


def word(lines: Sequence[Line]) -> list[Finding]:
    """What the lines of a pydantic error mean. A member that is misspelled is not also missing."""
    misspelled = fields.misspelled(lines)
    return [
        finding
        for line in lines
        if line.kind != "missing" or line.path not in misspelled
        for finding in _rule_for(line).findings(line)
    ]


def _rule_for(line: Line) -> Rule[Line]:
    inside_inputs = len(line.path) > len(_INPUTS) and line.path[: len(_INPUTS)] == _INPUTS
    rules = inputs.INPUT_LINE_RULES if inside_inputs or line.kind in _OWN_KINDS else fields.LINE_RULES
    return rules.get(line.kind, fields.wrong_type)


_INPUTS = ("InputConfig", "DataInputConfig")
_OWN_KINDS = frozenset(inputs.INPUT_LINE_RULES) - frozenset(fields.LINE_RULES)


def judge(request: Request) -> list[Finding]:
    """What the rules find in a request. A rule that needs a part which cannot be known is silent."""
    return [
        *_judge_model(request),
        *_apply(table.REQUEST_RULES, request),
        *_apply(table.LOCATION_RULES, storage.locations(request)),
        *_apply(table.REGION_RULES, request),
        *_apply(table.VPC_RULES, _seen(lambda request: request.vpc_config, request)),
        *_apply(table.TAG_RULES, _seen(lambda request: request.tags, request)),
    ]


def judge_ordinary(request: Request) -> list[Finding]:
    """The same of a request within the limits of `ordinary`."""
    found = [*_judge_model(request)]
    if ordinary.is_worded(request):
        found += _apply(table.LOCATION_RULES, storage.locations(request))
    if ordinary.tells_regions(request):
        found += _apply(table.REGION_RULES, request)
    if ordinary.repeats_vpc_ids(request):
        found += _apply(table.VPC_RULES, request.vpc_config)
    if ordinary.has_doubtful_tags(request):
        found += _apply(table.TAG_RULES, request.tags)
    return found


def _judge_model(request: Request) -> list[Finding]:
    """What the rules find in what is compiled for what, and in its inputs.

    Many requests compile few models for few targets: what is found in a combination of source and target is remembered.
    """
    combination = Combination.of(request)
    found = _COMBINATIONS.recall(combination)
    if found is None:
        found = _COMBINATIONS.keep(combination, judge_combination(request))
    return found + judge_inputs(request) if combination.inputs is True else found


_COMBINATIONS: Memory[Combination, list[Finding]] = Memory(1024)


def judge_combination(request: Request) -> list[Finding]:
    """What the rules find in what is compiled for what, whatever the inputs."""
    model = _seen(given_model, request)
    return [
        *_apply(table.COMBINATION_RULES, request),
        *_apply(table.VERSION_RULES, model if model and model.version is not None else None),
        *_apply(table.NO_INPUT_RULES, model if model and model.lacks_inputs else None),
        *_apply(table.OPTION_FORM_RULES, _seen(options_in_other_form, request)),
        *_apply(table.OPTION_RULES, _seen(options_by_key, request)),
        *_apply(table.FLAG_RULES, _seen(command_line, request)),
    ]


def judge_inputs(request: Request) -> list[Finding]:
    """What the rules find in the inputs of the model."""
    model = _seen(given_model, request)
    if model is None:
        return []
    rules: tuple[Rule[GivenModel], ...] = ()
    if model.shapes or model.objects:
        rules += table.INPUT_RULES
    if len(model.specs) > 1:
        rules += table.SEVERAL_INPUT_RULES
    if model.objects or not model.named:
        rules += table.INPUT_FORM_RULES
    found = _apply(rules, model)
    if model.objects:
        found += (finding for given in core_ml_inputs(model) for finding in _apply(table.COREML_RULES, given))
    return found


def _seen(view: Callable[[Request], S | None], request: Request) -> S | None:
    """What some rules look at, when the request has it."""
    try:
        return view(request)
    except Unknown:
        return None


def _apply(rules: tuple[Rule[S], ...], subject: S | None) -> list[Finding]:
    found: list[Finding] = []
    if subject is not None:
        for rule in rules:
            try:
                problems = rule.check(subject)
                if problems:  # mostly there are none, and this is the fastest way on
                    found += map(rule.finding, problems)
            except Unknown:
                continue
    return found
