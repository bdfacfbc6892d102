"""Requests in Python source."""
