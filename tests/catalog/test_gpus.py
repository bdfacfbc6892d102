"""What the catalogue knows of NVIDIA's GPUs by their code."""

import pytest

from compilejob.catalog import OPTION, Arch
from compilejob.catalog.gpus import BOARD_ARCHITECTURES, GENERATIONS, Generation, generation
from tests.catalog.test_devices import has_source

NAMES = [
    ("sm_37", None),
    ("sm_62", None),
    ("sm_70", "Volta"),
    ("sm_72", "Volta"),
    ("sm_75", "Turing"),
    ("sm_80", "Ampere"),
    ("sm_87", "Ampere"),
    ("sm_89", "Ada"),
    ("sm_90a", "Hopper"),
    ("sm_120", "Blackwell"),
    ("Pascal", None),
    ("", None),
]


@pytest.mark.parametrize(("code", "name"), NAMES)
def test_a_gpu_is_of_the_last_generation_that_is_not_newer(code: str, name: str | None) -> None:
    found = generation(code)
    assert (found and found.name) == name


@pytest.mark.parametrize("each", GENERATIONS, ids=lambda each: each.name)
class TestEachGeneration:
    def test_is_that_of_its_first_gpu(self, each: Generation) -> None:
        assert generation(f"sm_{each.first_code}") is each

    def test_has_a_source_with_a_date(self, each: Generation) -> None:
        assert has_source(each.source)


def test_no_generation_is_known_to_an_older_cuda_than_the_one_before_it() -> None:
    firsts = [(each.first_code, each.first_cuda) for each in GENERATIONS]
    assert firsts == sorted(firsts)
    assert [cuda for _, cuda in firsts] == sorted(cuda for _, cuda in firsts)


def test_the_gpus_of_jetson_boards_are_found_on_arm_only_and_cards_anywhere() -> None:
    arm64 = frozenset({Arch.ARM64})
    assert dict(BOARD_ARCHITECTURES) == {"sm_53": arm64, "sm_62": arm64, "sm_72": arm64}
    assert [code for code in BOARD_ARCHITECTURES if not OPTION["gpu-code"].form.admits(code)] == []
