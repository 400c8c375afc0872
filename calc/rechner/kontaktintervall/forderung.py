"""Was das Konzept von der Beratung einer Person fordert: in Kalendertagen, noch ohne Arbeitstage, Status und Worte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from calc.rechner.kontaktintervall.situationen import Abstand, Situation
from calc.recht.verbindlichkeit import Verbindlichkeit, verbindlichkeit
from calc.zeit.fristen import ereignisfrist


class Art(StrEnum):
    """Art einer Pflicht."""

    KONTAKT = "kontakt"
    PRUEFUNG = "pruefung"
    KOOP = "koop"
    GESPRAECH = "gespraech"


GILT_ALS_KONTAKT = frozenset({Art.KONTAKT, Art.GESPRAECH})


class Anlass(StrEnum):
    """Weshalb etwas gefordert ist; so heißen in `situationen.toml` auch die Teile einer Nummer (verbindlichkeit)."""

    SITUATION = "situation"
    PRUEFUNG = "pruefung"
    BERATUNG = "beratung"
    FALLMANAGEMENT = "fallmanagement"
    KOOPERATIONSPLAN = "kooperationsplan"
    HALBJAHR = "halbjahr"
    ABSCHLUSSJAHR = "abschlussjahr"
    SCHULENDE = "schulende"
    OHNE_ANSCHLUSS = "ohne_anschluss"
    AU = "au"
    NACH_AU = "nach_au"
    FBW = "fbw"
    VOR_MASSNAHMEENDE = "vor_massnahmeende"
    NACH_MASSNAHMEENDE = "nach_massnahmeende"
    KURSMITTE = "kursmitte"
    NACH_KURS = "nach_kurs"


class Forderung(NamedTuple):
    """Eine Forderung des Konzepts.

    Args:
        regel: Nummern des Konzepts.
        abstand: wie oft, wenn sie sich wiederholt.
        anker: Tag, von dem aus sie sich wiederholt; `None`, wenn es noch keinen Kontakt gab.
        fruehestens: erster Tag, an dem sie sich erfüllen lässt.
        ende: letzter Kalendertag; `None`, wenn es keinen gibt oder die Forderung sofort fällig ist.
        monate: Länge eines Zeitfensters.
        situation: die angekreuzte Situation, wenn der Anlass allein sie nicht nennt.
    """

    anlass: Anlass
    regel: tuple[str, ...]
    art: Art
    abstand: Abstand | None = None
    anker: date | None = None
    fruehestens: date | None = None
    ende: date | None = None
    monate: int | None = None
    situation: Situation | None = None

    @property
    def sofort(self) -> bool:
        """Ob sie mangels eines ersten Kontakts sofort fällig ist."""
        return self.abstand is not None and self.anker is None

    @property
    def verbindlichkeit(self) -> Verbindlichkeit:
        """Wie verbindlich das Konzept sie nennt."""
        return verbindlichkeit(self.regel, self.anlass)


class Erledigt(NamedTuple):
    """Was nicht mehr zu fordern ist.

    Args:
        durch: der Tag, der es erfüllt hat; `None`, wenn der letzte Kontakt danach liegt und nichts mehr zu prüfen ist.
        monate: Länge des Zeitfensters.
    """

    anlass: Anlass
    regel: tuple[str, ...]
    durch: date | None
    monate: int | None = None


Forderungen = Iterator[Forderung | Erledigt]


def turnus(
    anlass: Anlass,
    regel: tuple[str, ...],
    art: Art,
    abstand: Abstand,
    anker: date | None,
    situation: Situation | None = None,
) -> Forderung:
    """„Alle n Monate“ ab dem Anker, als Ereignisfrist.

    Args:
        anlass: weshalb.
        regel: Nummern des Konzepts.
        art: Art der Pflicht.
        abstand: wie oft, in Monaten.
        anker: letzter Kontakt oder letzte Prüfung; ohne ihn ist sie sofort fällig.
        situation: die angekreuzte Situation, wenn sie der Anlass ist.

    Raises:
        AusserhalbDesKalenders: wenn der Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: §§ 187 Abs. 1, 188 Abs. 2 und 3 BGB.
    """
    if anker is None:
        return Forderung(anlass, regel, art, abstand, situation=situation)
    frueh = abstand.fruehestens_monate
    return Forderung(
        anlass,
        regel,
        art,
        abstand,
        anker,
        ereignisfrist(anker, frueh) if frueh else None,
        ereignisfrist(anker, abstand.monate),
        situation=situation,
    )
