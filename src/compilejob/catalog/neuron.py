"""The command line flags of the Neuron compilers, a line each: what ml_inf1, ml_inf2 and ml_trn1 take for options."""

from collections.abc import Mapping
from typing import NamedTuple

from compilejob.catalog.evidence import INF1_FLAGS_SAMPLE, NEURON_CC, NEURONX_CC, Source
from compilejob.catalog.facts import Family
from compilejob.catalog.forms import Choice, Count, Form, OneOfEach, Text
from compilejob.catalog.word import Word


class Compiler(Word):
    """A compiler that takes flags."""

    NEURON_CC = "neuron-cc"
    NEURONX_CC = "neuronx-cc"


COMPILERS: Mapping[Family, Compiler] = {
    Family.NEURON_CC: Compiler.NEURON_CC,
    Family.NEURONX_CC: Compiler.NEURONX_CC,
}
"""The compiler of each family that takes flags."""


class FlagStatus(Word):
    """Whether a flag is for a request to give."""

    CURRENT = "current"
    OUTDATED = "outdated"
    SET_BY_NEO = "set by Neo"


_OUTDATED, _SET_BY_NEO = FlagStatus.OUTDATED, FlagStatus.SET_BY_NEO


class Flag(NamedTuple):
    """A flag of a compiler."""

    compiler: Compiler
    name: str
    form: Form | None
    """The form of its value; None for a flag that takes none."""
    source: Source
    also: tuple[str, ...] = ()
    """Its other names; a value may follow one with a single hyphen without a space: "-O2"."""
    status: FlagStatus = FlagStatus.CURRENT
    today: str | None = None
    """What an outdated flag is written as today, `{}` for its value; None when it is no longer needed."""

    @property
    def is_of_use(self) -> bool:
        """Whether a request has a use for it, under this name or another."""
        return self.status is FlagStatus.CURRENT or self.today is not None


_INF1, _INF2 = Compiler.NEURON_CC, Compiler.NEURONX_CC

_NAME = Text("a name")
_COUNT = Count()
_CASTS = ("all", "matmult", "matmult-fp16", "matmult-bf16", "all-fp16")
_FAST_MATH = OneOfEach(
    (("all", "none"), ("fast-relayout", "no-fast-relayout"), tuple(f"fp32-cast-{cast}" for cast in _CASTS))
)
_INF1_LEVELS = Choice(("DEBUG", "INFO", "WARN", "ERROR"), or_number=True)  # AWS samples give 1
_INF2_LEVELS = Choice(("debug", "info", "warning", "error", "critical"), or_number=True)
_AUTO_CASTS = Choice(("none", "matmult", "all", "matmul"))  # the page of 2022 has matmul
_INPUT_TYPES = Choice(("float32", "float", "int64", "long"))

FLAGS: tuple[Flag, ...] = (
    Flag(_INF1, "--verbose", _INF1_LEVELS, NEURON_CC),
    Flag(_INF1, "--neuroncore-pipeline-cores", _COUNT, NEURON_CC),
    Flag(_INF1, "-O2", None, NEURON_CC),  # the default since 2020-09-22; AWS's sample still has it
    Flag(_INF1, "--fast-math", _FAST_MATH, NEURON_CC),
    Flag(_INF1, "--enable-saturate-infinity", None, NEURON_CC),
    Flag(_INF1, "--enable-fast-loading-neuron-binaries", None, NEURON_CC),
    Flag(_INF1, "--enable-fast-context-switch", None, NEURON_CC),
    Flag(_INF1, "--dtype", _INPUT_TYPES, INF1_FLAGS_SAMPLE),  # read by Neo, not by the compiler
    Flag(_INF1, "--num-neuroncores", _COUNT, NEURON_CC, status=_OUTDATED, today="--neuroncore-pipeline-cores {}"),
    Flag(_INF1, "--fp32-cast", Choice(_CASTS), NEURON_CC, status=_OUTDATED, today="--fast-math fp32-cast-{}"),
    Flag(_INF1, "--static-weights", None, NEURON_CC, status=_OUTDATED),
    Flag(_INF1, "--batching_en", None, NEURON_CC, status=_OUTDATED),
    Flag(_INF1, "--rematerialization_en", None, NEURON_CC, status=_OUTDATED),
    Flag(_INF1, "--spill_dis", None, NEURON_CC, status=_OUTDATED),
    Flag(_INF1, "--sb_size", _COUNT, NEURON_CC, status=_OUTDATED),
    Flag(_INF1, "--framework", _NAME, NEURON_CC, status=_SET_BY_NEO),
    Flag(_INF1, "--io-config", Text("JSON"), NEURON_CC, status=_SET_BY_NEO),
    Flag(_INF1, "--output", _NAME, NEURON_CC, status=_SET_BY_NEO),
    Flag(_INF2, "--verbose", _INF2_LEVELS, NEURONX_CC),
    Flag(_INF2, "--model-type", Choice(("generic", "transformer", "unet-inference")), NEURONX_CC),
    Flag(_INF2, "--auto-cast", _AUTO_CASTS, NEURONX_CC),
    Flag(_INF2, "--auto-cast-type", Choice(("bf16", "fp16", "tf32", "fp8_e4m3")), NEURONX_CC),
    Flag(_INF2, "--optlevel", Choice(("1", "2", "3")), NEURONX_CC, also=("-O",)),
    Flag(_INF2, "--distribution-strategy", Choice(("llm-training", "generic", "NEMO")), NEURONX_CC),
    Flag(_INF2, "--logical-nc-config", Choice(("1",)), NEURONX_CC, also=("-lnc", "--lnc")),  # 2 is for Trainium 2
    Flag(_INF2, "--native-int64", Choice(("default", "enabled", "disabled")), NEURONX_CC),
    Flag(_INF2, "--implicit-integer-downcast", Text("a list of operations"), NEURONX_CC),
    Flag(_INF2, "--enable-mixed-precision-accumulation", None, NEURONX_CC),
    Flag(_INF2, "--disable-mixed-precision-accumulation", None, NEURONX_CC),
    Flag(_INF2, "--enable-saturate-infinity", None, NEURONX_CC),
    Flag(_INF2, "--enable-fast-context-switch", None, NEURONX_CC),
    Flag(_INF2, "--enable-fast-loading-neuron-binaries", None, NEURONX_CC),
    Flag(_INF2, "--logfile", _NAME, NEURONX_CC),
    Flag(_INF2, "--dtype", _INPUT_TYPES, INF1_FLAGS_SAMPLE),  # as on ml_inf1, by analogy
    Flag(_INF2, "--enable-experimental-O1", None, NEURONX_CC, status=_OUTDATED, today="--optlevel 1"),
    Flag(_INF2, "--framework", _NAME, NEURONX_CC, status=_SET_BY_NEO),
    Flag(_INF2, "--target", _NAME, NEURONX_CC, status=_SET_BY_NEO),
    Flag(_INF2, "--output", _NAME, NEURONX_CC, status=_SET_BY_NEO),
)

FLAG: Mapping[Compiler, Mapping[str, Flag]] = {
    compiler: {name: flag for flag in FLAGS if flag.compiler is compiler for name in (flag.name, *flag.also)}
    for compiler in Compiler
}
"""Every flag of a compiler by its names."""
