"""The typed way to write, check and submit an Amazon SageMaker `CreateCompilationJob` request."""

from importlib.metadata import version as _version

from compilejob.check import Report, check
from compilejob.errors import InvalidRequest, findings
from compilejob.findings import CompilationJobWarning, Finding, Severity
from compilejob.guard import guard
from compilejob.job import Builder, CompilationJob, Part
from compilejob.model.structure import Unlisted
from compilejob.model.typed_options import (
    AndroidOptions,
    CoreMlOptions,
    CpuOptions,
    ElasticInferenceOptions,
    NvidiaOptions,
    TypedOptions,
)
from compilejob.parts import Source, Target
from compilejob.sources import ImageInput, TensorInput, sources
from compilejob.targets import targets

__version__ = _version("compilejob")

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
