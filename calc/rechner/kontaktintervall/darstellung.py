"""Wie der Rechner „Kontaktintervall“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from calc.ausgabe.darstellung import Checkliste, Darstellung, Quellen, Satz, Tabelle
from calc.form.sprache import aufzaehlung
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.ergebnis import Art, KontaktintervallErgebnis, Pflicht
from calc.rechner.kontaktintervall.rechnung import GILT_ALS_KONTAKT
from calc.rechner.kontaktintervall.situationen import SITUATIONEN
from calc.rechner.kontaktintervall.vorgabe import NAME
from calc.zeit.dringlichkeit import Status

FUER_ALLE = "gespraechsform"
IM_PLAN = {**NAME, Art.GESPRAECH: "Gespräch", Art.PRUEFUNG: "Prüfung"}


def stelle_dar(eingabe: KontaktintervallEingabe, ergebnis: KontaktintervallErgebnis) -> Darstellung:
    """Der nächste Kontakt in einem Satz, alle Pflichten als Tabelle."""
    kontakte = [p for p in ergebnis.pflichten if p.art in GILT_ALS_KONTAKT]
    spaetestens = ergebnis.naechster_kontakt.spaetestens
    strengste = [p for p in kontakte if spaetestens and p.spaetestens == spaetestens]
    offen = [p for p in kontakte if not p.spaetestens]
    jetzt = [p for p in offen if p.status is Status.FAELLIG]
    satz: Satz
    zusatz: list[Satz]
    if jetzt and not (strengste and strengste[0].status is Status.UEBERFAELLIG):
        # Due now, but without a last day: a date months away must not hide it.
        kopf, satz = jetzt, (f"Jetzt fällig: {jetzt[0].text}, seit ", jetzt[0].fruehestens or eingabe.stichtag, ".")
        zusatz = [("Unabhängig davon nächster Kontakt spätestens am ", spaetestens, ".")] if spaetestens else []
    else:
        kopf, satz = strengste or offen[:1], _satz(strengste, offen)
        zusatz = [
            *_empfohlen_ab(eingabe.stichtag, strengste),
            *_grund(strengste),
            *_vorher(ergebnis.pflichten, spaetestens),
        ]
    return Darstellung(
        satz=satz,
        zusatz=tuple(zusatz),
        quellen=", ".join(dict.fromkeys(", ".join(p.regel for p in kopf).split(", "))) if kopf else "",
        status=kopf[0].status if kopf else None,
        tabellen=tuple(_tabellen(ergebnis)),
        checkliste=_checkliste(eingabe),
    )


def _tabellen(ergebnis: KontaktintervallErgebnis) -> Iterator[Tabelle]:
    yield Tabelle(
        "Alle Vorgaben",
        ("Was", "Frühestens", "Spätestens", "Status", "Quelle"),
        tuple((_was(p), p.fruehestens, p.spaetestens, p.status, Quellen(p.regel)) for p in ergebnis.pflichten),
    )
    yield Tabelle(
        "Jahresplan: die nächsten zwölf Monate",
        ("Tag", "Was", "Quelle"),
        tuple((termin.datum, IM_PLAN[termin.art], Quellen(termin.regel)) for termin in ergebnis.jahresplan),
        zugeklappt=True,
    )


def _checkliste(eingabe: KontaktintervallEingabe) -> Checkliste:
    """Die Liste der ersten Situation, die eine eigene hat."""
    angaben = [SITUATIONEN[situation] for situation in eingabe.situationen]
    passend = next((a for a in angaben if a.checkliste), angaben[0])
    return Checkliste(passend.checkliste or FUER_ALLE, (passend.wahl,) if passend.wahl else ())


def _satz(strengste: Sequence[Pflicht], offen: Sequence[Pflicht]) -> Satz:
    if strengste and strengste[0].spaetestens:
        war = strengste[0].status is Status.UEBERFAELLIG
        beginn = "Der Kontakt war spätestens fällig am " if war else "Nächster Kontakt spätestens am "
        return (beginn, strengste[0].spaetestens, ".")
    if offen and offen[0].fruehestens:
        return (f"{offen[0].text}: ab ", offen[0].fruehestens, ", ohne Endfrist.")
    return ("Kein Kontakt mit Frist.",)


def _empfohlen_ab(stichtag: date, strengste: Sequence[Pflicht]) -> Iterator[Satz]:
    """Nur wenn der frühe Tag zur selben Pflicht gehört und noch bevorsteht."""
    ab = max((p.fruehestens for p in strengste if p.fruehestens), default=None)
    if ab and ab > stichtag:
        yield ("Empfohlen ab ", ab, ".")


def _grund(strengste: Sequence[Pflicht]) -> Iterator[Satz]:
    if strengste:
        yield (f"Der Grund: {aufzaehlung(dict.fromkeys(map(_was, strengste)))}.",)


def _vorher(pflichten: Sequence[Pflicht], spaetestens: date | None) -> Iterator[Satz]:
    """Was kein Kontakt ist, aber noch vor ihm ansteht: eine Prüfung oder der Kooperationsplan."""
    for pflicht in pflichten:
        if pflicht.art not in GILT_ALS_KONTAKT and pflicht.spaetestens and spaetestens:
            if pflicht.spaetestens < spaetestens:
                yield (f"Vorher fällig: {_was(pflicht)}, spätestens am ", pflicht.spaetestens, ".")
            return


def _was(pflicht: Pflicht) -> str:
    return f"{pflicht.text}, verschoben wegen Mutterschutz" if pflicht.verschoben_wegen else pflicht.text
