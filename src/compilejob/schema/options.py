"""`CompilerOptions` by target: which options there are, which must be given, and in which form."""

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from compilejob.catalog import FLAG_FAMILIES, OPTION, OPTIONS, Option
from compilejob.catalog.forms import Choice, TextList, Whole
from compilejob.catalog.neuron import COMPILERS, FLAG, FlagStatus
from compilejob.catalog.options import SPELLED, VERSION_PAIRS, taken_by
from compilejob.rules import fields, flags, option_values, options, paths
from compilejob.rules.given_options import at as place
from compilejob.rules.given_options import own_keys
from compilejob.schema import patterns
from compilejob.schema.forms import admitted, retyped
from compilejob.schema.pieces import Schema, discouraging, refusing, snippet
from compilejob.schema.targets import TARGETS, Target, finds, found, one_of

_NAME = str(paths.OPTIONS[-1])


def form(least: int, most: int) -> Schema:
    """Options by key, and the JSON text of options or flags."""
    text: Schema = {"minLength": least, "maxLength": most, "pattern": patterns.OBJECT_OR_STRING}
    one_line = refusing(fields.malformed_value, {"pattern": patterns.ONE_LINE})
    return {
        "type": ["object", "string"],
        "minProperties": 1,
        "if": {"type": "string"},
        "then": refusing(fields.text_not_json, text) | {"allOf": [one_line]},
    }


def conditions() -> list[Schema]:
    """What the target of an `OutputConfig` demands of its options."""
    kinds: dict[object, list[Target]] = {}
    for target in TARGETS:
        facts = target.facts
        kind = (*taken_by(facts), facts.family, facts.requires_options, facts.arch, facts.gpu_code)
        kinds.setdefault(kind, []).append(target)
    demands: dict[str, list[Target]] = {}
    for targets in kinds.values():
        demands.setdefault(json.dumps(_demanded(targets[0])), []).extend(targets)
    return [{"if": one_of(targets), "then": json.loads(demanded)} for demanded, targets in demands.items()]


def _demanded(target: Target) -> Schema:
    if target.facts.family in FLAG_FAMILIES:
        return {"properties": {_NAME: _flags(target)}}
    by_key: Schema = {"properties": {_NAME: _by_key(target)}}
    if target.facts.requires_options:
        by_key["allOf"] = [refusing(options.missing_option, {"required": [_NAME]})]
    return by_key


def _flags(target: Target) -> Schema:
    """Options that are one text of flags."""
    compiler = COMPILERS[target.facts.family]
    known = [flag for flag in dict.fromkeys(FLAG[compiler].values()) if flag.status is FlagStatus.CURRENT]
    listed = (f"- `{flag.name}`" + (f" {flag.form.wanted}" if flag.form else "") for flag in known)
    told = [f"Flags of {compiler} as a JSON string, with its quotes: `'\"--verbose 1\"'`", "", *listed]
    schema: Schema = {"markdownDescription": "\n".join(told), **snippet("'\"${:--verbose 1}\"'", "flags")}
    if finds(flags.flags_not_text, OutputConfig={**target.output, _NAME: '{"a": 1}'}):
        return schema | {
            "if": {"type": "object"},
            "then": refusing(flags.flags_not_text, {"type": "string"}),
            "else": refusing(flags.flags_not_text, {"pattern": patterns.NO_OBJECT}),
        }
    taken = taken_by(target.facts).items()
    by_key = {key: _option(key, option, []) for key, option in taken if target.device in option.also_devices}
    alone: Schema = {"type": "object", "propertyNames": {"enum": list(by_key)}}
    return schema | ({"if": alone, "then": {"properties": by_key}} if by_key else {})


def _by_key(target: Target) -> Schema:
    """Options by key."""
    taken = taken_by(target.facts)
    documented = [taken[key] for key in own_keys(taken) if taken[key].documented]
    offers = {option.key: _offered(option, target) for option in documented}
    by_key: Schema = {
        "properties": {
            key: _option(key, option, offers.get(key, [])) if key in taken else {"$ref": f"#/$defs/{_FOREIGN}"}
            for key, option in SPELLED.items()
        },
    }
    further = [*_required(documented, target), *_excluded(documented, target)]
    schema: Schema = {
        "if": {"type": "object"},
        "then": by_key | ({"allOf": further} if further else {}),
        "else": _text(target),
    }
    if not documented:
        return schema | {"doNotSuggest": True}
    told = f"Options of the target's compiler, which takes {', '.join(option.key for option in documented)}."
    return schema | {"markdownDescription": told} | _snippet(documented, offers)


