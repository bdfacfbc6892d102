"""Each line of the table of compiler options says what it must."""

import pytest

from compilejob.catalog import OPTION, OPTIONS, Family, Option, options_of
from tests.catalog.test_devices import has_source


def _id(option: Option) -> str:
    return option.key


@pytest.mark.parametrize("option", OPTIONS, ids=_id)
class TestEachOption:
    def test_is_the_one_with_its_key(self, option: Option) -> None:
        assert OPTION[option.key] is option

    def test_belongs_to_a_family(self, option: Option) -> None:
        assert option.families

    def test_has_a_source_with_a_date(self, option: Option) -> None:
        assert has_source(option.source)

    def test_has_a_form_that_admits_what_is_suggested(self, option: Option) -> None:
        of_the_form = [[value] if option.form.admits([value]) else value for value in option.suggestions]
        assert [value for value in of_the_form if not option.form.admits(value)] == []

    @pytest.mark.parametrize("value", [None, True, {}, 1.5], ids=str)
    def test_has_a_form_that_admits_neither_null_nor_truth_nor_objects_nor_fractions(
        self, option: Option, value: object
    ) -> None:
        assert not option.form.admits(value)

    def test_says_what_is_wanted_in_words_that_follow_give(self, option: Option) -> None:
        assert not option.form.wanted.endswith(".")
        assert "\\" not in option.form.wanted

    def test_has_a_python_name(self, option: Option) -> None:
        assert option.attribute.isidentifier()
        assert option.attribute == option.attribute.lower()

    def test_shares_no_spelling_with_another(self, option: Option) -> None:
        assert OPTION.keys().isdisjoint(option.also_spelled)


@pytest.mark.parametrize("family", Family)
def test_the_options_of_a_family_have_different_names(family: Family) -> None:
    names = [option.attribute for option in options_of(family) if option.documented]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("family", Family)
def test_documented_options_come_first(family: Family) -> None:
    documented = [option.documented for option in options_of(family)]
    assert documented == sorted(documented, reverse=True)


def test_the_three_options_of_nvidia_are_those_that_can_be_required() -> None:
    assert {option.key for option in OPTIONS if option.required} == {"gpu-code", "trt-ver", "cuda-ver"}
