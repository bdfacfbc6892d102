"""How fast requests are checked, here and elsewhere: `python -m benchmarks.run`."""
