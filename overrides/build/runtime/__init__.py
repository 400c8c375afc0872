"""Builds what Python in the page consists of: `python -m overrides.build.runtime` fills .cache/runtime."""
