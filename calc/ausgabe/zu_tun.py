"""„Jetzt zu tun“: die nächsten Schritte, für Seite und Text mit denselben Worten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from calc.ausgabe.darstellung import STATUS_TEXT, Satz
from calc.ausgabe.fundstellen import verweise
from calc.ausgabe.markup import Markup, element, verbinde, zeit
from calc.form.modelle import Verbindlich, ZuTun
from calc.form.sprache import mit_wochentag
from calc.zeit.dringlichkeit import Status

TITEL = "Jetzt zu tun"
OFFEN = 4
"""So viele Schritte stehen auf der Seite offen da, wenn es mehr als einen weiteren gibt."""
STUFE: Mapping[Verbindlich, str] = {"muss": "muss", "soll": "soll", "kann": "kann", "empfehlung": "Empfehlung"}
CHECKLISTE, TEXT = "checklisten/{}/", "einladen/texte/#{}"


def wann(schritt: ZuTun) -> Satz:
    """Bis wann oder ab wann, der letzte Arbeitstag zuerst; leer, wenn es keinen Tag gibt."""
    bis, kalender, ab = schritt.bis, schritt.bis_kalender, schritt.ab
    if bis is None:
        return () if ab is None else ("seit " if schritt.status else "ab ", ab)
    if schritt.vorbei:
        return ("war möglich bis " if schritt.verbindlichkeit == "kann" else "empfohlener Zeitpunkt vorbei: ", bis)
    if schritt.status is Status.UEBERFAELLIG:
        return ("seit ", bis)
    anfang: Satz = ("ab ", ab, ", bis ", bis) if ab and ab < bis else ("bis ", bis)
    return (*anfang, " (Kalendertag ", kalender, ")") if kalender and kalender != bis else anfang


def als_zeile(schritt: ZuTun) -> str:
    """Ein Schritt als eine Zeile Text."""
    tage = "".join(mit_wochentag(teil) if isinstance(teil, date) else teil for teil in wann(schritt))
    zeitpunkt = " ".join(filter(None, (_dringend(schritt), tage)))
    return f"{'; '.join(filter(None, (schritt.text, zeitpunkt, _wer(schritt))))} ({schritt.quelle})"


def als_abschnitt(schritte: Sequence[ZuTun], basis: str) -> Markup:
    """Die Schritte als HTML: die ersten offen, weitere zugeklappt; leer ohne Schritte.

    Args:
        schritte: der Reihe nach.
        basis: Anfang aller Links.
    """
    if not schritte:
        return Markup()
    offen = len(schritte) if len(schritte) <= OFFEN + 1 else OFFEN
    punkte = [_punkt(schritt, basis) for schritt in schritte]
    teile = [element("h3", TITEL), element("ol", *punkte[:offen])]
    if weitere := punkte[offen:]:
        liste = element("ol", *weitere, start=offen + 1)
        teile.append(element("details", element("summary", f"{len(weitere)} weitere Schritte"), liste))
    return element("section", *teile, class_="ergebnis-zu-tun")


def _punkt(schritt: ZuTun, basis: str) -> Markup:
    dazu = (teil for angabe in _angaben(schritt, basis) for teil in (" · ", angabe))
    next(dazu, None)
    was = element("span", schritt.text, class_="zu-tun-was")
    return element("li", was, " ", element("span", *dazu, class_="zu-tun-dazu"))


def _angaben(schritt: ZuTun, basis: str) -> Iterator[Markup]:
    if zeitpunkt := verbinde(*(zeit(teil) if isinstance(teil, date) else teil for teil in wann(schritt))):
        if dringend := _dringend(schritt):
            zeitpunkt = verbinde(element("span", dringend, class_=f"status status-{schritt.status}"), " ", zeitpunkt)
        yield element("span", zeitpunkt, class_="zu-tun-wann")
    yield verbinde(_wer(schritt))
    yield verweise(schritt.quelle, basis)
    for name, ort, titel in ((schritt.checkliste, CHECKLISTE, "Checkliste"), (schritt.textbaustein, TEXT, "Text")):
        if name:
            ziel = ort.format(name)
            yield element("a", titel, href=basis + ziel, data_mitnahme=ziel, data_wahl=" ".join(schritt.wahl) or None)


def _dringend(schritt: ZuTun) -> str:
    """„überfällig“ oder „fällig“; was geplant ist, sagt sein Tag."""
    return STATUS_TEXT[schritt.status] if schritt.status in (Status.UEBERFAELLIG, Status.FAELLIG) else ""


def _wer(schritt: ZuTun) -> str:
    return f"{schritt.wer}, {STUFE[schritt.verbindlichkeit]}" if schritt.verbindlichkeit else schritt.wer
