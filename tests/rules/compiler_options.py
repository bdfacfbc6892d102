"""Requests with compiler options, and the options after the fixes found."""

import json
from typing import Any

from compilejob.fixes import fixed
from compilejob.read import read_bytes
from compilejob.rules.page import request_of


def output(target: str, options: object = None, framework: str = "PYTORCH") -> dict[str, Any]:
    """A patch: a device by its name or a platform such as "LINUX ARM64 NVIDIA", and options, as text or as a value."""
    platform = dict(zip(("Os", "Arch", "Accelerator"), target.split(), strict=False))
    text = options if options is None or isinstance(options, str) else json.dumps(options, ensure_ascii=False)
    named = {"TargetPlatform": platform, "TargetDevice": None} if "Arch" in platform else {"TargetDevice": target}
    return {"InputConfig": {"Framework": framework}, "OutputConfig": {**named, "CompilerOptions": text}}


def text_after_fixes(patch: dict[str, Any]) -> str | None:
    """The text of the options after the fixes that are found; None where there are no fixes."""
    document = read_bytes("request.json", json.dumps(request_of(json.dumps(patch))).encode())
    after = fixed(document)
    text: str | None = json.loads(after.source.text)["OutputConfig"].get("CompilerOptions", "")
    return None if after is document else text
