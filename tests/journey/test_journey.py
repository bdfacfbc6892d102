"""The way from dirty to clean is as the page shows it, in every format."""

import pytest

from compilejob.report import FORMATS
from tests.journey.journey import STEPS, Seen, walk
from tests.journey.page import PAGE, REPORTS, page, reports

pytestmark = pytest.mark.slow

STALE = "it has changed; write it with `python -m tests.journey.page`"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    return [*walk(tmp_path_factory.mktemp("journey") / "repository")]


def test_every_step_ends_as_it_should(seen: list[Seen]) -> None:
    assert [each.code for each in seen] == [step.code for step in STEPS]


def test_the_page_shows_what_is_printed(seen: list[Seen]) -> None:
    assert page(seen) == PAGE.read_text("utf-8"), STALE


def test_every_format_says_what_it_said(seen: list[Seen]) -> None:
    kept = {path.relative_to(REPORTS).as_posix(): path.read_text("utf-8") for path in REPORTS.glob("*/*")}

    assert reports(seen) == kept, STALE
    assert len(kept) == 3 * len(FORMATS)
