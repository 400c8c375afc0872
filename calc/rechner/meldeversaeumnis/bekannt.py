"""Was zu einem versäumten Termin schon feststeht, solange noch nicht alles angegeben ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.institute import bescheid_bekannt
from calc.institute.anhoerung import anhoerungsfrist
from calc.institute.bescheid_felder import abgedeckt_ab
from calc.institute.minderung import Dagegen
from calc.rechner.meldeversaeumnis.antwort import GRUENDE, schritt_recht, schritte_anhoerung
from calc.rechner.meldeversaeumnis.eingabe import Kontaktweg
from calc.recht.parameter import parameter


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Das Recht, das gilt; warum es keine Folge gibt oder bis wann ein Bescheid ergehen müsste; Anhörung, Widerspruch.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: §§ 32, 31b Abs. 1, 65a Abs. 2 SGB II; § 24 SGB X; § 84 SGG; K5.
    """
    termin = teil.get("termin")
    if termin and termin < abgedeckt_ab():
        termin = None
    dagegen = tuple(_dagegen(teil))
    if termin:
        regel = parameter("minderung", "meldeversaeumnis_regel")
        yield schritt_recht(termin, regel.seit(regel.am(termin).wert))
    for grund in dagegen:
        yield Schritt(f"Keine Folge: {GRUENDE[grund][0]}", None, GRUENDE[grund][1])
    if termin and not dagegen and not (teil.get("bekanntgabe") or teil.get("aufgabe_post")):
        yield from bescheid_bekannt.grenzen(termin)
    zugang, tage = teil.get("anhoerung_zugang"), teil.get("anhoerung_tage")
    if zugang and tage and zugang >= (termin or zugang):
        yield from schritte_anhoerung(anhoerungsfrist(zugang, tage))
    yield from bescheid_bekannt.bekanntgabe(termin, teil)


def _dagegen(teil: Teil) -> Iterator[Dagegen]:
    """Was schon für sich jede Folge ausschließt; ohne Belehrung könnte die Person die Folgen noch gekannt haben."""
    if (weg := teil.get("kontaktweg")) and weg is not Kontaktweg.PRAESENZ:
        yield Dagegen.FERNKONTAKT
    if teil.get("wichtiger_grund"):
        yield Dagegen.WICHTIGER_GRUND
