"""Was aus einem versäumten Termin folgt, nach dem Recht an seinem Tag, noch ohne Worte.

Jede Gestalt der Regel ist ein eigener Wert; `calc/recht/minderung.toml` sagt, ab wann welche gilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calc.institute.anhoerung import (
    Anhoerungsfrist,
    Anhoerungspost,
    Anlass,
    Persoenlich,
    anhoerungsfrist,
    anhoerungspost,
    anlass_am,
)
from calc.institute.bescheid import Bescheid, folgemonat, stelle_fest
from calc.institute.minderung import (
    Dagegen,
    Folge,
    Minderung,
    MinderungFall,
    Rechtsfolge,
    gruende_dagegen,
    mindere,
    offene_beginne,
    warum_frei,
)
from calc.rechner.meldeversaeumnis.eingabe import Kontaktweg, MeldeversaeumnisEingabe, Zaehler
from calc.recht.parameter import parameter, wert
from calc.zeit.fristen import beginnfrist
from calc.zeit.kalender import EIN_TAG, letzter_arbeitstag

DREI_TERMINE = 2 * EIN_TAG
"""So lange nach dem ersten Tag kann frühestens der dritte versäumt sein."""


class Grund(StrEnum):
    """Warum ein Versäumnis diese Folge hat."""

    JEDES = "jedes"
    ERSTES = "erstes"
    WIEDERHOLT = "wiederholt"
    DRITTES_IN_FOLGE = "drittes_in_folge"


@dataclass(frozen=True, slots=True)
class Gestalt:
    """Eine Gestalt der Regel, welche Folge ein Meldeversäumnis hat.

    Args:
        folge: Folge nach Tag und Zähler.
        quelle: Nummer, unter der die Site sie erklärt.
        checkliste: Antwort der Checkliste auf die Frage nach dem Recht.
        mit_zaehler: ob die Folge davon abhängt, das wievielte Versäumnis es ist.
        offen: Schlüssel der offenen Fragen, die sich bei jedem Zähler stellen.
        nach_jedem: Nummern dessen, was nach jedem versäumten Gespräch zu prüfen ist.
        nach_erstem: Nummern dessen, was nach dem ersten Meldeversäumnis zu prüfen ist.
    """

    folge: Callable[[date, Zaehler], Rechtsfolge]
    quelle: str
    checkliste: str
    mit_zaehler: bool
    offen: Mapping[Zaehler, tuple[str, ...]]
    nach_jedem: tuple[str, ...] = ()
    nach_erstem: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entfall:
    """Nicht erreichbar: der Monat, ab dem der Anspruch entfällt und in dem eine Meldung noch alles rettet.

    `meldung_arbeitstag`: letzter Arbeitstag dieses Monats.
    """

    ab: date
    meldung_bis: date
    meldung_arbeitstag: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall(MinderungFall):
    """Folge, Bescheid, Zeitraum und Anhörung zu einem versäumten Termin.

    Args:
        gestalt: die angewandte Gestalt der Regel.
        anlass: wann persönlich anzuhören ist, nach dem Recht am Tag des Termins.
        zu_pruefen: ob das Versäumnis eine Folge haben kann: RFB oder Kenntnis, Präsenz, kein wichtiger Grund.
        alte_einladung: ob noch vor dem geltenden Recht eingeladen wurde.
        zu_frueh_fuer_drei: ob seit Beginn der Zählung noch keine drei Termine an verschiedenen Tagen möglich waren.
        bescheid_vor_anhoerung: ob der Bescheid ergeht, bevor die Anhörung endet.
        anhoerung_post: bis wann das Anhörungsschreiben zur Post muss, wenn es noch keines und keinen Bescheid gibt.
        anhoerung_zu_lang: ob der Bescheid nach der Anhörung mit der Post nicht mehr rechtzeitig bekannt wird.
    """

    gestalt: Gestalt
    anlass: Anlass
    anhoerung_persoenlich: Persoenlich
    anhoerung: Anhoerungsfrist | None
    anhoerung_post: Anhoerungspost | None
    entfall: Entfall | None
    zu_pruefen: bool
    alte_einladung: bool
    zu_frueh_fuer_drei: bool
    bescheid_vor_anhoerung: bool
    anhoerung_zu_lang: bool
    naechste_mit_rfb: bool


def ordne_ein(eingabe: MeldeversaeumnisEingabe) -> Fall:
    """Wendet die Regeln auf einen versäumten Termin an.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: §§ 32, 31a, 31b, 7b Abs. 4, 65a Abs. 2 SGB II; § 24 SGB X; K2, K5, L1 bis L6.
    """
    regel = parameter("minderung", "meldeversaeumnis_regel")
    name = regel.am(eingabe.termin).wert
    gestalt, recht_seit = GESTALTEN[name], regel.seit(name)
    bescheid = stelle_fest(eingabe.termin, eingabe.bekanntgabe, eingabe.aufgabe_post)
    folge = rechtsfolge(eingabe, gestalt, bescheid)
    anlass = anlass_am(eingabe.termin)
    zugang = eingabe.anhoerung_zugang
    anhoerung = anhoerungsfrist(zugang, eingabe.anhoerung_tage) if zugang else None
    return Fall(
        bescheid=bescheid,
        folge=folge,
        minderung=_minderung(folge, bescheid.bekanntgabe, eingabe.regelbedarfsstufe),
        recht_seit=recht_seit,
        hoechstgrenze=wert("minderung", "hoechstgrenze", eingabe.termin),
        moegliche_beginne=offene_beginne(folge, bescheid),
        gestalt=gestalt,
        anlass=anlass,
        anhoerung_persoenlich=getattr(anlass, eingabe.zaehler),
        anhoerung=anhoerung,
        anhoerung_post=anhoerungspost(eingabe.termin, eingabe.anhoerung_tage, bescheid.postaufgabe_arbeitstag)
        if zugang is None and bescheid.bekanntgabe is None and folge.folge is not Folge.KEINE
        else None,
        entfall=_entfall(folge, bescheid.bekanntgabe),
        zu_pruefen=not tuple(ohne_folge(eingabe)),
        alte_einladung=eingabe.einladung_versandt is not None and eingabe.einladung_versandt < recht_seit,
        zu_frueh_fuer_drei=gestalt.mit_zaehler and eingabe.termin < recht_seit + DREI_TERMINE,
        bescheid_vor_anhoerung=_vor_ende(bescheid, anhoerung),
        anhoerung_zu_lang=anhoerung is not None
        and bescheid.bekanntgabe is None
        and folge.folge is not Folge.KEINE
        and anhoerung.ende >= bescheid.postaufgabe_arbeitstag,
        kenntnis=eingabe.rechtsfolgen_bekannt and not eingabe.rechtsfolgenbelehrung and folge.folge is not Folge.KEINE,
        grund_frei=warum_frei(eingabe.termin),
        naechste_mit_rfb=eingabe.kontaktweg is Kontaktweg.PRAESENZ and not eingabe.wichtiger_grund,
    )


def jedes_versaeumnis(termin: date, _: Zaehler) -> Rechtsfolge:
    """Jedes Meldeversäumnis mindert, das dritte in Folge wie jedes andere.

    Rechtsgrundlage: § 32 Abs. 1, 2 SGB II in der Fassung ab 01.01.2023 (L6).
    """
    return _mindernd(termin, Grund.JEDES)


def ab_wiederholung(termin: date, zaehler: Zaehler) -> Rechtsfolge:
    """Das erste mindert nicht, jedes wiederholte mindert, das dritte in Folge heißt nicht erreichbar.

    Rechtsgrundlage: § 32 Abs. 1, 2, § 7b Abs. 4 SGB II in der Fassung ab 01.07.2026 (R1, R13).
    """
    match zaehler:
        case Zaehler.ERSTES:
            return Rechtsfolge(Folge.KEINE, (Grund.ERSTES,))
        case Zaehler.WIEDERHOLT:
            return _mindernd(termin, Grund.WIEDERHOLT)
    return Rechtsfolge(Folge.NICHTERREICHBARKEIT, (Grund.DRITTES_IN_FOLGE,))


def _mindernd(termin: date, grund: Grund) -> Rechtsfolge:
    prozent: int = wert("minderung", "meldeversaeumnis_prozent", termin)
    monate: int = wert("minderung", "meldeversaeumnis_monate", termin)
    return Rechtsfolge(Folge.MINDERUNG, (grund,), prozent, monate)


GESTALTEN: Mapping[str, Gestalt] = {
    "jedes_versaeumnis": Gestalt(
        jedes_versaeumnis,
        "L6",
        "recht=alt",
        mit_zaehler=False,
        offen=dict.fromkeys(Zaehler, ()),
    ),
    "ab_wiederholung": Gestalt(
        ab_wiederholung,
        "R1",
        "recht=neu",
        mit_zaehler=True,
        offen={
            Zaehler.ERSTES: ("zaehlung", "festgestellt"),
            Zaehler.WIEDERHOLT: ("zaehlung", "wiederholt", "festgestellt"),
            Zaehler.DRITTES_IN_FOLGE: ("zaehlung", "festgestellt"),
        },
        nach_jedem=("R16",),
        nach_erstem=("R17",),
    ),
}
"""Jede Gestalt der Regel mit dem Namen, den die Daten ihr geben."""


def rechtsfolge(eingabe: MeldeversaeumnisEingabe, gestalt: Gestalt, bescheid: Bescheid) -> Rechtsfolge:
    """Die Folge eines versäumten Termins.

    Ohne Rechtsfolgenbelehrung oder Kenntnis der Folgen, am Telefon oder per Video und mit wichtigem Grund gibt es
    keine. Härte oder eine zu späte Feststellung schließen nur die Minderung aus; bei der Nichterreichbarkeit ist
    beides offen.

    Args:
        eingabe: der versäumte Termin.
        gestalt: die Regel am Tag des Termins.
        bescheid: Grenzen und Bekanntgabe.

    Rechtsgrundlage: §§ 32, 31a Abs. 3, 31b Abs. 1, 7b Abs. 4, 65a Abs. 2 SGB II; K5, L1, L5.
    """
    folge = gestalt.folge(eingabe.termin, eingabe.zaehler)
    if folge.folge is Folge.MINDERUNG:
        folge = folge.ausser(gruende_dagegen(bescheid, haerte=eingabe.haerte))
    return folge.ausser(ohne_folge(eingabe))


def ohne_folge(eingabe: MeldeversaeumnisEingabe) -> Iterator[Dagegen]:
    """Warum ein Versäumnis schon für sich keine Folge hat.

    Rechtsgrundlage: § 32 Abs. 1 SGB II; K5, L1.
    """
    if not eingabe.rechtsfolgenbelehrung and not eingabe.rechtsfolgen_bekannt:
        yield Dagegen.OHNE_BELEHRUNG
    if eingabe.kontaktweg is not Kontaktweg.PRAESENZ:
        yield Dagegen.FERNKONTAKT
    if eingabe.wichtiger_grund:
        yield Dagegen.WICHTIGER_GRUND


def _vor_ende(bescheid: Bescheid, anhoerung: Anhoerungsfrist | None) -> bool:
    """Ob der Bescheid ergeht, bevor sich die Person äußern konnte (§ 24 SGB X)."""
    ergeht = bescheid.aufgabe_post or bescheid.bekanntgabe
    return ergeht is not None and anhoerung is not None and ergeht <= anhoerung.ende


def _minderung(folge: Rechtsfolge, bekanntgabe: date | None, stufe: int | None) -> Minderung | None:
    """Die Monate nach der Bekanntgabe (§ 31b Abs. 1 SGB II); `None` ohne Minderung oder ohne Bescheid."""
    if folge.folge is not Folge.MINDERUNG or bekanntgabe is None:
        return None
    return mindere(folge, folgemonat(bekanntgabe), stufe)


def _entfall(folge: Rechtsfolge, bekanntgabe: date | None) -> Entfall | None:
    """Der Monat nach der Feststellung (§ 7b Abs. 4 SGB II)."""
    if folge.folge is not Folge.NICHTERREICHBARKEIT or bekanntgabe is None:
        return None
    ab = folgemonat(bekanntgabe)
    bis = beginnfrist(ab, 1)
    return Entfall(ab, bis, letzter_arbeitstag(bis))
