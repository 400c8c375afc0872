"""Zeitleiste als SVG: eine Zeile je Termin, Farben und Schrift kommen aus dem Stylesheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

from calc.ausgabe.markup import Markup, element
from calc.form.modelle import Termin
from calc.form.sprache import MONATE, kurz

BREITE, RAND, KOPF, ZEILE, ETIKETT = 480, 10, 40, 38, 18
MONATSSCHRITTE = (1, 2, 3, 6, 12, 24, 60, 120)
HOECHSTENS_MARKEN = 7
HOECHSTENS_ZEICHEN = 58


class _Achse:
    """Rechnet Tage in waagerechte Orte um; vorn und hinten bleibt etwas Luft."""

    def __init__(self, tage: Sequence[date]) -> None:
        self.von, self.bis = min(tage).toordinal(), max(tage).toordinal()
        luft = max((self.bis - self.von) // 20, 5)
        self.von, self.bis = self.von - luft, self.bis + luft

    def x(self, tag: date) -> float:
        anteil = (tag.toordinal() - self.von) / (self.bis - self.von)
        return round(RAND + anteil * (BREITE - 2 * RAND), 1)

    def monatsanfaenge(self) -> Iterator[date]:
        erster, letzter = (date.fromordinal(n) for n in (self.von, self.bis))
        anzahl = (letzter.year - erster.year) * 12 + letzter.month - erster.month
        schritt = next((s for s in MONATSSCHRITTE if anzahl / s <= HOECHSTENS_MARKEN), MONATSSCHRITTE[-1])
        for nummer in range(erster.year * 12 + erster.month, letzter.year * 12 + letzter.month):
            if nummer % schritt == 0:
                yield date(nummer // 12, nummer % 12 + 1, 1)


def zeitleiste(termine: Sequence[Termin], heute: date | None, zeitraum: tuple[date, date] | None = None) -> Markup:
    """Zeichnet Termine auf eine gemeinsame Achse.

    Args:
        termine: mindestens einer.
        heute: Stichtag, falls der Rechner einen kennt; er wird als senkrechte Linie gezeigt.
        zeitraum: erster und letzter Tag, zwischen denen eine Fläche hinter den Zeilen liegt; beide sind auch Termine.

    Returns:
        Ein `<figure>` mit SVG; die Beschreibung für Vorleseprogramme nennt jeden Termin.
    """
    achse = _Achse([*(t.datum for t in termine), *((heute,) if heute else ())])
    zeilen = sorted(termine, key=lambda termin: termin.datum)
    hoehe = KOPF + ZEILE * len(zeilen) + 6
    beschreibung = "; ".join(f"{kurz(t.datum)}: {t.titel}" for t in zeilen)
    teile = list(_kopf(achse, hoehe))
    if heute:
        teile += _heute(achse.x(heute), hoehe)
    teile += (_grund(KOPF + ZEILE * nummer) for nummer in range(len(zeilen)))
    teile += _flaeche(achse, zeitraum, hoehe)
    for nummer, termin in enumerate(zeilen):
        teile += _zeile(termin, achse, KOPF + ZEILE * nummer)
    bild = element(
        "svg",
        *teile,
        viewBox=f"0 0 {BREITE} {hoehe}",
        role="img",
        aria_label=f"Zeitleiste. {f'Stichtag {kurz(heute)}; ' if heute else ''}{beschreibung}",
    )
    return element("figure", bild, class_="zeitleiste")


def _kopf(achse: _Achse, hoehe: int) -> Iterator[Markup]:
    grund = KOPF - 14
    yield _linie(RAND, grund, BREITE - RAND, grund, "achse")
    for tag in achse.monatsanfaenge():
        x = achse.x(tag)
        yield _linie(x, grund, x, hoehe, "monat")
        text = str(tag.year) if tag.month == 1 else MONATE[tag.month - 1][:3]
        if x < BREITE - 40:
            yield _text(x + 2, grund - 4, text, "beschriftung-monat")


def _flaeche(achse: _Achse, zeitraum: tuple[date, date] | None, hoehe: int) -> Iterator[Markup]:
    if zeitraum:
        von, bis = map(achse.x, zeitraum)
        y = KOPF - 14
        yield element("rect", class_="zeitraum", x=von, y=y, width=round(bis - von, 1), height=hoehe - y)


def _grund(y: int) -> Markup:
    """Hinter der Beschriftung einer Zeile hören die senkrechten Linien auf."""
    return element("rect", class_="etikett", x=0, y=y - 1, width=BREITE, height=ETIKETT)


def _heute(x: float, hoehe: int) -> Iterator[Markup]:
    yield _linie(x, 4, x, hoehe, "marke-heute")
    yield _text(x, 10, "Stichtag", "beschriftung-heute", x > BREITE - 60)


def _zeile(termin: Termin, achse: _Achse, y: int) -> Iterator[Markup]:
    x, mitte = achse.x(termin.datum), y + 25
    yield _text(RAND, y + 12, shorten(termin.titel, HOECHSTENS_ZEICHEN, placeholder=" …"), "beschriftung")
    yield _text(BREITE - RAND, y + 12, kurz(termin.datum), "beschriftung-datum", True)
    if termin.art == "ab":
        yield _linie(x, mitte, BREITE - RAND, mitte, "spanne")
        yield element("path", class_="marke-ab", d=f"M{x} {mitte - 6}L{x + 9} {mitte}L{x} {mitte + 6}Z")
    elif termin.art == "frist":
        yield _linie(RAND, mitte, x, mitte, "spanne")
        raute = f"M{x} {mitte - 7}L{x + 7} {mitte}L{x} {mitte + 7}L{x - 7} {mitte}Z"
        yield element("path", class_="marke-frist", d=raute)
    else:
        yield element("circle", class_="marke-ereignis", cx=x, cy=mitte, r=5)


def _linie(x1: float, y1: float, x2: float, y2: float, klasse: str) -> Markup:
    return element("line", class_=klasse, x1=x1, y1=y1, x2=x2, y2=y2)


def _text(x: float, y: float, text: str, klasse: str, rechts: bool = False) -> Markup:
    return element("text", text, class_=klasse, x=x, y=y, text_anchor="end" if rechts else None)
