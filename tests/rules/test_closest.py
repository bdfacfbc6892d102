"""The known word a mistyped one was meant to be."""

import pytest

from compilejob.rules.closest import closest, same_word

KNOWN = ("mcpu", "mattr", "gpu-code")
ALSO = {"processor": "mcpu"}
LONG = "a" * 100


CLOSEST = [
    pytest.param("mcpu", "mcpu", id="itself"),
    pytest.param("GPU_CODE", "gpu-code", id="in another case and with other punctuation"),
    pytest.param("mcup", "mcpu", id="two letters swapped"),
    pytest.param("gpucoed", "gpu-code", id="two letters swapped, and no hyphen"),
    pytest.param("Processor", "mcpu", id="by another name"),
    pytest.param("dtype", None, id="none near"),
    pytest.param("", None, id="nothing"),
]


@pytest.mark.parametrize(("word", "meant"), CLOSEST)
def test_the_nearest_word(word: str, meant: str | None) -> None:
    assert closest(word, KNOWN, ALSO) == meant


@pytest.mark.parametrize(("likeness", "meant"), [(0.75, "abcd"), (0.76, None)])
def test_a_word_is_as_like_as_asked_for(likeness: float, meant: str | None) -> None:
    assert closest("abcx", ["abcd"], likeness=likeness) == meant  # three of four letters


def test_by_itself_a_word_of_ten_letters_may_differ_in_three() -> None:
    assert closest("abcdefgxyz", ["abcdefghij"]) == "abcdefghij"
    assert closest("abcdefxyzw", ["abcdefghij"]) is None


SAME = [
    pytest.param("Gpu_Code", KNOWN, "gpu-code", id="case and punctuation"),
    pytest.param("mcup", KNOWN, None, id="other letters"),
    pytest.param("a", ("A", "a-"), None, id="of two words"),
]


@pytest.mark.parametrize(("word", "known", "same"), SAME)
def test_the_same_word(word: str, known: tuple[str, ...], same: str | None) -> None:
    assert same_word(word, known) == same


def test_no_slip_of_the_finger_is_longer_than_a_hundred_characters() -> None:
    assert (same_word(LONG, [LONG]), closest(LONG, [LONG])) == (LONG, LONG)
    assert (same_word(f"{LONG}a", [f"{LONG}a"]), closest(f"{LONG}a", [f"{LONG}a"])) == (None, None)
