"""The known word a mistyped one was meant to be."""

from collections.abc import Iterable, Mapping
from functools import lru_cache


@lru_cache(maxsize=4096)  # the catalogue's words are asked for again and again
def letters(word: str) -> str:
    """A word without case and punctuation, as people tell words apart: "ml.c5" and "ML_C5" are one."""
    return "".join(filter(str.isalnum, word.casefold()))


def same_word(word: str, known: Iterable[str]) -> str | None:
    """The one known word that differs from `word` in case and punctuation only."""
    if len(word) > _LONGEST:
        return None
    same = [choice for choice in known if letters(choice) == letters(word)]
    return same[0] if len(same) == 1 else None


def closest(
    word: str, known: Iterable[str], also: Mapping[str, str] | None = None, *, likeness: float = 0.7
) -> str | None:
    """The known word nearest to `word`, if any is near; `also` holds other names of known words.

    `likeness`, from 0 to 1, is how near it must be: more where words of the same make mean different things.
    """
    if len(word) > _LONGEST:
        return None
    meant = {letters(choice): choice for choice in known} | (
        {letters(name): choice for name, choice in also.items()} if also else {}
    )
    if letters(word) in meant:
        return meant[letters(word)]
    near = _near(letters(word), tuple(meant), likeness)
    return None if near is None else meant[near]


@lru_cache(maxsize=4096)  # of one mistyped word several rules ask what it was meant to be
def _near(word: str, known: tuple[str, ...], likeness: float) -> str | None:
    import difflib  # noqa: PLC0415 - it takes a while, and most runs meet no mistyped word

    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=likeness)), None)


_LONGEST = 100  # characters; what is longer is no slip of the finger, and costs time to compare
