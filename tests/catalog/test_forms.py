"""Which values have a form, and which value a wrong one can only mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.catalog.forms import (
    ArchiveFile,
    Choice,
    Count,
    Form,
    GpuCode,
    OneOfEach,
    Text,
    TextList,
    Version,
    Whole,
    one_of,
)

LEVEL = Whole(21, 29, prefix="android-")
PRECISION = Choice(("FP16", "FP32"))
VERBOSITY = Choice(("info", "error"), or_number=True)
CASTS = OneOfEach((("all", "none"), ("fast-relayout", "no-fast-relayout")))
TENSORRT = Version(3, "three parts")
CUDA = Version(2, "two parts")

ADMITTED: list[tuple[Form, object]] = [
    (Text(), "anything"),
    (Text(), ""),
    (ArchiveFile("a file"), "labels.txt"),
    (ArchiveFile("a file"), "labels/étiquettes 1.txt"),
    (TextList("a list"), ["+neon", "+vfpv4"]),
    (TextList("a list"), []),
    (LEVEL, 21),
    (LEVEL, 29),
    (Count(), "1"),
    (Count(), "016"),
    (PRECISION, "FP16"),
    (VERBOSITY, "info"),
    (VERBOSITY, "35"),
    (CASTS, "all"),
    (CASTS, "no-fast-relayout"),
    (TENSORRT, "8.2.1"),
    (TENSORRT, "10.0.11"),
    (CUDA, "10.2"),
    (GpuCode(), "sm_72"),
    (GpuCode(), "sm_100"),
    (GpuCode(), "sm_90a"),
]

REFUSED: list[tuple[Form, object, object]] = [
    # form, value, what it can only mean
    (Text(), 4.6, "4.6"),
    (Text(), ["a"], None),
    (ArchiveFile("a file"), "", None),
    (ArchiveFile("a file"), " ", None),
    (ArchiveFile("a file"), "/labels.txt", None),
    (ArchiveFile("a file"), "s3://bucket/labels.txt", None),
    (ArchiveFile("a file"), ["labels.txt"], None),
    (TextList("a list"), "+neon,+vfpv4", ["+neon", "+vfpv4"]),
    (TextList("a list"), "+neon", ["+neon"]),
    (TextList("a list"), "", None),
    (TextList("a list"), ["+neon", 1], None),
    (LEVEL, "28", 28),
    (LEVEL, "android-28", 28),
    (LEVEL, 28.0, 28),
    (LEVEL, 30, None),
    (LEVEL, 20, None),
    (LEVEL, "Pie", None),
    (LEVEL, True, None),
    (Count(), "0", None),
    (Count(), "2.0", "2"),
    (Count(), "two", None),
    (PRECISION, "fp16", "FP16"),
    (PRECISION, "INT8", None),
    (PRECISION, "16", None),
    (VERBOSITY, "INFO", "info"),
    (CASTS, "ALL", "all"),
    (CASTS, "some", None),
    (TENSORRT, "8.2", "8.2.0"),
    (TENSORRT, 8.2, "8.2.0"),
    (TENSORRT, "8", None),
    (TENSORRT, "8.2.1.8", "8.2.1"),
    (TENSORRT, "8.2.x", None),
    (CUDA, 10.2, "10.2"),
    (CUDA, "10.2.89", "10.2"),
    (CUDA, 11, "11.0"),
    (GpuCode(), "72", "sm_72"),
    (GpuCode(), 72, "sm_72"),
    (GpuCode(), "compute_72", "sm_72"),
    (GpuCode(), "SM-72", "sm_72"),
    (GpuCode(), "volta", None),
]

FORMS = [
    Text(),
    ArchiveFile("a file"),
    TextList("a list"),
    LEVEL,
    Count(),
    PRECISION,
    VERBOSITY,
    CASTS,
    TENSORRT,
    CUDA,
    GpuCode(),
]


@pytest.mark.parametrize(("form", "value"), ADMITTED, ids=str)
def test_a_value_of_the_form_is_admitted(form: Form, value: object) -> None:
    assert form.admits(value)


@pytest.mark.parametrize(("form", "value", "meant"), REFUSED, ids=str)
def test_another_value_is_refused_and_means_what_it_can_only_mean(form: Form, value: object, meant: object) -> None:
    assert not form.admits(value)
    assert form.meant(value) == meant


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@pytest.mark.parametrize("form", FORMS, ids=str)
@given(value=scalars | st.lists(scalars) | st.dictionaries(st.text(), scalars))
def test_what_is_meant_has_the_form(form: Form, value: object) -> None:
    meant = form.meant(value)
    assert meant is None or form.admits(meant)


@pytest.mark.parametrize(
    ("values", "clash"),
    [
        (["all", "fast-relayout"], ()),
        (["all", "none"], ("all", "none")),
        (["no-fast-relayout", "all", "fast-relayout"], ("fast-relayout", "no-fast-relayout")),
        ([], ()),
    ],
    ids=str,
)
def test_values_of_one_group_clash(values: list[str], clash: tuple[str, ...]) -> None:
    assert CASTS.clash(values) == clash


@pytest.mark.parametrize(
    ("values", "words"),
    [(["a"], '"a"'), (["a", "b"], '"a" or "b"'), (["a", "b", "c"], '"a", "b" or "c"')],
)
def test_alternatives_are_joined_in_words(values: list[str], words: str) -> None:
    assert one_of(values) == words


def test_forms_say_what_they_want() -> None:
    assert [form.wanted for form in (LEVEL, PRECISION, CASTS)] == [
        "a whole number from 21 to 29",
        '"FP16" or "FP32"',
        '"all", "none", "fast-relayout" or "no-fast-relayout"',
    ]
