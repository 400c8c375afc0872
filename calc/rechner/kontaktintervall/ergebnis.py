"""Was der Rechner „Kontaktintervall“ antwortet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calc.form.modelle import Ergebnis
from calc.zeit.dringlichkeit import Status


class Art(StrEnum):
    """Art einer Pflicht."""

    KONTAKT = "kontakt"
    PRUEFUNG = "pruefung"
    KOOP = "koop"
    GESPRAECH = "gespraech"


@dataclass(frozen=True, slots=True)
class Pflicht:
    """Was zu tun ist, frühestens und spätestens.

    `regel` nennt die Nummern des Konzepts. Ohne Endfrist sind `spaetestens_kalender` und `spaetestens` leer.
    """

    regel: str
    art: Art
    fruehestens: date | None
    spaetestens_kalender: date | None
    spaetestens: date | None
    status: Status
    verschoben_wegen: str | None
    text: str


@dataclass(frozen=True, slots=True)
class NaechsterKontakt:
    """Der strengste Termin unter allen Kontakten und Gesprächen und die Nummern, die ihn verlangen."""

    spaetestens: date | None
    empfohlen_ab: date | None
    massgeblich: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plantermin:
    """Ein Termin des Jahresplans."""

    datum: date
    regel: str
    art: Art


@dataclass(frozen=True, slots=True, kw_only=True)
class KontaktintervallErgebnis(Ergebnis):
    """Alle Pflichten, der nächste Kontakt und die Termine der nächsten zwölf Monate."""

    pflichten: tuple[Pflicht, ...]
    naechster_kontakt: NaechsterKontakt
    jahresplan: tuple[Plantermin, ...]
