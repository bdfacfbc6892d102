"""Files to requests, with the place of everything in them."""

from compilejob.read.document import WHOLE, Comment, Document, FoundRequest, Part
from compilejob.read.files import FORMATS, read_bytes, read_path
from compilejob.read.place import Edit, Place, Span

__all__ = [
    "FORMATS",
    "WHOLE",
    "Comment",
    "Document",
    "Edit",
    "FoundRequest",
    "Part",
    "Place",
    "Span",
    "read_bytes",
    "read_path",
]
