"""Requests in TOML."""
