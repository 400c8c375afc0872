"""Was von einer unfertigen Eingabe schon gilt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Teil


@cache
def _leser(modell: type[EingabeModell]) -> Mapping[str, TypeAdapter[Any]]:
    return {name: TypeAdapter(feld.rebuild_annotation()) for name, feld in modell.model_fields.items()}


def gueltige_felder(modell: type[EingabeModell], text: bytes, fehler: Iterable[Fehler]) -> Teil:
    """Die Felder einer Eingabe, an denen nichts zu ändern ist; dazu die festen Vorgaben der übrigen.

    Args:
        modell: das Modell der Eingabe.
        text: die Eingabe, lesbares JSON ohne doppelte Namen.
        fehler: alles, was an ihr zu ändern ist; diese Felder bleiben weg.
    """
    inhalt: dict[str, Any] = json.loads(text)
    beanstandet = {einer.feld.partition(".")[0] for einer in fehler if einer.feld}
    teil: dict[str, Any] = {}
    for name, feld in modell.model_fields.items():
        if name in beanstandet:
            continue
        if name in inhalt:
            teil[name] = _leser(modell)[name].validate_json(json.dumps(inhalt[name]))
        elif not feld.is_required() and feld.default_factory is None:
            teil[name] = feld.default
    return teil
