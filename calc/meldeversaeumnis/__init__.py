"""Rechner „Meldeversäumnis“: Folge eines versäumten Termins, Zeitraum, Beträge und Fristen."""

from calc.meldeversaeumnis.rechnung import RECHNER

__all__ = ["RECHNER"]
