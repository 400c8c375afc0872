"""Rechner „Arbeitstage“: Tage vor- oder zurückzählen, ohne Wochenenden, Feiertage und dienstfreie Tage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.fehler import Fehler
from calc.form.meldungen import nicht_null
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, feld
from calc.form.sprache import kurz, mit_wochentag
from calc.zeit.kalender import EIN_TAG, grund_kein_arbeitstag, ist_arbeitstag, zaehle_arbeitstage


class ArbeitstageEingabe(EingabeModell):
    """Von welchem Tag an wie viele Arbeitstage."""

    start: Tag = feld("Start", "Der Tag, von dem an gezählt wird.")
    anzahl: int = feld(
        "Anzahl Arbeitstage", "Ganze Zahl von −1000 bis 1000, nicht 0. Negativ zählt zurück.", ge=-1000, le=1000
    )
    starttag_zaehlt: bool = feld(
        "Der Starttag zählt mit", "Dann ist er der erste gezählte Tag, wenn er ein Arbeitstag ist.", vorgabe=False
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei", "In der Regel ja; es sind aber keine Feiertage.", vorgabe=True
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Null Arbeitstage ergeben keinen Tag."""
        if self.anzahl == 0:
            yield nicht_null("anzahl")


@dataclass(frozen=True, slots=True)
class Uebersprungen:
    """Ein Montag bis Freitag, der nicht zählt, und warum."""

    datum: date
    grund: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArbeitstageErgebnis(Ergebnis):
    """Der erreichte Tag und die Montage bis Freitage, die dabei nicht gezählt wurden."""

    datum: date
    uebersprungen: tuple[Uebersprungen, ...]


def rechne(eingabe: ArbeitstageEingabe) -> ArbeitstageErgebnis:
    """Zählt Arbeitstage von einem Tag aus vor oder zurück.

    Raises:
        AusserhalbDesKalenders: wenn das Ergebnis nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: interne Praxis; Hamburger Feiertagsgesetz; §§ 187, 188 Abs. 1 BGB entsprechend.
    """
    start, anzahl, dienstfrei = eingabe.start, eingabe.anzahl, eingabe.dienstfrei_24_31_dez
    ziel = zaehle_arbeitstage(start, anzahl, starttag_zaehlt=eingabe.starttag_zaehlt, dienstfrei=dienstfrei)
    uebersprungen = tuple(
        Uebersprungen(tag, grund_kein_arbeitstag(tag))
        for tag in _gezaehlte_spanne(start, ziel, mit_start=eingabe.starttag_zaehlt)
        if tag.weekday() < 5 and not ist_arbeitstag(tag, dienstfrei=dienstfrei)
    )
    richtung = "nach" if anzahl > 0 else "vor"
    zaehlt = "zählt mit" if eingabe.starttag_zaehlt else "zählt nicht mit"
    return ArbeitstageErgebnis(
        datum=ziel,
        uebersprungen=uebersprungen,
        schritte=(
            Schritt(f"Start ist {mit_wochentag(start)}; dieser Tag {zaehlt}.", start, "§§ 187, 188 BGB"),
            *(Schritt(f"Kein Arbeitstag: {u.grund}.", u.datum, recht.FEIERTAGE) for u in uebersprungen),
            Schritt(f"Der {abs(anzahl)}. Arbeitstag {richtung} dem Start.", ziel, recht.FEIERTAGE),
        ),
        hinweise=(
            Hinweis("info", _zu_dienstfrei(dienstfrei), recht.FEIERTAGE),
            Hinweis(
                "info",
                "Arbeitstage sind eine interne Zählweise. Für gesetzliche Fristen gilt der Rechner „Frist“.",
                recht.FEIERTAGE,
            ),
        ),
        termine=(
            Termin(start, "Start", "ereignis"),
            Termin(ziel, f"{abs(anzahl)}. Arbeitstag {richtung} dem {kurz(start)}", "frist"),
        ),
        rechtsstand=recht.rechtsstand(ziel, recht.FEIERTAGE),
    )


def _zu_dienstfrei(dienstfrei: bool) -> str:
    return f"24. und 31. Dezember gelten hier als {'dienstfrei' if dienstfrei else 'Arbeitstage'}."


def _gezaehlte_spanne(start: date, ziel: date, *, mit_start: bool) -> Iterator[date]:
    """Alle Tage von `start` bis `ziel` in der Richtung der Zählung, `start` nur auf Wunsch."""
    richtung = EIN_TAG if ziel >= start else -EIN_TAG
    tag = start if mit_start else start + richtung
    while (ziel - tag).days * richtung.days >= 0:
        yield tag
        tag += richtung


RECHNER = Rechner(ArbeitstageEingabe, ArbeitstageErgebnis, rechne, rechtstag="start")
