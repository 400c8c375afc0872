"""Rechner „Bekanntgabe“: wann ein Bescheid bekannt gegeben ist und bis wann ein Widerspruch möglich ist."""

from calc.rechner.bekanntgabe.regel import RECHNER

__all__ = ["RECHNER"]
