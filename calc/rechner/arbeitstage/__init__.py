"""Rechner „Arbeitstage“: Tage vor- oder zurückzählen, ohne Wochenenden, Feiertage und dienstfreie Tage."""

from calc.rechner.arbeitstage.regel import RECHNER

__all__ = ["RECHNER"]
