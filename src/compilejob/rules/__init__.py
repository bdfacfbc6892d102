"""What may not be said together: every rule, in one table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from compilejob.findings import Finding
from compilejob.model.request import Request, Tag, VpcConfig
from compilejob.model.structure import Unknown
from compilejob.rules import (
    access,
    coreml,
    data,
    fields,
    flags,
    given,
    inputs,
    limits,
    names,
    network,
    option_values,
    options,
    reading,
    regions,
    shapes,
    storage,
    target,
    values,
    versions,
)
from compilejob.rules.commandline import CommandLine, command_line
from compilejob.rules.data import Data
from compilejob.rules.fields import Line
from compilejob.rules.given import GivenModel, GivenObject
from compilejob.rules.given_options import OptionsByKey, OptionsInOtherForm, options_by_key, options_in_other_form
from compilejob.rules.reading import Unread
from compilejob.rules.rule import Rule
from compilejob.rules.storage import Locations, unusual_locations

S = TypeVar("S")
T = TypeVar("T")

READING_RULES: tuple[Rule[Unread], ...] = (
    reading.file_unreadable,
    reading.file_not_json,
    reading.file_repeated_key,
    reading.file_without_request,
)
"""Rules that word what hinders reading a file."""

DATA_RULES: tuple[Rule[Data], ...] = (
    data.null_member,
    data.value_for_json_text,
    data.response_member,
)
"""Rules about a request as it was given, before the model reads it."""

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
    values.unlisted_value,
    values.repeated_key,
    target.target_conflict,
    target.target_missing,
    target.source_conflict,
    target.source_missing,
    target.framework_not_for_target,
    target.framework_not_listed,
    target.platform_not_listed,
    target.retired_target,
    target.undocumented_target,
    target.target_outside_region,
    target.package_without_version,
    storage.model_not_archive,
    storage.archive_suffix,
    access.kms_key_form,
    limits.ignored_limit,
    storage.output_is_input,
    access.role_name,
    regions.partition_mismatch,
    regions.region_mismatch,
    limits.runtime_missing,
    limits.short_runtime,
)
"""Rules about a request whose members are each well formed."""

VERSION_RULES: tuple[Rule[GivenModel], ...] = (
    versions.version_not_for_framework,
    versions.version_refused_by_target,
    versions.version_doubtful_for_target,
    versions.version_not_listed,
)
"""Rules about the framework's version of a request that has one."""

NO_INPUT_RULES: tuple[Rule[GivenModel], ...] = (
    inputs.inputs_missing,
    inputs.inputs_left_to_default,
)
"""Rules about a model without inputs."""

INPUT_FORM_RULES: tuple[Rule[GivenModel], ...] = (
    inputs.inputs_without_names,
    inputs.flat_input_list,
    inputs.input_object_outside_coreml,
)
"""Rules about inputs that are anything but names with shapes."""

INPUT_RULES: tuple[Rule[GivenModel], ...] = (
    inputs.inputs_not_needed,
    shapes.input_dimension,
    shapes.input_without_dimensions,
    shapes.huge_input,
    shapes.picture_layout,
    shapes.picture_without_batch,
    shapes.input_rank,
    names.doubtful_input_name,
)
"""Rules about the inputs of a model."""

SEVERAL_INPUT_RULES: tuple[Rule[GivenModel], ...] = (
    names.input_not_read,
    names.input_order,
)
"""Rules about the inputs of a model that has more than one."""

COREML_RULES: tuple[Rule[GivenObject], ...] = (
    coreml.coreml_dimension,
    coreml.coreml_ranks,
    coreml.default_shape_outside,
    coreml.image_without_scale,
    coreml.bias_length,
    coreml.bias_on_tensor,
    coreml.unknown_input_member,
)
"""Rules about one input for Core ML."""

LOCATION_RULES: tuple[Rule[Locations], ...] = (
    storage.bucket_name,
    storage.old_bucket_name,
    storage.https_address,
    storage.doubtful_key,
    storage.placeholder,
)
"""Rules about the S3 locations that are not plainly right."""

VPC_RULES: tuple[Rule[VpcConfig], ...] = (
    network.vpc_id_of_another_kind,
    network.vpc_id_form,
    network.vpc_id_repeated,
)
"""Rules about the VPC of a request that has one."""

TAG_RULES: tuple[Rule[tuple[Tag, ...]], ...] = (
    limits.tag_repeated,
    limits.reserved_tag_key,
)
"""Rules about the tags of a request that has them."""

