"""Rechner „Frist“: das Ende einer gesetzlichen Frist."""

from calc.rechner.frist.regel import RECHNER

__all__ = ["RECHNER"]
