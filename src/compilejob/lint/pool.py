"""Work in several processes. Imported only when there is enough of it: a small run need not wait for the modules."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_AHEAD = 4  # tasks a process, so that none waits while the results of a slow one are waited for


class WorkerLost(Exception):
    """A process ended before its work was done, as when the system has no memory left for it."""

    def __str__(self) -> str:
        return "a process ended before its work was done; with --jobs 1 there is none but the first"


def in_processes(
    work: Callable[[Task], Outcome], tasks: Iterable[Task], processes: int
) -> Iterator[tuple[Task, Outcome]]:
    """The tasks with their outcomes, in their order; only so many at a time are taken from `tasks`."""
    pool = ProcessPoolExecutor(processes, get_context(_start_method()), initializer=_begin, initargs=(work,))
    waiting: deque[tuple[Task, Future[Outcome]]] = deque()
    try:
        for task in tasks:
            with _interrupts_held_back():  # a process that is just starting would show where
                waiting.append((task, pool.submit(_do, task)))
            if len(waiting) > processes * _AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    except BrokenProcessPool as error:
        raise WorkerLost from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait. A process that is started meanwhile lets it wait too, until it says otherwise."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _next(waiting: "deque[tuple[Task, Future[Outcome]]]") -> tuple[Task, Outcome]:
    task, future = waiting.popleft()
    return task, future.result()


def _start_method() -> str:
    """A copy of this process has all modules already; it is safe where one thread runs and no framework of the system."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


_work: Callable[[Any], Any]  # what this process does, when it is one of the pool


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - told to a process once, and not with every task
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word; the main process has one to say
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the main process does, even when it has no time to say so."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: Any) -> Any:
    return _work(task)
