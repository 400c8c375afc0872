"""Wie weit die Arbeit ist, in Zeilen und Zeilen je Sekunde."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

MELDE_ALLE_SEKUNDEN = 1.0
HOECHSTENS_GENANNT = 10
"""So viele Spalten, die nicht gebraucht werden, stehen mit Namen da."""
ZEILEN = 1000
"""Nur so oft wird auf die Uhr gesehen."""


class Fortschritt:
    """Meldet höchstens jede Sekunde, wie viele Zeilen gerechnet sind.

    Args:
        melde: bekommt jede Meldung als eine Zeile.
    """

    def __init__(self, melde: Callable[[str], object]) -> None:
        self.melde = melde
        self.begonnen = self.gemeldet = time.monotonic()
        self.zeilen = self.gesehen = 0

    def __call__(self, zeilen: int) -> None:
        """Merkt sich, wie viele Zeilen bisher gerechnet sind."""
        self.zeilen = zeilen
        if zeilen - self.gesehen < ZEILEN:
            return
        self.gesehen = zeilen
        if time.monotonic() - self.gemeldet >= MELDE_ALLE_SEKUNDEN:
            self.gemeldet = time.monotonic()
            self.ende()

    def uebergangen(self, datei: Path, spalten: Sequence[str]) -> None:
        """Nennt Spalten, die nicht gebraucht werden."""
        for name in spalten[:HOECHSTENS_GENANNT]:
            self.melde(f"{datei.name}: Die Spalte „{name[:60]}“ wird nicht gebraucht.")
        if (weitere := len(spalten) - HOECHSTENS_GENANNT) > 0:
            self.melde(f"{datei.name}: Weitere Spalten, die nicht gebraucht werden: {weitere}.")

    def ende(self) -> None:
        """Der Stand, mit Zeilen je Sekunde."""
        sekunden = max(time.monotonic() - self.begonnen, 0.001)
        if self.zeilen >= ZEILEN:
            self.melde(f"{self.zeilen} Zeilen, {self.zeilen / sekunden:.0f} je Sekunde")
