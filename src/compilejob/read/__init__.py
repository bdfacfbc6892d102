"""Files to requests, with the place of everything in them."""

from compilejob.read.document import Document, FoundRequest
from compilejob.read.files import read_bytes, read_path

__all__ = ["Document", "FoundRequest", "read_bytes", "read_path"]
