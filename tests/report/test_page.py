"""What docs/reports.md shows and no command prints alone is a part of what one prints."""

import json

from tests.report.test_golden import ROOT, report
from tests.test_docs import blocks


def test_the_result_shown_is_one_of_the_faulty_example() -> None:
    shown = [json.loads(block.text) for block in blocks(ROOT / "docs" / "reports.md") if block.language == "json"]
    (run,) = json.loads(report("sarif"))["runs"]

    assert [result for result in shown if result not in run["results"]] == []
