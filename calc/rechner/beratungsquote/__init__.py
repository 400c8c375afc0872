"""Rechner „Beratungsquote“: wie viele Gespräche in einem Zeitraum zu führen sind, und wie viele noch offen sind."""

from calc.rechner.beratungsquote.rechnung import RECHNER

__all__ = ["RECHNER"]
