"""Where a cursor may stand, and what every editor has to offer there; where one does not, why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

import compilejob
from compilejob import CompilationJob
from compilejob.catalog import OPTION, Accelerator, Arch, Family, Framework, Os, TargetDevice, options_of
from compilejob.catalog.forms import Choice, Whole
from compilejob.catalog.platforms import MATRIX


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in code, a bar, and what has to be offered there."""

    code: str
    counts: Callable[[str], bool]
    """Whether something that is offered is to be one of `offers`; what an editor adds of its own is not."""
    offers: frozenset[str]
    first: bool = True
    """Whether what counts comes before everything else."""


def member(name: str) -> bool:
    return not name.startswith("_")


def own_member(name: str) -> bool:
    return member(name) and name not in dir(BaseModel)


def public(name: str) -> bool:
    return member(name) and name in compilejob.__all__


def argument(name: str) -> bool:
    return name.endswith("=")


def value(name: str) -> bool:
    del name
    return True


def number(name: str) -> bool:
    return name.isdecimal()


def arguments(names: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{name}=" for name in names)


def taken(family: Family) -> frozenset[str]:
    """The arguments of a device of a family."""
    return arguments([*(option.attribute for option in options_of(family) if option.documented), "extra"])


DEVICES = frozenset({*TargetDevice})
PLATFORMS = {(os, accelerator) for os, accelerator in MATRIX} | {(Os.LINUX, Accelerator.NNA)}
TARGETS = frozenset(
    {
        *({str(device) for device in DEVICES} - {"lambda"}),
        "lambda_",  # a keyword of Python
        *("_".join(part.lower() for part in pair if part) for pair in PLATFORMS),
        "device",
    }
)
STEPS = frozenset({"name", "role_arn", "source", "target", "output", "max_runtime", "vpc", "tag", "build"})
MEMBERS = frozenset(
    {
        "CompilationJobName",
        "RoleArn",
        "ModelPackageVersionArn",
        "InputConfig",
        "OutputConfig",
        "VpcConfig",
        "StoppingCondition",
        "Tags",
    }
)
NVIDIA_OPTIONS = frozenset(option.key for option in options_of(Family.NVIDIA) if option.documented)
GPU_CODES = frozenset(OPTION["gpu-code"].suggestions)


def of_choice(key: str) -> frozenset[str]:
    form = OPTION[key].form
    assert isinstance(form, Choice)
    return frozenset(form.values)


def of_whole(key: str) -> frozenset[str]:
    form = OPTION[key].form
    assert isinstance(form, Whole)
    return frozenset(map(str, range(form.least, form.most + 1)))


def architectures(os: Os, accelerator: Accelerator | None) -> frozenset[Arch]:
    return frozenset(MATRIX[os, accelerator])


JETSON_GPU = 'targets.jetson_tx2(gpu_code="|")'
PLATFORM_GPU = 'targets.linux_nvidia("ARM64", gpu_code="|")'
DTYPE = 'targets.ml_c5(dtype="|")'
ARCHITECTURE = 'targets.android("|")'
LEVEL = 'targets.android("ARM64", android_platform=|)'
DEVICE = 'targets.device("|")'
INPUTS = 'sources.pytorch("s3://bucket/model.tar.gz", |)'
REQUEST = 'request: CompilationJobKwargs = {"|"}'
REQUEST_DEVICE = 'request: CompilationJobKwargs = {"OutputConfig": {"TargetDevice": "|"}}'
REQUEST_VPC = 'request: CompilationJobKwargs = {"VpcConfig": {"|"}}'
OPTIONS = 'options: NvidiaOptionsDict = {"|"}'
OPTIONS_GPU = 'options: NvidiaOptionsDict = {"gpu-code": "|"}'

CURSORS: Mapping[str, Cursor] = {
    cursor.code: cursor
    for cursor in (
        Cursor("targets.|", member, TARGETS),
        Cursor("targets.jet|", member, frozenset(name for name in TARGETS if name.startswith("jet"))),
        Cursor("targets.jetson_tx2(|)", argument, taken(Family.NVIDIA)),
        Cursor("targets.ml_c5(|)", argument, taken(Family.CLOUD_CPU)),
        Cursor(JETSON_GPU, value, frozenset({str(TargetDevice.JETSON_TX2.facts.gpu_code)})),
        Cursor(PLATFORM_GPU, value, GPU_CODES),
        Cursor(DTYPE, value, of_choice("dtype")),
        Cursor(ARCHITECTURE, value, architectures(Os.ANDROID, None)),
        Cursor(LEVEL, number, of_whole("ANDROID_PLATFORM")),
        Cursor(DEVICE, value, DEVICES),
        Cursor("sources.|", member, frozenset({*map(str.lower, Framework), "model_package"})),
        Cursor(INPUTS, argument, arguments(["inputs", "framework_version"])),
        Cursor("ImageInput(|)", argument, arguments(["shape", "bias", "scale", "default_shape"])),
        Cursor("CompilationJob.builder().|", member, STEPS),
        Cursor(
            'CompilationJob.builder().name("a").source(sources.xgboost("s3://bucket/model.tar.gz")).|', member, STEPS
        ),
        Cursor(
            "CompilationJob.of(|)",
            argument,
            arguments(["name", "role_arn", "source", "target", "output", "kms_key_id", "max_runtime", "vpc", "tags"]),
        ),
        Cursor(
            "def run(job: CompilationJob) -> None:\n    job.|",
            own_member,
            frozenset(filter(own_member, [*dir(CompilationJob), *CompilationJob.model_fields])),
            first=False,  # pydantic's stand between
        ),
        Cursor('def run(job: CompilationJob) -> None:\n    job.to_boto3()["|"]', value, MEMBERS),
        Cursor(
            "for finding in check({}):\n    finding.|",
            member,
            frozenset({"code", "rule", "severity", "path", "where", "message", "hint", "url", "fix"}),
        ),
        Cursor(REQUEST, value, MEMBERS),
        Cursor(REQUEST_DEVICE, value, DEVICES),
        Cursor(REQUEST_VPC, value, frozenset({"SecurityGroupIds", "Subnets"})),
        Cursor(OPTIONS, value, NVIDIA_OPTIONS),
        Cursor(OPTIONS_GPU, value, GPU_CODES),
        Cursor(
            "from compilejob import |",
            public,
            frozenset(filter(public, compilejob.__all__)),
            first=False,  # modules stand between
        ),
    )
}
"""By their code."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What an editor offers in place of what a cursor's row says."""

    offers: frozenset[str]
    reason: str


def nothing(reason: str, *codes: str) -> Mapping[str, Difference]:
    return dict.fromkeys(codes, Difference(frozenset(), reason))


GIVEN = Difference(CURSORS[INPUTS].offers | {"s3_uri="}, "what was given by position is offered by keyword too")
DIFFERENCES: Mapping[str, Mapping[str, Difference]] = {
    "basedpyright": {INPUTS: GIVEN},
    "ty": {
        INPUTS: GIVEN,
        **nothing("literals or `str` are `str` to it", JETSON_GPU, PLATFORM_GPU, DEVICE, OPTIONS_GPU),
        **nothing("no numbers", LEVEL),
    },
    "jedi": {
        **nothing("no literals", JETSON_GPU, PLATFORM_GPU, DTYPE, ARCHITECTURE, LEVEL, DEVICE),
        **nothing("no keys and values of dictionaries", REQUEST, REQUEST_DEVICE, REQUEST_VPC, OPTIONS, OPTIONS_GPU),
    },
}
"""By editor and code."""


def offered_by(editor: str, cursor: Cursor) -> frozenset[str]:
    """What an editor offers at a cursor."""
    difference = DIFFERENCES[editor].get(cursor.code)
    return cursor.offers if difference is None else difference.offers
