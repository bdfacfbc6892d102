"""The targets, each as what it adds to `OutputConfig`; sets of them as a condition; and what the rules say of them."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compilejob.catalog import Accelerator, Arch, Os, TargetDevice, TargetFacts, platform_facts
from compilejob.check import Report, check
from compilejob.rules.page import request_of
from compilejob.rules.rule import Rule
from compilejob.schema.pieces import Schema, has


@dataclass(frozen=True, slots=True)
class Target:
    """A device or a platform."""

    facts: TargetFacts
    device: TargetDevice | None = None
    platform: tuple[Os, Arch, Accelerator | None] | None = None

    @property
    def output(self) -> dict[str, Any]:
        """What names the target in `OutputConfig`, as a merge patch on a request."""
        if self.platform is None:
            return {"TargetDevice": self.device}
        os, arch, accelerator = self.platform
        return {"TargetDevice": None, "TargetPlatform": {"Os": os, "Arch": arch, "Accelerator": accelerator}}


PLATFORMS = tuple(
    Target(platform_facts(os, arch, accelerator), platform=(os, arch, accelerator))
    for os in Os
    for accelerator in (None, *Accelerator)
    for arch in Arch
)
TARGETS = (*(Target(device.facts, device=device) for device in TargetDevice), *PLATFORMS)


def found(**patch: Any) -> Report:
    """What is found in the rules' example of a request, changed by a merge patch."""
    return check(request_of(json.dumps(patch)))


def finds(rule: Rule[Any], **patch: Any) -> bool:
    """Whether a rule finds anything there."""
    return any(finding.code == rule.code for finding in found(**patch))


def _kinds() -> Iterable[Sequence[Target]]:
    """The targets, those together in which rules about the source of a model see no difference."""
    kinds: dict[TargetFacts, list[Target]] = {}
    for target in TARGETS:
        kind = target.facts._replace(name="", os=None, arch=None, accelerator=None, gpu_code=None, region=None)
        kinds.setdefault(kind._replace(added=None), []).append(target)
    return tuple(kinds.values())


_KINDS = _kinds()


def where(rule: Rule[Any], **patch: Any) -> tuple[Target, ...]:
    """The targets for which a rule finds anything there."""
    kinds = (kind for kind in _KINDS if finds(rule, **patch, OutputConfig=kind[0].output))
    return tuple(target for kind in kinds for target in kind)


def one_of(targets: Collection[Target]) -> Schema:
    """The `OutputConfig`s that name one of these targets."""
    devices = [target.device for target in targets if target.device]
    alternatives = [has(("TargetDevice",), {"enum": devices})] if devices else []
    if all(target in targets for target in PLATFORMS):
        alternatives.append(has(("TargetPlatform",), {"type": "object"}))
    else:
        alternatives += (_platforms(*alike) for alike in _architectures(targets).items())
    return alternatives[0] if len(alternatives) == 1 else {"anyOf": alternatives}


def _architectures(targets: Collection[Target]) -> Mapping[tuple[Os, Accelerator | None], list[Arch]]:
    """The platforms among targets: the architectures by everything else."""
    archs: dict[tuple[Os, Accelerator | None], list[Arch]] = {}
    for target in targets:
        if target.platform:
            os, arch, accelerator = target.platform
            archs.setdefault((os, accelerator), []).append(arch)
    return archs


def _platforms(system: tuple[Os, Accelerator | None], archs: list[Arch]) -> Schema:
    os, accelerator = system
    members: Schema = {"Os": {"const": os}, "Arch": {"enum": archs}}
    required = [*members, "Accelerator"] if accelerator else [*members]
    members["Accelerator"] = {"const": accelerator} if accelerator else {"type": "null"}
    return has(("TargetPlatform",), {"type": "object", "properties": members, "required": required})
