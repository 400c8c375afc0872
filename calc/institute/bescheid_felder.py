"""Die Felder zum Bescheid, wie Meldeversäumnis und Pflichtverletzung sie fragen, und was sich dort widerspricht."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import feld
from calc.recht.parameter import parameter

TITEL_BEKANNTGABE, TITEL_AUFGABE = "Bekanntgabe des Bescheids", "Bescheid zur Post gegeben"
GRUPPE = "Bescheid"


def feld_aufgabe_post(**weitere: Any) -> Any:
    """Wann der Bescheid zur Post ging."""
    hinweis = "Tag der Aufgabe zur Post; die Bekanntgabe folgt daraus. Leer lassen, wenn es noch keinen Bescheid gibt."
    return feld(TITEL_AUFGABE, hinweis, vorgabe=None, gruppe=GRUPPE, **weitere)


def feld_bekanntgabe(**weitere: Any) -> Any:
    """Wann der Bescheid bekannt gegeben wurde."""
    hinweis = "Nur statt der Aufgabe zur Post, zum Beispiel bei Aushändigung."
    return feld(TITEL_BEKANNTGABE, hinweis, vorgabe=None, gruppe=GRUPPE, **weitere)


def feld_regelbedarfsstufe(**weitere: Any) -> Any:
    """Welche Regelbedarfsstufe für die Person gilt."""
    hinweis = "Für den Betrag in Euro; ohne sie steht im Ergebnis nur der Prozentsatz."
    return feld("Regelbedarfsstufe", hinweis, vorgabe=None, gruppe=GRUPPE, **weitere)


def feld_rechtsfolgen_bekannt(sichtbar_wenn: dict[str, Any]) -> Any:
    """Ob die Person die Rechtsfolgen auch ohne Belehrung kannte; sichtbar nur, wenn es keine Belehrung gibt."""
    return feld(
        "Die Person kannte die Rechtsfolgen trotzdem",
        "Nur ankreuzen, wenn sie die Folgen wirklich kannte, zu dieser Zeit, und das zu beweisen ist.",
        vorgabe=False,
        sichtbar_wenn={"rechtsfolgenbelehrung": [False]} | sichtbar_wenn,
    )


@cache
def abgedeckt_ab() -> date:
    """Der erste Tag, für dessen Versäumnisse das Recht hinterlegt ist."""
    return parameter("minderung", "feststellung").abgedeckt_ab


def pruefe_bescheid(
    ereignis: date, vorgang: str, bekanntgabe: date | None, aufgabe_post: date | None
) -> Iterator[Fehler]:
    """Was an Ereignis und Bescheid nicht zusammenpasst; das Feld des Ereignisses prüft der Rechner selbst.

    Args:
        ereignis: Tag des Versäumnisses.
        vorgang: wie das Ereignis heißt.
        bekanntgabe: Tag der Bekanntgabe, wenn er bekannt ist.
        aufgabe_post: Tag der Aufgabe zur Post, wenn er statt der Bekanntgabe bekannt ist.
    """
    if bekanntgabe and bekanntgabe < ereignis:
        yield meldungen.zu_frueh("bekanntgabe", bekanntgabe, vorgang, ereignis)
    if bekanntgabe and aufgabe_post:
        yield meldungen.nur_eines("aufgabe_post", TITEL_AUFGABE, TITEL_BEKANNTGABE)
    elif aufgabe_post and aufgabe_post < ereignis:
        yield meldungen.zu_frueh("aufgabe_post", aufgabe_post, vorgang, ereignis)
