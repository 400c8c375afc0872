"""Forderungen, die an einem Ereignis hängen: Ausbildung, Schule, Krankheit, Weiterbildung, Deutschkurs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.forderung import Anlass, Art, Erledigt, Forderung, Forderungen, turnus
from calc.rechner.kontaktintervall.situationen import Situation, takt
from calc.recht.parameter import wert
from calc.zeit.fristen import beginnfrist, ereignisfrist
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag

OHNE_ANSCHLUSS, LANGE_AU, FBW = takt("ohne_anschluss"), takt("lange_au"), takt("fbw")


def ausbildung(eingabe: KontaktintervallEingabe, regel: tuple[str, ...]) -> Forderungen:
    """Ein Kontakt im ersten halben Jahr der Ausbildung und einer im Abschlussjahr, bis etwa sechs Monate vor dem Ende.

    Args:
        eingabe: mit `ausbildung_beginn` und `ausbildung_ende`.
        regel: Nummern, unter denen die Situation das fordert.

    Returns:
        Zwei Zeitfenster; ein erfülltes oder nicht mehr prüfbares als `Erledigt`. Das Halbjahr ist eine Beginnfrist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: O5, P1 des Konzepts (S3); § 187 Abs. 2, § 188 BGB.
    """
    beginn, ende = _tag(eingabe.ausbildung_beginn), _tag(eingabe.ausbildung_ende)
    monate, vor_abschluss = _zahl("halbjahr", eingabe), _zahl("vor_abschluss", eingabe)
    halbjahr = beginnfrist(beginn, monate)
    forderung = Forderung(Anlass.HALBJAHR, regel, Art.KONTAKT, fruehestens=beginn, ende=halbjahr, monate=monate)
    yield zeitfenster(eingabe.letzter_kontakt, forderung, bis=halbjahr)
    forderung = Forderung(
        Anlass.ABSCHLUSSJAHR,
        regel,
        Art.KONTAKT,
        fruehestens=ereignisfrist(ende, -_zahl("abschlussjahr", eingabe)),
        ende=ereignisfrist(ende, -vor_abschluss),
        monate=vor_abschluss,
    )
    yield zeitfenster(eingabe.letzter_kontakt, forderung, bis=ende)


def schule(eingabe: KontaktintervallEingabe, regel: tuple[str, ...]) -> Forderungen:
    """Ein Kontakt in den letzten sechs Monaten vor dem Schulende; ist der Anschluss ungeklärt, jeden Monat.

    Args:
        eingabe: mit `schulende` und `anschluss_geklaert`.
        regel: Nummern, unter denen die Situation das fordert.

    Returns:
        Das Zeitfenster (oder dass es erledigt ist) und gegebenenfalls der monatliche Kontakt.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: P3 des Konzepts.
    """
    ende, monate = _tag(eingabe.schulende), _zahl("vor_schulende", eingabe)
    forderung = Forderung(
        Anlass.SCHULENDE, regel, Art.KONTAKT, fruehestens=ereignisfrist(ende, -monate), ende=ende, monate=monate
    )
    yield zeitfenster(eingabe.letzter_kontakt, forderung, bis=ende)
    if not eingabe.anschluss_geklaert:
        abstand = OHNE_ANSCHLUSS.am(eingabe.stichtag)
        yield turnus(Anlass.OHNE_ANSCHLUSS, regel, Art.KONTAKT, abstand, eingabe.letzter_kontakt)


def lange_au(eingabe: KontaktintervallEingabe, regel: tuple[str, ...]) -> Forderungen:
    """Solange die Arbeitsunfähigkeit läuft, alle sechs Monate; steht ihr Ende fest, nur ein Kontakt danach.

    Args:
        eingabe: mit `au_seit` und, wenn bekannt, `au_ende`.
        regel: Nummern, unter denen die Situation das fordert.

    Returns:
        Der Abstand zählt vom späteren Tag aus `au_seit` und letztem Kontakt. Der Kontakt danach hat keine Endfrist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: P5 des Konzepts.
    """
    if eingabe.au_ende:
        yield danach(eingabe.letzter_kontakt, Anlass.NACH_AU, regel, Art.KONTAKT, eingabe.au_ende)
    else:
        anker = _spaeter(_tag(eingabe.au_seit), eingabe.letzter_kontakt)
        yield turnus(Anlass.AU, regel, Art.KONTAKT, LANGE_AU.am(eingabe.stichtag), anker)


def lange_fbw(eingabe: KontaktintervallEingabe, regel: tuple[str, ...]) -> Forderungen:
    """Während einer langen Weiterbildung alle sechs Monate, dazu ein Gespräch vor und eines nach ihrem Ende.

    Args:
        eingabe: mit `massnahme_beginn` und `massnahme_ende`.
        regel: Nummern, unter denen die Situation das fordert.

    Returns:
        Der Abstand zählt vom späteren Tag aus Beginn und letztem Kontakt. Als Gespräch vor dem Ende gilt ein Kontakt
        in den letzten 28 Tagen davor (Annahme); das Gespräch danach hat keine Endfrist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: P6 des Konzepts.
    """
    beginn, ende = _tag(eingabe.massnahme_beginn), _tag(eingabe.massnahme_ende)
    letzter = eingabe.letzter_kontakt
    yield turnus(Anlass.FBW, regel, Art.KONTAKT, FBW.am(eingabe.stichtag), _spaeter(beginn, letzter))
    if letzter is None or letzter < ende - timedelta(days=_zahl("vor_massnahmeende", eingabe)):
        yield Forderung(Anlass.VOR_MASSNAHMEENDE, regel, Art.GESPRAECH, ende=ende)
    else:
        yield Erledigt(Anlass.VOR_MASSNAHMEENDE, regel, letzter if letzter <= ende else None)
    yield danach(letzter, Anlass.NACH_MASSNAHMEENDE, regel, Art.GESPRAECH, ende)


def deutschfoerderung(eingabe: KontaktintervallEingabe, regel: tuple[str, ...]) -> Forderungen:
    """Zur Mitte des Kurses nachhalten und nach seinem Ende ein Gespräch führen.

    Args:
        eingabe: mit `massnahme_beginn` und `massnahme_ende`.
        regel: erst die Nummer für die Kursmitte, dann die für das Gespräch danach.

    Returns:
        Die Kursmitte ist der Beginn und die halbe Spanne, auf ganze Tage abgerundet; erfüllt ist sie durch eine Prüfung
        ab diesem Tag. Das Gespräch danach hat keine Endfrist.

    Rechtsgrundlage: P11, D4 des Konzepts.
    """
    beginn, ende = _tag(eingabe.massnahme_beginn), _tag(eingabe.massnahme_ende)
    zur_mitte, nach_ende = regel
    mitte = beginn + timedelta(days=(ende - beginn).days // 2)
    if (pruefung := eingabe.geprueft_am) and pruefung >= mitte:
        yield Erledigt(Anlass.KURSMITTE, (zur_mitte,), pruefung)
    else:
        yield Forderung(Anlass.KURSMITTE, (zur_mitte,), Art.PRUEFUNG, ende=mitte)
    yield danach(eingabe.letzter_kontakt, Anlass.NACH_KURS, (nach_ende,), Art.GESPRAECH, ende)


def zeitfenster(letzter_kontakt: date | None, forderung: Forderung, *, bis: date) -> Forderung | Erledigt:
    """Ein einmaliges Zeitfenster: erfüllt durch einen Kontakt darin, nicht mehr prüfbar nach einem Kontakt danach.

    Args:
        letzter_kontakt: der letzte, den wir kennen.
        forderung: mit dem ersten Tag des Fensters.
        bis: letzter Tag, an dem ein Kontakt sie noch erfüllt; er kann nach ihrem letzten Tag liegen.

    Rechtsgrundlage: O5, P1, P3 des Konzepts.
    """
    if letzter_kontakt is None or forderung.fruehestens is None or letzter_kontakt < forderung.fruehestens:
        return forderung
    durch = letzter_kontakt if letzter_kontakt <= bis else None
    return Erledigt(forderung.anlass, forderung.regel, durch, forderung.monate)


def danach(
    letzter_kontakt: date | None, anlass: Anlass, regel: tuple[str, ...], art: Art, ende: date
) -> Forderung | Erledigt:
    """Etwas nach einem Ende, ab dem ersten Arbeitstag danach und ohne Endfrist; erfüllt durch einen Kontakt danach.

    Args:
        letzter_kontakt: der letzte, den wir kennen.
        anlass: wonach.
        regel: Nummern des Konzepts.
        art: Kontakt oder Gespräch.
        ende: letzter Tag der Arbeitsunfähigkeit, der Maßnahme oder des Kurses.

    Rechtsgrundlage: P5, P6, D4 des Konzepts.
    """
    if letzter_kontakt and letzter_kontakt > ende:
        return Erledigt(anlass, regel, letzter_kontakt)
    return Forderung(anlass, regel, art, fruehestens=erster_arbeitstag(ende + EIN_TAG))


def _zahl(name: str, eingabe: KontaktintervallEingabe) -> int:
    """Die Zahl des Konzepts, die am Stichtag gilt."""
    zahl: int = wert("kontaktintervall", name, eingabe.stichtag)
    return zahl


def _spaeter(tag: date, anderer: date | None) -> date:
    return tag if anderer is None else max(tag, anderer)


def _tag(tag: date | None) -> date:
    """Ein Ereignis, das die Prüfung der Eingabe verlangt hat."""
    assert tag is not None
    return tag


NACH_EREIGNIS: Mapping[Situation, Callable[[KontaktintervallEingabe, tuple[str, ...]], Forderungen]] = {
    Situation.P10_AUSBILDUNG: ausbildung,
    Situation.AZUBI_1_LEHRJAHR: ausbildung,
    Situation.SCHULE_ABSCHLUSSJAHR: schule,
    Situation.LANGE_AU: lange_au,
    Situation.LANGE_FBW: lange_fbw,
    Situation.DEUTSCHFOERDERUNG: deutschfoerderung,
}
"""Zu jeder Situation, die an einem Ereignis hängt, was sie fordert."""
