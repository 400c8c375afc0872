"""Rechner „Mutterschutz“: Schutzfrist vor und nach der Entbindung und der erste Kontakt danach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from calc import recht
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, feld
from calc.form.sprache import mit_wochentag
from calc.institute.schutzfrist import Schutzfrist, pruefe_abgedeckt, schutzfrist, schutztage
from calc.institute.schutzfrist_worte import hinweis_abstand, wochen
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag


class MutterschutzEingabe(EingabeModell):
    """Errechneter Termin und, sobald bekannt, Tag der Entbindung."""

    errechneter_termin: Tag = feld(
        "Errechneter Geburtstermin", "Tag laut ärztlichem Zeugnis oder Mutterpass.", heute=False
    )
    entbindung: Tag | None = feld(
        "Tag der Entbindung", "Leer lassen, solange das Kind nicht geboren ist.", vorgabe=None
    )
    verlaengert: bool = feld(
        f"{' statt '.join(wochen(schutztage(date.max))).capitalize()} Wochen nach der Entbindung",
        "Bei Früh- oder Mehrlingsgeburt, auf Antrag bei Behinderung des Kindes.",
        vorgabe=False,
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Recht, das hier nicht hinterlegt ist."""
        return pruefe_abgedeckt(self.errechneter_termin, self.entbindung)


@dataclass(frozen=True, slots=True, kw_only=True)
class MutterschutzErgebnis(Ergebnis):
    """Erster und letzter Tag der Schutzfrist; vorläufig, solange die Entbindung fehlt."""

    beginn: date
    ende: date
    vorlaeufig: bool
    angehaengte_tage: int
    naechster_kontakt_ab: date


def rechne(eingabe: MutterschutzEingabe) -> MutterschutzErgebnis:
    """Berechnet die Schutzfrist und den ersten Arbeitstag danach.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: § 3 Abs. 1 und 2 MuSchG; D5 des Konzepts.
    """
    termin, entbindung = eingabe.errechneter_termin, eingabe.entbindung
    frist = schutzfrist(termin, entbindung, verlaengert=eingabe.verlaengert)
    kontakt = erster_arbeitstag(frist.ende + EIN_TAG)
    return MutterschutzErgebnis(
        beginn=frist.beginn,
        ende=frist.ende,
        vorlaeufig=entbindung is None,
        angehaengte_tage=frist.angehaengte_tage,
        naechster_kontakt_ab=kontakt,
        schritte=tuple(_schritte(eingabe, frist, kontakt)),
        hinweise=tuple(_hinweise(eingabe, frist)),
        termine=(
            Termin(frist.beginn, "Beginn der Schutzfrist", "ereignis"),
            Termin(entbindung or termin, "Entbindung" if entbindung else "Errechneter Termin", "ereignis"),
            Termin(frist.ende, "Ende der Schutzfrist", "ereignis"),
            Termin(kontakt, "Nächster Kontakt möglich", "ab"),
        ),
        rechtsstand=recht.rechtsstand(entbindung or termin, recht.MUTTERSCHUTZ, recht.KONZEPT, recht.FEIERTAGE),
    )


def _schritte(eingabe: MutterschutzEingabe, frist: Schutzfrist, kontakt: date) -> Iterator[Schritt]:
    termin, entbindung = eingabe.errechneter_termin, eingabe.entbindung
    davor = frist.tage.davor // 7
    yield Schritt(
        f"Die Schutzfrist beginnt {davor} Wochen vor dem errechneten Termin am {mit_wochentag(termin)}.",
        frist.regelbeginn,
        "§ 3 Abs. 1 MuSchG",
    )
    if frist.beginn < frist.regelbeginn:
        yield Schritt("Die Entbindung war noch früher; mit ihr beginnt die Schutzfrist.", frist.beginn, "§ 3 MuSchG")
    danach = frist.tage.verlaengert if eingabe.verlaengert else frist.tage.danach
    ab = "der Entbindung" if entbindung else "dem errechneten Termin"
    yield Schritt(
        f"Sie läuft {danach // 7} Wochen nach {ab}.",
        frist.ende - timedelta(days=frist.angehaengte_tage),
        "§ 3 Abs. 2 MuSchG",
    )
    if frist.angehaengte_tage:
        yield Schritt(
            f"Vor der Geburt nicht genutzt: {frist.angehaengte_tage} Tage. Sie werden angehängt.",
            frist.ende,
            "§ 3 Abs. 2 MuSchG",
        )
    yield Schritt("Der erste Arbeitstag nach der Schutzfrist.", kontakt, "D5")


def _hinweise(eingabe: MutterschutzEingabe, frist: Schutzfrist) -> Iterator[Hinweis]:
    if eingabe.entbindung is None:
        yield Hinweis("info", "Vor der Geburt sind alle Tage vorläufig.", "§ 3 MuSchG")
    yield from hinweis_abstand(frist)
    yield Hinweis(
        "info",
        "Nach einer Fehl- oder Totgeburt gelten eigene Schutzfristen. Sie werden hier nicht gerechnet.",
        "§ 3 MuSchG",
    )
    yield Hinweis("info", "In der Schutzfrist ruht der Kontaktrhythmus.", "D5")


RECHNER = Rechner(
    MutterschutzEingabe, MutterschutzErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="errechneter_termin"
)
