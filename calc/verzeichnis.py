"""Alle Rechner beim Namen. Geladen wird ein Rechner erst, wenn er gebraucht wird."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

from pydantic import ValidationError

from calc import meldungen, recht
from calc.fehler import AusserhalbDesKalenders, Fehler, UngueltigeEingabe
from calc.modelle import EingabeModell, Ergebnis, Hinweis, Rechner

RECHNER_TITEL: Mapping[str, str] = MappingProxyType(
    {
        "kontaktintervall": "Kontaktintervall: wann spätestens wieder sprechen?",
        "arbeitstage": "Arbeitstage: vor- und zurückzählen",
        "frist": "Frist: Ende nach Tagen, Wochen, Monaten oder Jahren",
        "kooperationsplan": "Kooperationsplan: bis wann fortschreiben?",
        "mutterschutz": "Mutterschutz: Schutzfrist und nächster Kontakt",
        "bekanntgabe": "Bekanntgabe: wann ein Bescheid wirkt und bis wann Widerspruch möglich ist",
        "meldeversaeumnis": "Meldeversäumnis: Folge, Zeitraum und Fristen",
        "pflichtverletzung": "Pflichtverletzung: Minderung, Zeitraum und Fristen",
        "beratungsquote": "Beratungsquote: wie viele Gespräche im Zeitraum?",
        "mangelnde_mitwirkung": "Mangelnde Mitwirkung: darf eingetragen werden, und bis wann?",
    }
)
"""Name und Titel jedes Rechners, in der Reihenfolge, in der sie gezeigt werden."""


def kurztitel(name: str) -> str:
    """„Meldeversäumnis“: was im Titel eines Rechners vor dem Doppelpunkt steht."""
    return RECHNER_TITEL[name].partition(":")[0]


@cache
def hole(name: str) -> Rechner:
    """Lädt einen Rechner.

    Args:
        name: Schlüssel aus `RECHNER_TITEL`.

    Raises:
        UngueltigeEingabe: wenn es den Rechner nicht gibt.
    """
    if name not in RECHNER_TITEL:
        raise UngueltigeEingabe([meldungen.unbekannter_rechner(name, list(RECHNER_TITEL))])
    rechner: Rechner = import_module(f"calc.{name}").RECHNER
    return rechner


def pruefe(rechner: Rechner, roh: str | bytes) -> EingabeModell:
    """Liest und prüft eine Eingabe.

    Args:
        rechner: der Rechner, für den sie bestimmt ist.
        roh: ein JSON-Objekt als Text.

    Raises:
        UngueltigeEingabe: mit einer Meldung je Feld, das zu ändern ist.
    """
    if not roh.strip():
        raise UngueltigeEingabe([Fehler(None, meldungen.LEER)])
    try:
        return rechner.eingabe.model_validate_json(roh)
    except ValidationError as fehler:
        einzelheiten = fehler.errors(include_url=False, include_input=False)
        raise UngueltigeEingabe(meldungen.zu_fehlern(rechner.eingabe, einzelheiten)) from None


def rechne(rechner: Rechner, eingabe: EingabeModell) -> Ergebnis:
    """Wendet die Regel an; danach stehen die Termine nach Datum, kein Hinweis doppelt und alle Normen im Rechtsstand.

    Raises:
        UngueltigeEingabe: auch wenn ein errechneter Tag außerhalb der hinterlegten Jahre läge.
    """
    try:
        ergebnis = rechner.regel(eingabe)
    except AusserhalbDesKalenders:
        raise UngueltigeEingabe([meldungen.ausserhalb(rechner.rechtstag)]) from None
    quellen = [*(schritt.quelle for schritt in ergebnis.schritte), *(hinweis.quelle for hinweis in ergebnis.hinweise)]
    return replace(
        ergebnis,
        termine=tuple(sorted(ergebnis.termine, key=lambda termin: termin.datum)),
        hinweise=_ohne_wiederholung(ergebnis.hinweise),
        rechtsstand=recht.vervollstaendigt(ergebnis.rechtsstand, getattr(eingabe, rechner.rechtstag), quellen),
    )


def _ohne_wiederholung(hinweise: Iterable[Hinweis]) -> tuple[Hinweis, ...]:
    """Jeder Satz einmal, auch wenn mehrere Nummern ihn begründen: Es bleibt die erste."""
    gesagt: dict[str, Hinweis] = {}
    for hinweis in hinweise:
        gesagt.setdefault(hinweis.text, hinweis)
    return tuple(gesagt.values())
