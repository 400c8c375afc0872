"""Rechner „Kooperationsplan“: bis wann er fortzuschreiben ist."""

from calc.rechner.kooperationsplan.regel import RECHNER

__all__ = ["RECHNER"]
