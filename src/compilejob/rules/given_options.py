"""The compiler options of a request, as the rules look at them: by key, or in a form that the target does not take."""

from collections.abc import Mapping
from typing import NamedTuple

from compilejob.catalog import FLAG_FAMILIES, Family, Option, TargetFacts, options_of
from compilejob.catalog.options import SPELLED, taken_by
from compilejob.findings import Path
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.closest import closest


class OptionsByKey(NamedTuple):
    """The options by key that a target is given, and what they are judged against."""

    given: Mapping[str, object]
    taken: Mapping[str, Option]
    """The options that the target takes, by each of their spellings."""
    target: TargetFacts
    request: Request

    @property
    def required(self) -> list[Option]:
        """The options that the target cannot do without."""
        target = self.target
        return [option for option in options_of(target.family) if option.required] if target.requires_options else []

    @property
    def are_for_cpu(self) -> bool:
        """Whether options are given, and each is one that CPUs take and NVIDIA GPUs do not."""
        known = [SPELLED.get(key) for key in self.given]
        return bool(known) and all(
            option is not None and Family.CPU in option.families and Family.NVIDIA not in option.families
            for option in known
        )

    def misspelled(self) -> dict[str, str | None]:
        """The keys that no option has, each with the nearest key of an option that is not given; no two with the same."""
        absent = [key for key in own_keys(self.taken) if self._lacks(self.taken[key])]
        nearest = {}
        for key in self.given:
            if key not in SPELLED:
                nearest[key] = closest(key, absent)
                absent = [other for other in absent if other != nearest[key]]
        return nearest

    @property
    def missing(self) -> list[Option]:
        """The options that the target requires and that are not given."""
        return [option for option in self.required if self._lacks(option)]

    def _lacks(self, option: Option) -> bool:
        return not any(self.given.get(key) for key in (option.key, *option.also_spelled))


def options_by_key(request: Request) -> OptionsByKey | None:
    """The options by key of a request, when its target takes such and is given or requires some."""
    options, target = request.output_config.compiler_options, request.target
    if options is None:
        return OptionsByKey({}, {}, target, request) if target.requires_options else None
    if isinstance(options.value, str) or not _takes_by_key(target, options.value):
        return None
    return OptionsByKey(options.value, taken_by(target), target, request)


def _takes_by_key(target: TargetFacts, given: Mapping[str, object]) -> bool:
    """Whether a target takes options by key, and not flags; of a few options some targets take both."""
    if target.family not in FLAG_FAMILIES:
        return True
    options = [SPELLED.get(key) for key in given]
    return bool(options) and all(option is not None and target.name in option.also_devices for option in options)


class OptionsInOtherForm(NamedTuple):
    """A string given to a target that takes options by key, or the other way round."""

    value: Mapping[str, object] | str
    target: TargetFacts


def options_in_other_form(request: Request) -> OptionsInOtherForm | None:
    """The options of a request that do not have the form its target takes."""
    options = request.output_config.compiler_options
    if options is None:
        return None
    target, given = request.target, options.value
    takes_it = target.family in FLAG_FAMILIES if isinstance(given, str) else _takes_by_key(target, given)
    return None if takes_it else OptionsInOtherForm(given, target)


def own_keys(taken: Mapping[str, Option]) -> list[str]:
    """The keys of options, without their other spellings."""
    return [spelling for spelling, option in taken.items() if spelling == option.key]


def documented_keys(taken: Mapping[str, Option]) -> str:
    """The keys of the options that pages describe, in a list for people."""
    return ", ".join(key for key in own_keys(taken) if taken[key].documented)


def at(key: str) -> Path:
    """Where the option with this key is."""
    return (*paths.OPTIONS, key)
