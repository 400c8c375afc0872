"""Nächste Schritte, wie mehrere Rechner sie nennen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calc.form.modelle import ZuTun
from calc.institute.bescheid import Bescheid
from calc.institute.bescheid_worte import FESTSTELLUNG

IFK, LEISTUNG, KUNDE = "IFK", "Leistung", "Kund:in"


def bescheid_zur_post(bescheid: Bescheid, checkliste: str | None) -> ZuTun:
    """Entscheiden, solange noch festgestellt werden darf."""
    return ZuTun(
        text="Grund und Härte prüfen, entscheiden, Bescheid zur Post geben",
        wer=f"{IFK} und {LEISTUNG}",
        verbindlichkeit="muss",
        quelle=FESTSTELLUNG,
        bis=bescheid.postaufgabe_arbeitstag,
        bis_kalender=bescheid.postaufgabe_spaetestens,
        checkliste=checkliste,
    )


def widerspruch(bis: date | None) -> Iterator[ZuTun]:
    """Was die Person gegen den Bescheid tun kann.

    Args:
        bis: letzter Tag, wenn es einen Bescheid gibt.
    """
    if bis:
        yield ZuTun(
            text="Widerspruch möglich", wer=KUNDE, verbindlichkeit="kann", quelle="§ 84 SGG", bis=bis, bis_kalender=bis
        )
