"""Was der Rechner „Frist“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin
from calc.form.sprache import dauer, mit_wochentag
from calc.rechner.frist.eingabe import Beginn, FristEingabe
from calc.rechner.frist.regel import Fall


@dataclass(frozen=True, slots=True, kw_only=True)
class FristErgebnis(Ergebnis):
    """Ende der Frist vor und nach der Verschiebung; `grund` nennt den ersten freien Tag."""

    rohende: date
    ende: date
    verschoben: bool
    grund: str | None


def antworte(eingabe: FristEingabe, fall: Fall) -> FristErgebnis:
    """Erzählt, wann die Frist endet und warum sie sich verschoben hat."""
    return FristErgebnis(
        rohende=fall.rohende,
        ende=fall.ende,
        verschoben=fall.grund is not None,
        grund=fall.grund,
        schritte=tuple(_schritte(eingabe, fall)),
        hinweise=(
            Hinweis(
                "info",
                "Minderungs- und Leistungszeiträume, von der Behörde bestimmte Termine und der Tag der Bekanntgabe"
                " verschieben sich nicht.",
                "§ 26 Abs. 4 SGB X",
            ),
        ),
        termine=(Termin(eingabe.ereignis, "Ereignis", "ereignis"), Termin(fall.ende, "Ende der Frist", "frist")),
        rechtsstand=recht.rechtsstand(fall.ende, recht.FRISTEN, recht.SOZIALVERFAHREN, recht.FEIERTAGE),
    )


def _schritte(eingabe: FristEingabe, fall: Fall) -> Iterator[Schritt]:
    nicht, absatz = ("nicht ", 1) if eingabe.beginn is Beginn.EREIGNIS else ("", 2)
    text = f"Der {mit_wochentag(eingabe.ereignis)} zählt {nicht}mit."
    yield Schritt(text, eingabe.ereignis, f"§ 187 Abs. {absatz} BGB")
    yield Schritt(f"{dauer(eingabe.dauer, eingabe.einheit)}: Ende der Frist.", fall.rohende, "§ 188 BGB")
    if fall.grund:
        text = f"Dort ist frei ({fall.grund}); die Frist endet am nächsten Werktag."
        yield Schritt(text, fall.ende, "§ 26 Abs. 3 SGB X")
