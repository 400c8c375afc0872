"""Was zur Bekanntgabe schon feststeht, solange noch nicht alles angegeben ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.rechner.bekanntgabe.antwort import OHNE_VERMUTUNG
from calc.rechner.bekanntgabe.eingabe import Weg


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Dass für Post ins Ausland keine Vermutung gilt.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: § 37 Abs. 2 SGB X.
    """
    if teil.get("weg") is Weg.POST and teil.get("ausland"):
        text, norm = OHNE_VERMUTUNG[Weg.POST]
        yield Schritt(text, None, norm)
