"""Compiler options as objects with typed attributes, one class a family of targets."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from compilejob.catalog import Family, TargetFacts
from compilejob.catalog.options import Option, taken_by


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedOptions:
    """Options of a target without documented ones, or that the catalogue does not know: all of them are `others`."""

    others: Mapping[str, object]
    """Options by key that are no attribute here, or whose value has another form than its documented one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CpuOptions(TypedOptions):
    """Options of CPU targets; `dtype` of cloud instances only."""

    mcpu: str | None = None
    mattr: tuple[str, ...] | None = None
    dtype: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NvidiaOptions(TypedOptions):
    """Options of targets with an NVIDIA GPU; `dtype` of cloud instances only."""

    gpu_code: str | None = None
    trt_ver: str | None = None
    cuda_ver: str | None = None
    jetpack_version: str | None = None
    dtype: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AndroidOptions(TypedOptions):
    """Options of Android targets."""

    android_platform: int | None = None
    mattr: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreMlOptions(TypedOptions):
    """Options of the Core ML converter."""

    class_labels: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElasticInferenceOptions(TypedOptions):
    """Options of Elastic Inference."""

    precision_mode: str | None = None
    signature_def_key: str | None = None
    output_names: tuple[str, ...] | None = None


CLASSES: Mapping[Family, type[TypedOptions]] = {
    Family.CPU: CpuOptions,
    Family.CLOUD_CPU: CpuOptions,
    Family.NVIDIA: NvidiaOptions,
    Family.CLOUD_GPU: NvidiaOptions,
    Family.ANDROID: AndroidOptions,
    Family.COREML: CoreMlOptions,
    Family.ELASTIC_INFERENCE: ElasticInferenceOptions,
}
"""The class of each family's options; the families that are not here take flags or have no documented options."""


def typed(given: Mapping[str, object], target: TargetFacts | None) -> TypedOptions:
    """Options as written, as the typed options of a target; None for one that the catalogue does not know."""
    options_class = CLASSES.get(target.family, TypedOptions) if target else TypedOptions
    known = taken_by(target) if target else {}
    names = {field.name for field in fields(options_class)}
    attributes: dict[str, Any] = {}
    others: dict[str, object] = {}
    for key, value in given.items():
        option: Option | None = known.get(key)
        if option is not None and option.key == key and option.attribute in names and option.form.admits(value):
            attributes[option.attribute] = tuple(value) if isinstance(value, list) else value
        else:
            others[key] = value
    return options_class(others=others, **attributes)
