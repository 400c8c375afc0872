"""Rechner „Kontaktintervall“: alle Vorgaben für eine Person und der nächste Kontakt."""

from calc.rechner.kontaktintervall.rechnung import RECHNER

__all__ = ["RECHNER"]
