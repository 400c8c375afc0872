"""Rechner „Frist“: das Ende einer gesetzlichen Frist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from calc import recht
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, auswahl, feld
from calc.form.sprache import dauer, mit_wochentag
from calc.zeit.fristen import Einheit, beginnfrist, ereignisfrist
from calc.zeit.kalender import grund_kein_arbeitstag, naechster_werktag


class Beginn(StrEnum):
    """Womit eine Frist beginnt."""

    EREIGNIS = "ereignis"
    TAGESBEGINN = "tagesbeginn"


EinheitWahl = Annotated[Einheit, auswahl({einheit: einheit.capitalize() for einheit in Einheit})]
BeginnWahl = Annotated[
    Beginn,
    auswahl(
        {
            Beginn.EREIGNIS: "Mit einem Ereignis: der Tag zählt nicht mit",
            Beginn.TAGESBEGINN: "Mit Tagesbeginn: der Tag zählt mit",
        }
    ),
]


class FristEingabe(EingabeModell):
    """Welches Ereignis, welche Dauer, welche Art von Frist."""

    ereignis: Tag = feld("Ereignis", "Der Tag, der die Frist auslöst, zum Beispiel die Bekanntgabe.")
    dauer: int = feld("Dauer", "Ganze Zahl von 1 bis 10000.", ge=1, le=10000)
    einheit: EinheitWahl = feld("Einheit", "Worin die Dauer gezählt wird.")
    beginn: BeginnWahl = feld("Beginn", "Fast alle Fristen beginnen mit einem Ereignis.", vorgabe=Beginn.EREIGNIS)
    verschieben: bool = feld(
        "Ende auf den nächsten Werktag verschieben",
        "Gilt für die meisten Fristen; nicht für Leistungszeiträume und von der Behörde bestimmte Termine.",
        vorgabe=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FristErgebnis(Ergebnis):
    """Ende der Frist vor und nach der Verschiebung; `grund` nennt den ersten freien Tag."""

    rohende: date
    ende: date
    verschoben: bool
    grund: str | None


def rechne(eingabe: FristEingabe) -> FristErgebnis:
    """Berechnet das Ende einer Frist.

    Das Ende verschiebt sich nur wegen Wochenende oder Feiertag, nie wegen des 24. oder 31. Dezember.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: §§ 187, 188, 193 BGB; § 26 SGB X; § 64 SGG.
    """
    nach_ereignis = eingabe.beginn is Beginn.EREIGNIS
    rohende = (ereignisfrist if nach_ereignis else beginnfrist)(eingabe.ereignis, eingabe.dauer, eingabe.einheit)
    ende = naechster_werktag(rohende) if eingabe.verschieben else rohende
    verschoben = ende != rohende
    grund = grund_kein_arbeitstag(rohende) if verschoben else None
    schritte = [
        Schritt(
            f"Der {mit_wochentag(eingabe.ereignis)} zählt {'nicht ' if nach_ereignis else ''}mit.",
            eingabe.ereignis,
            "§ 187 Abs. 1 BGB" if nach_ereignis else "§ 187 Abs. 2 BGB",
        ),
        Schritt(f"{dauer(eingabe.dauer, eingabe.einheit)}: Ende der Frist.", rohende, "§ 188 BGB"),
    ]
    if verschoben:
        schritte.append(
            Schritt(f"Dort ist frei ({grund}); die Frist endet am nächsten Werktag.", ende, "§ 26 Abs. 3 SGB X")
        )
    return FristErgebnis(
        rohende=rohende,
        ende=ende,
        verschoben=verschoben,
        grund=grund,
        schritte=tuple(schritte),
        hinweise=(
            Hinweis(
                "info",
                "Minderungs- und Leistungszeiträume, von der Behörde bestimmte Termine und der Tag der Bekanntgabe"
                " verschieben sich nicht.",
                "§ 26 Abs. 4 SGB X",
            ),
        ),
        termine=(Termin(eingabe.ereignis, "Ereignis", "ereignis"), Termin(ende, "Ende der Frist", "frist")),
        rechtsstand=recht.rechtsstand(ende, recht.FRISTEN, recht.SOZIALVERFAHREN, recht.FEIERTAGE),
    )


RECHNER = Rechner(FristEingabe, FristErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="ereignis")
