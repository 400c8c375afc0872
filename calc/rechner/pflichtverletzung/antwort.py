"""Was der Rechner „Pflichtverletzung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Rechtsstand, Schritt, Termin
from calc.form.sprache import dauer, kurz
from calc.institute import anhoerung_worte, bescheid_worte, minderung_worte
from calc.institute.minderung import Dagegen
from calc.institute.minderung_worte import MinderungErgebnis, Worte
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe
from calc.rechner.pflichtverletzung.hinweise import DAUER, GRUND, HOEHE, hinweise
from calc.rechner.pflichtverletzung.regel import Fall, FolgeterminU25, Grund
from calc.rechner.pflichtverletzung.zu_tun import zu_tun

GRUENDE: Worte = {
    **minderung_worte.DAGEGEN,
    Grund.ERSTE: ("Erste Pflichtverletzung", HOEHE),
    Grund.ZWEITE: ("Zweite Pflichtverletzung", HOEHE),
    Grund.WEITERE: ("Weitere Pflichtverletzung", HOEHE),
    Grund.OHNE_STUFEN: ("Pflichtverletzung, ohne Stufen", HOEHE),
    Dagegen.OHNE_BELEHRUNG: (
        "Die Person war nicht schriftlich über die Rechtsfolgen belehrt, und dass sie die Folgen kannte, ist nicht"
        " angegeben.",
        GRUND,
    ),
    Dagegen.WICHTIGER_GRUND: ("Es gab einen wichtigen Grund.", GRUND),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PflichtverletzungErgebnis(MinderungErgebnis):
    """Folge, Zeitraum mit Aufhebung, Beträge und, wer unter 25 ist, der Folgetermin.

    Args:
        folgetermin_arbeitstag: letzter Arbeitstag bis zum Folgetermin.
        checkliste: Antworten der Checkliste, die damit feststehen.
    """

    aufhebung_ab: date | None
    folgetermin_u25: FolgeterminU25 | None
    folgetermin_arbeitstag: date | None
    checkliste: tuple[str, ...]


def antworte(eingabe: PflichtverletzungEingabe, fall: Fall) -> PflichtverletzungErgebnis:
    """Erzählt, was aus einer Pflichtverletzung folgt und worauf das beruht."""
    return PflichtverletzungErgebnis(
        **minderung_worte.gemeinsames(fall, GRUENDE),
        aufhebung_ab=fall.minderung.aufhebung_ab if fall.minderung else None,
        folgetermin_u25=fall.folgetermin,
        folgetermin_arbeitstag=fall.folgetermin_arbeitstag,
        checkliste=("anlass=pflicht", fall.gestalt.checkliste),
        schritte=tuple(_schritte(eingabe, fall)),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        rechtsstand=tuple(_rechtsstand(eingabe, fall)),
        zu_tun=tuple(zu_tun(eingabe, fall)),
    )


def schritt_recht(ereignis: date, recht_seit: date) -> Schritt:
    """Welches Recht gilt."""
    text = f"Die Pflichtverletzung entscheidet, welches Recht gilt: das seit dem {kurz(recht_seit)}."
    return Schritt(text, ereignis, "§ 65a Abs. 2 SGB II")


def _schritte(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Schritt]:
    yield schritt_recht(eingabe.ereignis, fall.recht_seit)
    yield from minderung_worte.schritte_gruende(fall.folge, GRUENDE)
    if fall.mit_bescheid:
        yield from bescheid_worte.schritte(fall.bescheid)
        yield from anhoerung_worte.schritt(fall.anhoerung_post)
    womit = "der Sperrzeit oder dem Erlöschen" if fall.sperrzeit else "dem Monat nach der Bekanntgabe"
    yield from minderung_worte.schritte(fall.minderung, womit)
    if eingabe.nachgeholt_am and fall.minderung and fall.minderung.aufhebung_ab:
        mindestens = dauer(fall.aufhebung_monate, "monate")
        text = f"Nachgeholt am {kurz(eingabe.nachgeholt_am)}; aufgehoben frühestens {mindestens} nach Beginn, also ab"
        yield Schritt(text, fall.minderung.aufhebung_ab, DAUER)
    yield from minderung_worte.schritte_betraege(fall.minderung)
    if termin := fall.folgetermin:
        text = f"Unter 25, Gesetz: {dauer(fall.wochen_u25, 'wochen')} ab der Bekanntgabe, ohne Verschiebung."
        yield Schritt(text, termin.gesetz_bis, "§ 31a Abs. 6 SGB II")
        text = f"Unter 25, Konzept: {fall.tage_u25}. Arbeitstag ab Beginn der Minderung; ihr erster Tag zählt mit."
        yield Schritt(text, termin.konzept_bis, "K6")


def _termine(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Termin]:
    yield Termin(eingabe.ereignis, "Pflichtverletzung", "ereignis")
    if fall.mit_bescheid:
        yield from anhoerung_worte.termin(fall.anhoerung_post)
        yield from bescheid_worte.termine(fall.bescheid)
    if eingabe.nachgeholt_am:
        yield Termin(eingabe.nachgeholt_am, "Pflicht nachgeholt", "ereignis")
    yield from minderung_worte.termine(fall.minderung)
    if termin := fall.folgetermin:
        if fall.folgetermin_arbeitstag and fall.folgetermin_arbeitstag != termin.spaetestens:
            yield Termin(fall.folgetermin_arbeitstag, "Unter 25: letzter Arbeitstag für das Gespräch", "frist")
        yield Termin(termin.gesetz_bis, "Unter 25: Beratung anbieten (Gesetz)", "frist")
        yield Termin(termin.konzept_bis, "Unter 25: nächster Termin (Konzept)", "frist")


def _rechtsstand(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Rechtsstand]:
    yield from recht.rechtsstand(eingabe.ereignis, recht.MINDERUNG, recht.ZEITRAUM, recht.WELCHES_RECHT)
    yield from bescheid_worte.rechtsstand(fall.bescheid)
    yield from minderung_worte.rechtsstand(fall.minderung)
    yield from recht.rechtsstand(eingabe.ereignis, recht.FRISTEN, recht.FEIERTAGE)
    if fall.folgetermin:
        yield from recht.rechtsstand(eingabe.ereignis, recht.KONZEPT)
