"""Rechner „Kontaktintervall“: alle Vorgaben für eine Person und der nächste Kontakt."""

from calc.kontaktintervall.rechnung import RECHNER

__all__ = ["RECHNER"]
