"""The fence `bestand`: settings in TOML become the page of a whole table, with the example of the site computed.

    ```bestand
    stichtag = 2026-11-30
    ```

Anything wrong with it ends the build: a page must never show an example that does not compute.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.bestand.ansicht import SPALTEN
from calc.bestand.einstellungen import Einstellungen
from calc.bestand.seite import JE_SEITE, Seite
from overrides.authoring import values as werte
from overrides.authoring.calculator import manifest
from overrides.authoring.fields import read_fields
from overrides.authoring.template import template
from overrides.build.runtime.examples import TABLE
from overrides.paths import BASE


def formatter(source: str, *_: Any, **__: Any) -> str:
    """Builds the page with the example's result."""
    try:
        settings = json.loads(json.dumps(tomllib.loads(source), default=str))
        return render(settings)
    except SuperFencesException:
        raise
    except Exception as error:  # Superfences would swallow it and show the fence as plain text.
        raise SuperFencesException(f"bestand: {error}") from error


def render(settings: werte.Values) -> str:
    """HTML of the page.

    Args:
        settings: as JSON values, shown and computed with.
    """
    fields = read_fields(Einstellungen.model_json_schema())
    return template("bestand.html").render(
        base=BASE,
        example=TABLE.name,
        fields=fields,
        value=lambda field: werte.value_of(field, settings),
        visible={field.name for field in fields},
        columns=SPALTEN,
        result={name: Markup(part) if isinstance(part, str) else part for name, part in answers(settings).items()},  # noqa: S704 (calc.ausgabe escapes)
        manifest=manifest(),
    )


def answers(settings: werte.Values) -> dict[str, Any]:
    """What the page would show of the example: all answers in one."""
    with tempfile.TemporaryDirectory() as folder:
        page = Seite(TABLE, Path(folder) / "ausgang")
        given: dict[str, Any] = {}
        orders = ({"was": "lies"}, {"was": "rechne", "einstellungen": settings}, {"was": "plane"}, {"was": "zeilen"})
        for order in orders:
            answer = json.loads(
                page.antworte(json.dumps({"basis": BASE, "je_seite": JE_SEITE} | order), lambda *_: None)
            )
            if "fehler" in answer:
                raise SuperFencesException(f"bestand: das Beispiel ist ungültig: {answer}")
            given |= answer
    return given
