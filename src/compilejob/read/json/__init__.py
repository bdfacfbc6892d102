"""Requests in JSON and JSON Lines, and JSON in the texts of other formats."""
