"""What the rules of CJ4 look at: what a request says of its model, looked through once for all of them."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from compilejob.catalog import Family, Framework, TargetFacts
from compilejob.catalog.frameworks import NOTHING_KNOWN, FrameworkFacts
from compilejob.findings import Path
from compilejob.model.inputs import CoreMlInput, Shape
from compilejob.model.request import InputConfig, Request
from compilejob.model.structure import Unknown
from compilejob.rules import paths


class GivenObject(NamedTuple):
    """An input that is given as an object, the form for Core ML."""

    path: Path
    spec: CoreMlInput


@dataclass(slots=True)
class GivenModel:
    """What a request says of its model: framework, version and inputs.

    There can be hundreds of inputs. A rule first asks `sizes`, `columns` or `shapes`, which are short, and walks
    through the inputs only when one of them is at fault.
    """

    request: Request
    source: InputConfig
    facts: FrameworkFacts
    """What is known of the framework, `NOTHING_KNOWN` where the catalogue does not have it."""
    version: str | None
    """`FrameworkVersion`, None where it is left out or cannot be read."""
    specs: Mapping[Any, Shape | CoreMlInput] = field(default_factory=dict)
    """The inputs by name or, where they have none, by index."""
    named: bool = True
    shapes: AbstractSet[Shape] = frozenset()
    """The different shapes of the inputs that are given as shapes."""
    objects: tuple[GivenObject, ...] = ()
    """The inputs that are given as objects."""
    flat: bool = False
    """Whether one shape is given in place of inputs; `specs` is empty then."""
    columns: tuple[Collection[int], ...] = ()
    """The sizes of all first dimensions, of all second ones and so on; 1 stands in where a shape is too short."""
    sizes: Collection[int] = (1,)
    """The sizes of all dimensions; 1 where there are none."""
    lacks_inputs: bool = False
    """Whether `DataInputConfig` is left out or empty; when it cannot be read, nobody knows."""

    @property
    def framework(self) -> Framework:
        """The model's framework; raises `Unknown`."""
        return self.request.framework

    @property
    def target(self) -> TargetFacts:
        """What the model is compiled for; raises `Unknown`."""
        return self.request.target

    def each_shape(self) -> Iterator[tuple[Path, Shape]]:
        """The inputs that are given as shapes, with their paths."""
        if self.flat:
            return ((paths.INPUTS, shape) for shape in self.shapes)
        return (((*paths.INPUTS, key), spec) for key, spec in self.specs.items() if isinstance(spec, tuple))


def given_model(request: Request) -> GivenModel:
    """What a request says of its model; raises `Unknown` when that is in a model package or cannot be read."""
    source = request.source
    readable = source.__dict__
    framework, version = readable.get("framework"), readable.get("framework_version")
    facts = framework.facts if isinstance(framework, Framework) else NOTHING_KNOWN
    if "data_input_config" not in readable:
        return GivenModel(request, source, facts, version)
    config = readable["data_input_config"]
    if config is None or not config.value:
        return GivenModel(request, source, facts, version, lacks_inputs=True)
    value: Any = config.value
    named = not isinstance(value, tuple)
    specs: Mapping[Any, Any] = value if named else dict(enumerate(value))
    shapes: set[Any] = set(specs.values())
    objects: tuple[GivenObject, ...] = ()
    kinds = set(map(type, shapes))
    flat = int in kinds
    if flat:
        specs, shapes = {}, {value}
    elif CoreMlInput in kinds:
        shapes = {spec for spec in shapes if isinstance(spec, tuple)}
        objects = tuple(
            GivenObject((*paths.INPUTS, key), spec) for key, spec in specs.items() if isinstance(spec, CoreMlInput)
        )
    columns: tuple[Collection[int], ...] = tuple(zip_longest(*shapes, fillvalue=1))
    if len(shapes) > _FEW:
        columns = tuple(map(set, columns))
    sizes = tuple(chain.from_iterable(columns)) or (1,)
    return GivenModel(request, source, facts, version, specs, named, shapes, objects, flat, columns, sizes)


_FEW = 8  # so many sizes are looked through faster than made a set


def core_ml_inputs(model: GivenModel) -> tuple[GivenObject, ...]:
    """The inputs that are given as objects, unless the target is known to take none."""
    try:
        return model.objects if model.target.family is Family.COREML else ()
    except Unknown:
        return model.objects
