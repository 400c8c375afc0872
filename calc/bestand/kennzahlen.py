"""Zahlen zum ganzen Bestand, Zeile für Zeile gezählt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from calc.bestand.liste import Eintrag
from calc.bestand.wochenplan import Wochenplan
from calc.zeit.dringlichkeit import Status


@dataclass
class Kennzahlen:
    """Was gezählt ist.

    Args:
        personen: alle Zeilen.
        fehlerhaft: Zeilen, die sich nicht rechnen ließen.
        auffaellige_kennungen: wie viele Kennungen nach einem Namen oder einer Kundennummer aussehen.
        ohne_kontakt: Personen, mit denen noch nie gesprochen wurde.
        je_status: wie viele überfällig, fällig, geplant sind.
        je_situation: wie oft jede Situation vorkommt.
        je_fachkraft: Personen je Fachkraft, nach Status.
        zeit: je Fachkraft, ob ihre Zeit reicht.
    """

    personen: int = 0
    fehlerhaft: int = 0
    auffaellige_kennungen: int = 0
    ohne_kontakt: int = 0
    je_status: Counter[str] = field(default_factory=Counter)
    je_situation: Counter[str] = field(default_factory=Counter)
    je_fachkraft: dict[str, Counter[str]] = field(default_factory=dict)
    zeit: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def gerechnet(self) -> int:
        """Zeilen mit Ergebnis; mit den fehlerhaften sind es alle."""
        return self.personen - self.fehlerhaft

    @property
    def anteil_rechtzeitig(self) -> float | None:
        """Prozent der gerechneten Personen, die nicht überfällig sind, auf eine Stelle; `None` ohne Personen."""
        if not self.gerechnet:
            return None
        return round(100 * (1 - self.je_status[Status.UEBERFAELLIG] / self.gerechnet), 1)

    def zaehle(self, eintrag: Eintrag) -> None:
        """Nimmt eine gerechnete Person auf."""
        self.personen += 1
        self.ohne_kontakt += eintrag.rechnung.ohne_kontakt
        self.je_status[eintrag.rechnung.status] += 1
        for situation in eintrag.rechnung.situationen:
            self.je_situation[situation] += 1
        if eintrag.fachkraft not in self.je_fachkraft:  # setdefault would make a counter for every row
            self.je_fachkraft[eintrag.fachkraft] = Counter()
        self.je_fachkraft[eintrag.fachkraft][eintrag.rechnung.status] += 1

    def zaehle_fehler(self) -> None:
        """Nimmt eine fehlerhafte Zeile auf."""
        self.personen += 1
        self.fehlerhaft += 1

    def uebernimm(self, andere: Kennzahlen) -> None:
        """Zählt dazu, was anderswo gezählt ist."""
        self.personen += andere.personen
        self.fehlerhaft += andere.fehlerhaft
        self.auffaellige_kennungen += andere.auffaellige_kennungen
        self.ohne_kontakt += andere.ohne_kontakt
        self.je_status.update(andere.je_status)
        self.je_situation.update(andere.je_situation)
        for fachkraft, zahlen in andere.je_fachkraft.items():
            self.je_fachkraft.setdefault(fachkraft, Counter()).update(zahlen)
        self.zeit.update(andere.zeit)

    def zaehle_plan(self, fachkraft: str, plan: Wochenplan) -> None:
        """Merkt sich, ob die Zeit einer Fachkraft reicht."""
        self.zeit[fachkraft] = {
            "reicht": plan.reicht,
            "bedarf": plan.bedarf,
            "platz": plan.platz,
            "verspaetungen": plan.verspaetungen,
            "vermeidbar": plan.vermeidbar,
            "erste_woche_zu_wenig": plan.erste_woche_zu_wenig,
            "noetig_je_woche": plan.noetig_je_woche,
            "ohne_platz": len(plan.ohne_platz),
        }

    def als_dict(self) -> dict[str, Any]:
        """Alle Zahlen unter ihren Namen, geordnet und mit Nullen, damit gleiche Bestände gleich aussehen."""
        status = {eins.value: self.je_status[eins] for eins in Status}
        return {
            "personen": self.personen,
            "gerechnet": self.gerechnet,
            "fehlerhaft": self.fehlerhaft,
            "auffaellige_kennungen": self.auffaellige_kennungen,
            **status,
            "ohne_kontakt": self.ohne_kontakt,
            "anteil_rechtzeitig": self.anteil_rechtzeitig,
            "je_situation": dict(sorted(self.je_situation.items())),
            "je_fachkraft": {
                name: {eins.value: zahlen[eins] for eins in Status}
                for name, zahlen in sorted(self.je_fachkraft.items())
            },
            "zeit": dict(sorted(self.zeit.items())),
        }
