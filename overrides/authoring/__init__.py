"""Markdown fences that turn the models of `calc` into forms."""
