"""Was man zum Ergebnis wissen muss: geändertes Recht, Annahmen, Angaben, die nicht zusammenpassen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import starmap

from calc import recht
from calc.form.modelle import Hinweis
from calc.form.sprache import kurz
from calc.institute.schutzfrist_worte import hinweis_abstand, hinweis_fruehgeburt, satz_dauer
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.forderung import Anlass
from calc.rechner.kontaktintervall.regel import Fall
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, UNVEREINBAR
from calc.rechner.kontaktintervall.worte import hinweis_erledigt
from calc.recht.aenderungen import AENDERUNGEN

_ZUSAMMEN = [
    *(
        (u.paar, Hinweis("warnung", f"{u.grund} Bitte eine der beiden Angaben streichen.", u.quelle))
        for u in UNVEREINBAR
    ),
    *(
        (frozenset(paar["situationen"]), Hinweis("info", paar["text"], paar["quelle"]))
        for paar in recht.lade("situationen")["zusammen"]
    ),
]
_DAZU = [
    (
        eintrag.get("anlass"),
        frozenset(eintrag.get("situationen", ())),
        Hinweis("info", eintrag["text"], eintrag["quelle"]),
    )
    for eintrag in recht.lade("situationen")["hinweis"]
]


# People share their situations: a list of thousands has few that differ.
@lru_cache(1024)
def _zusammen(situationen: frozenset[str]) -> tuple[Hinweis, ...]:
    return tuple(hinweis for zusammen, hinweis in _ZUSAMMEN if zusammen <= situationen)


@lru_cache(1024)
def _dazu(situationen: frozenset[str], anlaesse: frozenset[Anlass]) -> tuple[Hinweis, ...]:
    return tuple(
        hinweis for anlass, betroffen, hinweis in _DAZU if anlass in anlaesse or not betroffen.isdisjoint(situationen)
    )


@cache
def _rechtslage(nummer: str, zusatz: str) -> Hinweis:
    return Hinweis("info", AENDERUNGEN[nummer].als_satz(zusatz), nummer)


def hinweise(eingabe: KontaktintervallEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise zu einem Fall, vom Widerspruch in den Angaben bis zur Annahme des Rechners."""
    yield from _zusammen(fall.situationen)
    if fall.vor_dem_konzept:
        yield Hinweis(
            "warnung",
            f"Das Konzept hat den Sachstand {kurz(recht.beginn(recht.KONZEPT))}. Für einen früheren Stichtag sagt es"
            " nichts; das Ergebnis ist nicht belegt.",
            "A1",
        )
    yield from starmap(_rechtslage, fall.rechtslage)
    yield from _zu_den_angaben(eingabe)
    yield from _mutterschutz(eingabe, fall)
    yield from _zu_den_forderungen(fall)
    yield from _dazu(fall.situationen, frozenset(f.forderung.anlass for f in fall.faellig))
    if any(SITUATIONEN[situation].ohne_beratungsfrist for situation in eingabe.situationen):
        yield Hinweis(
            "info",
            "In der Regel mindestens eine Beratung im Jahr (I6). Im zweiten Lehrjahr kann das persönliche Gespräch"
            " entfallen; deshalb steht dafür hier keine Frist.",
            "S3",
        )


def _zu_den_angaben(eingabe: KontaktintervallEingabe) -> Iterator[Hinweis]:
    if eingabe.letzter_kontakt is None:
        yield Hinweis(
            "info",
            "Ohne letzten Kontakt ist alles Regelmäßige sofort an der Reihe: am ersten Arbeitstag ab dem Stichtag.",
            "I6",
        )
    elif eingabe.letzte_pruefung is None:
        yield Hinweis(
            "info",
            "Annahme: Beim letzten Kontakt wurde auch der Beratungsbedarf geprüft. Sonst bitte den Tag der letzten"
            " Prüfung eintragen.",
            "I6",
        )
    if eingabe.letzte_fortschreibung is None:
        yield Hinweis(
            "info",
            "Ohne Angabe zum Kooperationsplan ist keine Fortschreibung gerechnet. Auch wer auf ihn verzichtet, prüft"
            " die Lage regelmäßig neu.",
            "C4",
        )
    if eingabe.letzte_pruefung and eingabe.letzter_kontakt and eingabe.letzte_pruefung < eingabe.letzter_kontakt:
        yield Hinweis(
            "info",
            f"Prüfungen sind ab dem {kurz(eingabe.letzte_pruefung)} gerechnet. Wurde der Bedarf auch beim letzten"
            " Kontakt geprüft, das Feld bitte leer lassen.",
            "I6",
        )


def _mutterschutz(eingabe: KontaktintervallEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.schutzfrist is None:
        return
    frist = fall.schutzfrist
    yield Hinweis(
        "info",
        f"In der Schutzfrist vom {kurz(frist.beginn)} bis zum {kurz(frist.ende)} ruht der Kontaktrhythmus; der"
        " Kooperationsplan verschiebt sich nicht.",
        "D5",
    )
    if fall.offen_in_schutzfrist:
        yield Hinweis(
            "info",
            "Was keine Endfrist hat, verschiebt der Rechner nicht. Auch das ruht, solange die Schutzfrist läuft.",
            "D5",
        )
    dauer = satz_dauer(frist.tage)
    if eingabe.entbindung is None:
        dauer = f"Ohne Tag der Entbindung ist das Ende der Schutzfrist vorläufig. {dauer}"
    yield Hinweis("info", dauer, recht.MUTTERSCHUTZ)
    yield from hinweis_abstand(frist)
    yield from hinweis_fruehgeburt(frist)


def _zu_den_forderungen(fall: Fall) -> Iterator[Hinweis]:
    for erledigt in fall.erledigt:
        yield from hinweis_erledigt(erledigt, fall.vorlauf_tage)
    if empfohlen := next((f.forderung for f in fall.faellig if f.empfohlen), None):
        yield Hinweis(
            "info",
            "„Empfehlung“ heißt: Das Konzept sagt „bietet sich an“ oder „ist sinnvoll“. Sie wird nie überfällig.",
            empfohlen.regel[0],
        )
    if any(f.forderung.anlass is Anlass.VOR_MASSNAHMEENDE for f in fall.faellig):
        text = f"Annahme: Als Gespräch vor dem Ende zählt ein Kontakt in den letzten {fall.vorlauf_tage} Tagen davor."
        yield Hinweis("info", text, "P6")
