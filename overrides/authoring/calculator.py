"""The fence `rechner`: an empty accessible form, and apart from it an example in TOML with its result.

    ```rechner kontaktintervall start="beruehrung" vorauswahl="situationen"
    stichtag = 2026-11-23
    situationen = ["arbeitslos_berufspraxis"]
    ```

The form begins with what `vorauswahl` names: fields whose value in the example belongs to the page, not to a person.
Anything wrong with it ends the build: a page must never show an example that does not compute.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.ausgabe.text import angaben
from calc.frage import pruefe
from calc.rechner import RECHNER_TITEL, hole
from calc.seite import antworte
from overrides.authoring import values as werte
from overrides.authoring.fields import field_groups, read_fields
from overrides.authoring.template import template
from overrides.day import build_day
from overrides.paths import BASE, CACHE

MANIFEST = CACHE / "runtime/manifest.json"
STARTS = {"sofort", "beruehrung"}


def validator(
    _language: str, inputs: dict[str, str], options: dict[str, Any], _attrs: dict[str, Any], _md: Any
) -> bool:
    """Takes the name of the calculator, `start` and `vorauswahl` from the head of the fence."""
    start, chosen = inputs.pop("start", "sofort"), inputs.pop("vorauswahl", "").split()
    names = [key for key, value in inputs.items() if key == value]
    if len(names) != 1 or len(inputs) != 1:
        raise SuperFencesException(f"rechner: genau ein Name wird erwartet, nicht {list(inputs)}")
    if names[0] not in RECHNER_TITEL:
        raise SuperFencesException(f"rechner: „{names[0]}“ gibt es nicht, nur {', '.join(RECHNER_TITEL)}")
    if start not in STARTS:
        raise SuperFencesException(f"rechner: start ist {' oder '.join(sorted(STARTS))}, nicht „{start}“")
    options.update(name=names[0], start=start, chosen=chosen)
    return True


def formatter(source: str, _language: str, _class: str, options: dict[str, Any], md: Any, **_: Any) -> str:
    """Builds the form and the example."""
    if getattr(md, "has_calculator", False):
        raise SuperFencesException("rechner: auf einer Seite ist nur ein Rechner möglich")
    md.has_calculator = True
    name = options["name"]
    try:
        example = json.loads(json.dumps(tomllib.loads(source), default=_iso))
        return render(name, example, options["start"], manifest(), options["chosen"])
    except SuperFencesException:
        raise
    except Exception as error:  # Superfences would swallow it and show the fence as plain text.
        raise SuperFencesException(f"rechner {name}: {error}") from error


def render(name: str, example: werte.Values, start: str, manifest: dict[str, Any], chosen: Sequence[str] = ()) -> str:
    """HTML of one calculator.

    Args:
        name: name of the calculator.
        example: input as JSON values, shown and computed.
        start: „sofort“ or „beruehrung“, when Python is fetched.
        manifest: what overrides/build/runtime has built.
        chosen: fields that begin with their value in the example.
    """
    text = json.dumps(example)
    answer = json.loads(antworte(name, text, BASE))
    if "fehler" in answer:
        raise SuperFencesException(f"rechner {name}: das Beispiel ist ungültig: {answer['fehler']}")
    calculator = hole(name)
    fields = read_fields(calculator.formular(build_day()))
    beginning = {field: example[field] for field in chosen}
    return template("calculator.html").render(
        name=name,
        title=RECHNER_TITEL[name],
        base=BASE,
        start=start,
        groups=field_groups(fields),
        value=lambda field: werte.value_of(field, beginning),
        visible={field.name for field in fields if werte.is_visible(field, fields, beginning)},
        variants=calculator.varianten,
        settings=[field.title for field in fields if field.setting],
        example=example,
        example_inputs=list(angaben(pruefe(calculator, text))),
        result=Markup(answer["html"]),  # noqa: S704 (calc.ausgabe escapes)
        manifest=manifest,
    )


def manifest() -> dict[str, Any]:
    """What overrides/build/runtime has built."""
    if not MANIFEST.is_file():
        raise SuperFencesException("rechner: zuerst die Laufzeit bauen: python -m overrides.build.runtime")
    built: dict[str, Any] = json.loads(MANIFEST.read_text("utf-8"))
    return built


def _iso(value: object) -> str:
    if type(value) is date:
        return value.isoformat()
    raise TypeError(f"{value!r} ist kein Datum ohne Uhrzeit, keine Zahl, kein Text, kein ja/nein")
