"""Rechner „Mutterschutz“: Schutzfrist vor und nach der Entbindung und der erste Kontakt danach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from calc import recht
from calc.form.fehler import Fehler
from calc.form.meldungen import nicht_abgedeckt
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, feld
from calc.form.sprache import mit_wochentag, zahlwort
from calc.recht.parameter import Parameter, parameter
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag, im_kalender

VOR_TERMIN, NACH_ENTBINDUNG, NACH_ENTBINDUNG_VERLAENGERT = (
    parameter("mutterschutz", name) for name in ("vor_termin", "nach_entbindung", "nach_entbindung_verlaengert")
)
# Beyond these a mistyped year is likelier than a birth; only a warning, no rule.
FRUEHESTE_GEBURT_TAGE, SPAETESTE_GEBURT_TAGE = 140, 28


def _wochen(geburt: date) -> tuple[str, str]:
    """In Worten, wie viele Wochen die Schutzfrist nach der Entbindung dauert: verlängert und sonst."""
    lang, sonst = (zahlwort(_tage(groesse, geburt) // 7) for groesse in (NACH_ENTBINDUNG_VERLAENGERT, NACH_ENTBINDUNG))
    return lang, sonst


def _tage(groesse: Parameter, geburt: date) -> int:
    tage: int = groesse.am(geburt).wert
    return tage


def pruefe_abgedeckt(errechneter_termin: date | None, entbindung: date | None) -> Iterator[Fehler]:
    """Eine Geburt, bevor das hinterlegte Recht gilt: ein Fehler am Feld, dessen Tag zählt."""
    name, geburt = ("entbindung", entbindung) if entbindung else ("errechneter_termin", errechneter_termin)
    if geburt and geburt < VOR_TERMIN.abgedeckt_ab:
        yield nicht_abgedeckt(name, geburt, VOR_TERMIN.abgedeckt_ab)


class MutterschutzEingabe(EingabeModell):
    """Errechneter Termin und, sobald bekannt, Tag der Entbindung."""

    errechneter_termin: Tag = feld(
        "Errechneter Geburtstermin", "Tag laut ärztlichem Zeugnis oder Mutterpass.", heute=False
    )
    entbindung: Tag | None = feld(
        "Tag der Entbindung", "Leer lassen, solange das Kind nicht geboren ist.", vorgabe=None
    )
    verlaengert: bool = feld(
        f"{' statt '.join(_wochen(date.max)).capitalize()} Wochen nach der Entbindung",
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


@dataclass(frozen=True, slots=True)
class Schutzfrist:
    """Erster und letzter Tag, an denen die Schutzfrist läuft, und die hinten angehängten Tage."""

    beginn: date
    ende: date
    angehaengte_tage: int

    def __contains__(self, tag: date) -> bool:
        return self.beginn <= tag <= self.ende


def schutzfrist(errechneter_termin: date, entbindung: date | None, *, verlaengert: bool = False) -> Schutzfrist:
    """Berechnet die Schutzfrist vor und nach der Entbindung.

    Kommt das Kind vor dem Termin, werden die vor der Geburt nicht genutzten Tage hinten angehängt (0 bis 42);
    kommt es später, verlängert sich die Zeit davor.

    Args:
        errechneter_termin: voraussichtlicher Tag der Entbindung.
        entbindung: tatsächlicher Tag, falls bekannt; sonst wird mit dem Termin gerechnet.
        verlaengert: ob nach der Entbindung die längere Frist gilt.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nach 2100 läge.
        NichtAbgedeckt: bei einer Geburt vor der ersten hinterlegten Fassung.

    Rechtsgrundlage: § 3 Abs. 1 und 2 MuSchG.
    """
    geburt = entbindung or errechneter_termin
    davor = _tage(VOR_TERMIN, geburt)
    regelbeginn = errechneter_termin - timedelta(days=davor)
    angehaengt = min(max((errechneter_termin - geburt).days, 0), davor)
    danach = _tage(NACH_ENTBINDUNG_VERLAENGERT if verlaengert else NACH_ENTBINDUNG, geburt)
    return Schutzfrist(
        beginn=im_kalender(min(regelbeginn, geburt)),
        ende=im_kalender(geburt + timedelta(days=danach + angehaengt)),
        angehaengte_tage=angehaengt,
    )


def pruefe_abstand(errechneter_termin: date, entbindung: date | None) -> Iterator[Hinweis]:
    """Warnt, wenn Termin und Entbindung so weit auseinanderliegen, dass eher ein Tippfehler dahintersteckt."""
    abstand = (entbindung - errechneter_termin).days if entbindung else 0
    if not -FRUEHESTE_GEBURT_TAGE <= abstand <= SPAETESTE_GEBURT_TAGE:
        text = "Termin und Entbindung liegen ungewöhnlich weit auseinander. Bitte beide Tage prüfen."
        yield Hinweis("warnung", text, "§ 3 MuSchG")


def hinweis_dauer(geburt: date) -> str:
    """Mit welcher Frist nach der Entbindung gerechnet ist, wenn niemand nach der längeren gefragt hat."""
    lang, sonst = _wochen(geburt)
    mehr = _tage(NACH_ENTBINDUNG_VERLAENGERT, geburt) - _tage(NACH_ENTBINDUNG, geburt)
    text = f"Gerechnet ist mit {sonst} Wochen nach der Entbindung."
    return f"{text} Gelten {lang}, endet die Schutzfrist {mehr} Tage später."


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
        hinweise=tuple(_hinweise(eingabe)),
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
    geburt = entbindung or termin
    davor = _tage(VOR_TERMIN, geburt)
    regelbeginn = termin - timedelta(days=davor)
    yield Schritt(
        f"Die Schutzfrist beginnt {davor // 7} Wochen vor dem errechneten Termin am {mit_wochentag(termin)}.",
        regelbeginn,
        "§ 3 Abs. 1 MuSchG",
    )
    if frist.beginn < regelbeginn:
        yield Schritt("Die Entbindung war noch früher; mit ihr beginnt die Schutzfrist.", frist.beginn, "§ 3 MuSchG")
    danach = _tage(NACH_ENTBINDUNG_VERLAENGERT if eingabe.verlaengert else NACH_ENTBINDUNG, geburt)
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


def _hinweise(eingabe: MutterschutzEingabe) -> Iterator[Hinweis]:
    termin, entbindung = eingabe.errechneter_termin, eingabe.entbindung
    if entbindung is None:
        yield Hinweis("info", "Vor der Geburt sind alle Tage vorläufig.", "§ 3 MuSchG")
    yield from pruefe_abstand(termin, entbindung)
    yield Hinweis(
        "info",
        "Nach einer Fehl- oder Totgeburt gelten eigene Schutzfristen. Sie werden hier nicht gerechnet.",
        "§ 3 MuSchG",
    )
    yield Hinweis("info", "In der Schutzfrist ruht der Kontaktrhythmus.", "D5")


RECHNER = Rechner(
    MutterschutzEingabe, MutterschutzErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="errechneter_termin"
)
