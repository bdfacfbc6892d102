"""What other programs know a finding again by, from run to run."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from compilejob.results import Placed


@dataclass(slots=True)
class Fingerprints:
    """One of its own for every finding of a report, whatever lines come and go above it.

    It is asked for the findings in their order, those of one file together.
    """

    _file: str = ""
    _seen: Counter[str] = field(default_factory=Counter)

    def of(self, file: str, placed: Placed) -> str:
        """The fingerprint of the next finding: of its file, its identity, and how many of its like came before it."""
        if file != self._file:
            self._file, self._seen = file, Counter()
        told = repr((file, placed.identity, self._seen[placed.identity]))
        self._seen[placed.identity] += 1
        return hashlib.sha256(told.encode()).hexdigest()[:32]
