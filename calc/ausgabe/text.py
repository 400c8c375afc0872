"""Ein Ergebnis als reiner Text: in zwei Zeilen für die Akte und in voller Länge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from calc.ausgabe.darstellung import STATUS_TEXT, Darstellung, Satz, Zelle
from calc.ausgabe.zu_tun import TITEL, als_zeile
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechtsstand, Schritt
from calc.form.sprache import ausgeschrieben, dezimal, kurz, mit_wochentag
from calc.recht import KONZEPT
from calc.zeit.dringlichkeit import Status

ARBEITSHILFE = "Arbeitshilfe, keine Entscheidung. Maßgeblich sind der Gesetzestext und der Einzelfall."


HEUTE = "{heute}"
"""Lücke für den Tag der Berechnung: `calc` kennt keine Uhr, die Seite füllt sie."""


def als_vermerk(rechner: str, darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis) -> str:
    """Das Ergebnis in zwei Zeilen für die Akte: was wann herauskam, und womit und wonach gerechnet wurde.

    Args:
        rechner: kurzer Titel des Rechners.
        darstellung: Satz und Quellen.
        eingabe: womit gerechnet wurde.
        ergebnis: Rechtsstand.
    """
    gerechnet_mit = "; ".join(f"{titel.removesuffix('?')}: {wert}" for titel, wert in angaben(eingabe))
    quelle = f" Grundlage: {darstellung.quellen}." if darstellung.quellen else ""
    return (
        f"{HEUTE}, Rechner „{rechner}“: {antwort_in_worten(darstellung)}\n"
        f"Angaben: {gerechnet_mit}.{quelle} {geprueft(ergebnis)}".rstrip()
    )


def als_text(darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis) -> str:
    """Das ganze Ergebnis als Text.

    Args:
        darstellung: Satz und Tabelle des Rechners.
        eingabe: womit gerechnet wurde.
        ergebnis: Rechenweg, Hinweise und Rechtsstand.
    """
    zeilen = [_satz(darstellung.satz), *map(_satz, darstellung.zusatz)]
    if darstellung.status:
        zeilen.append(f"Status: {STATUS_TEXT[darstellung.status]}")
    if darstellung.quellen:
        zeilen.append(f"Quelle: {darstellung.quellen}")
    zeilen += _abschnitt(TITEL, map(als_zeile, ergebnis.zu_tun))
    zeilen += _abschnitt("Warnung", map(_hinweis, hinweise_der_art(ergebnis, "warnung")))
    zeilen += _abschnitt("Offene Fragen", map(_hinweis, hinweise_der_art(ergebnis, "offen")))
    for tabelle in darstellung.tabellen:
        if not tabelle.zugeklappt:
            zeilen += _abschnitt(tabelle.titel, (_zeile(tabelle.kopf, zeile) for zeile in tabelle.zeilen))
    zeilen += _abschnitt("Rechenweg", map(_schritt, ergebnis.schritte))
    zeilen += _abschnitt("Hinweise", map(_hinweis, hinweise_der_art(ergebnis, "info")))
    zeilen += _abschnitt("Angaben", (f"{titel}: {wert}" for titel, wert in angaben(eingabe)))
    zeilen += _abschnitt("Rechtsstand", (f"{r.norm}, {geltung(r)}" for r in ergebnis.rechtsstand))
    return "\n".join((*zeilen, "", f"{geprueft(ergebnis)} {ARBEITSHILFE}"))


def antwort_in_worten(darstellung: Darstellung) -> str:
    """Die Antwort in einem Satz, mit ausgeschriebenen Tagen."""
    return _satz(darstellung.satz)


def hinweise_der_art(ergebnis: Ergebnis, art: str) -> list[Hinweis]:
    """Nur die Hinweise einer Art."""
    return [hinweis for hinweis in ergebnis.hinweise if hinweis.art == art]


def _satz(satz: Satz) -> str:
    return "".join(ausgeschrieben(teil) if isinstance(teil, date) else teil for teil in satz)


def _schritt(schritt: Schritt) -> str:
    tag = f" {mit_wochentag(schritt.datum)}" if schritt.datum else ""
    return f"{schritt.text}{tag} ({schritt.quelle})"


def _hinweis(hinweis: Hinweis) -> str:
    return f"{hinweis.text} ({hinweis.quelle})"


def geltung(stand: Rechtsstand) -> str:
    """Seit wann die angewandte Fassung gilt; das Konzept ist kein Gesetz und hat nur einen Sachstand."""
    if stand.norm == KONZEPT:
        return f"Sachstand {kurz(stand.gueltig_ab)}"
    return f"Fassung ab {kurz(stand.gueltig_ab)}"


def geprueft(ergebnis: Ergebnis) -> str:
    """Wann die Gesetzestexte zuletzt gelesen wurden; bei mehreren Tagen der früheste."""
    tage = [stand.geprueft_am for stand in ergebnis.rechtsstand]
    return f"Gesetzestexte zuletzt geprüft am {kurz(min(tage))}." if tage else ""


def _zeile(kopf: Sequence[str], zeile: Sequence[Zelle]) -> str:
    """Die erste Zelle sagt, worum es geht; leere Zellen entfallen."""
    (_, erste), *weitere = zip(kopf, zeile, strict=True)
    return "; ".join((_zelle(erste), *(f"{spalte} {_zelle(z)}" for spalte, z in weitere if z is not None)))


def _zelle(zelle: Zelle) -> str:
    if isinstance(zelle, date):
        return mit_wochentag(zelle)
    return STATUS_TEXT[zelle] if isinstance(zelle, Status) else zelle or "–"


def _abschnitt(titel: str, zeilen: Iterable[str]) -> Iterator[str]:
    if punkte := [f"- {zeile}" for zeile in zeilen]:
        yield from ("", f"{titel}:", *punkte)


def angaben(eingabe: EingabeModell) -> Iterator[tuple[str, str]]:
    """Beschriftung und Wert jedes ausgefüllten Feldes, wie im Formular."""
    for name, beschreibung in type(eingabe).model_fields.items():
        wert = getattr(eingabe, name)
        if wert not in (None, ()) and (name in eingabe.model_fields_set):
            yield beschreibung.title or name, _wert(name, wert, eingabe)


def _wert(name: str, wert: object, eingabe: EingabeModell) -> str:
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, date):
        return kurz(wert)
    if isinstance(wert, float):
        return dezimal(wert)
    if isinstance(wert, tuple):
        return ", ".join(_wert(name, teil, eingabe) for teil in wert)
    return _beschriftungen(type(eingabe), name).get(str(wert), str(wert))


@cache
def _beschriftungen(modell: type[EingabeModell], name: str) -> dict[str, str]:
    """Beschriftung zu jedem Wert einer Auswahl, aus dem JSON-Schema."""
    schema = modell.model_json_schema()["properties"][name]
    arten = [art.get("items", art) for art in schema.get("anyOf", (schema,))]
    return {str(wert["const"]): wert["title"] for art in arten for wert in art.get("oneOf", ())}
