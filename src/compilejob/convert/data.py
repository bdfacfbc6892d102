"""Requests as JSON, as boto3 and the AWS command line take them, and as YAML."""

import json
from collections.abc import Sequence
from typing import Any

import yaml

from compilejob.convert.members import meaning, plain
from compilejob.job import CompilationJob
from compilejob.model.structure import Unlisted
from compilejob.schema.document import ADDRESS
from compilejob.wire import JsonText

MODELINE = f"# yaml-language-server: $schema={ADDRESS}\n"
"""The first line of a YAML file, by which an editor finds the schema of requests."""


def json_form(jobs: Sequence[CompilationJob]) -> str:
    """JSON, with the JSON texts in it as their author wrote them."""
    return json.dumps(_one_or_all([job.to_boto3() for job in jobs]), indent=2, ensure_ascii=False) + "\n"


def yaml_form(jobs: Sequence[CompilationJob]) -> str:
    """YAML, with the JSON texts as the objects and lists they mean."""
    data = _one_or_all([plain(job, _natural) for job in jobs])
    text: str = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=100
    )
    return MODELINE + text


class _Dumper(yaml.SafeDumper):
    """Writes lists of plain values on one line, and values that are vouched for as text."""


def _list(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    on_one_line = not any(isinstance(item, dict | list) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=on_one_line)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """A text with escapes where it has line breaks, of which YAML knows more than it keeps."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"')


_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(Unlisted, _text)


def _one_or_all(requests: list[Any]) -> Any:
    return requests[0] if len(requests) == 1 else requests


def _natural(text: JsonText[Any]) -> object:
    """The object or list that a JSON text means; flags, which are a text themselves, stay JSON text."""
    value = meaning(text)
    return text.text if isinstance(value, str) else value
