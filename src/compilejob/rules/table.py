"""Every rule, in one table: by what it looks at, in the order in which it is asked."""

from typing import Any, TypeVar

from compilejob.model.request import Request, Tag, VpcConfig
from compilejob.rules import (
    access,
    coreml,
    data,
    fields,
    flags,
    gpus,
    ignores,
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
from compilejob.rules.commandline import CommandLine
from compilejob.rules.data import Data
from compilejob.rules.fields import Line
from compilejob.rules.given_model import GivenModel, GivenObject
from compilejob.rules.given_options import OptionsByKey, OptionsInOtherForm
from compilejob.rules.ignores import Ignored
from compilejob.rules.reading import Unread
from compilejob.rules.rule import Rule
from compilejob.rules.storage import Locations

S = TypeVar("S")

READING_RULES: tuple[Rule[Unread], ...] = (
    reading.file_unreadable,
    reading.file_malformed,
    reading.file_repeated_key,
    reading.file_without_request,
    reading.job_name_repeated,
)
"""Rules that word what hinders reading a file."""

IGNORE_RULES: tuple[Rule[Ignored], ...] = (
    ignores.ignore_without_rule,
    ignores.ignore_unknown_rule,
    ignores.ignore_unused,
)
"""Rules about what is said to silence rules."""

FILE_RULES: tuple[Rule[Any], ...] = (*READING_RULES, *IGNORE_RULES)
"""Rules about files and what is in them beside requests."""

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

COMBINATION_RULES: tuple[Rule[Request], ...] = (
    values.unlisted_value,
    target.target_conflict,
    target.target_missing,
    target.source_conflict,
    target.source_missing,
    target.framework_not_for_target,
    target.framework_not_listed,
    target.platform_not_listed,
    target.retired_target,
    target.undocumented_target,
)
"""Rules about what is compiled for what; they look at the members of `combination.Combination` alone."""

REQUEST_RULES: tuple[Rule[Request], ...] = (
    values.repeated_key,
    target.package_without_version,
    storage.model_not_archive,
    storage.archive_suffix,
    access.kms_key_form,
    limits.ignored_limit,
    storage.output_is_input,
    access.role_name,
    limits.runtime_missing,
    limits.short_runtime,
)
"""Rules about everything else that is in a request."""

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
    names.token_ids_as_float,
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
"""Rules about the S3 locations."""

REGION_RULES: tuple[Rule[Request], ...] = (
    target.target_outside_region,
    regions.partition_mismatch,
    regions.region_mismatch,
)
"""Rules about the Regions and partitions that a request tells."""

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
    option_values.option_form,
    option_values.cpu_of_another_architecture,
    option_values.option_not_ascii,
    gpus.gpu_code_of_another_device,
    gpus.gpu_of_another_architecture,
    gpus.unseen_version_pair,
    gpus.gpu_newer_than_cuda,
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
            *FILE_RULES,
            *DATA_RULES,
            *LINE_RULES,
            *COMBINATION_RULES,
            *REQUEST_RULES,
            *VERSION_RULES,
            *NO_INPUT_RULES,
            *INPUT_FORM_RULES,
            *INPUT_RULES,
            *SEVERAL_INPUT_RULES,
            *COREML_RULES,
            *LOCATION_RULES,
            *REGION_RULES,
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
