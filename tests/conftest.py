"""What all tests share."""

import pytest
from hypothesis import settings

settings.register_profile("quick", deadline=None, max_examples=40)  # no deadline: a busy machine is no defect
settings.register_profile("thorough", deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """Look for fewer counterexamples where the slow tests are left out."""
    settings.load_profile("quick" if config.option.markexpr == "not slow" else "thorough")
