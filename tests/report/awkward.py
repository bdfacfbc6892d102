"""Results that reports must cope with, whatever the texts in them are."""

from hypothesis import strategies as st

from compilejob.findings import Finding
from compilejob.read import Edit, Place, Span
from compilejob.results import Correction, Placed, Result, Suppressed
from compilejob.rules import RULES

TEXTS = st.text() | st.text("\x1b\x00\r\n\t\u202e\u2028\x85\ud800<&>\"'%:,[](){}日é\u0301")
FILES = st.text("ab\udc80\x1b%:, /.<\n日") | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
"""Names of files; of a byte that is no UTF-8, Python makes half a surrogate pair."""

PLACES = st.builds(
    lambda line, column, lines, columns: Place(line, column, line + lines, column + columns),
    *(st.integers(1, 300), st.integers(1, 300), st.integers(0, 2), st.integers(0, 300)),
)
FINDINGS = st.builds(
    lambda rule, path, message, hint: Finding(rule.code, rule.name, rule.severity, path, message, hint, rule.url),
    st.sampled_from(RULES),
    st.lists(st.text(max_size=5) | st.integers(0, 9), max_size=3).map(tuple),
    TEXTS,
    TEXTS | st.none(),
)
CORRECTIONS = st.builds(Correction, st.builds(Edit, st.just(Span(0, 1)), TEXTS), PLACES)
PLACED = st.builds(
    Placed,
    finding=FINDINGS,
    place=PLACES,
    line=TEXTS,
    identity=st.sampled_from("ab"),
    correction=CORRECTIONS | st.none(),
)
SUPPRESSED = st.builds(Suppressed, PLACED, st.sampled_from(["inline", "config", "baseline"]), TEXTS)
RESULTS = st.builds(
    Result,
    file=FILES,
    pointer=TEXTS,
    name=TEXTS | st.none(),
    placed=st.lists(PLACED, max_size=3).map(tuple),
    is_request=st.booleans(),
    suppressed=st.lists(SUPPRESSED, max_size=2).map(tuple),
)
RUNS = st.lists(RESULTS, max_size=4).map(lambda results: sorted(results, key=lambda result: result.file))
"""The results of a run, those of one file together."""
