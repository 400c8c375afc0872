"""Was man zum Ergebnis wissen muss: geändertes Recht, Annahmen, Angaben, die nicht zusammenpassen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calc import recht
from calc.form.modelle import Hinweis
from calc.form.sprache import kurz
from calc.institute.schutzfrist import schutzfrist
from calc.institute.schutzfrist_worte import hinweis_abstand, satz_dauer
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.recht.aenderungen import AENDERUNGEN

_RECHTSLAGE: list[dict[str, Any]] = recht.lade("situationen")["rechtslage"]
_ZUSAMMEN: list[dict[str, Any]] = recht.lade("situationen")["zusammen"]


def hinweise(eingabe: KontaktintervallEingabe) -> Iterator[Hinweis]:
    """Hinweise, die nicht an einer einzelnen Vorgabe hängen."""
    gewaehlt = frozenset(map(str, eingabe.situationen))
    for paar in _ZUSAMMEN:
        if gewaehlt.issuperset(paar["situationen"]):
            yield Hinweis(paar["art"], paar["text"], paar["quelle"])
    if eingabe.stichtag < recht.beginn(recht.KONZEPT):
        yield Hinweis(
            "warnung",
            f"Das Konzept hat den Sachstand {kurz(recht.beginn(recht.KONZEPT))}. Für einen früheren Stichtag sagt es"
            " nichts; das Ergebnis ist nicht belegt.",
            "A1",
        )
    for betroffen in _RECHTSLAGE:
        aenderung = AENDERUNGEN[betroffen["nummer"]]
        if aenderung.gueltig_ab <= eingabe.stichtag and not gewaehlt.isdisjoint(betroffen["situationen"]):
            yield Hinweis("info", aenderung.als_satz(betroffen.get("zusatz", "")), aenderung.nummer)
    if eingabe.letzter_kontakt is None:
        yield Hinweis(
            "info",
            "Ohne letzten Kontakt ist jede regelmäßige Pflicht sofort fällig: am ersten Arbeitstag ab dem Stichtag.",
            "I6",
        )
    if eingabe.letzte_pruefung and eingabe.letzter_kontakt and eingabe.letzte_pruefung < eingabe.letzter_kontakt:
        yield Hinweis(
            "info",
            f"Prüfungen sind ab dem {kurz(eingabe.letzte_pruefung)} gerechnet. Wurde der Bedarf auch beim letzten"
            " Kontakt geprüft, das Feld bitte leer lassen.",
            "I6",
        )
    yield from _mutterschutz(eingabe)


def _mutterschutz(eingabe: KontaktintervallEingabe) -> Iterator[Hinweis]:
    if eingabe.errechneter_termin is None:
        return
    frist = schutzfrist(eingabe.errechneter_termin, eingabe.entbindung)
    yield Hinweis(
        "info",
        f"In der Schutzfrist vom {kurz(frist.beginn)} bis zum {kurz(frist.ende)} ruht der Kontaktrhythmus; der"
        " Kooperationsplan verschiebt sich nicht.",
        "D5",
    )
    dauer = satz_dauer(frist.tage)
    if eingabe.entbindung is None:
        dauer = f"Ohne Tag der Entbindung ist das Ende der Schutzfrist vorläufig. {dauer}"
    yield Hinweis("info", dauer, recht.MUTTERSCHUTZ)
    yield from hinweis_abstand(frist)
