"""Aus einem versäumten Termin werden Folge, Zeitraum, Beträge und Fristen."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import Rechner, Rechtsstand, Schritt, Termin
from calc.form.sprache import dauer, kurz
from calc.institute import bescheid, minderung
from calc.institute.minderung import Folge
from calc.rechner.meldeversaeumnis.eingabe import Kontaktweg, MeldeversaeumnisEingabe
from calc.rechner.meldeversaeumnis.ergebnis import MeldeversaeumnisErgebnis
from calc.rechner.meldeversaeumnis.fall import Fall, ordne_ein
from calc.rechner.meldeversaeumnis.folge import anhoerung_persoenlich
from calc.rechner.meldeversaeumnis.hinweise import hinweise
from calc.recht.parameter import parameter
from calc.zeit.kalender import grund_kein_arbeitstag


def rechne(eingabe: MeldeversaeumnisEingabe) -> MeldeversaeumnisErgebnis:
    """Berechnet die Folge eines versäumten Termins, nach dem Recht am Tag des Termins.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: §§ 32, 31a, 31b, 7b Abs. 4, 65a Abs. 2 SGB II; § 24 SGB X; K2, K5, L1 bis L6.
    """
    fall = ordne_ein(eingabe)
    betraege = fall.minderung.betraege() if fall.minderung else None
    return MeldeversaeumnisErgebnis(
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
        anhoerung_bis=fall.anhoerung.ende if fall.anhoerung else None,
        anhoerung_persoenlich=anhoerung_persoenlich(eingabe.termin, eingabe.zaehler),
        anspruch_entfaellt_ab=fall.entfall.ab if fall.entfall else None,
        meldung_rettet_bis=fall.entfall.meldung_bis if fall.entfall else None,
        naechste_einladung_mit_rfb=eingabe.kontaktweg is Kontaktweg.PRAESENZ and not eingabe.wichtiger_grund,
        schritte=tuple(_schritte(eingabe, fall)),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        rechtsstand=tuple(_rechtsstand(eingabe, fall)),
    )


def _schritte(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Schritt]:
    fassung = parameter("minderung", "meldeversaeumnis_regel").am(eingabe.termin)
    text = f"Der versäumte Termin entscheidet, welches Recht gilt: das seit dem {kurz(fassung.gueltig_ab)}."
    yield Schritt(text, eingabe.termin, "§ 65a Abs. 2 SGB II")
    for grund in fall.folge.gruende:
        yield Schritt(grund.text, None, grund.quelle)
    if anhoerung := fall.anhoerung:
        text = f"Anhörung: {dauer(anhoerung.tage, 'tage')} ab dem Zugang am {kurz(anhoerung.zugang)}."
        yield Schritt(text, anhoerung.rohende, "§ 24 SGB X")
        if anhoerung.ende != anhoerung.rohende:
            text = f"Dort ist frei ({grund_kein_arbeitstag(anhoerung.rohende)}); es gilt der nächste Werktag."
            yield Schritt(text, anhoerung.ende, "§ 26 Abs. 3 SGB X")
    if fall.mit_bescheid:
        yield from bescheid.schritte(eingabe.termin, fall.bescheid)
    yield from minderung.schritte(fall.minderung)
    yield from minderung.schritte_betraege(fall.minderung)
    if fall.entfall:
        yield Schritt(
            "Der Anspruch entfällt ab dem Monat nach der Feststellung.", fall.entfall.ab, "§ 7b Abs. 4 SGB II"
        )
        text = "Eine persönliche Meldung macht die Person rückwirkend erreichbar, wenn sie noch in diesem Monat kommt:"
        yield Schritt(text, fall.entfall.meldung_bis, "R13")


def _termine(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Termin]:
    if eingabe.einladung_versandt:
        yield Termin(eingabe.einladung_versandt, "Einladung versandt", "ereignis")
    yield Termin(eingabe.termin, "Versäumter Termin", "ereignis")
    if fall.anhoerung:
        yield Termin(fall.anhoerung.zugang, "Anhörung zugegangen", "ereignis")
        yield Termin(fall.anhoerung.ende, "Ende der Anhörungsfrist", "frist")
    if fall.mit_bescheid:
        yield from bescheid.termine(fall.bescheid)
    yield from minderung.termine(fall.minderung)
    if fall.entfall:
        yield Termin(fall.entfall.ab, "Anspruch entfällt", "ereignis")
        yield Termin(fall.entfall.meldung_bis, "Letzter Tag, an dem eine persönliche Meldung rettet", "frist")


def _rechtsstand(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Rechtsstand]:
    normen = [recht.MELDEVERSAEUMNIS, recht.MINDERUNG, recht.ZEITRAUM, recht.WELCHES_RECHT]
    if fall.folge.folge is Folge.NICHTERREICHBARKEIT:
        normen.insert(0, recht.ERREICHBARKEIT)
    if fall.anhoerung:
        normen += (recht.ANHOERUNG, recht.SOZIALVERFAHREN)
    yield from recht.rechtsstand(eingabe.termin, *normen)
    yield from bescheid.rechtsstand(fall.bescheid)
    if fall.minderung and fall.minderung.stufe:
        yield from recht.rechtsstand(fall.minderung.beginn, recht.REGELBEDARF, recht.BERECHNUNG)
    yield from recht.rechtsstand(eingabe.termin, recht.FRISTEN, recht.FEIERTAGE, recht.KONZEPT)


RECHNER = Rechner(
    MeldeversaeumnisEingabe, MeldeversaeumnisErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="termin"
)
