"""Files to requests, with the place of everything in them."""

from compilejob.read.document import Comment, Document, FoundRequest
from compilejob.read.files import FORMATS, read_bytes, read_path
from compilejob.read.place import Edit, Place, Span

__all__ = ["FORMATS", "Comment", "Document", "Edit", "FoundRequest", "Place", "Span", "read_bytes", "read_path"]
