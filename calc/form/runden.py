"""Genaue Brüche und wie aus ihnen Zahlen mit festen Stellen werden."""

from __future__ import annotations

from fractions import Fraction


def bruch(zahl: float) -> Fraction:
    """Der Bruch, den jemand meint, der diese Zahl geschrieben hat: 19.1 ist 191/10, nicht die nächste Binärzahl."""
    return Fraction(str(zahl))


def kaufmaennisch(zahl: Fraction, stellen: int) -> float:
    """Rundet auf feste Stellen, genau die Hälfte nach oben.

    Args:
        zahl: nicht negativ.
        stellen: Stellen nach dem Komma.
    """
    zehner: int = 10**stellen
    return (2 * zehner * zahl.numerator + zahl.denominator) // (2 * zahl.denominator) / zehner