def _text(target: Target) -> Schema:
    """What is not options by key: a text of them, or nothing where none is required."""
    text = refusing(options.options_not_object, {"pattern": patterns.NO_STRING})
    if target.facts.requires_options:
        return refusing(options.missing_option, {"type": "string", "allOf": [text]})
    return text


def _option(key: str, option: Option, offered: Sequence[Any]) -> Schema:
    """A value of an option, by one of its keys; `offered` are values to choose from."""
    if not option.documented:
        return {"$ref": f"#/$defs/{option.key}"}
    told: Schema = {"markdownDescription": _description(option)}
    if key != option.key:
        told |= discouraging(options.disputed_spelling)
    return told | (_stated(key, option, offered) if option.form_stated else _shown(option, offered))


def _stated(key: str, option: Option, offered: Sequence[Any]) -> Schema:
    """The values of a form that a page states: other values are refused."""
    form = refusing(option_values.option_value, admitted(option.form), f"{key} must be {option.form.wanted}")
    if offered and form.get("type") in {"string", "integer"}:
        form["examples"] = offered
    other = retyped(option.form)
    return form if other is None else {"anyOf": [form, other]}


def _shown(option: Option, offered: Sequence[Any]) -> Schema:
    """The values of a form that pages show: any other value may be right too."""
    examples: Schema = {"examples": offered} if offered else {}
    if isinstance(option.form, TextList):
        return {"items": examples}
    return {"anyOf": [{"type": "string"} | examples, True]}


def _required(documented: Sequence[Option], target: Target) -> list[Schema]:
    """That the options are there that the target requires, each in one of its spellings."""
    required = [option for option in documented if option.required and target.facts.requires_options]
    demands: list[Schema] = []
    for option in required:
        demand: Schema = {"required": [option.key]}
        if option.also_spelled:
            others = [{"required": [spelling]} for spelling in option.also_spelled]
            demand = {"if": {"anyOf": others}, "else": demand}
        demands.append(demand)
    return demands


def _excluded(documented: Sequence[Option], target: Target) -> list[Schema]:
    """That no two options are there that exclude each other."""

    def exclude(*keys: str) -> bool:
        given = json.dumps(dict.fromkeys(keys, "x"))
        return finds(options.exclusive_options, OutputConfig={**target.output, _NAME: given})

    keys = [option.key for option in documented]
    pairs = [pair for pair in combinations(keys, 2) if exclude(*pair)] if exclude(*keys) else []
    return [
        {
            "if": {"required": list(pair)},
            "then": refusing(options.exclusive_options, {"properties": {pair[-1]: False}}),
        }
        for pair in pairs
    ]


def _offered(option: Option, target: Target) -> list[Any]:
    """The values to choose from: of those known, the ones with which nothing is wrong on this target."""
    known: Sequence[Any] = option.suggestions
    match option.form:
        case Choice(values=values):
            known = values
        case Whole(least=least, most=most):
            known = range(least, most + 1)
    return [value for value in known if not _is_wrong(value, option, target)]


def _is_wrong(value: object, option: Option, target: Target) -> bool:
    given = json.dumps({option.key: [value] if isinstance(option.form, TextList) else value})
    framework = {} if option.framework is None else {"InputConfig": {"Framework": option.framework}}
    report = found(**framework, OutputConfig={**target.output, _NAME: given})
    return any(finding.path == place(option.key) for finding in report)


_PAIR = VERSION_PAIRS[-1]
_CHOSEN = {"trt-ver": _PAIR.trt_ver, "cuda-ver": _PAIR.cuda_ver}


def _snippet(documented: Sequence[Option], offers: Mapping[str, Sequence[Any]]) -> Schema:
    """Insert the options of which values are known, or else the first option, and leave its value open."""
    chosen = {
        key: _CHOSEN.get(key, values[0]) for key, values in offers.items() if values and not OPTION[key].framework
    }
    body = {key: f"^{_literal(value, OPTION[key])}" for key, value in chosen.items()}
    return snippet(body or {documented[0].key: '^"${:}"'})


def _literal(value: object, option: Option) -> str:
    text = f'"${{:{value}}}"' if isinstance(value, str) else f"${{:{value}}}"
    return f"[{text}]" if isinstance(option.form, TextList) else text


_FOREIGN = "option-of-another-family"


def definitions() -> dict[str, Schema]:
    """What many targets say of options: that they are not theirs, or not documented."""
    undocumented = (option for option in OPTIONS if not option.documented)
    return {
        _FOREIGN: discouraging(options.option_of_another_family),
        **{
            option.key: {"markdownDescription": _description(option)} | discouraging(options.undocumented_option)
            for option in undocumented
        },
    }


def _description(option: Option) -> str:
    return f"{option.meaning}: {option.form.wanted}. [Source]({option.source.url})"
