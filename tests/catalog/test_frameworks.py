"""What the catalogue knows of frameworks, and of the versions each fleet compiles."""

import re

import pytest

from compilejob.catalog import Fleet, Framework, Inputs, Layout, support
from compilejob.catalog.frameworks import SUPPORT, Support, release
from tests.catalog.test_devices import has_source

VERSIONED = {Framework.TENSORFLOW, Framework.MXNET, Framework.PYTORCH, Framework.TFLITE}


def _id(line: Support) -> str:
    return f"{line.fleet}-{line.framework}"


def test_four_frameworks_take_a_version() -> None:
    assert {framework for framework in Framework if framework.facts.takes_version} == VERSIONED


def test_only_pytorch_lists_its_inputs_without_names() -> None:
    assert {framework for framework in Framework if framework.facts.lists_inputs} == {Framework.PYTORCH}


def test_every_framework_but_three_needs_its_inputs() -> None:
    spared = {framework: framework.facts.inputs for framework in Framework}
    assert {framework: inputs for framework, inputs in spared.items() if inputs is not Inputs.NEEDED} == {
        Framework.PYTORCH: Inputs.DERIVABLE,
        Framework.XGBOOST: Inputs.NOT_NEEDED,
        Framework.SKLEARN: Inputs.UNDOCUMENTED,
    }


def test_pictures_are_nhwc_for_tensorflow_and_tflite_and_nchw_for_the_others() -> None:
    pictures = {framework: framework.facts.layout for framework in Framework if framework.facts.layout}
    channels_last = {framework for framework, layout in pictures.items() if layout is Layout.NHWC}
    assert channels_last == {Framework.TENSORFLOW, Framework.TFLITE}
    assert pictures.keys() == set(Framework) - {Framework.XGBOOST, Framework.SKLEARN}


def test_no_table_has_scikit_learn_and_no_cloud_table_has_tflite_or_darknet() -> None:
    compiled = {fleet: {line.framework for line in SUPPORT if line.fleet is fleet} for fleet in Fleet}
    assert compiled == {
        Fleet.CLOUD: set(Framework) - {Framework.SKLEARN, Framework.TFLITE, Framework.DARKNET},
        Fleet.EDGE: set(Framework) - {Framework.SKLEARN},
        Fleet.INFERENTIA: {Framework.TENSORFLOW, Framework.MXNET, Framework.PYTORCH},
        Fleet.NEURONX: {Framework.TENSORFLOW, Framework.PYTORCH},
        Fleet.ELASTIC_INFERENCE: {Framework.TENSORFLOW},
        Fleet.UNTABLED: set(),
    }


@pytest.mark.parametrize("line", SUPPORT, ids=_id)
class TestEachLineOfSupport:
    def test_is_the_one_for_its_fleet_and_framework(self, line: Support) -> None:
        assert support(line.fleet, line.framework) is line

    def test_has_a_source_with_a_date(self, line: Support) -> None:
        assert has_source(line.source)

    def test_lists_versions_in_order_and_as_the_service_model_writes_them(self, line: Support) -> None:
        numbers = [tuple(map(int, version.split("."))) for version in line.versions]
        assert numbers == sorted(set(numbers))
        assert [version for version in line.versions if not re.fullmatch(r"[0-9]\.[A-Za-z0-9.]+", version)] == []

    def test_compiles_its_versions_with_any_patch_number(self, line: Support) -> None:
        assert all(line.compiles(version) and line.compiles(f"{version}.99") for version in line.versions)

    def test_compiles_none_with_an_empty_part(self, line: Support) -> None:
        assert [version for version in line.versions if line.compiles(f"{version}.")] == []

    def test_compiles_no_other_version_unless_none_is_printed(self, line: Support) -> None:
        assert line.compiles("9.99") == (line.versions == ())


@pytest.mark.parametrize(
    ("version", "major_and_minor"),
    [("1.15.3", ("1", "15")), ("1.15", ("1", "15")), ("2", ("2",)), ("2.0b1", ("2", "0b1")), ("1..8.", ("1", "8"))],
)
def test_a_release_is_major_and_minor_as_written(version: str, major_and_minor: tuple[str, ...]) -> None:
    assert release(version) == major_and_minor
