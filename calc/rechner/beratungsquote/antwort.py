"""Was der Rechner „Beratungsquote“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from calc import recht
from calc.form.modelle import Ergebnis, Termin, ZuTun
from calc.form.runden import kaufmaennisch
from calc.institute.zu_tun_worte import IFK
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.hinweise import hinweise, schritte
from calc.rechner.beratungsquote.regel import Fall, Rest, Woche


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
        verbleibend: anwesende Tage ab dem Stichtag; ohne Stichtag alle.
        offen_je_tag: was fehlt, je verbleibendem Tag, auf eine Stelle; null ohne einen solchen.
        rest: was davon in Woche, Monat, Jahr und Zeitraum noch zu führen ist; leer ohne Stichtag.
        praesenz_offen: was zum Soll in Präsenz fehlt, nie negativ; null, wenn `davon_praesenz` unbekannt ist.
        praesenz_anteil: Prozent der geführten Gespräche; null, wenn keines geführt oder es unbekannt ist.
        praesenz_ziel: so viel Prozent sollen es in der Regel sein.
    """

    soll_exakt: float
    soll: int
    soll_ohne_abzug: int
    soll_praesenz: int
    arbeitstage: int
    minuten_je_gespraech: float
    offen: int
    verbleibend: int
    offen_je_tag: float | None
    rest: tuple[Rest, ...]
    praesenz_offen: int | None
    praesenz_anteil: float | None
    praesenz_ziel: int
    wochen: tuple[Woche, ...]


def antworte(eingabe: BeratungsquoteEingabe, fall: Fall) -> BeratungsquoteErgebnis:
    """Erzählt, wie viele Gespräche es sein sollen und wie weit jemand ist."""
    ziel = fall.soll
    return BeratungsquoteErgebnis(
        soll_exakt=kaufmaennisch(ziel.je_tag * ziel.anwesend, 2),
        soll=ziel.gespraeche,
        soll_ohne_abzug=ziel.ohne_abzug,
        soll_praesenz=ziel.praesenz,
        arbeitstage=ziel.anwesend,
        minuten_je_gespraech=ziel.minuten_je_gespraech,
        offen=fall.offen,
        verbleibend=fall.verbleibend,
        offen_je_tag=fall.offen_je_tag,
        rest=fall.rest,
        praesenz_offen=fall.praesenz_offen,
        praesenz_anteil=fall.praesenz_anteil,
        praesenz_ziel=fall.zahlen.anteil_praesenz,
        wochen=fall.wochen,
        schritte=tuple(schritte(eingabe, fall)),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=(
            Termin(eingabe.von, "Beginn des Zeitraums", "ereignis"),
            Termin(eingabe.bis, f"Ende des Zeitraums: Soll {ziel.gespraeche}", "frist"),
        ),
        rechtsstand=recht.rechtsstand(eingabe.von, recht.KONZEPT, recht.FEIERTAGE),
        zu_tun=tuple(_zu_tun(eingabe, fall)),
    )


def _zu_tun(eingabe: BeratungsquoteEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Was noch zu führen ist, solange Tage bleiben."""
    schritt = partial(
        ZuTun,
        wer=IFK,
        bis=fall.letzter_tag,
        bis_kalender=eingabe.bis if fall.letzter_tag else None,
        checkliste="jahresblick",
    )
    if fall.verbleibend and fall.offen:
        yield schritt(text=f"Noch {gespraeche(fall.offen)} führen", quelle="E1")
    if fall.verbleibend and fall.praesenz_offen:
        text = f"In Präsenz noch {gespraeche(fall.praesenz_offen)} führen: am selben Ort oder per Video"
        yield schritt(text=text, quelle="E5, E6", verbindlichkeit="soll")


def gespraeche(anzahl: int) -> str:
    """„1 Gespräch“ oder „20 Gespräche“."""
    return "1 Gespräch" if anzahl == 1 else f"{anzahl} Gespräche"
