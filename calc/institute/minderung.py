"""Was Meldeversäumnis und Pflichtverletzung gemeinsam haben: Folge, Zeitraum und Beträge einer Minderung.

Rechtsgrundlage: §§ 31a, 31b, 32 Abs. 2, 41 SGB II.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin
from calc.form.sprache import aufzaehlung, dauer, euro, monat
from calc.institute.bescheid import Bescheid, folgemonat
from calc.institute.regelbedarf import anteil, regelbedarf, teilmonat, warum_unbekannt
from calc.recht.parameter import wert
from calc.zeit.fristen import beginnfrist, ereignisfrist, monate_zwischen


class Folge(StrEnum):
    """Was aus einem Versäumnis wird."""

    KEINE = "keine"
    MINDERUNG = "minderung"
    NICHTERREICHBARKEIT = "nichterreichbarkeit"


@dataclass(frozen=True, slots=True)
class Grund:
    """Ein Satz zur Folge und worauf er beruht."""

    text: str
    quelle: str


@dataclass(frozen=True, slots=True)
class Rechtsfolge:
    """Folge eines Versäumnisses mit Gründen; ohne Minderung sind Prozent und Monate 0."""

    folge: Folge
    gruende: tuple[Grund, ...]
    prozent: int = 0
    monate: int = 0

    @property
    def begruendung(self) -> str:
        """Alle Gründe hintereinander."""
        return " ".join(grund.text for grund in self.gruende)

    def ausser(self, gruende: Iterator[Grund]) -> Rechtsfolge:
        """Dieselbe Folge oder, wenn es Gründe dagegen gibt, keine."""
        dagegen = tuple(gruende)
        return Rechtsfolge(Folge.KEINE, dagegen) if dagegen else self


@dataclass(frozen=True, slots=True)
class Monatsbetrag:
    """Um wie viel Euro die Leistung in einem Monat sinkt; ohne bekannten Regelbedarf leer.

    `monat`: Jahr und Monat, zum Beispiel „2026-11“.
    """

    monat: str
    betrag: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinderungErgebnis(Ergebnis):
    """Folge, Zeitraum, Beträge und Fristen; ohne Minderung oder ohne Bescheid sind Zeitraum und Beträge leer."""

    folge: Folge
    begruendung: str
    prozent: int
    monate: int
    beginn: date | None
    ende: date | None
    betrag_monat: str | None
    betraege: tuple[Monatsbetrag, ...] | None
    bekanntgabe: date | None
    widerspruch_bis: date | None
    feststellung_spaetestens: date
    postaufgabe_spaetestens: date


@dataclass(frozen=True, slots=True)
class Minderung:
    """Zeitraum und Höhe einer Minderung.

    Args:
        beginn: erster Tag.
        ende: letzter Tag, mit Aufhebung der Tag davor.
        monate: gesetzliche Dauer.
        prozent: Anteil am Regelbedarf.
        stufe: Regelbedarfsstufe; ohne sie gibt es keine Beträge.
        aufhebung_ab: ab wann sie vorzeitig aufgehoben ist.
    """

    beginn: date
    ende: date
    monate: int
    prozent: int
    stufe: int | None
    aufhebung_ab: date | None = None

    def monatserste(self) -> Iterator[date]:
        """Der erste Tag jedes Monats, der ganz oder zum Teil gemindert ist."""
        return (ereignisfrist(self.beginn, n) for n in range(monate_zwischen(self.beginn, self.ende) + 1))

    def voller_betrag(self, erster: date) -> Decimal | None:
        """Die Minderung eines vollen Monats in Euro; `None` ohne Stufe oder ohne bekannten Regelbedarf."""
        voll = regelbedarf(self.stufe, erster) if self.stufe else None
        return None if voll is None else anteil(voll, self.prozent)

    def teil_tage(self, erster: date) -> int | None:
        """Zahl der geminderten Tage, wenn in diesem Monat aufgehoben wird; sonst `None`."""
        ab = self.aufhebung_ab
        return (ab - erster).days if ab and (ab.year, ab.month) == (erster.year, erster.month) else None

    def betraege(self) -> tuple[Monatsbetrag, ...]:
        """Die Minderung je Monat; maßgeblich ist der Regelbedarf des jeweiligen Monats (§ 41 SGB II)."""
        return tuple(Monatsbetrag(f"{erster:%Y-%m}", self._betrag(erster)) for erster in self.monatserste())

    def _betrag(self, erster: date) -> str | None:
        betrag, tage = self.voller_betrag(erster), self.teil_tage(erster)
        if betrag is None:
            return None
        return str(betrag if tage is None else teilmonat(betrag, tage, erster))


def minderung(folge: Rechtsfolge, bekanntgabe: date | None, stufe: int | None) -> Minderung | None:
    """Die Kalendermonate einer Minderung, ohne Verschiebung; `None` ohne Minderung oder ohne Bescheid.

    Args:
        folge: die Folge mit Prozent und Monaten.
        bekanntgabe: Tag der Bekanntgabe des Bescheids.
        stufe: Regelbedarfsstufe, wenn sie bekannt ist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: § 31b Abs. 1, 2 SGB II; § 26 Abs. 4 SGB X.
    """
    if folge.folge is not Folge.MINDERUNG or bekanntgabe is None:
        return None
    beginn = folgemonat(bekanntgabe)
    return Minderung(beginn, beginnfrist(beginn, folge.monate), folge.monate, folge.prozent, stufe)


def gruende_dagegen(bescheid: Bescheid, *, haerte: bool) -> Iterator[Grund]:
    """Was eine Folge noch ausschließt, wenn das Versäumnis selbst sie hätte.

    Rechtsgrundlage: § 31a Abs. 3, § 31b Abs. 1 SGB II.
    """
    if haerte:
        yield Grund("Die Minderung wäre eine außergewöhnliche Härte.", "§ 31a Abs. 3 SGB II")
    if bescheid.zu_spaet:
        yield Grund("Die Feststellung kommt zu spät.", "§ 31b Abs. 1 SGB II")


def schritte(minderung: Minderung | None) -> Iterator[Schritt]:
    """Der Rechenweg zum Zeitraum, ohne Aufhebung."""
    if minderung is None:
        return
    yield Schritt("Die Minderung beginnt mit dem Monat nach der Bekanntgabe.", minderung.beginn, "§ 31b Abs. 1 SGB II")
    ende = beginnfrist(minderung.beginn, minderung.monate)
    yield Schritt(f"Sie dauert {dauer(minderung.monate, 'monate')}, ohne Verschiebung.", ende, "§ 26 Abs. 4 SGB X")


def schritte_betraege(minderung: Minderung | None) -> Iterator[Schritt]:
    """Der Rechenweg zu jedem bekannten Betrag."""
    if minderung is None or minderung.stufe is None:
        return
    for erster, zeile in zip(minderung.monatserste(), minderung.betraege(), strict=True):
        if zeile.betrag:
            voll = euro(str(regelbedarf(minderung.stufe, erster)))
            text = f"{monat(erster)}: {minderung.prozent} % von {voll} Regelbedarf (Stufe {minderung.stufe})"
            if (tage := minderung.teil_tage(erster)) is not None:
                text += f", davon {tage} von {wert('minderung', 'teilmonat', erster)} Tagen,"
            yield Schritt(f"{text} sind {euro(zeile.betrag)}.", None, "§ 41 SGB II")


def termine(minderung: Minderung | None) -> Iterator[Termin]:
    """Erster und letzter Tag der Minderung."""
    if minderung:
        yield Termin(minderung.beginn, "Beginn der Minderung", "ereignis")
        yield Termin(minderung.ende, "Letzter Tag der Minderung", "ereignis")


def hinweise(folge: Rechtsfolge, minderung: Minderung | None, ereignis: date, stufe: int | None) -> Iterator[Hinweis]:
    """Höchstgrenze, und warum Beträge fehlen."""
    if folge.folge is not Folge.MINDERUNG:
        return
    grenze = wert("minderung", "hoechstgrenze", ereignis)
    yield Hinweis(
        "info",
        f"Treffen mehrere Minderungen zusammen, sind es höchstens {grenze} % des Regelbedarfs im Monat. Die Kosten der"
        " Unterkunft bleiben unberührt.",
        "§ 31a Abs. 4 SGB II",
    )
    yield Hinweis("info", "Ein Widerspruch schiebt die Minderung nicht auf.", "§ 39 SGB II")
    if minderung is None:
        if stufe:
            text = "Der Betrag hängt vom Monat der Minderung ab. Er wird genannt, sobald der Bescheid eingetragen ist."
            yield Hinweis("info", text, "§ 20 SGB II")
        return
    unbekannt = {erster: grund for erster in minderung.monatserste() if (grund := warum_unbekannt(erster))}
    for grund in dict.fromkeys(unbekannt.values()):
        monate = aufzaehlung(monat(erster) for erster, warum in unbekannt.items() if warum == grund)
        yield Hinweis("info", f"Kein Betrag für {monate}: {grund}", "§ 20 SGB II")
    if not stufe and len(unbekannt) <= monate_zwischen(minderung.beginn, minderung.ende):
        yield Hinweis("info", "Für den Betrag in Euro bitte die Regelbedarfsstufe angeben.", "§ 20 SGB II")
