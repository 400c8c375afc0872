"""Rechner „Meldeversäumnis“: Folge eines versäumten Termins, Zeitraum, Beträge und Fristen."""

from calc.rechner.meldeversaeumnis.rechnung import RECHNER

__all__ = ["RECHNER"]
