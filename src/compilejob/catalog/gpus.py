"""NVIDIA's GPUs by their code: the generation of each, the CUDA that first knew it, the boards that it is part of."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from compilejob.catalog import evidence
from compilejob.catalog.devices import TargetDevice
from compilejob.catalog.evidence import Source
from compilejob.catalog.frameworks import Fleet
from compilejob.catalog.platforms import Arch


class Generation(NamedTuple):
    """GPUs that CUDA has known from one version on."""

    name: str
    first_code: int
    """The least compute capability, as the code has it: 80 for "sm_80" and newer."""
    first_cuda: tuple[int, int]
    source: Source


GENERATIONS: tuple[Generation, ...] = (
    Generation("Volta", 70, (9, 0), evidence.CUDA_MATRIX),
    Generation("Turing", 75, (10, 0), evidence.CUDA_MATRIX),
    Generation("Ampere", 80, (11, 0), evidence.CUDA_MATRIX),
    Generation("Ampere", 86, (11, 1), evidence.CUDA_MATRIX),
    Generation("Ampere", 87, (11, 4), evidence.CUDA_MATRIX),
    Generation("Ada", 89, (11, 8), evidence.CUDA_MATRIX),
    Generation("Hopper", 90, (11, 8), evidence.CUDA_MATRIX),
    Generation("Blackwell", 100, (12, 8), evidence.CUDA_MATRIX),
)
"""The generations since Volta, older ones first."""


def generation(gpu_code: str) -> Generation | None:
    """The generation of a GPU; None before Volta and for what is no code."""
    number = re.match("sm_([0-9]{2,3})", gpu_code)
    code = int(number[1]) if number else 0
    return next((each for each in reversed(GENERATIONS) if _LAST_CODE >= code >= each.first_code), None)


_LAST_CODE = 121  # the newest that the matrix has


def _board_architectures() -> dict[str, frozenset[Arch]]:
    having: dict[str, list[TargetDevice]] = {}
    for device in TargetDevice:
        if device.facts.gpu_code is not None:
            having.setdefault(device.facts.gpu_code, []).append(device)
    return {
        code: frozenset(device.facts.arch for device in devices if device.facts.arch)
        for code, devices in having.items()
        if all(device.facts.fleet is Fleet.EDGE for device in devices)
    }


BOARD_ARCHITECTURES: Mapping[str, frozenset[Arch]] = _board_architectures()
"""The architectures of the boards that a GPU is part of, for each GPU that no instance has as a card."""
