"""Fixes as edits of data: what the text of a file must load to when it was edited."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

from compilejob.findings import Fix, Path, Remove, Rename, Replace

NAMES = st.text(st.sampled_from("aB1-_. '\"#:é"), min_size=1, max_size=5)
WORDS = st.text(st.sampled_from("ab\"'{}:,#&*! \\\né0.-"), max_size=8) | st.sampled_from(
    ["null", "1.10", "2026-01-01", "~"]
)
SCALARS = st.booleans() | st.integers(-99, 10**6) | WORDS
INNER = st.dictionaries(NAMES, st.integers(0, 9) | st.text("ab'\" ", max_size=3), min_size=1, max_size=3)
TEXTS = st.builds(json.dumps, INNER, indent=st.sampled_from([None, 2]))
DATA = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS | TEXTS,
        lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NAMES, inner, min_size=1, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)
VALUES = SCALARS | st.lists(st.integers(0, 9), max_size=3)


def paths(value: Any, path: Path = ()) -> list[Path]:
    """The ways to every value, and into the JSON objects that texts hold."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inside = _inside(value)
    if isinstance(inside, dict):
        items = inside.items()
    return [(*path, step) for step, _ in items] + [
        found for step, item in items for found in paths(item, (*path, step))
    ]


def _inside(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return None


def fixes(data: Any) -> st.SearchStrategy[Fix]:
    """Fixes of some value of data."""
    path = st.sampled_from(paths(data))
    renamed = st.builds(Rename, path.filter(lambda path: isinstance(path[-1], str)), NAMES)
    return st.builds(Replace, path, VALUES) | st.builds(Remove, path) | renamed.filter(lambda fix: _is_new(data, fix))


def _is_new(data: Any, fix: Rename) -> bool:
    for step in fix.path[:-1]:
        data = meant(data)[step]
    return fix.name not in meant(data)


def applied(data: Any, fix: Fix) -> Any:
    """The data with a fix applied. JSON in texts is told by what it means."""
    return _apply(meant(copy.deepcopy(data)), fix, fix.path)


def _apply(data: Any, fix: Fix, path: Path) -> Any:
    step, *rest = path
    if rest:
        data[step] = _apply(data[step], fix, tuple(rest))
        return data
    if isinstance(fix, Replace):
        data[step] = meant(fix.value)
    elif isinstance(fix, Remove):
        del data[step]
    else:
        return {fix.name if name == step else name: value for name, value in data.items()}
    return data


def meant(value: Any) -> Any:
    """A value with the objects that texts hold in the place of the texts."""
    if isinstance(value, dict):
        return {name: meant(item) for name, item in value.items()}
    if isinstance(value, list):
        return [meant(item) for item in value]
    inside = _inside(value)
    return inside if isinstance(inside, dict) else value
