"""Was eine Checkliste der Site aus einem Ergebnis übernimmt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from calc.ausgabe.darstellung import Darstellung
from calc.ausgabe.markup import Markup, element, satz, verbinde
from calc.ausgabe.text import ARBEITSHILFE, angaben, geprueft, hinweise_der_art
from calc.form.modelle import EingabeModell, Ergebnis
from calc.form.sprache import euro, kurz, mit_wochentag


def uebergabe(rechner: str, darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis) -> dict[str, Any]:
    """Was in die Checkliste einzutragen ist.

    Args:
        rechner: kurzer Titel des Rechners.
        darstellung: nennt die Checkliste.
        eingabe: womit gerechnet wurde.
        ergebnis: was herauskam.

    Returns:
        `felder`: Text zu jedem Namen, auf den eine Zeile oder ein Kästchen der Liste sich beruft; `wahl`: Antworten,
        die feststehen; `html`: das Ergebnis in Kürze.
    """
    return {
        "felder": dict(felder(eingabe, ergebnis)),
        "wahl": darstellung.checkliste.wahl if darstellung.checkliste else (),
        "html": _kurzfassung(rechner, darstellung, eingabe, ergebnis),
    }


def felder(eingabe: EingabeModell, ergebnis: Ergebnis) -> Iterator[tuple[str, str]]:
    """Was aus Eingabe und Ergebnis bekannt ist, mit seinem Namen; ein Ergebnis geht der Eingabe vor.

    Args:
        eingabe: womit gerechnet wurde.
        ergebnis: was herauskam.

    Returns:
        Tage, Zahlen, Beträge, „ja“ und „nein“ und gewählte Werte.
    """
    for feld in type(eingabe).model_fields:
        yield from _texte(feld, getattr(eingabe, feld))
    yield from _texte("", ergebnis)


def _texte(name: str, wert: Any) -> Iterator[tuple[str, str]]:
    if isinstance(wert, date):
        yield name, mit_wochentag(wert)
    elif isinstance(wert, bool):
        yield name, "ja" if wert else "nein"
    elif isinstance(wert, StrEnum):
        yield name, wert.value
    elif isinstance(wert, tuple) and wert and all(isinstance(teil, date) for teil in wert):
        yield name, ", ".join(map(kurz, wert))
    elif type(wert) is int:
        yield name, str(wert)
    elif name == "betrag_monat" and wert:
        yield name, euro(wert)
    elif is_dataclass(wert):
        for teil in fields(wert):
            yield from _texte(f"{name}.{teil.name}".lstrip("."), getattr(wert, teil.name))


def _kurzfassung(rechner: str, darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis) -> Markup:
    zeilen = (
        element("div", element("dt", titel.removesuffix("?")), element("dd", wert)) for titel, wert in angaben(eingabe)
    )
    saetze = [
        *map(satz, darstellung.zusatz),
        *(element("strong", w.text) for w in hinweise_der_art(ergebnis, "warnung")),
    ]
    normen: dict[date, list[str]] = {}
    for stand in ergebnis.rechtsstand:
        normen.setdefault(stand.gueltig_ab, []).append(stand.norm)
    staende = "; ".join(f"ab {kurz(tag)} {', '.join(normen[tag])}" for tag in sorted(normen, reverse=True))
    return verbinde(
        element("p", f"Aus dem Rechner „{rechner}“"),
        element("p", satz(darstellung.satz), class_="ergebnis-satz"),
        element("p", *(teil for einer in saetze for teil in (einer, " "))),
        element("dl", *zeilen),
        element("p", f"Rechtsstand: {staende}. {geprueft(ergebnis)} {ARBEITSHILFE}"),
    )
