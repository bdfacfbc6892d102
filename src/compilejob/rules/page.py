"""A rule's page: its docstring, read as title, text and examples that can be run.

The first line of the docstring says what is wrong, the text below why that matters. A line `Fails:` or `Passes:` begins
an example: a JSON merge patch (RFC 7386) on `EXAMPLE`, or a whole request.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from compilejob.model.structure import Unlisted
from compilejob.rules.rule import Rule

EXAMPLE: Mapping[str, Any] = {
    "CompilationJobName": "resnet50",
    "RoleArn": "arn:aws:iam::111122223333:role/Neo",
    "InputConfig": {
        "S3Uri": "s3://bucket/model.tar.gz",
        "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
        "Framework": "PYTORCH",
    },
    "OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/", "TargetDevice": "ml_c5"},
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
}
"""The request that examples change: one that has nothing wrong with it."""

_LABEL = re.compile(r"^(Fails|Passes):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule's docstring says."""

    title: str
    text: str
    fails: tuple[str, ...]
    passes: tuple[str, ...]

    @classmethod
    def of(cls, rule: Rule[Any]) -> "Page":
        """The page of a rule."""
        prose, *rest = _LABEL.split(cleandoc(rule.page))
        title, _, text = prose.partition("\n")
        examples = [(label, example.strip()) for label, example in zip(rest[::2], rest[1::2], strict=True)]
        return cls(
            title.strip(),
            text.strip(),
            tuple(example for label, example in examples if label == "Fails"),
            tuple(example for label, example in examples if label == "Passes"),
        )


def request_of(example: str) -> dict[str, Any]:
    """The request an example stands for."""
    patch = json.loads(example, object_hook=_vouched)
    if "CompilationJobName" in patch and "RoleArn" in patch:
        whole: dict[str, Any] = patch
        return whole
    merged: dict[str, Any] = _merge(EXAMPLE, patch)
    return merged


def _vouched(value: dict[str, Any]) -> Any:
    return Unlisted(value["Unlisted"]) if value.keys() == {"Unlisted"} else value


def _merge(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merge(merged.get(name), value)
    return merged


def markdown(rule: Rule[Any]) -> str:
    """A rule's page as Markdown, the same on the command line and in the documentation."""
    page = Page.of(rule)
    parts = [f"# {rule.code} {rule.name}", f"*{rule.severity}* · {page.title}", page.text]
    parts += [f"Fails:\n\n{_fenced(example)}" for example in page.fails]
    parts += [f"Passes:\n\n{_fenced(example)}" for example in page.passes]
    parts.append(f"Source: <{rule.source.url}> ({rule.source.date})")
    return "\n\n".join(part for part in parts if part) + "\n"


def _fenced(example: str) -> str:
    """An example as it is written: JSON, YAML when it has a comment, or Python where a value is vouched for."""
    python = re.sub(r'\{"Unlisted": ("[^"]*")\}', r"Unlisted(\1)", example)
    language = "text" if python != example else "yaml" if "# " in example else "json"
    return f"```{language}\n{python}\n```"
