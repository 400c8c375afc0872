"""Was zu einer Pflichtverletzung schon feststeht, solange noch nicht alles angegeben ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.institute import bescheid_bekannt
from calc.institute.bescheid_felder import abgedeckt_ab
from calc.institute.minderung import Dagegen
from calc.rechner.pflichtverletzung.antwort import GRUENDE, schritt_recht
from calc.recht.parameter import parameter


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Das Recht, das gilt; bis wann ein Bescheid ergehen müsste; bis wann ein Widerspruch möglich ist.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: §§ 31, 31b Abs. 1, 65a Abs. 2 SGB II; § 84 SGG.
    """
    ereignis = teil.get("ereignis")
    if ereignis and ereignis < abgedeckt_ab():
        ereignis = None
    if ereignis:
        regel = parameter("minderung", "pflichtverletzung_regel")
        yield schritt_recht(ereignis, regel.seit(regel.am(ereignis).wert))
    if teil.get("wichtiger_grund"):
        text, norm = GRUENDE[Dagegen.WICHTIGER_GRUND]
        yield Schritt(f"Keine Folge: {text}", None, norm)
    elif ereignis and not (teil.get("bekanntgabe") or teil.get("aufgabe_post")):
        yield from bescheid_bekannt.grenzen(ereignis, dienstfrei=teil.get("dienstfrei_24_31_dez", True))
    yield from bescheid_bekannt.bekanntgabe(ereignis, teil)
