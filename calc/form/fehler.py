"""Fehler, die eine Eingabe auslösen kann. Die deutschen Texte dazu stehen in `calc.form.meldungen`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fehler:
    """Eine Meldung an einem Feld.

    Args:
        feld: Name des Feldes, bei Listen mit Stelle („abwesenheiten.0.von“); `None`, wenn kein Feld gemeint ist.
        text: Was einzugeben ist, auf Deutsch.
        fehlt: ob nur etwas noch nicht angegeben ist; sonst ist etwas Angegebenes falsch.
        in_json: was nur wissen muss, wer JSON schreibt; die Seite sagt es nicht.
    """

    feld: str | None
    text: str
    fehlt: bool = False
    in_json: str = ""

    @property
    def ganz(self) -> str:
        """Der Text für die Kommandozeile, mit dem Zusatz in Klammern am Ende des Satzes."""
        return f"{self.text.removesuffix('.')} ({self.in_json})." if self.in_json else self.text


class UngueltigeEingabe(Exception):
    """Die Eingabe lässt sich nicht rechnen; `fehler` nennt jedes Feld, das zu ändern ist."""

    def __init__(self, fehler: Iterable[Fehler]) -> None:
        self.fehler = tuple(fehler)
        super().__init__("; ".join(f"{f.feld}: {f.text}" for f in self.fehler))

    def als_dict(self) -> dict[str, Any]:
        """`{"fehler": [{"feld": …, "text": …}]}`, wie die Kommandozeile es schreibt."""
        return {"fehler": [{"feld": fehler.feld, "text": fehler.ganz} for fehler in self.fehler]}


class InternerFehler(UngueltigeEingabe):
    """Eine Regel hat versagt: unser Fehler, nicht der der Eingabe."""
