"""The typed way to write, check and submit an Amazon SageMaker `CreateCompilationJob` request."""

from typing import TYPE_CHECKING, Any

from compilejob.check import Report, check
from compilejob.errors import InvalidRequest, findings
from compilejob.findings import CompilationJobWarning, Finding, Severity
from compilejob.guard import guard
from compilejob.job import Builder, CompilationJob, Part
from compilejob.model.structure import Unlisted
from compilejob.parts import Source, Target
from compilejob.sources import ImageInput, TensorInput, sources
from compilejob.targets import targets

if TYPE_CHECKING:
    from compilejob.model.typed_options import (
        AndroidOptions,
        CoreMlOptions,
        CpuOptions,
        ElasticInferenceOptions,
        NvidiaOptions,
        TypedOptions,
    )

    __version__: str

__all__ = [
    "AndroidOptions",
    "Builder",
    "CompilationJob",
    "CompilationJobWarning",
    "CoreMlOptions",
    "CpuOptions",
    "ElasticInferenceOptions",
    "Finding",
    "ImageInput",
    "InvalidRequest",
    "NvidiaOptions",
    "Part",
    "Report",
    "Severity",
    "Source",
    "Target",
    "TensorInput",
    "TypedOptions",
    "Unlisted",
    "__version__",
    "check",
    "findings",
    "guard",
    "sources",
    "targets",
]


def __getattr__(name: str) -> Any:
    """Names that cost too much time to make them for everybody: the version and the classes of typed options."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version(__name__)
    if name in __all__:
        from compilejob.model import typed_options  # noqa: PLC0415

        return getattr(typed_options, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
