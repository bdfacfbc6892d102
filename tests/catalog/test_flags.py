"""Each line of the table of the Neuron compilers' flags says what it must."""

import pytest

from compilejob.catalog import FLAG_FAMILIES
from compilejob.catalog.neuron import COMPILERS, FLAG, FLAGS, Compiler, Flag, FlagStatus
from tests.catalog.test_devices import has_source


def _id(flag: Flag) -> str:
    return f"{flag.compiler}{flag.name}"


def test_each_family_that_takes_flags_has_its_compiler() -> None:
    assert COMPILERS.keys() == FLAG_FAMILIES
    assert set(COMPILERS.values()) == set(Compiler)


@pytest.mark.parametrize("flag", FLAGS, ids=_id)
class TestEachFlag:
    def test_is_the_one_with_each_of_its_names(self, flag: Flag) -> None:
        assert [FLAG[flag.compiler][name] for name in (flag.name, *flag.also)] == [flag] * (1 + len(flag.also))

    def test_has_names_with_hyphens_before_them(self, flag: Flag) -> None:
        assert [name for name in (flag.name, *flag.also) if not name.startswith("-")] == []

    def test_has_a_source_with_a_date(self, flag: Flag) -> None:
        assert has_source(flag.source)

    def test_is_written_another_way_only_when_it_is_outdated(self, flag: Flag) -> None:
        assert flag.today is None or flag.status is FlagStatus.OUTDATED


@pytest.mark.parametrize("flag", [flag for flag in FLAGS if flag.today is not None], ids=_id)
def test_an_outdated_flag_is_written_today_as_one_that_is_current(flag: Flag) -> None:
    name, _, value = str(flag.today).partition(" ")
    assert FLAG[flag.compiler][name].status is FlagStatus.CURRENT
    assert ("{}" in value) == (flag.form is not None)
