"""Was der Rechner „Bekanntgabe“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin, ZuTun
from calc.form.sprache import kurz, mit_wochentag
from calc.institute import widerspruch_worte
from calc.institute.bekanntgabe_worte import schritt_fiktion
from calc.institute.zu_tun_worte import IFK, widerspruch
from calc.rechner.bekanntgabe.eingabe import AUSGANG, BekanntgabeEingabe, Weg
from calc.rechner.bekanntgabe.regel import Fall

OHNE_VERMUTUNG = {
    Weg.PERSOENLICH: ("Ausgehändigt und damit sofort bekannt gegeben.", recht.BEKANNTGABE),
    Weg.ZUSTELLUNG: ("Laut Urkunde zugestellt und damit sofort bekannt gegeben.", recht.ZUSTELLUNG),
    Weg.POST: (
        "Für Post ins Ausland gilt die Vermutung nicht; es zählt der Tag, an dem der Bescheid ankam.",
        recht.BEKANNTGABE_ABSENDUNG,
    ),
}
NUR_BELEGT = "Im Zweifel muss das Jobcenter den Zugang und seinen Tag beweisen."
BELEGT = {
    Weg.POST: f"Das gilt nur, wenn der Tag der Aufgabe zur Post dokumentiert ist (Absendevermerk). {NUR_BELEGT}",
    Weg.ELEKTRONISCH: f"Das gilt nur, wenn der Tag der Absendung dokumentiert ist. {NUR_BELEGT}",
    Weg.PORTAL: f"Das gilt nur, wenn der Tag dokumentiert ist, an dem die Benachrichtigung abging. {NUR_BELEGT}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BekanntgabeErgebnis(Ergebnis):
    """Tag der Bekanntgabe, Tage der gesetzlichen Vermutung (0, wenn sie nicht gilt), Ende der Widerspruchsfrist."""

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
        schritte=(*_schritte(eingabe, fall), *widerspruch_worte.schritte(fall.widerspruch)),
        hinweise=tuple(_hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        zu_tun=tuple(_zu_tun(eingabe, fall)),
        rechtsstand=(
            recht.fassung(recht.BEKANNTGABE, eingabe.datum),
            *recht.rechtsstand(fall.widerspruch.ende, widerspruch, recht.FRISTENDE, recht.FEIERTAGE),
        ),
    )


def _schritte(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[Schritt]:
    if fall.vermutet is None:
        text, norm = OHNE_VERMUTUNG[eingabe.weg]
        yield Schritt(text, fall.bekanntgabe, norm)
        return
    norm = _norm(eingabe)
    yield schritt_fiktion(eingabe.datum, fall.fiktion_tage, fall.vermutet, AUSGANG[eingabe.weg], norm)
    if eingabe.zugang is None:
        return
    was, geschah = ("Abgerufen", "abgerufen wurde") if eingabe.weg is Weg.PORTAL else ("Angekommen", "ankam")
    if fall.bekanntgabe != fall.vermutet:
        yield Schritt(f"{was} ist der Bescheid später; dieser Tag zählt.", fall.bekanntgabe, norm)
    elif eingabe.zugang < fall.bekanntgabe:
        text = f"Dass er schon am {mit_wochentag(eingabe.zugang)} {geschah}, ändert daran nichts."
        yield Schritt(text, fall.bekanntgabe, norm)


def _zu_tun(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[ZuTun]:
    if fall.vermutet:
        text = f"{AUSGANG[eingabe.weg]} in der Akte vermerken: Im Zweifel ist der Zugang zu beweisen"
        yield ZuTun(text=text, wer=IFK, quelle=_norm(eingabe))
    yield from widerspruch(fall.widerspruch.ende)


def _norm(eingabe: BekanntgabeEingabe) -> str:
    return recht.BEKANNTGABE_PORTAL if eingabe.weg is Weg.PORTAL else recht.BEKANNTGABE_ABSENDUNG


def _hinweise(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.vermutet:
        yield from _zur_vermutung(eingabe)
    if not eingabe.rechtsbehelfsbelehrung:
        yield Hinweis(
            "info",
            "Gemeint ist die Rechtsbehelfsbelehrung des Bescheids, nicht die Rechtsfolgenbelehrung einer Einladung.",
            recht.OHNE_BELEHRUNG,
        )
        if eingabe.ausland:
            text = "Ohne richtige Rechtsbehelfsbelehrung gilt das Jahr auch im Ausland."
            yield Hinweis("info", text, recht.OHNE_BELEHRUNG)
    text = "24. und 31. Dezember sind keine Feiertage und verschieben keine Frist."
    yield Hinweis("info", text, recht.FRISTENDE)


def _zur_vermutung(eingabe: BekanntgabeEingabe) -> Iterator[Hinweis]:
    norm = _norm(eingabe)
    yield Hinweis(
        "info",
        "Der Tag der Bekanntgabe verschiebt sich nicht, auch nicht am Wochenende oder Feiertag"
        " (BSG, 06.05.2010, B 14 AS 12/09 R).",
        norm,
    )
    yield Hinweis("info", BELEGT[eingabe.weg], norm)
    if eingabe.weg is not Weg.PORTAL and eingabe.zugang is None:
        text = "Angenommen ist, dass der Bescheid nicht später ankam. Sonst bitte den Tag eintragen."
        yield Hinweis("info", text, norm)
    elif eingabe.weg is Weg.PORTAL and eingabe.zugang is None:
        text = (
            "Angenommen ist, dass die Benachrichtigung rechtzeitig ankam. Ist ihr Zugang bestritten und nicht"
            " nachweisbar oder kam sie nachweislich zu spät, zählt der Tag des Abrufs: dann bitte eintragen."
        )
        yield Hinweis("info", text, norm)
    elif eingabe.weg is Weg.PORTAL:
        text = (
            "Der Abruf zählt nur, wenn der Zugang der Benachrichtigung bestritten und nicht nachweisbar ist oder sie"
            " nachweislich zu spät kam. Sonst bitte das Feld leeren."
        )
        yield Hinweis("info", text, norm)


def _termine(eingabe: BekanntgabeEingabe, fall: Fall) -> Iterator[Termin]:
    if eingabe.datum != fall.bekanntgabe:
        yield Termin(eingabe.datum, AUSGANG[eingabe.weg], "ereignis")
    yield Termin(fall.bekanntgabe, "Bekanntgabe", "ereignis")
    yield Termin(fall.widerspruch.ende, f"Widerspruch gegen den Bescheid ({kurz(fall.bekanntgabe)})", "frist")
