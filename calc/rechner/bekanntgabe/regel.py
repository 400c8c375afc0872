"""Rechner „Bekanntgabe“: wann ein Bescheid bekannt gegeben ist und bis wann ein Widerspruch möglich ist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from calc import recht
from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, auswahl, feld
from calc.form.sprache import kurz, mit_wochentag
from calc.institute.bekanntgabe import bekannt_nach_aufgabe, fiktion_tage
from calc.institute.bekanntgabe_worte import schritt_fiktion
from calc.institute.widerspruch import Widerspruchsfrist, widerspruchsfrist


class Weg(StrEnum):
    """Wie ein Bescheid zur Person kommt."""

    POST = "post"
    ELEKTRONISCH = "elektronisch"
    PORTAL = "portal"
    PERSOENLICH = "persoenlich"


AUSGANG = {
    Weg.POST: "Aufgabe zur Post",
    Weg.ELEKTRONISCH: "Absendung",
    Weg.PORTAL: "Benachrichtigung",
    Weg.PERSOENLICH: "Aushändigung",
}
MIT_FIKTION = [Weg.POST, Weg.ELEKTRONISCH, Weg.PORTAL]
WegWahl = Annotated[
    Weg,
    auswahl(
        {
            Weg.POST: "Mit der Post",
            Weg.ELEKTRONISCH: "Elektronisch übermittelt",
            Weg.PORTAL: "Zum Abruf im Portal",
            Weg.PERSOENLICH: "Persönlich ausgehändigt",
        }
    ),
]


class BekanntgabeEingabe(EingabeModell):
    """Wie und wann der Bescheid auf den Weg ging."""

    weg: WegWahl = feld("Weg", "Wie der Bescheid zur Person kommt.")
    datum: Tag = feld(
        "Datum", "Tag, an dem der Bescheid zur Post ging, abgesendet, im Portal angekündigt oder ausgehändigt wurde."
    )
    tatsaechlicher_zugang: Tag | None = feld(
        "Tatsächlich angekommen am",
        "Nur angeben, wenn bekannt. Ein späterer Tag zählt, ein früherer nicht.",
        vorgabe=None,
        sichtbar_wenn={"weg": [*MIT_FIKTION]},
    )
    rechtsbehelfsbelehrung: bool = feld(
        "Die Rechtsbehelfsbelehrung ist richtig",
        "Sie sagt, wie man sich gegen den Bescheid wehrt. Fehlt sie oder ist sie falsch: nicht ankreuzen.",
        vorgabe=True,
    )
    ausland: bool = feld("Bekanntgabe im Ausland", "Dann ist für den Widerspruch mehr Zeit.", vorgabe=False)

    def widersprueche(self) -> Iterator[Fehler]:
        """Nichts kommt an, bevor es abgeschickt ist."""
        if self.weg is not Weg.PERSOENLICH and self.tatsaechlicher_zugang and self.tatsaechlicher_zugang < self.datum:
            yield meldungen.zu_frueh("tatsaechlicher_zugang", self.tatsaechlicher_zugang, AUSGANG[self.weg], self.datum)


@dataclass(frozen=True, slots=True, kw_only=True)
class BekanntgabeErgebnis(Ergebnis):
    """Tag der Bekanntgabe, Tage der gesetzlichen Vermutung (0 bei Aushändigung), Ende der Widerspruchsfrist."""

    bekanntgabe: date
    fiktion_tage: int
    widerspruch_bis: date


def rechne(eingabe: BekanntgabeEingabe) -> BekanntgabeErgebnis:
    """Berechnet den Tag der Bekanntgabe und das Ende der Widerspruchsfrist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht bis 2100 liegt.

    Rechtsgrundlage: § 37 Abs. 2, 2a SGB X; §§ 84, 66, 64 SGG.
    """
    tage, bekannt = 0, eingabe.datum
    if eingabe.weg is not Weg.PERSOENLICH:
        tage, bekannt = fiktion_tage(eingabe.datum), bekannt_nach_aufgabe(eingabe.datum)
        if eingabe.tatsaechlicher_zugang:
            bekannt = max(bekannt, eingabe.tatsaechlicher_zugang)
    frist = widerspruchsfrist(bekannt, belehrung=eingabe.rechtsbehelfsbelehrung, ausland=eingabe.ausland)
    return BekanntgabeErgebnis(
        bekanntgabe=bekannt,
        fiktion_tage=tage,
        widerspruch_bis=frist.ende,
        schritte=(*_schritte(eingabe, bekannt), *frist.schritte()),
        hinweise=tuple(_hinweise(eingabe)),
        termine=tuple(_termine(eingabe, bekannt, frist)),
        rechtsstand=(
            recht.fassung(recht.BEKANNTGABE, eingabe.datum),
            *recht.rechtsstand(frist.ende, _norm_widerspruch(eingabe), recht.FRISTENDE, recht.FEIERTAGE),
        ),
    )


def _norm_widerspruch(eingabe: BekanntgabeEingabe) -> str:
    return recht.WIDERSPRUCH if eingabe.rechtsbehelfsbelehrung else recht.OHNE_BELEHRUNG


def _schritte(eingabe: BekanntgabeEingabe, bekannt: date) -> Iterator[Schritt]:
    if eingabe.weg is Weg.PERSOENLICH:
        yield Schritt("Ausgehändigt und damit sofort bekannt gegeben.", bekannt, "§ 37 SGB X")
        return
    vermutet = bekannt_nach_aufgabe(eingabe.datum)
    yield schritt_fiktion(eingabe.datum, fiktion_tage(eingabe.datum), vermutet, AUSGANG[eingabe.weg])
    if bekannt != vermutet:
        yield Schritt("Angekommen ist der Bescheid später; dieser Tag zählt.", bekannt, "§ 37 Abs. 2 SGB X")
    elif eingabe.tatsaechlicher_zugang and eingabe.tatsaechlicher_zugang < bekannt:
        text = f"Dass er schon am {mit_wochentag(eingabe.tatsaechlicher_zugang)} ankam, ändert daran nichts."
        yield Schritt(text, bekannt, "§ 37 Abs. 2 SGB X")


def _hinweise(eingabe: BekanntgabeEingabe) -> Iterator[Hinweis]:
    if eingabe.weg is not Weg.PERSOENLICH:
        yield Hinweis(
            "info",
            "Der Tag der Bekanntgabe verschiebt sich nicht, auch nicht am Wochenende oder Feiertag"
            " (BSG, 06.05.2010, B 14 AS 12/09 R).",
            "§ 37 Abs. 2 SGB X",
        )
        if eingabe.tatsaechlicher_zugang is None:
            yield Hinweis(
                "info",
                "Angenommen ist, dass der Bescheid nicht später ankam. Sonst bitte den Tag eintragen.",
                "§ 37 Abs. 2 SGB X",
            )
        if eingabe.ausland:
            yield Hinweis(
                "warnung",
                "Die Bekanntgabe ist wie im Inland gerechnet. Ob das im Ausland gilt, bitte prüfen.",
                "§ 37 Abs. 2 SGB X",
            )
    if not eingabe.rechtsbehelfsbelehrung:
        yield Hinweis(
            "info",
            "Gemeint ist die Rechtsbehelfsbelehrung des Bescheids, nicht die Rechtsfolgenbelehrung einer Einladung.",
            "§ 66 SGG",
        )
    yield Hinweis("info", "24. und 31. Dezember sind keine Feiertage und verschieben keine Frist.", "§ 64 SGG")


def _termine(eingabe: BekanntgabeEingabe, bekannt: date, frist: Widerspruchsfrist) -> Iterator[Termin]:
    if eingabe.weg is not Weg.PERSOENLICH:
        yield Termin(eingabe.datum, AUSGANG[eingabe.weg], "ereignis")
    yield Termin(bekannt, "Bekanntgabe", "ereignis")
    yield Termin(frist.ende, f"Widerspruch gegen den Bescheid ({kurz(bekannt)})", "frist")


RECHNER = Rechner(BekanntgabeEingabe, BekanntgabeErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="datum")
