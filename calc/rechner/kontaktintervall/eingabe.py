"""Was der Rechner „Kontaktintervall“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, auswahl, feld
from calc.institute.schutzfrist import pruefe_abgedeckt
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Situation, fragt_nach

SituationWahl = Annotated[
    Situation,
    auswahl(
        {schluessel: s.titel for schluessel, s in SITUATIONEN.items()},
        gruppe={schluessel: s.gruppe for schluessel, s in SITUATIONEN.items()},
        quelle={schluessel: ", ".join(s.regel) for schluessel, s in SITUATIONEN.items()},
    ),
]


VERGANGENES = ("letzter_kontakt", "letzte_pruefung", "letzte_fortschreibung")
"""Was nicht nach dem Stichtag liegen kann."""

AUSSERDEM = "Außerdem"


class KontaktintervallEingabe(EingabeModell):
    """Wer wird beraten, wann war der letzte Kontakt, welche Ereignisse bestimmen den nächsten?"""

    letzter_kontakt: Tag | None = feld(
        "Letzter Kontakt",
        "Letztes Gespräch in Präsenz, am Telefon oder per Video. Leer lassen, wenn es noch keines gab.",
        vorgabe=None,
        vergangen=True,
    )
    stichtag: Tag = feld("Stichtag", "Der Tag, von dem aus gerechnet wird, meist heute.")
    situationen: tuple[SituationWahl, ...] = feld(
        "Situation der Person",
        "Alles ankreuzen, was auf die Person zutrifft. Gerechnet wird mit der strengsten Vorgabe.",
        min_length=1,
    )
    fallmanagement: bool = feld(
        "Betreuung im Fallmanagement",
        "Dann ist in der Regel jeden Monat Kontakt (D2).",
        vorgabe=False,
        gruppe=AUSSERDEM,
    )
    errechneter_termin: Tag | None = feld(
        "Errechneter Geburtstermin",
        "Tag laut ärztlichem Zeugnis oder Mutterpass.",
        vorgabe=None,
        heute=False,
        gruppe=AUSSERDEM,
        schalter={
            "schluessel": "schwanger",
            "titel": "Schwanger oder in der Schutzfrist",
            "hinweis": "In der Schutzfrist ruht der Kontaktrhythmus (D5).",
        },
    )
    entbindung: Tag | None = feld(
        "Tag der Entbindung",
        "Leer lassen, solange das Kind nicht geboren ist.",
        vorgabe=None,
        vergangen=True,
        gruppe=AUSSERDEM,
        sichtbar_wenn={"errechneter_termin": True},
    )
    ausbildung_beginn: Tag | None = feld(
        "Beginn der Ausbildung",
        "Erster Tag laut Ausbildungsvertrag.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("ausbildung_beginn")},
    )
    ausbildung_ende: Tag | None = feld(
        "Ende der Ausbildung",
        "Voraussichtlich letzter Tag laut Ausbildungsvertrag.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("ausbildung_ende")},
    )
    schulende: Tag | None = feld(
        "Ende der Schulzeit",
        "Letzter Schultag oder Tag des Abschlusszeugnisses.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("schulende")},
    )
    anschluss_geklaert: bool = feld(
        "Der Anschluss nach der Schule ist geklärt",
        "Ausbildung, weitere Schule oder Arbeit steht fest. Sonst bieten sich monatliche Gespräche an (Empfehlung).",
        vorgabe=True,
        sichtbar_wenn={"situationen": fragt_nach("anschluss_geklaert")},
    )
    massnahme_beginn: Tag | None = feld(
        "Beginn der Maßnahme oder des Kurses",
        "Erster Tag der Teilnahme.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("massnahme_beginn")},
    )
    massnahme_ende: Tag | None = feld(
        "Ende der Maßnahme oder des Kurses",
        "Letzter Tag der Teilnahme, auch wenn er erst geplant ist.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("massnahme_ende")},
    )
    au_seit: Tag | None = feld(
        "Arbeitsunfähig seit",
        "Erster Tag der ununterbrochenen Arbeitsunfähigkeit.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("au_seit")},
        vergangen=True,
    )
    au_ende: Tag | None = feld(
        "Arbeitsunfähig bis",
        "Letzter Tag der Arbeitsunfähigkeit. Leer lassen, solange kein Ende feststeht.",
        vorgabe=None,
        sichtbar_wenn={"situationen": fragt_nach("au_ende")},
    )
    letzte_pruefung: Tag | None = feld(
        "Letzte Prüfung des Beratungsbedarfs",
        "Nur angeben, wenn ohne Gespräch geprüft wurde. Sonst gilt der letzte Kontakt.",
        vorgabe=None,
        gruppe="Weitere Angaben",
        vergangen=True,
    )
    letzte_fortschreibung: Tag | None = feld(
        "Kooperationsplan erstellt oder zuletzt fortgeschrieben",
        "Tag der Erstellung oder der letzten gemeinsamen Fortschreibung. Leer lassen, wenn es keinen Plan gibt.",
        vorgabe=None,
        gruppe="Weitere Angaben",
        vergangen=True,
    )

    @property
    def geprueft_am(self) -> date | None:
        """Wann der Beratungsbedarf zuletzt geprüft wurde; ein Kontakt gilt als Prüfung, wenn keine genannt ist."""
        return self.letzte_pruefung or self.letzter_kontakt

    def widersprueche(self) -> Iterator[Fehler]:
        """Fehlende Ereignisse, Tage in falscher Reihenfolge, Vergangenes in der Zukunft."""
        yield from self._fehlende_ereignisse()
        for name in VERGANGENES:
            if (tag := getattr(self, name)) and tag > self.stichtag:
                yield meldungen.nach_stichtag(name, tag, self.stichtag)
        for beginn, ende in (
            ("ausbildung_beginn", "ausbildung_ende"),
            ("massnahme_beginn", "massnahme_ende"),
            ("au_seit", "au_ende"),
        ):
            erster, letzter = getattr(self, beginn), getattr(self, ende)
            if erster and letzter and letzter < erster:
                yield meldungen.ende_vor_beginn(ende, letzter, erster)
        if self.entbindung and not self.errechneter_termin:
            yield meldungen.fehlt_zu("errechneter_termin", "die Entbindung")
        yield from pruefe_abgedeckt(self.errechneter_termin, self.entbindung)

    def _fehlende_ereignisse(self) -> Iterator[Fehler]:
        noetig = dict.fromkeys(
            (ereignis, SITUATIONEN[s].titel) for s in self.situationen for ereignis in SITUATIONEN[s].ereignisse
        )
        for ereignis, titel in noetig:
            if getattr(self, ereignis) is None:
                yield meldungen.fehlt_zu(ereignis, f"„{titel}“")
