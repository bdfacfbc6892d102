"""What the catalogue knows of a target platform."""

from collections.abc import Mapping

import pytest

from compilejob.catalog import Accelerator, Arch, Family, Fleet, Framework, Os, Status, platform_facts
from compilejob.catalog.platforms import MATRIX

FAMILIES: Mapping[tuple[Os, Accelerator | None], Family] = {
    (Os.LINUX, None): Family.CPU,
    (Os.LINUX, Accelerator.NVIDIA): Family.NVIDIA,
    (Os.LINUX, Accelerator.INTEL_GRAPHICS): Family.OTHER,
    (Os.LINUX, Accelerator.MALI): Family.OTHER,
    (Os.LINUX, Accelerator.NNA): Family.OTHER,
    (Os.ANDROID, None): Family.ANDROID,
    (Os.ANDROID, Accelerator.INTEL_GRAPHICS): Family.ANDROID,
    (Os.ANDROID, Accelerator.MALI): Family.ANDROID,
}


@pytest.mark.parametrize(("os", "accelerator"), FAMILIES)
def test_operating_system_and_accelerator_decide_the_compiler(os: Os, accelerator: Accelerator | None) -> None:
    assert {platform_facts(os, arch, accelerator).family for arch in Arch} == {FAMILIES[os, accelerator]}


def test_only_nvidia_requires_options() -> None:
    requiring = {
        accelerator
        for os, accelerator in FAMILIES
        for arch in Arch
        if platform_facts(os, arch, accelerator).requires_options
    }
    assert requiring == {Accelerator.NVIDIA}


def test_only_nna_is_in_the_enumeration_alone() -> None:
    undescribed = {
        accelerator
        for os, accelerator in FAMILIES
        if platform_facts(os, Arch.ARM64, accelerator).status is Status.ENUM_ONLY
    }
    assert undescribed == {Accelerator.NNA}


def test_a_platform_is_named_by_its_members() -> None:
    assert platform_facts(Os.LINUX, Arch.ARM64, Accelerator.NVIDIA).name == "LINUX ARM64 NVIDIA"
    assert platform_facts(Os.ANDROID, Arch.X86, None).name == "ANDROID X86"


def test_platforms_compile_what_edge_devices_compile() -> None:
    facts = platform_facts(Os.LINUX, Arch.X86_64, None)
    assert facts.fleet is Fleet.EDGE
    assert set(facts.frameworks) == set(Framework) - {Framework.SKLEARN}


def test_the_matrix_has_each_described_pair_and_no_architecture_twice() -> None:
    assert MATRIX.keys() == {pair for pair in FAMILIES if pair[1] is not Accelerator.NNA}
    assert [pair for pair, architectures in MATRIX.items() if len(set(architectures)) != len(architectures)] == []
