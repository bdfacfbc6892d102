"""What may not be said together: every rule, in one table."""

from collections.abc import Iterator
from typing import Any

from compilejob.findings import Finding
from compilejob.model.request import Request
from compilejob.model.structure import Unknown
from compilejob.rules import fields, inputs, options, storage, target, values
from compilejob.rules.fields import Line
from compilejob.rules.rule import Rule

LINE_RULES: tuple[Rule[Line], ...] = (
    fields.missing_member,
    fields.unknown_member,
    fields.wrong_type,
    fields.unknown_value,
    fields.malformed_value,
    fields.text_too_long,
    fields.text_too_short,
    fields.number_out_of_range,
    fields.item_count,
    fields.text_not_json,
    inputs.input_layout,
)
"""Rules that word what the model finds in one member."""

REQUEST_RULES: tuple[Rule[Request], ...] = (
    values.null_member,
    values.unlisted_value,
    values.repeated_key,
    target.target_conflict,
    target.target_missing,
    target.source_conflict,
    target.source_missing,
    target.framework_not_for_target,
    options.missing_option,
    options.disputed_spelling,
    options.option_of_another_family,
    options.unknown_option,
    options.option_value,
    options.undocumented_option,
    options.dtype_without_pytorch,
    options.flags_not_text,
    options.options_not_object,
    options.exclusive_options,
    inputs.version_not_for_framework,
    inputs.version_refused_by_target,
    inputs.inputs_missing,
    inputs.inputs_without_names,
    inputs.input_object_outside_coreml,
    inputs.input_dimension,
    inputs.coreml_dimension,
    inputs.image_without_scale,
    inputs.default_shape_outside,
    storage.model_not_archive,
    storage.archive_suffix,
    storage.kms_key_form,
    storage.wait_shorter_than_runtime,
    storage.tag_repeated,
)
"""Rules about a request whose members are each well formed."""

RULES: tuple[Rule[Any], ...] = tuple(sorted((*LINE_RULES, *REQUEST_RULES), key=lambda rule: rule.code))
"""Every rule by its code."""


def judge(request: Request) -> Iterator[Finding]:
    """What the request rules find. A rule that needs a part which cannot be known is silent."""
    for rule in REQUEST_RULES:
        try:
            yield from rule.findings(request)
        except Unknown:
            continue


def word(line: Line) -> Iterator[Finding]:
    """What one line of pydantic's errors means."""
    inside_inputs = len(line.path) > len(_INPUTS) and line.path[: len(_INPUTS)] == _INPUTS
    rules = inputs.INPUT_LINE_RULES if inside_inputs or line.kind in _OWN_KINDS else fields.LINE_RULES
    yield from rules.get(line.kind, fields.wrong_type).findings(line)


_INPUTS = ("InputConfig", "DataInputConfig")
_OWN_KINDS = frozenset(inputs.INPUT_LINE_RULES) - frozenset(fields.LINE_RULES)
