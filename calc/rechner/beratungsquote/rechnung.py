"""Die Regel des Rechners „Beratungsquote“."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calc import recht
from calc.form.modelle import Ergebnis, Rechner, Termin
from calc.form.runden import kaufmaennisch
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.hinweise import hinweise, schritte
from calc.rechner.beratungsquote.soll import soll
from calc.rechner.beratungsquote.wochen import ausfaelle, zaehle


@dataclass(frozen=True, slots=True)
class Woche:
    """Anwesende Tage und Soll einer Kalenderwoche („2026-W47“)."""

    woche: str
    anwesend: int
    soll_exakt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BeratungsquoteErgebnis(Ergebnis):
    """Das Soll des Zeitraums mit und ohne Abzug, was noch offen ist und die einzelnen Wochen.

    Args:
        soll_exakt: Soll mit Abzug, auf zwei Stellen gerundet.
        soll: dasselbe als genauer Bruch, einmal am Ende aufgerundet.
        soll_ohne_abzug: wie `soll`, mit den geplanten statt den anwesenden Tagen.
        soll_praesenz: wie viele Gespräche des Solls in Präsenz zu führen sind, aufgerundet.
        arbeitstage: anwesende Tage.
        minuten_je_gespraech: Beratungszeit einer vollen Woche, geteilt durch ihr Soll.
        offen: was zum Soll fehlt, nie negativ.
        praesenz_offen: was zum Soll in Präsenz fehlt, nie negativ.
        praesenz_anteil: Prozent der geführten Gespräche; null, wenn keines geführt ist.
    """

    soll_exakt: float
    soll: int
    soll_ohne_abzug: int
    soll_praesenz: int
    arbeitstage: int
    minuten_je_gespraech: float
    offen: int
    praesenz_offen: int
    praesenz_anteil: float | None
    wochen: tuple[Woche, ...]


def rechne(eingabe: BeratungsquoteEingabe) -> BeratungsquoteErgebnis:
    """Berechnet das Soll eines Zeitraums und vergleicht es mit den geführten Gesprächen.

    Ob Feiertage und Abwesenheit abzuziehen sind, sagt das Konzept nicht: Das Ergebnis nennt beide Werte.

    Rechtsgrundlage: E1, E2, E4 bis E6 des Konzepts; Hamburger Feiertagsgesetz.
    """
    wochen = zaehle(eingabe)
    ziel = soll(eingabe, sum(woche.geplant for woche in wochen), sum(woche.anwesend for woche in wochen))
    soll_nach_tagen = [kaufmaennisch(ziel.je_tag * tage, 2) for tage in range(len(eingabe.tage_je_woche) + 1)]
    return BeratungsquoteErgebnis(
        soll_exakt=kaufmaennisch(ziel.je_tag * ziel.anwesend, 2),
        soll=ziel.gespraeche,
        soll_ohne_abzug=ziel.ohne_abzug,
        soll_praesenz=ziel.praesenz,
        arbeitstage=ziel.anwesend,
        minuten_je_gespraech=ziel.minuten_je_gespraech,
        offen=max(ziel.gespraeche - eingabe.gefuehrt, 0),
        praesenz_offen=max(ziel.praesenz - eingabe.davon_praesenz, 0),
        praesenz_anteil=_praesenz_anteil(eingabe),
        wochen=tuple(Woche(woche.woche, woche.anwesend, soll_nach_tagen[woche.anwesend]) for woche in wochen),
        schritte=tuple(schritte(eingabe, ziel, ausfaelle(eingabe))),
        hinweise=tuple(hinweise(eingabe, ziel)),
        termine=(
            Termin(eingabe.von, "Beginn des Zeitraums", "ereignis"),
            Termin(eingabe.bis, f"Ende des Zeitraums: Soll {ziel.gespraeche}", "frist"),
        ),
        rechtsstand=recht.rechtsstand(eingabe.von, recht.KONZEPT, recht.FEIERTAGE),
    )


def _praesenz_anteil(eingabe: BeratungsquoteEingabe) -> float | None:
    if not eingabe.gefuehrt:
        return None
    return kaufmaennisch(Fraction(100 * eingabe.davon_praesenz, eingabe.gefuehrt), 1)


RECHNER = Rechner(BeratungsquoteEingabe, BeratungsquoteErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="von")
