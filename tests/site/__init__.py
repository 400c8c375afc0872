"""Checks of the built site: they need `site/`, not a browser."""
