"""docs/editor.md, made of what the editors offer: `python -m tests.editor.page` writes it."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.editor.cursors import CURSORS, DIFFERENCES, Cursor
from tests.editor.editors import EDITORS, Editor

PAGE = Path(__file__).parents[2] / "docs" / "editor.md"

MOST = 12
"""How many of the names that are offered a row shows."""

HOVER = "targets.linux_nvi|dia"

INTRODUCTION = """\
# In the editor

What there is to choose from completes, and hover says what it means: meaning, units, values, what is raised, the AWS page.
No plug-in is needed; the package is typed (`py.typed`) and its docstrings stand alone.

* After `targets.` and `sources.` there is one function a target and a framework, and nothing else. In the brackets there are
  the arguments that this one takes.
* Closed sets, such as `dtype` and architectures, are literals. Open sets, such as `gpu_code`, are the values known for the
  target, or any other text.
* After each step of the builder there are the steps; `build()` type-checks once the required parts are given
  ([typing](typing.md)).
* Who writes dictionaries annotates them with the types of `compilejob.types`: `CompilationJobKwargs` for the request, one
  for each of its structures, and one for the compiler options of each family of targets. Keys and values complete then too.

```python
import json

from compilejob import CompilationJob, check
from compilejob.types import CompilationJobKwargs, NvidiaPlatformOptionsDict

options: NvidiaPlatformOptionsDict = {"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}
request: CompilationJobKwargs = {
    "CompilationJobName": "resnet50-xavier",
    "RoleArn": "arn:aws:iam::111122223333:role/Neo",
    "InputConfig": {
        "S3Uri": "s3://bucket/model.tar.gz",
        "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
        "Framework": "PYTORCH",
        "FrameworkVersion": "1.8",
    },
    "OutputConfig": {
        "S3OutputLocation": "s3://bucket/compiled/",
        "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
        "CompilerOptions": json.dumps(options),
    },
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
}

assert check(request).ok
assert CompilationJob.model_validate(request).to_boto3() == request
```

| options | of |
| --- | --- |
| `CpuOptionsDict` | boards, PCs and Linux platforms, for the CPU |
| `CloudCpuOptionsDict` | instances without a GPU |
| `NvidiaOptionsDict` | Jetson boards |
| `NvidiaPlatformOptionsDict` | platforms with the accelerator NVIDIA, which require three of them |
| `CloudGpuOptionsDict` | instances with an NVIDIA GPU |
| `AndroidOptionsDict` | Android devices and platforms |
| `CoreMlOptionsDict` | Core ML |
| `ElasticInferenceOptionsDict` | ml_eia2 |

## With boto3-stubs

`CompilationJobKwargs` and the request type of `mypy_boto3_sagemaker` can be assigned to each other, and
`client.create_compilation_job(**job.to_boto3())` type-checks. boto3-stubs 1.34.2 and newer are supported, whatever boto3 is
installed; 1.34.2 is the first that lists every device. The typing tests run with it and with the newest. Type checkers alone read
the stubs, which are never imported; without them the enumerations are `Any`.

## Setting up

| editor | what to do |
| --- | --- |
| VS Code | Install the extension Python, which brings Pylance, and choose the environment with `Python: Select Interpreter`. `"python.analysis.typeCheckingMode": "standard"` in the settings shows mistakes while writing. |
| VS Code without Pylance, Zed, Neovim, Emacs | `basedpyright-langserver --stdio` or `ty server` as the language server. |
| IPython, Jupyter | Nothing; Tab completes, and `targets.jetson_tx2?` shows the docstring. Reports and jobs show themselves as tables. |
| PyCharm | Not run here: it has an engine of its own. It reads the same annotations and Google-style docstrings; whether it offers the literals of `gpu_code="` is not known. |

Pylance itself is not run here either: it is pyright with additions of its own, as basedpyright is.
"""

TRANSCRIPT = """
## What completes where

What each offers at the cursor, a bar. Left out is what an editor adds of its own everywhere: keywords, built-in names, names that
begin with an underscore, and those of every pydantic model. This page is made by `python -m tests.editor.page`.
"""


def page(editors: Callable[[str], Editor]) -> str:
    """The page, from what the editors offer now."""
    offered = {code: {name: editors(name).offers(code) for name in EDITORS} for code in CURSORS}
    rows = [row for code, cursor in CURSORS.items() for row in _rows(cursor, offered[code])]
    table = [("at", "there is offered", "by"), ("---",) * 3, *rows]
    hover = ["## What hover shows", "", f"At `{HOVER}`, by jedi:", "", "```text", editors("jedi").shows(HOVER), "```"]
    return "\n".join([INTRODUCTION + TRANSCRIPT, *(f"| {' | '.join(row)} |" for row in table), "", *hover]) + "\n"


def _rows(cursor: Cursor, offered: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """A row for each list of names, with the editors that offer it."""
    by_names: dict[str, list[str]] = {}
    for editor, items in offered.items():
        by_names.setdefault(_names(sorted(set(filter(cursor.counts, items)))), []).append(editor)
    for names, some in by_names.items():
        yield _code(cursor.code), names, "all" if len(some) == len(offered) else "; ".join(_who(cursor, some))


def _who(cursor: Cursor, editors: Iterable[str]) -> Iterator[str]:
    """The editors, those together that have the same reason to differ."""
    by_reason: dict[str, list[str]] = {}
    for editor in editors:
        difference = DIFFERENCES[editor].get(cursor.code)
        by_reason.setdefault(f": {difference.reason}" if difference else "", []).append(editor)
    for reason, some in by_reason.items():
        yield " and ".join(some) + reason


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(map(_code, names[:MOST])) or "nothing"
    return f"{shown} and {len(names) - MOST} more" if len(names) > MOST else shown


def _code(text: str) -> str:
    """A text as code in a table, where a bar would end the cell and so would a line break."""
    return " ".join(f"`{line.strip()}`" for line in text.replace("|", "\\|").splitlines())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        running = {name: stack.enter_context(start(Path(folder))) for name, start in EDITORS.items()}
        PAGE.write_text(page(running.__getitem__), encoding="utf-8")


if __name__ == "__main__":
    main()
