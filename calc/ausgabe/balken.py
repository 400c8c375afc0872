"""Säulen und Anteile als SVG; Farben und Schrift kommen aus dem Stylesheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calc.ausgabe.darstellung import Anteil, Saeule, Saeulen
from calc.ausgabe.markup import Markup, element
from calc.form.sprache import dezimal

BREITE, LINKS, KOPF, HOEHE, FUSS = 480, 30, 16, 120, 18
HOECHSTE_SAEULE, LUECKE = 48, 0.25
PLATZ_FUER_WERT, PLATZ_FUER_TITEL = 34, 26
MARKEN = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
HOECHSTENS_MARKEN = 4
ANTEIL_KOPF, ANTEIL_HOEHE = 18, 14


def zeichne(bild: Saeulen | Anteil) -> Markup:
    """Zeichnet ein Bild: ein `<figure>` mit SVG und, wenn nötig, einer Legende."""
    return _saeulen(bild) if isinstance(bild, Saeulen) else _anteil(bild)


def _saeulen(bild: Saeulen) -> Markup:
    oben = max(max(s.wert, s.rahmen) for s in bild.saeulen) or 1
    schritt = min(HOECHSTE_SAEULE, (BREITE - LINKS) / len(bild.saeulen))
    teile = [*_achse(oben), *_koerper(bild.saeulen, schritt, oben)]
    svg = element(
        "svg",
        *teile,
        viewBox=f"0 0 {BREITE} {KOPF + HOEHE + FUSS}",
        role="img",
        aria_label=f"{bild.titel}. {bild.legende} Alle Zahlen stehen in der Tabelle.",
    )
    return element("figure", svg, element("figcaption", f"{bild.titel}. {bild.legende}"), class_="balkenbild")


def _achse(oben: float) -> Iterator[Markup]:
    marke = next((m for m in MARKEN if oben / m <= HOECHSTENS_MARKEN), MARKEN[-1])
    for zahl in range(0, int(oben) + 1, marke):
        y = _y(zahl, oben)
        yield element("line", class_="marke" if zahl else "achse", x1=LINKS, y1=y, x2=BREITE, y2=y)
        yield _text(LINKS - 5, y + 4, str(zahl), "end")


def _koerper(saeulen: Sequence[Saeule], schritt: float, oben: float) -> Iterator[Markup]:
    jede = int(PLATZ_FUER_TITEL // schritt) + 1
    for nummer, saeule in enumerate(saeulen):
        x, breite = LINKS + (nummer + LUECKE / 2) * schritt, schritt * (1 - LUECKE)
        for hoehe, klasse in ((saeule.wert, "wert"), (saeule.rahmen, "rahmen")):
            y = _y(hoehe, oben)
            rand = KOPF + HOEHE - y
            yield element("rect", class_=klasse, x=round(x, 1), y=y, width=round(breite, 1), height=round(rand, 1))
        mitte = round(x + breite / 2, 1)
        if schritt >= PLATZ_FUER_WERT:
            yield _text(mitte, _y(max(saeule.wert, saeule.rahmen), oben) - 4, dezimal(saeule.wert), "middle")
        if nummer % jede == 0:
            yield _text(mitte, KOPF + HOEHE + 14, saeule.beschriftung, "middle")


def _y(wert: float, oben: float) -> float:
    return round(KOPF + HOEHE * (1 - wert / oben), 1)


def _anteil(bild: Anteil) -> Markup:
    ganz, unten = BREITE - 2, ANTEIL_KOPF + ANTEIL_HOEHE
    erreicht, ziel = (round(1 + ganz * prozent / 100, 1) for prozent in (bild.prozent, bild.ziel))
    svg = element(
        "svg",
        _text(1, 12, f"{bild.titel}: {dezimal(bild.prozent, 1)} %", "start"),
        element("rect", class_="wert", x=1, y=ANTEIL_KOPF, width=round(erreicht - 1, 1), height=ANTEIL_HOEHE),
        element("rect", class_="rahmen", x=1, y=ANTEIL_KOPF, width=ganz, height=ANTEIL_HOEHE),
        element("line", class_="ziel", x1=ziel, y1=ANTEIL_KOPF - 3, x2=ziel, y2=unten + 3),
        _text(ziel, unten + 15, f"{dezimal(bild.ziel)} %", "middle"),
        viewBox=f"0 0 {BREITE} {unten + 20}",
        role="img",
        aria_label=f"{bild.titel}: {dezimal(bild.prozent, 1)} Prozent, Ziel {dezimal(bild.ziel)} Prozent.",
    )
    return element("figure", svg, class_="balkenbild")


def _text(x: float, y: float, text: str, anker: str) -> Markup:
    return element("text", text, x=x, y=round(y, 1), text_anchor=anker)
