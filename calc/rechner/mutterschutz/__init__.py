"""Rechner „Mutterschutz“: Schutzfrist vor und nach der Entbindung und der erste Kontakt danach."""

from calc.rechner.mutterschutz.regel import RECHNER

__all__ = ["RECHNER"]
