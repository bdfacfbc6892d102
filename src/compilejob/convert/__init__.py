"""Requests in other forms: builder code, JSON, YAML. A new form is one function and one line of `FORMS`."""

from collections.abc import Callable, Mapping, Sequence

from compilejob.convert.data import json_form, yaml_form
from compilejob.convert.program import python_form
from compilejob.job import CompilationJob

FORMS: Mapping[str, Callable[[Sequence[CompilationJob]], str]] = {
    "python": python_form,
    "json": json_form,
    "yaml": yaml_form,
}
"""The forms by their names on the command line. One request is written by itself, several are a list."""

__all__ = ["FORMS"]
