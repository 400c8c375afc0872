"""Aus einer Pflichtverletzung werden Minderung, Zeitraum, Beträge, Aufhebung und Fristen."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import Rechner, Rechtsstand, Schritt, Termin
from calc.form.sprache import dauer, kurz
from calc.institute import bescheid, minderung
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe
from calc.rechner.pflichtverletzung.ergebnis import PflichtverletzungErgebnis
from calc.rechner.pflichtverletzung.fall import Fall, ordne_ein
from calc.rechner.pflichtverletzung.hinweise import hinweise
from calc.recht.parameter import parameter, wert


def rechne(eingabe: PflichtverletzungEingabe) -> PflichtverletzungErgebnis:
    """Berechnet die Minderung nach einer Pflichtverletzung, nach dem Recht an ihrem Tag.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: §§ 31, 31a, 31b, 41, 65a Abs. 2 SGB II; K6.
    """
    fall = ordne_ein(eingabe)
    betraege = fall.minderung.betraege() if fall.minderung else None
    return PflichtverletzungErgebnis(
        folge=fall.folge.folge,
        begruendung=fall.folge.begruendung,
        prozent=fall.folge.prozent,
        monate=fall.folge.monate,
        beginn=fall.minderung.beginn if fall.minderung else None,
        ende=fall.minderung.ende if fall.minderung else None,
        betrag_monat=betraege[0].betrag if betraege else None,
        betraege=betraege,
        bekanntgabe=fall.bescheid.bekanntgabe,
        widerspruch_bis=fall.bescheid.widerspruch_bis,
        feststellung_spaetestens=fall.bescheid.feststellung_spaetestens,
        postaufgabe_spaetestens=fall.bescheid.postaufgabe_spaetestens,
        aufhebung_ab=fall.minderung.aufhebung_ab if fall.minderung else None,
        folgetermin_u25=fall.folgetermin,
        schritte=tuple(_schritte(eingabe, fall)),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        rechtsstand=tuple(_rechtsstand(eingabe, fall)),
    )


def _schritte(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Schritt]:
    fassung = parameter("minderung", "pflichtverletzung_regel").am(eingabe.ereignis)
    text = f"Die Pflichtverletzung entscheidet, welches Recht gilt: das seit dem {kurz(fassung.gueltig_ab)}."
    yield Schritt(text, eingabe.ereignis, "§ 65a Abs. 2 SGB II")
    for grund in fall.folge.gruende:
        yield Schritt(grund.text, None, grund.quelle)
    if fall.mit_bescheid:
        yield from bescheid.schritte(eingabe.ereignis, fall.bescheid)
    yield from minderung.schritte(fall.minderung)
    if eingabe.nachgeholt_am and fall.minderung and fall.minderung.aufhebung_ab:
        mindestens = dauer(wert("minderung", "aufhebung", eingabe.ereignis), "monate")
        text = f"Nachgeholt am {kurz(eingabe.nachgeholt_am)}; aufgehoben frühestens {mindestens} nach Beginn, also ab"
        yield Schritt(text, fall.minderung.aufhebung_ab, "§ 31b Abs. 2 SGB II")
    yield from minderung.schritte_betraege(fall.minderung)
    if termin := fall.folgetermin:
        wochen = dauer(wert("minderung", "beratung_u25", eingabe.ereignis), "wochen")
        text = f"Unter 25, Gesetz: {wochen} ab der Bekanntgabe, ohne Verschiebung."
        yield Schritt(text, termin.gesetz_bis, "§ 31a Abs. 6 SGB II")
        tage = wert("minderung", "termin_u25", eingabe.ereignis)
        text = f"Unter 25, Konzept: {tage}. Arbeitstag ab Beginn der Minderung; ihr erster Tag zählt mit."
        yield Schritt(text, termin.konzept_bis, "K6")


def _termine(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Termin]:
    yield Termin(eingabe.ereignis, "Pflichtverletzung", "ereignis")
    if fall.mit_bescheid:
        yield from bescheid.termine(fall.bescheid)
    if eingabe.nachgeholt_am:
        yield Termin(eingabe.nachgeholt_am, "Pflicht nachgeholt", "ereignis")
    yield from minderung.termine(fall.minderung)
    if termin := fall.folgetermin:
        yield Termin(termin.gesetz_bis, "Unter 25: Beratung anbieten (Gesetz)", "frist")
        yield Termin(termin.konzept_bis, "Unter 25: nächster Termin (Konzept)", "frist")


def _rechtsstand(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Rechtsstand]:
    yield from recht.rechtsstand(eingabe.ereignis, recht.MINDERUNG, recht.ZEITRAUM, recht.WELCHES_RECHT)
    yield from bescheid.rechtsstand(fall.bescheid)
    if fall.minderung and fall.minderung.stufe:
        yield from recht.rechtsstand(fall.minderung.beginn, recht.REGELBEDARF, recht.BERECHNUNG)
    yield from recht.rechtsstand(eingabe.ereignis, recht.FRISTEN, recht.FEIERTAGE)
    if fall.folgetermin:
        yield from recht.rechtsstand(eingabe.ereignis, recht.KONZEPT)


RECHNER = Rechner(
    PflichtverletzungEingabe, PflichtverletzungErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="ereignis"
)
