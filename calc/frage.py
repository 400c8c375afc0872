"""Der eine Weg zu einem Rechner, für Kommandozeile, Seite und Bau: eine Frage, eine Antwort oder Fehler."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from pydantic import ValidationError

from calc import recht
from calc.ausgabe.darstellung import Darstellung
from calc.form import meldungen
from calc.form.fehler import Fehler, InternerFehler, UngueltigeEingabe
from calc.form.lesen import als_bytes, einwaende, warum_unlesbar
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt
from calc.form.teil import gueltige_felder
from calc.rechner import hole, kurztitel, stelle_dar
from calc.zeit.kalender import AusserhalbDesKalenders


@dataclass(frozen=True, slots=True)
class Antwort:
    """Womit gerechnet wurde und was herauskam.

    Args:
        name: Name des Rechners.
        rechner: der Rechner selbst.
        eingabe: die geprüfte Eingabe.
        ergebnis: das vollständige Ergebnis.
    """

    name: str
    rechner: Rechner
    eingabe: EingabeModell
    ergebnis: Ergebnis

    @property
    def kurztitel(self) -> str:
        """„Meldeversäumnis“."""
        return kurztitel(self.name)

    def als_json(self) -> bytes:
        """Das Ergebnis als JSON, wie die Kommandozeile es schreibt."""
        return self.rechner.schreiber.dump_json(self.ergebnis)

    def darstellung(self) -> Darstellung:
        """Was die Seite, der Text und die Tabelle davon zeigen."""
        return stelle_dar(self.name, self.eingabe, self.ergebnis)


def frage(name: str, roh: str | bytes) -> Antwort:
    """Liest, prüft, rechnet.

    Args:
        name: Name eines Rechners.
        roh: die Eingabe als JSON-Objekt.

    Raises:
        UngueltigeEingabe: mit einer Meldung je Feld, das zu ändern ist.
        InternerFehler: wenn die Regel selbst versagt; auch das ist eine `UngueltigeEingabe`, mit einem Satz für
            Menschen und der Ursache dahinter.
    """
    rechner = hole(name)
    eingabe = pruefe(rechner, roh)
    try:
        return Antwort(name, rechner, eingabe, rechne(rechner, eingabe))
    except UngueltigeEingabe:
        raise
    except Exception as fehler:
        raise InternerFehler([Fehler(None, meldungen.INTERN)]) from fehler


def pruefe(rechner: Rechner, roh: str | bytes) -> EingabeModell:
    """Liest und prüft eine Eingabe.

    Args:
        rechner: der Rechner, für den sie bestimmt ist.
        roh: ein JSON-Objekt, als Text oder in UTF-8.

    Raises:
        UngueltigeEingabe: mit einer Meldung je Feld, das zu ändern ist.
    """
    text = als_bytes(roh)
    try:
        eingabe = rechner.eingabe.model_validate_json(text)
    except ValidationError as fehler:
        einzelheiten = fehler.errors(include_url=False)
        if einzelheiten[0]["type"] == "json_invalid":
            raise UngueltigeEingabe([warum_unlesbar(text, einzelheiten[0]["ctx"]["error"])]) from None
        gefunden = tuple(einwaende(text)) or meldungen.zu_fehlern(rechner.eingabe, einzelheiten, b"Infinity" in text)
        raise UngueltigeEingabe(gefunden) from None
    except UngueltigeEingabe as widerspruch:
        raise UngueltigeEingabe(tuple(einwaende(text)) or widerspruch.fehler) from None
    # What is valid has a colon after each name and nowhere else: if they are as many as the fields, none came twice.
    if text.count(b":") != len(eingabe.model_fields_set) and (doppelte := tuple(einwaende(text))):
        raise UngueltigeEingabe(doppelte)
    return eingabe


def bekannt(name: str, roh: str | bytes, fehler: Iterable[Fehler]) -> tuple[Schritt, ...]:
    """Was an einer Eingabe, die sich noch nicht rechnen lässt, schon feststeht.

    Args:
        name: Name eines Rechners.
        roh: die Eingabe.
        fehler: alles, was an ihr zu ändern ist.

    Returns:
        Schritte, die keine weitere Angabe mehr ändert; keine, wenn sich die Eingabe nicht lesen lässt.
    """
    fehler = tuple(fehler)
    if any(einer.feld is None for einer in fehler):
        return ()
    rechner, text = hole(name), als_bytes(roh)
    if any(einwaende(text)):  # of a text with a name twice nothing else has been said to be wrong
        return ()
    try:
        return tuple(rechner.bekannt(gueltige_felder(rechner.eingabe, text, fehler)))
    except AusserhalbDesKalenders:
        return ()


def ordne_ein(rechner: Rechner, eingabe: EingabeModell) -> Any:
    """Wendet die Regel an, ohne ein Wort darüber zu verlieren: der Fall, aus dem die Antwort erzählt.

    Raises:
        UngueltigeEingabe: wenn ein errechneter Tag außerhalb der hinterlegten Jahre läge.
    """
    try:
        return rechner.regel(eingabe)
    except AusserhalbDesKalenders:
        raise UngueltigeEingabe([meldungen.ausserhalb(rechner.rechtstag)]) from None


def rechne(rechner: Rechner, eingabe: EingabeModell) -> Ergebnis:
    """Rechnet und erzählt; danach stehen die Termine nach Datum, kein Hinweis doppelt und alle Normen im Rechtsstand.

    Raises:
        UngueltigeEingabe: auch wenn ein errechneter Tag außerhalb der hinterlegten Jahre läge.
    """
    ergebnis = rechner.antwort(eingabe, ordne_ein(rechner, eingabe))
    quellen = [
        *(schritt.quelle for schritt in ergebnis.schritte),
        *(hinweis.quelle for hinweis in ergebnis.hinweise),
        *(zu_tun.quelle for zu_tun in ergebnis.zu_tun),
    ]
    stichtag = getattr(eingabe, "stichtag", None)
    return replace(
        ergebnis,
        termine=tuple(sorted(ergebnis.termine, key=attrgetter("datum"))),
        hinweise=_ohne_wiederholung(ergebnis.hinweise),
        zu_tun=tuple(zu_tun.am(stichtag) for zu_tun in ergebnis.zu_tun) if stichtag else ergebnis.zu_tun,
        rechtsstand=recht.vervollstaendigt(ergebnis.rechtsstand, getattr(eingabe, rechner.rechtstag), quellen),
    )


def _ohne_wiederholung(hinweise: Iterable[Hinweis]) -> tuple[Hinweis, ...]:
    """Jeder Satz einmal, auch wenn mehrere Nummern ihn begründen: Es bleibt die erste."""
    gesagt: dict[str, Hinweis] = {}
    for hinweis in hinweise:
        gesagt.setdefault(hinweis.text, hinweis)
    return tuple(gesagt.values())
