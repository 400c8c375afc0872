"""Was zum Mutterschutz schon feststeht, solange der errechnete Termin fehlt."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.institute.schutzfrist_bekannt import nach_entbindung


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Wie lange die Schutzfrist nach der Entbindung mindestens läuft.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: § 3 Abs. 2 MuSchG.
    """
    return nach_entbindung(teil.get("entbindung"), verlaengert=teil.get("verlaengert", False))
