"""Was der Rechner „Bekanntgabe“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin
from calc.form.sprache import kurz, mit_wochentag
from calc.institute.bekanntgabe_worte import schritt_fiktion
from calc.rechner.bekanntgabe.eingabe import AUSGANG, BekanntgabeEingabe
from calc.rechner.bekanntgabe.regel import Fall


@dataclass(frozen=True, slots=True, kw_only=True)
class BekanntgabeErgebnis(Ergebnis):
    """Tag der Bekanntgabe, Tage der gesetzlichen Vermutung (0 bei Aushändigung), Ende der Widerspruchsfrist."""

    bekanntgabe: date
    fiktion_tage: int
    widerspruch_bis: date


def antworte(eingabe: BekanntgabeEingabe, fall: Fall) -> BekanntgabeErgebnis:
    """Erzählt, seit wann der Bescheid bekannt ist und bis wann ein Widerspruch möglich ist."""
    widerspruch = recht.WIDERSPRUCH if eingabe.rechtsbehelfsbelehrung else recht.OHNE_BELEHRUNG
    return BekanntgabeErgebnis(
        bekanntgabe=fall.bekanntgabe,
        fiktion_tage=fall.fiktion_tage,
        widerspruch_bis=fall.widerspruch.ende,
        schritte=(*_schritte(eingabe, fall), *fall.widerspruch.schritte()),
        hinweise=tuple(_hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        rechtsstand=(
            recht.fassung(recht.BEKANNTGABE, eingabe.datum),
            *recht.rechtsstand(fall.widerspruch.ende, widerspruch, recht.FRISTENDE, recht.FEIERTAGE),
        ),
    )


def _schritte(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[Schritt]:
    if fall.vermutet is None:
        yield Schritt("Ausgehändigt und damit sofort bekannt gegeben.", fall.bekanntgabe, "§ 37 SGB X")
        return
    yield schritt_fiktion(eingabe.datum, fall.fiktion_tage, fall.vermutet, AUSGANG[eingabe.weg])
    if fall.bekanntgabe != fall.vermutet:
        yield Schritt("Angekommen ist der Bescheid später; dieser Tag zählt.", fall.bekanntgabe, "§ 37 Abs. 2 SGB X")
    elif eingabe.tatsaechlicher_zugang and eingabe.tatsaechlicher_zugang < fall.bekanntgabe:
        text = f"Dass er schon am {mit_wochentag(eingabe.tatsaechlicher_zugang)} ankam, ändert daran nichts."
        yield Schritt(text, fall.bekanntgabe, "§ 37 Abs. 2 SGB X")


def _hinweise(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.vermutet:
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


def _termine(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[Termin]:
    if fall.vermutet:
        yield Termin(eingabe.datum, AUSGANG[eingabe.weg], "ereignis")
    yield Termin(fall.bekanntgabe, "Bekanntgabe", "ereignis")
    yield Termin(fall.widerspruch.ende, f"Widerspruch gegen den Bescheid ({kurz(fall.bekanntgabe)})", "frist")
