"""What was worked out once and is true of every request that says the same."""

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """A bounded memory of results by what they follow from. When it is full it begins anew, empty."""

    def __init__(self, most: int) -> None:
        self._results: dict[K, V] = {}
        self._most = most
        self.recall = self._results.get

    def keep(self, key: K, result: V) -> V:
        """Keep a result and return it."""
        if len(self._results) >= self._most:
            self._results.clear()
        self._results[key] = result
        return result
