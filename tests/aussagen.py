"""Everything the project says, in every form it is handed out: answers of all cases, forms, finder, notices of law.

`python -m tests.aussagen` writes it as JSON. Numbers that it is told get one more version first, before anything reads
them: `alle` repeats every newest version a year later, `minderung.pflichtverletzung_regel=2027-01-01` one from a day,
`kontaktintervall.pruefung=2026-01-01=4` with another value. A repetition changes no law, so it must change no word.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from calc import recht

ALLE = "alle"

FESTE_NAMEN = '{"kuerzel": "A"}'
"""Without a Kürzel the dates of a calendar file have random names."""


def ergaenze(groesse: dict[str, Any], ab: date | None = None, **anders: Any) -> None:
    """Append the newest version of a number once more; what is only announced follows it.

    Args:
        groesse: a number as its file holds it.
        ab: first day of the repetition; without one, a year after the newest version begins.
        anders: what differs from the newest version.
    """
    gelten = [fassung for fassung in groesse["fassung"] if not fassung.get("angekuendigt")]
    kommen = [fassung for fassung in groesse["fassung"] if fassung.get("angekuendigt")]
    tag = ab or _ein_jahr_nach(gelten[-1]["gueltig_ab"])
    spaeter = [fassung | {"gueltig_ab": max(tag, fassung["gueltig_ab"])} for fassung in kommen]
    neu = gelten[-1] | {"gueltig_ab": tag, "mitten_im_monat": tag.day != 1} | anders
    groesse["fassung"] = [*gelten, neu, *spaeter]


def _ein_jahr_nach(tag: date) -> date:
    return tag.replace(year=tag.year + 1)


def _ergaenze_genannte(angaben: Iterable[str]) -> None:
    """Append what the command line names; `lade` keeps what it has read, so this holds for the whole process."""
    groessen = {
        f"{datei.stem}.{name}": inhalt
        for datei in sorted(Path(recht.__file__).parent.glob("*.toml"))
        for name, inhalt in recht.lade(datei.stem).items()
        if isinstance(inhalt, dict) and "fassung" in inhalt
    }
    for name, tag, wert in ((*angabe.split("="), "", "")[:3] for angabe in angaben):
        for groesse in groessen.values() if name == ALLE else (groessen[name],):
            anders = {"wert": json.loads(wert)} if wert else {}
            ergaenze(groesse, date.fromisoformat(tag) if tag else None, **anders)


def alles() -> Iterator[tuple[str, str]]:
    """What is said, each with its place."""
    yield from _antworten()
    yield from _formulare()
    yield from _uebersichten()


def _antworten() -> Iterator[tuple[str, str]]:
    from calc.form.fehler import UngueltigeEingabe
    from calc.frage import frage
    from calc.seite import FORMEN, antworte
    from tests.test_faelle import FAELLE, lies

    for datei in sorted(FAELLE.glob("*.toml")):
        for fall in lies(datei):
            roh, ort = json.dumps(fall["eingabe"]), f"{datei.stem} {fall['id']}"
            try:
                yield f"{ort} json", frage(datei.stem, roh).als_json().decode()
            except UngueltigeEingabe as fehler:
                yield f"{ort} json", json.dumps(fehler.als_dict())
                continue
            for form in FORMEN:
                yield f"{ort} {form}", antworte(datei.stem, roh, form=form, wunsch=FESTE_NAMEN)


def _formulare() -> Iterator[tuple[str, str]]:
    from calc.rechner import RECHNER_TITEL, hole
    from overrides.authoring.calculator import render
    from tests.test_faelle import tafel

    for name in RECHNER_TITEL:
        rechner = hole(name)
        yield f"{name} schema", json.dumps([rechner.eingabe.model_json_schema(), rechner.schreiber.json_schema()])
        yield f"{name} formular", render(name, tafel(name, "beispiel"), "sofort", {})


def _uebersichten() -> Iterator[tuple[str, str]]:
    from calc.recht.aenderungen import AENDERUNGEN
    from overrides.authoring import finder, law

    yield "wie-oft", finder.render(finder.load())
    punkte = ", ".join(AENDERUNGEN)
    for block in (law.rechtslage, law.rechtspunkte, law.rechtsaenderungen, law.offene_fragen):
        yield block.__name__, block(punkte)


if __name__ == "__main__":
    _ergaenze_genannte(sys.argv[1:])
    json.dump(dict(alles()), sys.stdout)
