"""Der Eingang für die Seite mit einem ganzen Bestand: ein Auftrag als JSON hinein, JSON heraus.

Zwischen zwei Aufträgen bleibt im Speicher, was gelesen und gerechnet ist, und nur dort.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from calc.bestand import ansicht
from calc.bestand.einstellungen import lies_einstellungen
from calc.bestand.lesen import NichtLesbar
from calc.bestand.liste import Eintrag
from calc.bestand.mitnehmen import schreibe
from calc.bestand.sitzung import Bestand, Eingang, Melde, lies_eingang, rechne
from calc.bestand.spalten import FELDER, TITEL
from calc.bestand.zellen import text
from calc.form import meldungen
from calc.form.fehler import Fehler, InternerFehler, UngueltigeEingabe

EINGANG, AUSGANG = Path("/eingang"), Path("/ausgang")
"""Wo auf der Seite die gelesene und die geschriebene Datei liegen: im Speicher."""
JE_SEITE = 100
VORSCHAU_BREITE = 60
ZU_GROSS = "Die Tabelle ist zu groß für diesen Browser. Bitte teilen oder als .csv speichern."
Auftrag = Mapping[str, Any]


class Seite:
    """Führt Aufträge aus; `was` nennt, welchen.

    Args:
        eingang: Pfad der Datei, die gelesen wird.
        ausgang: Pfad der Dateien, die geschrieben werden.
    """

    def __init__(self, eingang: Path = EINGANG, ausgang: Path = AUSGANG) -> None:
        self._eingang, self._ausgang = eingang, ausgang
        self._gelesen: Eingang | None = None
        self._bestand: Bestand | None = None

    def antworte(self, auftrag: str, melde: Melde) -> str:
        """Führt einen Auftrag aus.

        Args:
            auftrag: JSON-Objekt; `was` ist lies, rechne, plane, zeilen, woche, person oder datei.
            melde: hört bei langen Aufträgen, wie weit es ist.

        Returns:
            JSON; `{"fehler": [{"feld": …, "text": …}]}`, wenn etwas nicht geht (war es unser Fehler, dazu `ursache`).
        """
        inhalt = json.loads(auftrag)
        try:
            return json.dumps(self._auftraege[inhalt["was"]](self, inhalt, melde))
        except NichtLesbar as fehler:
            ungueltig = UngueltigeEingabe([Fehler(None, str(fehler))])
        except UngueltigeEingabe as fehler:
            ungueltig = fehler
        except MemoryError:
            ungueltig = UngueltigeEingabe([Fehler(None, ZU_GROSS)])
        except Exception as fehler:  # our own mistake: the reader gets a sentence, the console the cause
            return json.dumps(InternerFehler([Fehler(None, meldungen.INTERN)]).als_dict() | {"ursache": repr(fehler)})
        return json.dumps(ungueltig.als_dict())

    def _lies(self, _: Auftrag, melde: Melde) -> dict[str, Any]:
        self._bestand = None
        self._gelesen = lies_eingang(self._eingang, melde)
        return self._erkannt()

    def _ordne_zu(self, auftrag: Auftrag, _: Melde) -> dict[str, Any]:
        """Eine andere Kopfzeile oder eine Zuordnung von Hand."""
        assert self._gelesen is not None
        if "kopfzeile" in auftrag:
            self._gelesen = self._gelesen.mit_kopf(auftrag["kopfzeile"])
        if "felder" in auftrag:
            self._gelesen = self._gelesen.mit_feldern(auftrag["felder"])
        return self._erkannt()

    def _erkannt(self) -> dict[str, Any]:
        gelesen = self._gelesen
        assert gelesen is not None
        feld = {spalte: name for name, spalte in gelesen.zuordnung.felder.items()}
        return {
            "kopfzeile": gelesen.kopfzeile,
            "koepfe": [
                (nummer, " · ".join(filter(None, map(text, inhalt)))[:VORSCHAU_BREITE])
                for nummer, inhalt in gelesen.zeilen[:10]
            ],
            "spalten": [
                {"nummer": nummer, "titel": titel, "feld": feld.get(nummer, ""), "proben": gelesen.proben(nummer)}
                for nummer, titel in enumerate(gelesen.zuordnung.kopf)
                if titel or any(gelesen.proben(nummer))
            ],
            "felder": [(name, TITEL[name]) for name in FELDER],
            "zeilen": len(gelesen.personenzeilen),
            "vollstaendig": gelesen.vollstaendig,
        }

    def _rechne(self, auftrag: Auftrag, melde: Melde) -> dict[str, Any]:
        assert self._gelesen is not None
        einstellungen = lies_einstellungen(json.dumps(auftrag["einstellungen"]))
        self._bestand = bestand = rechne(self._gelesen, einstellungen, melde)
        return {
            "kopf": ansicht.kopf(bestand),
            "fehlerliste": ansicht.fehlerliste(bestand),
            "auswahl": ansicht.auswahl(bestand),
            "stand": ansicht.rechtsstand(bestand),
            "gerechnet": bestand.kennzahlen.gerechnet,
            "fehlerhaft": bestand.kennzahlen.fehlerhaft,
            "ueberfaellig": bestand.kennzahlen.je_status["ueberfaellig"],
        }

    def _plane(self, _: Auftrag, melde: Melde) -> dict[str, Any]:
        assert self._bestand is not None
        self._bestand.plane(melde)
        return {"woche": ansicht.wochenbild(self._bestand, None), "verteilung": ansicht.verteilung(self._bestand)}

    def _woche(self, auftrag: Auftrag, _: Melde) -> dict[str, Any]:
        assert self._bestand is not None
        return {"woche": ansicht.wochenbild(self._bestand, auftrag.get("fachkraft"))}

    def _zeilen(self, auftrag: Auftrag, _: Melde) -> dict[str, Any]:
        assert self._bestand is not None
        gefiltert = _geordnet(_gefiltert(self._bestand.eintraege, auftrag), auftrag)
        je_seite = auftrag.get("je_seite", JE_SEITE) or max(len(gefiltert), 1)
        seiten = max(-(-len(gefiltert) // je_seite), 1)
        seite = min(auftrag.get("seite", 1), seiten)
        gezeigt = gefiltert[(seite - 1) * je_seite : seite * je_seite]
        return {
            "html": ansicht.listenzeilen(gezeigt, auftrag.get("basis", "basis:")),
            "gesamt": len(gefiltert),
            "alle": len(self._bestand.eintraege),
            "von": (seite - 1) * je_seite + 1 if gezeigt else 0,
            "bis": (seite - 1) * je_seite + len(gezeigt),
            "seite": seite,
            "seiten": seiten,
        }

    def _person(self, auftrag: Auftrag, _: Melde) -> dict[str, Any]:
        """Die Angaben einer Person, wie der Rechner „Kontaktintervall“ sie liest."""
        assert self._bestand is not None
        eingabe = self._bestand.angaben[auftrag["zeile"]]
        return {"eingabe": eingabe.model_dump(mode="json", exclude_none=True)}

    def _datei(self, auftrag: Auftrag, melde: Melde) -> dict[str, Any]:
        assert self._bestand is not None
        if not self._bestand.plaene:
            self._bestand.plane(melde)
        return schreibe(auftrag["form"], self._bestand, self._ausgang)._asdict()

    _auftraege: Mapping[str, Callable[[Seite, Auftrag, Melde], dict[str, Any]]] = {
        "lies": _lies,
        "ordne_zu": _ordne_zu,
        "rechne": _rechne,
        "plane": _plane,
        "woche": _woche,
        "zeilen": _zeilen,
        "person": _person,
        "datei": _datei,
    }


def _gefiltert(eintraege: Iterable[Eintrag], auftrag: Auftrag) -> list[Eintrag]:
    gefiltert = list(eintraege)
    if status := auftrag.get("status"):
        gefiltert = [e for e in gefiltert if e.rechnung.status == status]
    if (fachkraft := auftrag.get("fachkraft")) is not None:
        gefiltert = [e for e in gefiltert if e.fachkraft == fachkraft]
    if situation := auftrag.get("situation"):
        gefiltert = [e for e in gefiltert if situation in e.rechnung.situationen]
    if suche := auftrag.get("suche", "").strip().casefold():
        gefiltert = [e for e in gefiltert if suche in e.kennung.casefold()]
    return gefiltert


_NACH: Mapping[str, Callable[[Eintrag], Any]] = {
    "kennung": lambda e: e.kennung.casefold(),
    "fachkraft": lambda e: e.fachkraft.casefold(),
    "status": attrgetter("rang"),
    "massgeblich": lambda e: e.rechnung.massgeblich,
    "hinweise": lambda e: e.rechnung.hinweise,
}


def _geordnet(eintraege: list[Eintrag], auftrag: Auftrag) -> list[Eintrag]:
    """Nach einer Spalte; Gleiches bleibt in der Reihenfolge der Liste, Leeres steht immer am Ende."""
    spalte = auftrag.get("spalte")
    if spalte is None:
        return eintraege
    absteigend = bool(auftrag.get("absteigend"))
    if nach := _NACH.get(spalte):
        return sorted(eintraege, key=nach, reverse=absteigend)
    mit = [e for e in eintraege if getattr(e.rechnung, spalte)]
    ohne = [e for e in eintraege if not getattr(e.rechnung, spalte)]
    sortiert: list[Eintrag] = sorted(mit, key=lambda e: _tag(e, spalte), reverse=absteigend)
    return sortiert + ohne


def _tag(eintrag: Eintrag, spalte: str) -> date:
    tag: date = getattr(eintrag.rechnung, spalte)
    return tag


antworte = Seite().antworte
