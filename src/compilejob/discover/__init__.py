"""Which files are read: those that are named, and those in directories that git does not ignore."""

from compilejob.discover.patterns import Patterns
from compilejob.discover.walk import File, Selection, discover

__all__ = ["File", "Patterns", "Selection", "discover"]
