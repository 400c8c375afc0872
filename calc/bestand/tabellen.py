"""Liste und Wochenplan als Zeilen einer Tabelle: für CSV, Excel und JSON dieselben Spalten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from calc.ausgabe.csvdatei import entschaerft
from calc.ausgabe.darstellung import STATUS_TEXT
from calc.bestand.liste import Eintrag, Rechnung
from calc.bestand.wochenplan import Wochenplan
from calc.bestand.zeilen import Person, ZeileFehler, sieht_personenbezogen_aus
from calc.form.sprache import kurz
from calc.recht.verbindlichkeit import Verbindlichkeit
from calc.zeit.dringlichkeit import Status

Wert = str | int | date | None
Zeile = Sequence[Wert]

FEHLERHAFT = "fehlerhaft"
AUFFAELLIG = "Kennung sieht nach Name oder Nummer aus"

LISTE: Mapping[str, str] = MappingProxyType(
    {
        "zeile": "Zeile",
        "kennung": "Kennung",
        "fachkraft": "Fachkraft",
        "team": "Team",
        "status": "Status",
        "spaetestens": "Kontakt spätestens",
        "spaetestens_verbindlich": "Verbindlich bis",
        "empfohlen_ab": "Empfohlen ab",
        "jetzt_ab": "Jetzt, seit",
        "massgeblich": "Quelle",
        "verbindlichkeit": "Verbindlichkeit",
        "naechste_pruefung": "Nächste Prüfung",
        "naechste_fortschreibung": "Kooperationsplan bis",
        "hinweise": "Hinweise",
        "fehler": "Fehler",
    }
)
"""Namen der Spalten der Liste und ihre Überschriften."""

WOCHENPLAN: Mapping[str, str] = MappingProxyType(
    {
        "fachkraft": "Fachkraft",
        "woche": "Woche",
        "montag": "Montag",
        "platz": "Platz",
        "faellig": "Fällig",
        "geplant": "Geplant",
        "frei": "Frei",
        "verspaetungen": "Verspätungen",
        "personen": "Personen",
    }
)
"""Namen der Spalten des Wochenplans und ihre Überschriften."""


TAGE = frozenset(
    {
        "spaetestens",
        "spaetestens_verbindlich",
        "empfohlen_ab",
        "jetzt_ab",
        "naechste_pruefung",
        "naechste_fortschreibung",
        "montag",
    }
)
"""Spalten mit Tagen."""


def zeile(eintrag: Eintrag) -> Zeile:
    """Eine gerechnete Person als Zeile der Liste."""
    return *wer(eintrag), *was(eintrag.rechnung, sieht_personenbezogen_aus(eintrag.kennung))


WER_SPALTEN = 4
"""So viele Spalten der Liste sagen, um wen es geht."""


def wer(person: Eintrag | Person) -> Zeile:
    """Der Anfang ihrer Zeile: um wen es geht."""
    return person.zeile, person.kennung, person.fachkraft, person.team


def was(rechnung: Rechnung, auffaellig: bool = False) -> Zeile:
    """Der Rest ihrer Zeile: was bei ihr ansteht, gleich für alle mit denselben Angaben.

    Args:
        rechnung: was sich aus ihren Angaben ergibt.
        auffaellig: ob ihre Kennung wie ein Name oder eine Nummer aussieht.
    """
    return (
        rechnung.status.value,
        rechnung.spaetestens,
        rechnung.spaetestens_verbindlich,
        rechnung.empfohlen_ab,
        rechnung.jetzt_ab,
        ", ".join(rechnung.massgeblich),
        rechnung.verbindlichkeit and rechnung.verbindlichkeit.value,
        rechnung.naechste_pruefung,
        rechnung.naechste_fortschreibung,
        "; ".join((*rechnung.hinweise, *([AUFFAELLIG] if auffaellig else ()))),
        "",
    )


def fehlerzeile(person: Person, fehler: Sequence[ZeileFehler], datei: str = "") -> Zeile:
    """Eine Person, die sich nicht rechnen ließ, als Zeile der Liste.

    Args:
        person: wessen Zeile.
        fehler: was an ihr nicht stimmt.
        datei: in welcher von mehreren Dateien sie steht.
    """
    saetze = (f"{einer.spalte}: {einer.text}" if einer.spalte else einer.text for einer in fehler)
    text = " ".join((f"{datei}:", *saetze) if datei else saetze)
    leer: tuple[None, ...] = (None,) * 4
    return (
        *wer(person),
        FEHLERHAFT,
        *leer,
        "",
        None,
        None,
        None,
        AUFFAELLIG if sieht_personenbezogen_aus(person.kennung) else "",
        text,
    )


def wochenzeilen(fachkraft: str, plan: Wochenplan, kennungen: Sequence[str]) -> list[Zeile]:
    """Der Wochenplan einer Fachkraft, eine Zeile je Woche."""
    return [
        (
            fachkraft,
            woche.woche,
            woche.montag,
            woche.platz,
            woche.faellig,
            len(woche.geplant),
            woche.frei,
            woche.verspaetungen,
            ", ".join(kennungen[nummer] for nummer in woche.geplant),
        )
        for woche in plan.wochen
    ]


_WORTE: Mapping[str, str] = MappingProxyType(
    {status.value: STATUS_TEXT[status] for status in Status}
    | {Verbindlichkeit.EMPFEHLUNG.value: "Empfehlung", FEHLERHAFT: FEHLERHAFT}
)


def lesbar(spalten: Mapping[str, str]) -> Callable[[Zeile, int], list[str]]:
    """Schreibt Zellen so, wie Menschen sie in Excel lesen: deutsche Tage und Worte, keine Formeln.

    Args:
        spalten: die Spalten der Tabelle.

    Returns:
        Nimmt benachbarte Zellen und die Nummer der Spalte, in der sie beginnen, gezählt ab 0.
    """
    in_worten = {nummer for nummer, name in enumerate(spalten) if name in ("status", "verbindlichkeit")}

    def schreibe(zellen: Zeile, ab: int) -> list[str]:
        return [
            _WORTE.get(wert, wert)
            if nummer in in_worten and isinstance(wert, str)
            else entschaerft(wert)
            if isinstance(wert, str)
            else ""
            if wert is None
            else _kurz(wert)
            if isinstance(wert, date)
            else str(wert)
            for nummer, wert in enumerate(zellen, ab)
        ]

    return schreibe


_kurz = cache(kurz)
