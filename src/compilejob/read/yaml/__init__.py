"""Requests in YAML."""
