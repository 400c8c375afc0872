"""Ein Ergebnis als HTML für die Seite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from calc.ausgabe.balken import zeichne
from calc.ausgabe.darstellung import STATUS_TEXT, Darstellung, Quellen, Tabelle, Zelle
from calc.ausgabe.fundstellen import verweise
from calc.ausgabe.markup import Markup, element, satz, verbinde, zeit
from calc.ausgabe.text import ARBEITSHILFE, angaben, geltung, geprueft, hinweise_der_art
from calc.ausgabe.zeitleiste import zeitleiste
from calc.ausgabe.zu_tun import als_abschnitt
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Schritt
from calc.recht.aenderungen import OFFENE_FRAGEN
from calc.zeit.dringlichkeit import Status


def als_html(darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis, basis: str) -> Markup:
    """Das ganze Ergebnis als HTML.

    Args:
        darstellung: Satz und Tabelle des Rechners.
        eingabe: womit gerechnet wurde; sie wird mitgedruckt.
        ergebnis: Rechenweg, Hinweise, Termine und Rechtsstand.
        basis: Anfang aller Links.
    """
    teile = [
        element("p", satz(darstellung.satz), class_="ergebnis-satz"),
        _einordnung(darstellung, basis),
        als_abschnitt(ergebnis.zu_tun, basis),
    ]
    if warnungen := hinweise_der_art(ergebnis, "warnung"):
        teile.append(_hinweise(warnungen, "Warnung", basis))
    if offen := hinweise_der_art(ergebnis, "offen"):
        teile.append(_offene_fragen(offen, basis))
    if darstellung.bilder:
        teile += map(zeichne, darstellung.bilder)
    elif len({termin.datum for termin in ergebnis.termine}) > 1:
        teile.append(zeitleiste(ergebnis.termine, getattr(eingabe, "stichtag", None), darstellung.zeitraum))
    teile += (_tabelle(tabelle, basis) for tabelle in darstellung.tabellen)
    if infos := hinweise_der_art(ergebnis, "info"):
        teile.append(_hinweise(infos, "Hinweise", basis))
    teile += (
        _abschnitt("schritte", "Rechenweg", element("ol", *_schritte(ergebnis.schritte, basis))),
        _abschnitt("angaben", "Angaben", element("dl", *_angaben(eingabe))),
        _abschnitt("rechtsstand", "Rechtsstand", element("ul", *_rechtsstand(ergebnis, basis))),
        element("p", f"{geprueft(ergebnis)} {ARBEITSHILFE}", class_="arbeitshilfe"),
    )
    return element("div", *teile, class_="ergebnis")


def als_bekannt(schritte: Sequence[Schritt], basis: str) -> Markup:
    """Was schon feststeht, solange noch etwas fehlt; leer, wenn das nichts ist.

    Args:
        schritte: was keine weitere Angabe mehr ändert.
        basis: Anfang aller Links.
    """
    return _abschnitt("bekannt", "Schon bekannt", element("ul", *_schritte(schritte, basis))) if schritte else Markup()


def _einordnung(darstellung: Darstellung, basis: str) -> Markup:
    teile: list[str] = []
    if darstellung.status:
        teile.append(_status(darstellung.status))
    teile += (teil for zusatz in darstellung.zusatz for teil in (" ", satz(zusatz)))
    if darstellung.quellen:
        teile += (" Quelle: ", verweise(darstellung.quellen, basis))
    return element("p", *teile, class_="ergebnis-lage") if teile else Markup()


def _status(status: Status) -> Markup:
    return element("span", STATUS_TEXT[status], class_=f"status status-{status}")


def _tabelle(tabelle: Tabelle, basis: str) -> Markup:
    kopf = element("tr", *(element("th", spalte, scope="col") for spalte in tabelle.kopf))
    zeilen = (
        element(
            "tr",
            *(
                element("td", _zelle(zelle, basis), data_spalte=spalte)
                for spalte, zelle in zip(tabelle.kopf, zeile, strict=True)
            ),
        )
        for zeile in tabelle.zeilen
    )
    inhalt = element(
        "table",
        *(() if tabelle.zugeklappt else (element("caption", tabelle.titel),)),
        element("thead", kopf),
        element("tbody", *zeilen),
        class_="pflichten",
    )
    rahmen = element("div", inhalt, class_="ergebnis-tabelle", role="region", aria_label=tabelle.titel, tabindex=0)
    return element("details", element("summary", tabelle.titel), rahmen) if tabelle.zugeklappt else rahmen


def _zelle(zelle: Zelle, basis: str) -> Markup:
    match zelle:
        case None:
            return Markup("–")
        case date():
            return zeit(zelle)
        case Status():
            return _status(zelle)
        case Quellen():
            return verweise(zelle, basis)
    return verbinde(zelle)


def _abschnitt(klasse: str, titel: str, inhalt: Markup) -> Markup:
    return element("section", element("h3", titel), inhalt, class_=f"ergebnis-{klasse}")


def _schritte(schritte: Sequence[Schritt], basis: str) -> Iterator[Markup]:
    for schritt in schritte:
        tag = verbinde(" ", zeit(schritt.datum)) if schritt.datum else ""
        yield element("li", schritt.text, tag, " ", verweise(schritt.quelle, basis))


def _hinweise(hinweise: Sequence[Hinweis], titel: str, basis: str) -> Markup:
    punkte = (
        element("li", h.text, " ", verweise(h.quelle, basis), class_=f"hinweis hinweis-{h.art}") for h in hinweise
    )
    return _abschnitt("hinweise", titel, element("ul", *punkte))


def _offene_fragen(offen: Sequence[Hinweis], basis: str) -> Markup:
    """Die Fragen auf einen Blick; wie der Rechner damit umgeht, steht zugeklappt darunter, in derselben Reihenfolge."""
    fragen = [(OFFENE_FRAGEN[hinweis.offen], hinweis.quelle) for hinweis in offen if hinweis.offen]
    annahmen = element("ol", *(element("li", frage.annahme) for frage, _ in fragen))
    inhalt = (
        element("ol", *(element("li", frage.frage, " ", verweise(quelle, basis)) for frage, quelle in fragen)),
        element("details", element("summary", "Wie der Rechner damit umgeht"), annahmen),
    )
    return _abschnitt("offen", "Offene Fragen: bitte vor Ort klären", verbinde(*inhalt))


def _angaben(eingabe: EingabeModell) -> Iterator[Markup]:
    for titel, wert in angaben(eingabe):
        yield element("dt", titel)
        yield element("dd", wert)


def _rechtsstand(ergebnis: Ergebnis, basis: str) -> Iterator[Markup]:
    for stand in ergebnis.rechtsstand:
        yield element("li", verweise(stand.norm, basis), ", ", geltung(stand))
