"""The request as frozen pydantic types, one member at a time."""
