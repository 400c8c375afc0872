"""Welche Folge ein Meldeversäumnis hat, nach dem Recht am Tag des Termins.

Jede Gestalt der Regel ist eine eigene Funktion; `calc/recht/minderung.toml` sagt, ab wann welche gilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from calc.form.sprache import dauer
from calc.institute.bescheid import Bescheid
from calc.institute.minderung import Folge, Grund, Rechtsfolge, gruende_dagegen
from calc.rechner.meldeversaeumnis.eingabe import Kontaktweg, MeldeversaeumnisEingabe, Zaehler
from calc.rechner.meldeversaeumnis.ergebnis import AnhoerungPersoenlich
from calc.recht.parameter import wert


def jedes_versaeumnis(termin: date, _: Zaehler) -> Rechtsfolge:
    """Jedes Meldeversäumnis mindert, das dritte in Folge wie jedes andere.

    Rechtsgrundlage: § 32 Abs. 1, 2 SGB II in der Fassung ab 01.01.2023 (L6).
    """
    return _minderung(termin, "Nach dem Recht am Tag des Termins mindert jedes Meldeversäumnis die Leistung", "L6")


def ab_wiederholung(termin: date, zaehler: Zaehler) -> Rechtsfolge:
    """Das erste mindert nicht, jedes wiederholte mindert, das dritte in Folge heißt nicht erreichbar.

    Rechtsgrundlage: § 32 Abs. 1, 2, § 7b Abs. 4 SGB II in der Fassung ab 01.07.2026 (R1, R13).
    """
    match zaehler:
        case Zaehler.ERSTES:
            return Rechtsfolge(Folge.KEINE, (Grund("Das erste Meldeversäumnis mindert die Leistung nicht.", "R1"),))
        case Zaehler.WIEDERHOLT:
            return _minderung(termin, "Das Meldeversäumnis ist ein wiederholtes", "R1")
    text = "Der dritte Termin in Folge wurde versäumt: Die Person gilt als nicht erreichbar."
    return Rechtsfolge(Folge.NICHTERREICHBARKEIT, (Grund(text, "R13"),))


def _minderung(termin: date, warum: str, quelle: str) -> Rechtsfolge:
    prozent: int = wert("minderung", "meldeversaeumnis_prozent", termin)
    monate: int = wert("minderung", "meldeversaeumnis_monate", termin)
    text = f"{warum}: {prozent} % des Regelbedarfs für {dauer(monate, 'monate')}."
    return Rechtsfolge(Folge.MINDERUNG, (Grund(text, quelle),), prozent, monate)


_REGELN: Mapping[str, Callable[[date, Zaehler], Rechtsfolge]] = {
    regel.__name__: regel for regel in (jedes_versaeumnis, ab_wiederholung)
}


def rechtsfolge(eingabe: MeldeversaeumnisEingabe, bescheid: Bescheid) -> Rechtsfolge:
    """Die Folge eines versäumten Termins.

    Ohne Rechtsfolgenbelehrung, am Telefon oder per Video und mit wichtigem Grund gibt es keine. Eine Härte schließt
    nur die Minderung aus. Wird zu spät festgestellt, entfällt jede Folge.

    Args:
        eingabe: der versäumte Termin.
        bescheid: Grenzen und Bekanntgabe.

    Rechtsgrundlage: §§ 32, 31a Abs. 3, 31b Abs. 1, 65a Abs. 2 SGB II; K5, L1, L5.
    """
    regel = _REGELN[wert("minderung", "meldeversaeumnis_regel", eingabe.termin)]
    folge = regel(eingabe.termin, eingabe.zaehler)
    if folge.folge is not Folge.KEINE:
        mindert = folge.folge is Folge.MINDERUNG
        folge = folge.ausser(gruende_dagegen(bescheid, haerte=eingabe.haerte and mindert))
    return folge.ausser(_ohne_folge(eingabe))


def _ohne_folge(eingabe: MeldeversaeumnisEingabe) -> Iterator[Grund]:
    if not eingabe.rechtsfolgenbelehrung:
        yield Grund("Die Einladung enthielt keine Rechtsfolgenbelehrung.", "L1")
    if eingabe.kontaktweg is not Kontaktweg.PRAESENZ:
        yield Grund(
            "Zu Terminen am Telefon oder per Video wird grundsätzlich nicht mit Rechtsfolgenbelehrung eingeladen; der"
            " Rechner nimmt deshalb keine Folge an.",
            "K5",
        )
    if eingabe.wichtiger_grund:
        yield Grund("Es gab einen wichtigen Grund.", "§ 32 Abs. 1 SGB II")


def wiederholt_persoenlich(zaehler: Zaehler) -> AnhoerungPersoenlich:
    """Beim ersten Mal auf Verlangen, bei jedem weiteren in der Regel persönlich.

    Rechtsgrundlage: § 31a Abs. 2 SGB II in der Fassung ab 01.01.2023 (L3).
    """
    return AnhoerungPersoenlich.AUF_VERLANGEN if zaehler is Zaehler.ERSTES else AnhoerungPersoenlich.SOLL


def auf_verlangen(zaehler: Zaehler) -> AnhoerungPersoenlich:
    """Auf Verlangen; beim dritten in Folge ist Gelegenheit dazu zu geben.

    Rechtsgrundlage: § 31a Abs. 2 SGB II in der Fassung ab 01.07.2026 (R4).
    """
    drittes = zaehler is Zaehler.DRITTES_IN_FOLGE
    return AnhoerungPersoenlich.GELEGENHEIT if drittes else AnhoerungPersoenlich.AUF_VERLANGEN


_ANHOERUNG: Mapping[str, Callable[[Zaehler], AnhoerungPersoenlich]] = {
    regel.__name__: regel for regel in (wiederholt_persoenlich, auf_verlangen)
}


def anhoerung_persoenlich(termin: date, zaehler: Zaehler) -> AnhoerungPersoenlich:
    """Ob persönlich anzuhören ist, nach dem Recht am Tag des Termins.

    Rechtsgrundlage: § 31a Abs. 2 SGB II (L3, R4).
    """
    return _ANHOERUNG[wert("minderung", "anhoerung_regel", termin)](zaehler)
