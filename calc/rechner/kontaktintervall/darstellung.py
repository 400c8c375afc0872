"""Wie der Rechner „Kontaktintervall“ seine Antwort zeigt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calc.ausgabe.darstellung import Checkliste, Darstellung, Quellen, Satz, Tabelle, Zelle
from calc.form.sprache import aufzaehlung
from calc.rechner.kontaktintervall.antwort import KontaktintervallErgebnis, NaechsterKontakt, Pflicht, Ruhezeit
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.worte import NAME, checkliste, empfohlen
from calc.recht.verbindlichkeit import WORT, Verbindlichkeit
from calc.zeit.dringlichkeit import Status

VORBEI = "empfohlener Zeitpunkt vorbei"


def stelle_dar(eingabe: KontaktintervallEingabe, ergebnis: KontaktintervallErgebnis) -> Darstellung:
    """Der nächste Kontakt in einem Satz, das Dringendste zuerst; alle Vorgaben als Tabelle."""
    kontakt = ergebnis.naechster_kontakt
    satz, *zusatz = (*_fuehrend(ergebnis), *_saetze(kontakt, ergebnis), *_schutzfrist(ergebnis.schutzfrist))
    fuehrend = [nummer for pflicht in ergebnis.fuehrend for nummer in pflicht.regel]
    nummern = tuple(dict.fromkeys((*fuehrend, *_nummern(kontakt))))
    nur_empfohlen_vorbei = kontakt.vorbei and kontakt.status is not Status.UEBERFAELLIG and not kontakt.jetzt_ab
    mit_status = nummern and (fuehrend or not nur_empfohlen_vorbei)
    return Darstellung(
        satz=satz,
        zusatz=tuple(zusatz),
        quellen=", ".join(nummern),
        status=ergebnis.status if mit_status else None,
        zeitraum=(ergebnis.schutzfrist.beginn, ergebnis.schutzfrist.ende) if ergebnis.schutzfrist else None,
        tabellen=tuple(_tabellen(ergebnis)),
        checkliste=Checkliste(*checkliste(eingabe.situationen)),
    )


def _nummern(kontakt: NaechsterKontakt) -> tuple[str, ...]:
    """Worauf beruht, was der erste Satz sagt."""
    if kontakt.status is Status.UEBERFAELLIG:
        return kontakt.verbindlich
    if kontakt.jetzt_ab:
        return kontakt.jetzt_regel
    return kontakt.massgeblich or (kontakt.kommend[0].regel if kontakt.kommend else ())


def _fuehrend(ergebnis: KontaktintervallErgebnis) -> Iterator[Satz]:
    """Was dringender ist als der Kontakt, steht vor ihm."""
    for pflicht in ergebnis.fuehrend:
        if pflicht.status is Status.UEBERFAELLIG:
            yield (f"Überfällig: {pflicht.text}, seit ", pflicht.spaetestens or "", ".")
        else:
            yield (f"Zuerst fällig: {pflicht.text}, spätestens am ", pflicht.spaetestens or "", ".")


def _schutzfrist(ruhezeit: Ruhezeit | None) -> Iterator[Satz]:
    if ruhezeit:
        vom = "voraussichtlich vom " if ruhezeit.vorlaeufig else "vom "
        yield (f"In der Schutzfrist, {vom}", ruhezeit.beginn, " bis ", ruhezeit.ende, ", ruht der Kontaktrhythmus.")


def _saetze(kontakt: NaechsterKontakt, ergebnis: KontaktintervallErgebnis) -> Iterator[Satz]:
    """Die Antwort und was dazu zu sagen ist; was überfällig ist, führt, dann was jetzt zu tun ist."""
    if kontakt.status is Status.UEBERFAELLIG:
        yield ("Der Kontakt war spätestens fällig am ", kontakt.spaetestens_verbindlich or "", ".")
        yield from _kalendertag(kontakt.spaetestens_verbindlich_kalender)
        yield _grund(kontakt.gruende_verbindlich)
        if kontakt.vorbei:
            yield ("Empfohlen war er schon bis ", kontakt.spaetestens or "", ".")
        if kontakt.jetzt_ab:
            yield (f"Außerdem jetzt zu tun: {aufzaehlung(kontakt.jetzt)}, seit ", kontakt.jetzt_ab, ".")
    elif kontakt.jetzt_ab:
        # Due now, but without a last day: a date months away must not hide it.
        yield (f"Jetzt fällig: {aufzaehlung(kontakt.jetzt)}, seit ", kontakt.jetzt_ab, ".")
        yield from _termin(kontakt, ergebnis.schutzfrist, "Unabhängig davon nächster Kontakt")
    elif kontakt.spaetestens:
        yield from _termin(kontakt, ergebnis.schutzfrist, "Nächster Kontakt")
    elif kontakt.kommend and kontakt.kommend[0].fruehestens:
        stufe = "".join(f" ({wort})" for wort in empfohlen(kontakt.kommend[0].verbindlichkeit))
        yield (f"{kontakt.kommend[0].text}{stufe}: ab ", kontakt.kommend[0].fruehestens, ", ohne Endfrist.")
    else:
        yield ("Kein Kontakt mit Frist.",)
    gesagt = {(pflicht.text, pflicht.spaetestens) for pflicht in ergebnis.fuehrend}
    for pflicht in kontakt.vorher:
        if (pflicht.text, pflicht.spaetestens) in gesagt:
            continue
        ist = "Überfällig" if pflicht.status is Status.UEBERFAELLIG else "Vorher fällig"
        yield (f"{ist}: {pflicht.text}, spätestens am ", pflicht.spaetestens, ".")


def _termin(kontakt: NaechsterKontakt, ruhezeit: Ruhezeit | None, beginn: str) -> Iterator[Satz]:
    """Bis wann der Kontakt empfohlen ist und bis wann er sein muss oder soll."""
    if kontakt.spaetestens is None:
        return
    if kontakt.vorbei:
        yield ("Empfohlener Zeitpunkt vorbei: Ein Kontakt war empfohlen bis ", kontakt.spaetestens, ".")
    elif kontakt.verschoben_wegen and ruhezeit:
        am = "voraussichtlich am " if ruhezeit.vorlaeufig else "am "
        yield (f"{beginn} nach der Schutzfrist: {am}", kontakt.spaetestens, ".")
    elif kontakt.verbindlichkeit is Verbindlichkeit.EMPFEHLUNG:
        yield (f"{beginn} empfohlen bis ", kontakt.spaetestens, ".")
    else:
        yield (f"{beginn} spätestens am ", kontakt.spaetestens, ".")
    yield from _kalendertag(kontakt.spaetestens_kalender)
    if kontakt.fruehestens:
        yield ("Empfohlen ab ", kontakt.fruehestens, ".")
    yield _grund(kontakt.gruende)
    if kontakt.spaetestens_verbindlich and kontakt.spaetestens_verbindlich != kontakt.spaetestens:
        stufe = WORT[kontakt.stufe_verbindlich or Verbindlichkeit.SOLL]
        gruende = aufzaehlung(kontakt.gruende_verbindlich)
        yield ("Spätestens am ", kontakt.spaetestens_verbindlich, f" ({stufe}): {gruende}.")
        yield from _kalendertag(kontakt.spaetestens_verbindlich_kalender)


def _kalendertag(tag: date | None) -> Iterator[Satz]:
    """Der letzte Kalendertag, wenn er nach dem letzten Arbeitstag liegt."""
    if tag:
        yield ("Letzter Arbeitstag; der Kalendertag ist ", tag, ".")


def _grund(gruende: tuple[str, ...]) -> Satz:
    return (f"Der Grund: {aufzaehlung(gruende)}.",)


def _tabellen(ergebnis: KontaktintervallErgebnis) -> Iterator[Tabelle]:
    yield Tabelle(
        "Alle Vorgaben",
        ("Was", "Wie verbindlich", "Frühestens", "Spätestens", "Status", "Quelle"),
        tuple(_zeile(pflicht) for pflicht in ergebnis.pflichten),
    )
    yield Tabelle(
        "Jahresplan: die nächsten zwölf Monate",
        ("Tag", "Was", "Quelle"),
        tuple(
            (
                termin.datum,
                " – ".join((NAME[termin.art], *empfohlen(termin.verbindlichkeit))),
                Quellen(", ".join(termin.regel)),
            )
            for termin in ergebnis.jahresplan
        ),
        zugeklappt=True,
    )


def _zeile(pflicht: Pflicht) -> tuple[Zelle, ...]:
    return (
        f"{pflicht.text}, verschoben wegen Mutterschutz" if pflicht.verschoben_wegen else pflicht.text,
        WORT[pflicht.verbindlichkeit],
        pflicht.fruehestens,
        pflicht.spaetestens,
        VORBEI if pflicht.vorbei else pflicht.status,
        Quellen(", ".join(pflicht.regel)),
    )
