"""Was der Rechner „Kontaktintervall“ antwortet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import Annotated, NamedTuple

from calc import recht
from calc.form.modelle import ALS_TEXT, Ergebnis, Rechtsstand, Schritt, Termin
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.faelligkeit import Faelligkeit, Naechster
from calc.rechner.kontaktintervall.forderung import GILT_ALS_KONTAKT, Art
from calc.rechner.kontaktintervall.hinweise import hinweise
from calc.rechner.kontaktintervall.jahresplan import Nummern, Plantermin
from calc.rechner.kontaktintervall.regel import Fall
from calc.rechner.kontaktintervall.worte import Wortlaut, weg, wortlaut
from calc.rechner.kontaktintervall.zu_tun import zu_tun
from calc.recht.verbindlichkeit import Verbindlichkeit, staerkste
from calc.zeit.dringlichkeit import RANG, Status


@dataclass(frozen=True, slots=True)
class Pflicht:
    """Was zu tun ist, frühestens und spätestens.

    Args:
        regel: Nummern des Konzepts, im JSON durch Komma getrennt.
        fruehestens: erster Tag, an dem sich die Pflicht erfüllen lässt, wenn es einen gibt.
        spaetestens_kalender: letzter Kalendertag; ohne Endfrist leer.
        spaetestens: letzter Arbeitstag; ohne Endfrist leer.
        status: eine Empfehlung ist nie überfällig.
        vorbei: ob ein Tag verstrichen ist, der nur empfohlen war.
    """

    regel: Nummern
    art: Annotated[Art, ALS_TEXT]
    fruehestens: date | None
    spaetestens_kalender: date | None
    spaetestens: date | None
    status: Annotated[Status, ALS_TEXT]
    verschoben_wegen: str | None
    verbindlichkeit: Annotated[Verbindlichkeit, ALS_TEXT]
    vorbei: bool
    text: str


@dataclass(frozen=True, slots=True)
class Ruhezeit:
    """Die Schutzfrist, in der der Kontaktrhythmus ruht.

    Args:
        vorlaeufig: ob der Tag der Entbindung noch fehlt.
        kontakt_ab: erster Arbeitstag danach.
    """

    beginn: date
    ende: date
    vorlaeufig: bool
    kontakt_ab: date | None


@dataclass(frozen=True, slots=True)
class Vorher:
    """Was kein Kontakt ist, aber noch vor ihm ansteht: eine Prüfung oder der Kooperationsplan."""

    text: str
    spaetestens: date
    status: Annotated[Status, ALS_TEXT]


@dataclass(frozen=True, slots=True)
class NaechsterKontakt:
    """Der nächste Kontakt unter allen Kontakten und Gesprächen.

    Args:
        spaetestens: letzter Arbeitstag der strengsten Pflicht, auch wenn sie nur empfohlen ist.
        spaetestens_kalender: der Kalendertag dazu, wenn er kein Arbeitstag und deshalb ein anderer ist.
        empfohlen_ab: größter früher Tag aller Pflichten bis dahin.
        fruehestens: erster Tag der strengsten Pflicht selbst, wenn er noch bevorsteht.
        massgeblich: Nummern der strengsten Pflicht, bei Gleichstand aller.
        gruende: ihre Texte.
        verbindlichkeit: die stärkste Stufe unter ihnen.
        vorbei: ob `spaetestens` verstrichen ist, aber nur empfohlen war.
        spaetestens_verbindlich: wie `spaetestens`, ohne bloße Empfehlungen.
        spaetestens_verbindlich_kalender: der Kalendertag dazu, ebenso.
        stufe_verbindlich: die stärkste Stufe dazu.
        verbindlich: Nummern dazu.
        gruende_verbindlich: Texte dazu.
        jetzt_ab: seit wann etwas ohne Endfrist zu tun ist.
        jetzt: was das ist.
        jetzt_regel: seine Nummern.
        kommend: was ohne Endfrist später zu tun ist.
        vorher: was vor dem Kontakt ansteht, ohne selbst einer zu sein.
        verschoben_wegen: warum `spaetestens` nicht der eigene Tag ist, sondern der erste nach der Schutzfrist.
    """

    spaetestens: date | None
    spaetestens_kalender: date | None
    empfohlen_ab: date | None
    fruehestens: date | None
    massgeblich: tuple[str, ...]
    gruende: tuple[str, ...]
    verbindlichkeit: Annotated[Verbindlichkeit, ALS_TEXT] | None
    vorbei: bool
    spaetestens_verbindlich: date | None
    spaetestens_verbindlich_kalender: date | None
    stufe_verbindlich: Annotated[Verbindlichkeit, ALS_TEXT] | None
    verbindlich: tuple[str, ...]
    gruende_verbindlich: tuple[str, ...]
    jetzt_ab: date | None
    jetzt: tuple[str, ...]
    jetzt_regel: tuple[str, ...]
    kommend: tuple[Pflicht, ...]
    status: Annotated[Status, ALS_TEXT]
    vorher: tuple[Vorher, ...]
    verschoben_wegen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KontaktintervallErgebnis(Ergebnis):
    """Alle Pflichten, der nächste Kontakt und die Termine der nächsten zwölf Monate.

    Args:
        status: das Dringendste unter allen Pflichten, nicht nur unter den Kontakten.
        fuehrend: was dringender ist als der nächste Kontakt, ohne selbst einer zu sein.
        schutzfrist: wann der Kontaktrhythmus wegen Mutterschutz ruht.
    """

    status: Annotated[Status, ALS_TEXT]
    fuehrend: tuple[Pflicht, ...]
    pflichten: tuple[Pflicht, ...]
    naechster_kontakt: NaechsterKontakt
    jahresplan: tuple[Plantermin, ...]
    schutzfrist: Ruhezeit | None


def antworte(eingabe: KontaktintervallEingabe, fall: Fall) -> KontaktintervallErgebnis:
    """Erzählt, was für die Person zu tun ist, und wie die Tage entstehen."""
    worte = [wortlaut(f.forderung) for f in fall.faellig]
    pflichten = tuple(map(_pflicht, fall.faellig, worte))
    fuehrend = tuple(_fuehrend(pflichten, fall.naechster.status))
    return KontaktintervallErgebnis(
        pflichten=pflichten,
        status=fuehrend[0].status if fuehrend else fall.naechster.status,
        fuehrend=fuehrend,
        schutzfrist=_ruhezeit(eingabe, fall),
        naechster_kontakt=_naechster_kontakt(fall.naechster),
        jahresplan=fall.jahresplan,
        schritte=tuple(chain.from_iterable(map(schritte, fall.faellig, worte, repeat(eingabe)))),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=(*_termine(eingabe, fall.faellig, worte), *_termine_schutzfrist(fall)),
        rechtsstand=_rechtsstand(eingabe),
        zu_tun=tuple(zu_tun(eingabe, fall)),
    )


def _fuehrend(pflichten: Iterable[Pflicht], kontakt: Status) -> Iterator[Pflicht]:
    """Was dringender ist als der nächste Kontakt; davon nur das Dringendste."""
    andere = [p for p in pflichten if p.art not in GILT_ALS_KONTAKT]
    rang = min((RANG[p.status] for p in andere), default=RANG[kontakt])
    if rang < RANG[kontakt]:
        yield from (p for p in andere if RANG[p.status] == rang)


def _ruhezeit(eingabe: KontaktintervallEingabe, fall: Fall) -> Ruhezeit | None:
    if schutz := fall.schutzfrist:
        return Ruhezeit(schutz.beginn, schutz.ende, eingabe.entbindung is None, fall.kontakt_nach_schutzfrist)
    return None


def _termine_schutzfrist(fall: Fall) -> Iterator[Termin]:
    if schutz := fall.schutzfrist:
        yield Termin(schutz.beginn, "Beginn der Schutzfrist", "ereignis")
        yield Termin(schutz.ende, "Ende der Schutzfrist", "ereignis")


def _pflicht(f: Faelligkeit, worte: Wortlaut) -> Pflicht:
    forderung = f.forderung
    return Pflicht(
        forderung.regel,
        forderung.art,
        forderung.fruehestens,
        f.kalender,
        f.spaetestens,
        f.status,
        "mutterschutz" if f.verschoben else None,
        f.verbindlichkeit,
        f.vorbei,
        worte.text,
    )


class _Erzaehlt(NamedTuple):
    """Was von mehreren zu sagen ist, die am selben Tag fällig sind."""

    kalender: date | None
    nummern: tuple[str, ...]
    gruende: tuple[str, ...]
    stufe: Verbindlichkeit | None


NICHTS = _Erzaehlt(None, (), (), None)


def _erzaehlt(faellig: tuple[Faelligkeit, ...]) -> _Erzaehlt:
    if not faellig:
        return NICHTS
    return _Erzaehlt(
        _kalender(faellig),
        tuple(dict.fromkeys(chain.from_iterable(f.forderung.regel for f in faellig))),
        tuple(dict.fromkeys(map(_grund, faellig))),
        staerkste(f.verbindlichkeit for f in faellig),
    )


def _naechster_kontakt(naechster: Naechster) -> NaechsterKontakt:
    strengste = _erzaehlt(naechster.strengste)
    # Mostly the same, and a list of thousands feels what is told twice.
    verbindliche = strengste if naechster.verbindliche == naechster.strengste else _erzaehlt(naechster.verbindliche)
    jetzt = _erzaehlt(naechster.jetzt)
    return NaechsterKontakt(
        spaetestens=naechster.spaetestens,
        spaetestens_kalender=strengste.kalender,
        empfohlen_ab=naechster.empfohlen_ab,
        fruehestens=naechster.fruehestens,
        massgeblich=strengste.nummern,
        gruende=strengste.gruende,
        verbindlichkeit=strengste.stufe,
        vorbei=naechster.vorbei,
        spaetestens_verbindlich=naechster.spaetestens_verbindlich,
        spaetestens_verbindlich_kalender=verbindliche.kalender,
        stufe_verbindlich=verbindliche.stufe,
        verbindlich=verbindliche.nummern,
        gruende_verbindlich=verbindliche.gruende,
        jetzt_ab=naechster.jetzt_ab,
        jetzt=jetzt.gruende,
        jetzt_regel=jetzt.nummern,
        kommend=tuple(_pflicht(f, wortlaut(f.forderung)) for f in naechster.kommend),
        status=naechster.status,
        vorher=tuple(Vorher(_grund(f), f.spaetestens, f.status) for f in naechster.vorher if f.spaetestens),
        verschoben_wegen="mutterschutz" if any(f.verschoben for f in naechster.strengste) else None,
    )


def _kalender(faellig: Iterable[Faelligkeit]) -> date | None:
    """Der früheste letzte Kalendertag, wenn er nach dem letzten Arbeitstag liegt: Nur dann gibt es zwei Tage."""
    return min((f.kalender for f in faellig if f.kalender and f.grund_frei and not f.verschoben), default=None)


def _grund(f: Faelligkeit) -> str:
    text = wortlaut(f.forderung).mit_stufe
    return f"{text}, verschoben wegen Mutterschutz" if f.verschoben else text


def schritte(f: Faelligkeit, worte: Wortlaut, eingabe: KontaktintervallEingabe) -> Iterator[Schritt]:
    """Der Rechenweg einer Pflicht."""
    forderung = f.forderung
    text, regel = worte.mit_stufe, forderung.regel[0]
    if forderung.sofort:
        yield Schritt(f"{text}: noch kein Kontakt, also sofort.", f.arbeitstag, regel)
    elif forderung.ende is None:
        yield Schritt(f"{text}: {weg(worte, forderung, eingabe)}, ohne Endfrist.", forderung.fruehestens, regel)
    else:
        yield Schritt(f"{text}: {weg(worte, forderung, eingabe)}.", forderung.ende, regel)
        if grund_frei := f.grund_frei:
            satz = f"Kein Arbeitstag ({grund_frei}); es gilt der letzte davor."
            yield Schritt(satz, f.arbeitstag, recht.FEIERTAGE)
    if f.verschoben:
        yield Schritt("Das fällt in die Schutzfrist; es gilt der erste Arbeitstag danach.", f.spaetestens, "D5")


def _termine(
    eingabe: KontaktintervallEingabe, faellig: Iterable[Faelligkeit], worte: Iterable[Wortlaut]
) -> Iterator[Termin]:
    if eingabe.letzter_kontakt:
        yield Termin(eingabe.letzter_kontakt, "Letzter Kontakt", "ereignis")
    for f, titel in zip(faellig, (wort.titel for wort in worte), strict=True):
        if f.forderung.fruehestens:
            yield Termin(f.forderung.fruehestens, f"Frühestens: {titel}", "ab")
        if f.spaetestens:
            yield Termin(f.spaetestens, titel, "frist")


def _rechtsstand(eingabe: KontaktintervallEingabe) -> tuple[Rechtsstand, ...]:
    normen = [recht.KONZEPT, recht.FRISTEN, recht.FEIERTAGE]
    if eingabe.letzte_fortschreibung:
        normen.append(recht.KOOPERATIONSPLAN)
    if eingabe.errechneter_termin:
        normen.append(recht.MUTTERSCHUTZ)
    return recht.rechtsstand(eingabe.stichtag, *normen)
