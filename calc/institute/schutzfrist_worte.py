"""Was zur Schutzfrist zu sagen ist, gleich in welchem Rechner sie vorkommt."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import Hinweis
from calc.form.sprache import zahlwort
from calc.institute.schutzfrist import Schutzfrist, Schutztage


def wochen(tage: Schutztage) -> tuple[str, str]:
    """In Worten, wie viele Wochen die Schutzfrist nach der Entbindung dauert: verlängert und sonst."""
    return zahlwort(tage.verlaengert // 7), zahlwort(tage.danach // 7)


def hinweis_abstand(frist: Schutzfrist) -> Iterator[Hinweis]:
    """Warnt, wenn Termin und Entbindung ungewöhnlich weit auseinanderliegen."""
    if frist.ungewoehnlich:
        text = "Termin und Entbindung liegen ungewöhnlich weit auseinander. Bitte beide Tage prüfen."
        yield Hinweis("warnung", text, recht.MUTTERSCHUTZ)


def hinweis_fruehgeburt(frist: Schutzfrist) -> Iterator[Hinweis]:
    """Erinnert an die längere Frist, wenn das Kind sehr früh kam und sie nicht gewählt ist."""
    if frist.fruehgeburt_moeglich:
        lang, sonst = wochen(frist.tage)
        text = f"Das Kind kam deutlich vor dem Termin. Nach einer Frühgeburt sind es {lang} statt {sonst} Wochen."
        yield Hinweis("warnung", f"{text} Bitte prüfen.", "§ 3 Abs. 2 MuSchG")


def satz_dauer(tage: Schutztage) -> str:
    """Mit welcher Frist nach der Entbindung gerechnet ist, wenn niemand nach der längeren gefragt hat."""
    lang, sonst = wochen(tage)
    text = f"Gerechnet ist mit {sonst} Wochen nach der Entbindung."
    return f"{text} Gelten {lang}, endet die Schutzfrist {tage.verlaengert - tage.danach} Tage später."