OPTION_FORM_RULES: tuple[Rule[OptionsInOtherForm], ...] = (
    options.options_not_object,
    flags.flags_not_text,
    flags.neuronx_flags_not_text,
)
"""Rules about compiler options in a form that the target does not take."""

OPTION_RULES: tuple[Rule[OptionsByKey], ...] = (
    options.missing_option,
    options.disputed_spelling,
    options.option_of_another_family,
    options.unknown_option,
    options.undocumented_option,
    options.option_of_another_framework,
    options.exclusive_options,
    option_values.option_value,
    option_values.option_type,
    option_values.gpu_code_of_another_device,
    option_values.unseen_version_pair,
    option_values.cpu_of_another_architecture,
    option_values.option_not_ascii,
)
"""Rules about the compiler options of a target that takes them by key."""

FLAG_RULES: tuple[Rule[CommandLine], ...] = (
    flags.unreadable_flags,
    flags.flags_not_ascii,
    flags.unknown_flag,
    flags.flag_of_another_compiler,
    flags.outdated_flag,
    flags.flag_set_by_neo,
    flags.flag_without_value,
    flags.flag_value,
)
"""Rules about the compiler options of a target that takes flags."""

RULES: tuple[Rule[Any], ...] = tuple(
    sorted(
        (
            *READING_RULES,
            *DATA_RULES,
            *LINE_RULES,
            *REQUEST_RULES,
            *VERSION_RULES,
            *NO_INPUT_RULES,
            *INPUT_FORM_RULES,
            *INPUT_RULES,
            *SEVERAL_INPUT_RULES,
            *COREML_RULES,
            *LOCATION_RULES,
            *VPC_RULES,
            *TAG_RULES,
            *OPTION_FORM_RULES,
            *OPTION_RULES,
            *FLAG_RULES,
        ),
        key=lambda rule: rule.code,
    )
)
"""Every rule by its code."""


def remark(given: object) -> list[Finding]:
    """What the rules find in a request as it was given."""
    if not isinstance(given, Mapping):
        return []
    return [finding for rule in DATA_RULES for finding in rule.findings(given)]


def judge(request: Request) -> list[Finding]:
    """What the request rules find. A rule that needs a part which cannot be known is silent."""
    model = _seen(given.given_model, request)
    return [
        *_apply(REQUEST_RULES, request),
        *_apply(VERSION_RULES, _seen(given.with_version, model)),
        *_apply(NO_INPUT_RULES, _seen(given.without_inputs, model)),
        *_apply(INPUT_FORM_RULES, _seen(given.with_other_forms, model)),
        *_apply(INPUT_RULES, _seen(given.with_inputs, model)),
        *_apply(SEVERAL_INPUT_RULES, _seen(given.with_several_inputs, model)),
        *_apply_to_each(COREML_RULES, _seen(given.core_ml_inputs, model)),
        *_apply(LOCATION_RULES, _seen(unusual_locations, request)),
        *_apply(VPC_RULES, _seen(lambda request: request.vpc_config, request)),
        *_apply(TAG_RULES, _seen(lambda request: request.tags, request)),
        *_apply(OPTION_FORM_RULES, _seen(options_in_other_form, request)),
        *_apply(OPTION_RULES, _seen(options_by_key, request)),
        *_apply(FLAG_RULES, _seen(command_line, request)),
    ]


def _seen(view: Callable[[T], S | None], subject: T | None) -> S | None:
    """What some rules look at, when the subject has it."""
    if subject is None:
        return None
    try:
        return view(subject)
    except Unknown:
        return None


def _apply(rules: tuple[Rule[S], ...], subject: S | None) -> list[Finding]:
    found: list[Finding] = []
    if subject is not None:
        for rule in rules:
            try:
                found += map(rule.finding, rule.check(subject))
            except Unknown:
                continue
    return found


def _apply_to_each(rules: tuple[Rule[S], ...], subjects: tuple[S, ...] | None) -> list[Finding]:
    return [finding for subject in subjects or () for finding in _apply(rules, subject)]


def word(line: Line) -> Iterator[Finding]:
    """What one line of pydantic's errors means."""
    inside_inputs = len(line.path) > len(_INPUTS) and line.path[: len(_INPUTS)] == _INPUTS
    rules = inputs.INPUT_LINE_RULES if inside_inputs or line.kind in _OWN_KINDS else fields.LINE_RULES
    yield from rules.get(line.kind, fields.wrong_type).findings(line)


_INPUTS = ("InputConfig", "DataInputConfig")
_OWN_KINDS = frozenset(inputs.INPUT_LINE_RULES) - frozenset(fields.LINE_RULES)
