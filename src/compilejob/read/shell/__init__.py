"""Requests in shell scripts."""
