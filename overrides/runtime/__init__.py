"""Builds what Python in the page consists of: `python -m overrides.runtime` fills .cache/runtime."""
