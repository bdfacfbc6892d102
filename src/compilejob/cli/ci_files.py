"""The files that `compilejob init-ci` writes: one template for each place that checks may run in."""

import json
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PYTHON = "3.13"
"""The Python that compilejob runs with where a file must name one."""


@dataclass(frozen=True, slots=True)
class CiFile:
    """A file by which a service or tool runs compilejob."""

    path: str
    """Where it is in a repository."""
    text: Callable[[str], str]
    """What is in it, by the requirement that pip installs compilejob with."""
    next_step: str
    """What is left to do, in the imperative."""


def _github(requirement: str) -> str:
    return f"""\
name: compilejob

on: [push, pull_request]

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: actions/setup-python@v6
        with:
          python-version: "{PYTHON}"
      - run: {_install(requirement)}
      - run: compilejob check --format github .
"""


def _gitlab(requirement: str) -> str:
    return f"""\
compilejob:
  image: python:{PYTHON}-slim
  script:
    - {_install(requirement)}
    - compilejob check --output gitlab:gl-code-quality-report.json .
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


def _pre_commit(requirement: str) -> str:
    return f"""\
repos:
  - repo: local
    hooks:
      - id: compilejob-check
        name: compilejob check
        entry: compilejob check --if-request
        language: python
        additional_dependencies: [{_quoted(requirement)}]
        types: [text]
        files: \\.(json|jsonl|ndjson|yaml|yml|toml|py|ipynb|sh|bash)$
        require_serial: true
"""


def _install(requirement: str) -> str:
    return _quoted(f"python -m pip install {shlex.quote(requirement)}")


def _quoted(text: str) -> str:
    """A text as YAML has it between double quotes."""
    return json.dumps(text, ensure_ascii=False)


CI_FILES: Mapping[str, CiFile] = {
    "github": CiFile(".github/workflows/compilejob.yml", _github, "commit it"),
    "gitlab": CiFile(".gitlab-ci.yml", _gitlab, "commit it"),
    "pre-commit": CiFile(".pre-commit-config.yaml", _pre_commit, "run `pre-commit install`, or `prek install`"),
}
"""What can be written, by the name it has on the command line."""
