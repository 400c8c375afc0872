"""Was zur Schutzfrist schon feststeht, wenn nur der Tag der Entbindung bekannt ist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from calc.form.modelle import Schritt
from calc.institute.schutzfrist import pruefe_abgedeckt, schutztage


def nach_entbindung(entbindung: date | None, *, verlaengert: bool = False) -> Iterator[Schritt]:
    """Wie lange die Schutzfrist nach einer Entbindung mindestens läuft.

    Args:
        entbindung: der Tag, wenn er bekannt ist.
        verlaengert: ob nach der Entbindung die längere Frist gilt.

    Rechtsgrundlage: § 3 Abs. 2 MuSchG.
    """
    if entbindung is None or any(pruefe_abgedeckt(None, entbindung)):
        return
    tage = schutztage(entbindung)
    danach = tage.verlaengert if verlaengert else tage.danach
    text = f"Die Schutzfrist läuft mindestens {danach // 7} Wochen nach der Entbindung, also nicht kürzer als bis:"
    yield Schritt(text, entbindung + timedelta(days=danach), "§ 3 Abs. 2 MuSchG")
