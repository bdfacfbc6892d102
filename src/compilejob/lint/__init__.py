"""Many files to results: in this process when they are few, in several when there is enough to do for them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from compilejob.discover import File
from compilejob.lint.pieces import Batch, Piece, batches, processors
from compilejob.read import Document
from compilejob.results import Result

_FEW = 3  # batches that are done sooner than processes are started


class Outcome(NamedTuple):
    """What came of a document."""

    file: str
    results: list[Result]
    difference: str = ""
    """What fixing it would change, when that was asked for."""
    note: str = ""
    """What there is to tell of the file itself."""


Work = Callable[[Document], Outcome]
"""What is done with a document. It is sent to other processes: a function of a module, or a `partial` of one."""


def lint(files: Iterable[File], work: Work, *, jobs: int | None = None, whole: bool = False) -> Iterator[Outcome]:
    """What comes of the files, in their order, whatever the number of processes.

    `jobs` is that number, by default the number of processors. `whole` says that the work needs whole files; otherwise
    a large JSON Lines file is worked on in parts, each with an outcome of its own.
    """
    tasks = batches(files, cut=not whole)
    first = tuple(islice(tasks, _FEW))
    processes = processors() if jobs is None else jobs
    do = partial(_outcomes, work)
    if processes == 1 or len(first) < _FEW:
        done: Iterator[tuple[Batch, list[Outcome]]] = ((batch, do(batch)) for batch in chain(first, tasks))
    else:
        from compilejob.lint.pool import in_processes  # noqa: PLC0415 - multiprocessing, for which small runs need not wait

        done = in_processes(do, chain(first, tasks), processes)
    pieces = ((piece, outcome) for batch, outcomes in done for piece, outcome in zip(batch, outcomes, strict=True))
    return _with_names_told(pieces, work)


def _outcomes(work: Work, batch: Batch) -> list[Outcome]:
    return [work(piece.read()) for piece in batch]


def _with_names_told(pieces: Iterable[tuple[Piece, Outcome]], work: Work) -> Iterator[Outcome]:
    """The outcomes, with those of lines that repeat job names of lines in another part made anew, knowing the names."""
    names: set[str] = set()
    for piece, outcome in pieces:
        if piece.length is not None:
            if piece.part.first_line == 1:
                names.clear()
            own = {result.name for result in outcome.results if result.is_request and result.name is not None}
            again = names & own
            names |= own
            if again:
                yield work(piece.read(frozenset(again)))
                continue
        yield outcome
