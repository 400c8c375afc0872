"""Rechner „Pflichtverletzung“: Minderung, Zeitraum, Beträge, Aufhebung und Fristen."""

from calc.rechner.pflichtverletzung.rechnung import RECHNER

__all__ = ["RECHNER"]
