"""Requests in Jupyter notebooks."""
