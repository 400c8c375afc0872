"""Wie der Rechner „Kontaktintervall“ seine Antwort zeigt."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Checkliste, Darstellung, Quellen, Satz, Tabelle
from calc.form.sprache import aufzaehlung
from calc.rechner.kontaktintervall.antwort import KontaktintervallErgebnis, NaechsterKontakt, Pflicht
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.situationen import SITUATIONEN
from calc.rechner.kontaktintervall.worte import NAME
from calc.zeit.dringlichkeit import Status

FUER_ALLE = "gespraechsform"


def stelle_dar(eingabe: KontaktintervallEingabe, ergebnis: KontaktintervallErgebnis) -> Darstellung:
    """Der nächste Kontakt in einem Satz, alle Pflichten als Tabelle."""
    kontakt = ergebnis.naechster_kontakt
    saetze = list(_saetze(kontakt))
    nummern = kontakt.massgeblich
    if kontakt.jetzt_ab and kontakt.status is not Status.UEBERFAELLIG:
        nummern = kontakt.jetzt_regel
    elif not nummern and kontakt.kommend:
        nummern = kontakt.kommend[0].regel
    return Darstellung(
        satz=saetze[0],
        zusatz=tuple(saetze[1:]),
        quellen=", ".join(nummern),
        status=kontakt.status if nummern else None,
        tabellen=tuple(_tabellen(ergebnis)),
        checkliste=_checkliste(eingabe),
    )


def _saetze(kontakt: NaechsterKontakt) -> Iterator[Satz]:
    """Die Antwort und was dazu zu sagen ist, das Dringendste zuerst."""
    if kontakt.jetzt_ab and kontakt.status is not Status.UEBERFAELLIG:
        # Due now, but without a last day: a date months away must not hide it.
        yield (f"Jetzt fällig: {kontakt.jetzt[0]}, seit ", kontakt.jetzt_ab, ".")
        if kontakt.spaetestens:
            yield ("Unabhängig davon nächster Kontakt spätestens am ", kontakt.spaetestens, ".")
        return
    if kontakt.spaetestens:
        war = kontakt.status is Status.UEBERFAELLIG
        beginn = "Der Kontakt war spätestens fällig am " if war else "Nächster Kontakt spätestens am "
        yield (beginn, kontakt.spaetestens, ".")
    elif kontakt.kommend and kontakt.kommend[0].fruehestens:
        yield (f"{kontakt.kommend[0].text}: ab ", kontakt.kommend[0].fruehestens, ", ohne Endfrist.")
    else:
        yield ("Kein Kontakt mit Frist.",)
    if kontakt.fruehestens:
        yield ("Empfohlen ab ", kontakt.fruehestens, ".")
    if kontakt.gruende:
        yield (f"Der Grund: {aufzaehlung(kontakt.gruende)}.",)
    if kontakt.vorher:
        yield (f"Vorher fällig: {kontakt.vorher.text}, spätestens am ", kontakt.vorher.spaetestens, ".")


def _tabellen(ergebnis: KontaktintervallErgebnis) -> Iterator[Tabelle]:
    yield Tabelle(
        "Alle Vorgaben",
        ("Was", "Frühestens", "Spätestens", "Status", "Quelle"),
        tuple(
            (_was(p), p.fruehestens, p.spaetestens, p.status, Quellen(", ".join(p.regel))) for p in ergebnis.pflichten
        ),
    )
    yield Tabelle(
        "Jahresplan: die nächsten zwölf Monate",
        ("Tag", "Was", "Quelle"),
        tuple((termin.datum, NAME[termin.art], Quellen(", ".join(termin.regel))) for termin in ergebnis.jahresplan),
        zugeklappt=True,
    )


def _checkliste(eingabe: KontaktintervallEingabe) -> Checkliste:
    """Die Liste der ersten Situation, die eine eigene hat."""
    angaben = [SITUATIONEN[situation] for situation in eingabe.situationen]
    passend = next((a for a in angaben if a.checkliste), angaben[0])
    return Checkliste(passend.checkliste or FUER_ALLE, (passend.wahl,) if passend.wahl else ())


def _was(pflicht: Pflicht) -> str:
    return f"{pflicht.text}, verschoben wegen Mutterschutz" if pflicht.verschoben_wegen else pflicht.text
