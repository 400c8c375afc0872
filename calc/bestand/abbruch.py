"""Was jedes Ergebnis verhindert, in einem Satz."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calc.bestand.lesen import NichtLesbar
from calc.bestand.spalten import KeineKopfzeile


class Abbruch(Exception):
    """Etwas am Aufruf oder an einer Datei verhindert jedes Ergebnis; der Text sagt, was."""


@contextmanager
def beim_lesen(datei: Path) -> Iterator[None]:
    """Macht aus dem, was beim Lesen einer Datei schiefgeht, einen Satz mit ihrem Namen.

    Raises:
        Abbruch: statt jedes anderen Fehlers beim Lesen.
    """
    try:
        yield
    except (NichtLesbar, KeineKopfzeile) as fehler:
        raise Abbruch(f"{datei}: {fehler}") from fehler
    except ImportError as fehlt:
        raise Abbruch(f"{datei}: Für diese Datei fehlt das Paket python-calamine, oder als .csv speichern.") from fehlt
    except IsADirectoryError as fehler:
        raise Abbruch(f"{datei}: Das ist ein Ordner. Bitte eine Datei nennen.") from fehler
    except FileNotFoundError as fehler:
        raise Abbruch(f"{datei}: Diese Datei gibt es nicht.") from fehler
    except PermissionError as fehler:
        raise Abbruch(f"{datei}: Diese Datei darf nicht gelesen werden.") from fehler
