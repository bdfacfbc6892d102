"""What is found in a request that differs from the example of the rules' pages."""

import json
from collections.abc import Mapping
from typing import Any

from compilejob import Finding, check
from compilejob.rules.page import request_of


def findings(patch: Mapping[str, Any], family: str) -> list[Finding]:
    """The findings of one family of rules, such as "CJ5", in the example changed by a JSON merge patch; by code."""
    of_family = [finding for finding in check(request_of(json.dumps(patch))) if finding.code.startswith(family)]
    return sorted(of_family, key=lambda finding: finding.code)


def found(patch: Mapping[str, Any], family: str) -> list[tuple[str, str, str]]:
    """Code, place and message of those findings."""
    return [(finding.code, finding.where, finding.message) for finding in findings(patch, family)]


def advised(patch: Mapping[str, Any], family: str) -> list[tuple[str, str, str, str | None]]:
    """Code, place, message and hint of those findings."""
    return [(finding.code, finding.where, finding.message, finding.hint) for finding in findings(patch, family)]
