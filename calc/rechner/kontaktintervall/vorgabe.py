"""Eine Vorgabe des Konzepts: was zu tun ist, noch ohne Arbeitstage und Status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from calc.form.modelle import Hinweis
from calc.form.sprache import alle_monate, dauer, kurz
from calc.rechner.kontaktintervall.ergebnis import Art
from calc.rechner.kontaktintervall.situationen import Abstand
from calc.zeit.fristen import Einheit, ereignisfrist


@dataclass(frozen=True, slots=True)
class Vorgabe:
    """Eine Pflicht, wie sie das Konzept nennt.

    Args:
        regel: Nummern des Konzepts.
        text: Was zu tun ist.
        anlass: Warum gerade bei dieser Person, in wenigen Worten.
        weg: Wie der letzte Tag entsteht, für den Rechenweg.
        monate: Abstand, wenn sich die Pflicht wiederholt.
        anker: Tag, von dem aus sie sich wiederholt; `None`, wenn es noch keinen Kontakt gab.
        fruehestens: erster Tag, an dem sie sich erfüllen lässt.
        ende: letzter Kalendertag.
    """

    regel: str
    art: Art
    text: str
    anlass: str = ""
    weg: str = ""
    monate: int | None = None
    anker: date | None = None
    fruehestens: date | None = None
    ende: date | None = None

    @property
    def langtext(self) -> str:
        """Was zu tun ist und warum."""
        return f"{self.text} ({self.anlass})" if self.anlass else self.text

    @property
    def sofort(self) -> bool:
        """Ob die Pflicht mangels eines ersten Kontakts sofort fällig ist."""
        return self.monate is not None and self.anker is None


Vorgaben = Iterator[Vorgabe | Hinweis]


NAME: Mapping[Art, str] = {
    Art.KONTAKT: "Kontakt",
    Art.PRUEFUNG: "Beratungsbedarf prüfen",
    Art.KOOP: "Kooperationsplan fortschreiben",
    Art.GESPRAECH: "Beratung",
}


def turnus(regel: str, art: Art, abstand: Abstand, anker: date | None, anlass: str, was: str | None = None) -> Vorgabe:
    """„Alle n Monate“ ab dem Anker, als Ereignisfrist.

    Args:
        regel: Nummern des Konzepts.
        art: Art der Pflicht.
        abstand: wie oft.
        anker: letzter Kontakt oder letzte Prüfung; ohne ihn ist die Pflicht sofort fällig.
        anlass: warum die Pflicht besteht, in wenigen Worten.
        was: was zu tun ist, wenn es anders heißt als die Art.
    """
    frueh = abstand.fruehestens_monate
    takt = alle_monate(abstand.monate) if frueh is None else f"alle {frueh} bis {abstand.monate} Monate"
    return Vorgabe(
        regel,
        art,
        f"{was or NAME[art]} {takt}",
        anlass,
        f"{dauer(abstand.monate, Einheit.MONATE)} nach dem {kurz(anker)}" if anker else "",
        abstand.monate,
        anker,
        ereignisfrist(anker, frueh) if anker and frueh else None,
        ereignisfrist(anker, abstand.monate) if anker else None,
    )
