"""Wie von einer Minderung zu erzählen ist: Gründe, Rechenweg, Tage, Hinweise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Rechtsstand, Schritt, Termin
from calc.form.sprache import aufzaehlung, dauer, euro, mit_wochentag, monat
from calc.institute.bescheid import Beginn
from calc.institute.bescheid_worte import FESTSTELLUNG
from calc.institute.minderung import Dagegen, Folge, Minderung, MinderungFall, Monat, Rechtsfolge

HOECHSTENS = "§ 31a Abs. 4 SGB II"
Worte = Mapping[StrEnum, tuple[str, str]]
"""Zu jedem Grund ein Satz und worauf er beruht; bei einer Minderung ohne Punkt, Höhe und Dauer folgen."""

DAGEGEN: Worte = {
    Dagegen.HAERTE: ("Die Minderung wäre eine außergewöhnliche Härte.", "§ 31a Abs. 3 SGB II"),
    Dagegen.ZU_SPAET: ("Die Feststellung kommt zu spät.", FESTSTELLUNG),
}


@dataclass(frozen=True, slots=True)
class Monatsbetrag:
    """Um wie viel Euro die Leistung in einem Monat sinkt; ohne bekannten Regelbedarf leer.

    `monat`: Jahr und Monat, zum Beispiel „2026-11“.
    """

    monat: str
    betrag: str | None


@dataclass(frozen=True, slots=True)
class OhneBetrag:
    """Ein Monat ohne bekannten Regelbedarf und warum."""

    monat: str
    warum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinderungErgebnis(Ergebnis):
    """Folge, Zeitraum, Beträge und Fristen; ohne Minderung oder ohne Bescheid sind Zeitraum und Beträge leer.

    Args:
        ohne_betrag: die Monate ohne bekannten Regelbedarf.
        postaufgabe_arbeitstag: letzter Arbeitstag bis `postaufgabe_spaetestens`.
        moegliche_beginne: solange es keinen Bescheid gibt, wann die Folge je nach Aufgabe zur Post eintritt.
        recht_seit: erster Tag, von dem an die angewandte Gestalt der Regel gilt.
    """

    folge: Folge
    begruendung: str
    prozent: int
    monate: int
    beginn: date | None
    ende: date | None
    betrag_monat: str | None
    betraege: tuple[Monatsbetrag, ...] | None
    ohne_betrag: tuple[OhneBetrag, ...]
    bekanntgabe: date | None
    widerspruch_bis: date | None
    feststellung_spaetestens: date
    postaufgabe_spaetestens: date
    postaufgabe_arbeitstag: date
    moegliche_beginne: tuple[Beginn, ...] | None
    recht_seit: date


def gemeinsames(fall: MinderungFall, worte: Worte) -> dict[str, Any]:
    """Was die Ergebnisse beider Rechner gemeinsam haben.

    Args:
        fall: was die Regel ergab.
        worte: die Gründe des Rechners.
    """
    folge, bescheid, minderung = fall.folge, fall.bescheid, fall.minderung
    return {
        "folge": folge.folge,
        "begruendung": " ".join(schritt.text for schritt in schritte_gruende(folge, worte)),
        "prozent": folge.prozent,
        "monate": folge.monate,
        "beginn": minderung.beginn if minderung else None,
        "ende": minderung.ende if minderung else None,
        "betrag_monat": _euro(minderung.je_monat[0].voll) if minderung else None,
        "betraege": tuple(_monatsbetrag(m) for m in minderung.je_monat) if minderung else None,
        "ohne_betrag": tuple(OhneBetrag(f"{m.erster:%Y-%m}", m.unbekannt) for m in _unbekannte(minderung)),
        "bekanntgabe": bescheid.bekanntgabe,
        "widerspruch_bis": bescheid.widerspruch_bis,
        "feststellung_spaetestens": bescheid.feststellung_spaetestens,
        "postaufgabe_spaetestens": bescheid.postaufgabe_spaetestens,
        "postaufgabe_arbeitstag": bescheid.postaufgabe_arbeitstag,
        "moegliche_beginne": fall.moegliche_beginne,
        "recht_seit": fall.recht_seit,
    }


def _monatsbetrag(einer: Monat) -> Monatsbetrag:
    return Monatsbetrag(f"{einer.erster:%Y-%m}", _euro(einer.betrag))


def _euro(betrag: object) -> str | None:
    return None if betrag is None else str(betrag)


def _unbekannte(minderung: Minderung | None) -> list[Monat]:
    return [einer for einer in minderung.je_monat if einer.unbekannt] if minderung else []


def schritte_gruende(folge: Rechtsfolge, worte: Worte) -> Iterator[Schritt]:
    """Warum es diese Folge ist, bei einer Minderung mit Höhe und Dauer."""
    for grund in folge.gruende:
        text, quelle = worte[grund]
        if folge.folge is Folge.MINDERUNG:
            text = f"{text}: {folge.prozent} % des Regelbedarfs für {dauer(folge.monate, 'monate')}."
        yield Schritt(text, None, quelle)


def schritte(minderung: Minderung | None, womit: str = "dem Monat nach der Bekanntgabe") -> Iterator[Schritt]:
    """Der Rechenweg zum Zeitraum, ohne Aufhebung.

    Args:
        minderung: Zeitraum und Höhe.
        womit: womit die Minderung beginnt.
    """
    if minderung is None:
        return
    yield Schritt(f"Die Minderung beginnt mit {womit}.", minderung.beginn, FESTSTELLUNG)
    text = f"Sie dauert {dauer(minderung.monate, 'monate')}, ohne Verschiebung."
    yield Schritt(text, minderung.ende_ohne_aufhebung, "§ 26 Abs. 4 SGB X")


def schritte_betraege(minderung: Minderung | None) -> Iterator[Schritt]:
    """Der Rechenweg zu jedem bekannten Betrag."""
    for einer in minderung.je_monat if minderung else ():
        if minderung and einer.betrag is not None:
            voll = euro(str(einer.regelbedarf))
            text = f"{monat(einer.erster)}: {minderung.prozent} % von {voll} Regelbedarf (Stufe {minderung.stufe})"
            if einer.tage is not None:
                text += f", davon {einer.tage} von {einer.tage_im_monat} Tagen,"
            yield Schritt(f"{text} sind höchstens {euro(str(einer.betrag))}.", None, recht.BERECHNUNG)


def termine(minderung: Minderung | None) -> Iterator[Termin]:
    """Erster und letzter Tag der Minderung."""
    if minderung:
        yield Termin(minderung.beginn, "Beginn der Minderung", "ereignis")
        yield Termin(minderung.ende, "Letzter Tag der Minderung", "ereignis")


def hinweise(fall: MinderungFall, stufe: int | None) -> Iterator[Hinweis]:
    """Höchstgrenze, was ein Betrag nicht sagt, und warum Beträge fehlen."""
    if fall.folge.folge is not Folge.MINDERUNG:
        return
    yield Hinweis(
        "info",
        f"Treffen mehrere Minderungen zusammen, sind es höchstens {fall.hoechstgrenze} % des Regelbedarfs im Monat."
        " Auch der Betrag ist eine Obergrenze: Unterkunft und Heizung dürfen nicht gekürzt werden, und wer Einkommen"
        " hat, verliert oft weniger. Bliebe sonst nichts, wird 1 Euro bewilligt.",
        HOECHSTENS,
    )
    yield ohne_aufschub("die Minderung")
    if fall.minderung is None:
        if stufe:
            text = "Der Betrag hängt vom Monat der Minderung ab. Er wird genannt, sobald der Bescheid eingetragen ist."
            yield Hinweis("info", text, recht.REGELBEDARF)
        return
    unbekannt = _unbekannte(fall.minderung)
    for grund in dict.fromkeys(einer.unbekannt for einer in unbekannt):
        monate = aufzaehlung(monat(einer.erster) for einer in unbekannt if einer.unbekannt == grund)
        yield Hinweis("warnung", f"Kein Betrag für {monate}: {grund}", recht.REGELBEDARF)
    if not stufe and len(unbekannt) < len(fall.minderung.je_monat):
        yield Hinweis("info", "Für den Betrag in Euro bitte die Regelbedarfsstufe angeben.", recht.REGELBEDARF)


def ohne_aufschub(was: str) -> Hinweis:
    """Was ein Widerspruch nicht bewirkt, und was dann hilft.

    Args:
        was: die Folge, im Akkusativ.
    """
    text = f"Ein Widerspruch schiebt {was} nicht auf; das kann nur ein Eilantrag beim Sozialgericht (§ 86b SGG)."
    return Hinweis("info", text, "§ 39 SGB II")


def hinweise_voraussetzungen(fall: MinderungFall, grund_norm: str, was: str) -> Iterator[Hinweis]:
    """Was beide Rechner voraussetzen und prüfen: Kenntnis statt Belehrung, wichtiger Grund, Härte, freie Tage.

    Args:
        fall: was die Regel ergab.
        grund_norm: die Norm, nach der ein wichtiger Grund zählt.
        was: wie das Ereignis heißt.
    """
    if fall.kenntnis:
        text = (
            "Ohne schriftliche Belehrung trägt die Folge nur, wenn die Person die Rechtsfolgen wirklich und zu dieser"
            " Zeit kannte. Beweisen muss das das Jobcenter. Bitte prüfen und dokumentieren."
        )
        yield Hinweis("warnung", text, grund_norm)
    if Dagegen.OHNE_BELEHRUNG in fall.folge.gruende:
        text = (
            "Das Gesetz lässt statt der Belehrung genügen, dass die Person die Rechtsfolgen kannte. Die Kenntnis muss"
            " positiv und aktuell sein, und das Jobcenter muss sie beweisen."
        )
        yield Hinweis("info", text, grund_norm)
    text = "Einen wichtigen Grund muss die Person darlegen und nachweisen. Eine Härte ist von Amts wegen zu prüfen."
    yield Hinweis("info", text, grund_norm)
    if fall.grund_frei:
        tag = mit_wochentag(fall.bescheid.ereignis)
        text = f"Kein Arbeitstag ({fall.grund_frei}): {was} am {tag}. Bitte prüfen."
        yield Hinweis("warnung", text, recht.FEIERTAGE)


def rechtsstand(minderung: Minderung | None) -> Iterator[Rechtsstand]:
    """Die Normen zu den Beträgen, soweit es welche gibt."""
    if minderung and minderung.stufe:
        yield from recht.rechtsstand(minderung.beginn, recht.REGELBEDARF, recht.BERECHNUNG)
