"""The catalogue lists what the installed botocore lists; each chosen difference has its reason here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest
from botocore.loaders import Loader

from compilejob.catalog import Accelerator, Arch, Framework, Os, TargetDevice
from compilejob.catalog.installed import installed_values

ENUMERATIONS: Mapping[str, type[StrEnum]] = {
    "TargetDevice": TargetDevice,
    "Framework": Framework,
    "TargetPlatformOs": Os,
    "TargetPlatformArch": Arch,
    "TargetPlatformAccelerator": Accelerator,
}

CHOSEN: Mapping[str, Mapping[str, str]] = {shape: {} for shape in ENUMERATIONS}
"""By enumeration: the values that one side lists and the other does not, each with the reason."""


@pytest.fixture(scope="module")
def shapes() -> Mapping[str, Any]:
    model: Mapping[str, Any] = Loader().load_service_model("sagemaker", "service-2")["shapes"]
    return model


@pytest.mark.parametrize("shape", ENUMERATIONS)
def test_the_catalogue_lists_what_botocore_lists(shape: str, shapes: Mapping[str, Any]) -> None:
    differences = set(ENUMERATIONS[shape]) ^ set(shapes[shape]["enum"])
    assert differences == CHOSEN[shape].keys()


@pytest.mark.parametrize("shape", ENUMERATIONS)
def test_botocore_is_read_as_it_reads_itself(shape: str, shapes: Mapping[str, Any]) -> None:
    assert installed_values(shape) == set(shapes[shape]["enum"])


def test_a_shape_that_botocore_does_not_have_lists_nothing() -> None:
    assert installed_values("NoSuchShape") == frozenset()
