"""Request files as a JSON Schema, for editors: `document()` is what `compilejob schema` prints."""

from compilejob.schema.document import document

__all__ = ["document"]
