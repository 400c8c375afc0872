"""The templates of the fences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from calc.form.sprache import kurz

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["german"] = lambda iso: kurz(date.fromisoformat(iso))


def template(name: str) -> Template:
    """A template from the folder `templates`."""
    return _templates.get_template(name)
