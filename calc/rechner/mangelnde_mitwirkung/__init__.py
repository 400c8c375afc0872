"""Rechner „Mangelnde Mitwirkung“: ob der Eintrag im Lebenslauf zulässig ist und wann er spätestens endet."""

from calc.rechner.mangelnde_mitwirkung.regel import RECHNER

__all__ = ["RECHNER"]
