"""Each line of the device table says what it must."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from compilejob.catalog import DEVICES, OPTION, Accelerator, Family, Fleet, Status, TargetDevice, options_of
from compilejob.catalog.evidence import Source

CPU_OPTIONS = ("mcpu", "mattr")
NVIDIA_OPTIONS = ("gpu-code", "trt-ver", "cuda-ver")

OPTIONS_OF_DEVICES: Mapping[tuple[str, ...], set[str]] = {
    (*CPU_OPTIONS, "dtype"): {"ml_c4", "ml_c5", "ml_c6g", "ml_m4", "ml_m5", "ml_m6g"},
    CPU_OPTIONS: {"lambda", "rasp3b", "rasp4b", "imx8qm", "sbe_c", "x86_win32", "x86_win64"},
    (*NVIDIA_OPTIONS, "dtype"): {"ml_p2", "ml_p3", "ml_g4dn"},
    (*NVIDIA_OPTIONS, "JETPACK_VERSION"): {"jetson_nano", "jetson_tx1", "jetson_tx2", "jetson_xavier"},
    ("mattr", "ANDROID_PLATFORM"): {"qcs603", "qcs605"},
    ("class_labels",): {"coreml"},
    ("precision_mode", "signature_def_key", "output_names"): {"ml_eia2"},
    (): {
        *("ml_inf1", "ml_inf2", "ml_trn1"),  # one text of command line flags
        *("aisage", "rk3288", "rk3399", "deeplens", "imx8mplus", "sitara_am57x", "jacinto_tda4vm"),
        *("amba_cv2", "amba_cv22", "amba_cv25"),
    },
}
"""The devices that take the same documented compiler options."""


def has_source(source: Source) -> bool:
    """Whether a source is an address and a date: a year, a month or a day."""
    return source.url.startswith("https://") and re.fullmatch(r"20\d\d(-\d\d(-\d\d)?)?", source.date) is not None


def test_devices_take_the_options_that_the_pages_document() -> None:
    documented: dict[tuple[str, ...], set[str]] = {}
    for device in TargetDevice:
        keys = tuple(option.key for option in options_of(device.facts.family) if option.documented)
        documented.setdefault(keys, set()).add(device)
    assert documented == OPTIONS_OF_DEVICES


@pytest.mark.parametrize("device", TargetDevice)
class TestEachDevice:
    def test_goes_by_its_name(self, device: TargetDevice) -> None:
        assert device.facts.name == device
        assert DEVICES[device.value] is device

    def test_has_a_source_with_a_date(self, device: TargetDevice) -> None:
        assert has_source(device.facts.source)

    def test_says_when_the_service_model_got_it(self, device: TargetDevice) -> None:
        assert date.fromisoformat(str(device.facts.added)) >= date(2018, 11, 28)

    def test_says_what_to_use_instead_unless_it_is_current(self, device: TargetDevice) -> None:
        assert (device.facts.instead is None) == (device.facts.status is Status.CURRENT)

    def test_names_no_retired_device_as_what_to_use_instead(self, device: TargetDevice) -> None:
        named = [DEVICES[word] for word in re.findall(r"\w+", device.facts.instead or "") if word in DEVICES]
        assert [other for other in named if other.facts.status is not Status.CURRENT] == []

    def test_has_frameworks_unless_no_table_names_it(self, device: TargetDevice) -> None:
        assert (device.facts.frameworks == ()) == (device.facts.fleet is Fleet.UNTABLED)
        assert (device.facts.fleet is Fleet.UNTABLED) == (device.facts.status is Status.ENUM_ONLY)

    def test_is_limited_to_frameworks_that_its_fleet_compiles(self, device: TargetDevice) -> None:
        limit = device.facts.only_frameworks
        assert limit is None or set(device.facts.frameworks) == limit

    def test_knows_its_gpu_exactly_when_it_has_one_of_nvidia(self, device: TargetDevice) -> None:
        facts = device.facts
        nvidia = facts.accelerator is Accelerator.NVIDIA
        assert nvidia == (facts.family in {Family.NVIDIA, Family.CLOUD_GPU})
        assert nvidia == (facts.gpu_code is not None)
        assert not nvidia or OPTION["gpu-code"].form.admits(facts.gpu_code)

    def test_requires_no_options(self, device: TargetDevice) -> None:
        assert not device.facts.requires_options
