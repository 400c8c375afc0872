"""Was zum Eintrag „Mangelnde Mitwirkung“ schon feststeht, solange noch nicht alles angegeben ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.rechner.mangelnde_mitwirkung.regel import ende_spaetestens


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Wann ein Eintrag spätestens endet.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: L9 des Konzepts.
    """
    eintrag, dienstfrei = teil.get("eintrag_am"), teil.get("dienstfrei_24_31_dez")
    if eintrag and dienstfrei is not None:
        text = "Ist der Eintrag zulässig, endet er und liegt der neue Termin spätestens:"
        yield Schritt(text, ende_spaetestens(eintrag, dienstfrei=dienstfrei), "L9")
