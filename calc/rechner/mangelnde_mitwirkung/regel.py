"""Rechner „Mangelnde Mitwirkung“: ob der Eintrag im Lebenslauf zulässig ist und wann er spätestens endet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from calc import recht
from calc.form.fehler import Fehler
from calc.form.meldungen import ende_vor_beginn
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, feld
from calc.form.sprache import aufzaehlung, kurz, mit_wochentag
from calc.recht.aenderungen import AENDERUNGEN
from calc.recht.parameter import parameter
from calc.zeit.kalender import grund_kein_arbeitstag, ist_arbeitstag, zaehle_arbeitstage

# The words of VerBIS; the concept names them, no rule depends on them.
AV_STATUS_VORHER, AV_STATUS_NACHHER = "arbeitslos/arbeitsuchend", "nicht gesetzt"


VersaeumterTag = Annotated[Tag, Field(title="Termin", description="Tag der versäumten Einladung.")]


class MangelndeMitwirkungEingabe(EingabeModell):
    """Welche Einladungen versäumt wurden und was eingetragen werden soll."""

    versaeumte_einladungen: tuple[VersaeumterTag, ...] = feld(
        "Versäumte Einladungen",
        "Termine schriftlicher Einladungen, die in Folge versäumt wurden. Je Zeile ein Tag.",
        heute=False,
    )
    eintrag_am: Tag = feld("Tag des Eintrags", "Der Tag, an dem der Lebenslauf geändert wird, meist heute.")
    ende_geplant: Tag | None = feld(
        "Geplantes Ende",
        "Wann der Eintrag enden soll. Leer lassen, wenn das noch offen ist.",
        vorgabe=None,
        heute=False,
    )
    neuer_termin: Tag | None = feld(
        "Neuer Termin",
        "Der Termin, der angeboten wird. Leer lassen, wenn er noch offen ist.",
        vorgabe=None,
        heute=False,
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei", "In der Regel ja; es sind aber keine Feiertage.", vorgabe=True
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Der Eintrag endet nicht, bevor er beginnt."""
        if self.ende_geplant and self.ende_geplant < self.eintrag_am:
            yield ende_vor_beginn("ende_geplant", self.ende_geplant, self.eintrag_am, "Eintrag")


@dataclass(frozen=True, slots=True, kw_only=True)
class MangelndeMitwirkungErgebnis(Ergebnis):
    """Ob eingetragen werden darf, bis wann, und was der Eintrag am AV-Status ändert.

    Args:
        zulaessig: mindestens zwei verschiedene Termine, keiner nach dem Eintrag.
        begruendung: warum der Eintrag zulässig ist oder nicht.
        ende_spaetestens: der letzte Tag, an dem der Eintrag enden darf; null, wenn er nicht zulässig ist.
        neuer_termin_bis: derselbe Tag; bis dahin ist ein neuer Termin anzubieten.
        ende_ok: ob das geplante Ende nach dem Eintrag und rechtzeitig liegt; null ohne Angabe oder wenn der Eintrag
            nicht zulässig ist.
        neuer_termin_ok: ob der neue Termin nach dem Eintrag und rechtzeitig liegt; null wie bei `ende_ok`.
        av_status_vorher: AV-Status vor einem Eintrag.
        av_status_nachher: AV-Status, den ein zulässiger Eintrag bewirkt.
    """

    zulaessig: bool
    begruendung: str
    ende_spaetestens: date | None
    neuer_termin_bis: date | None
    ende_ok: bool | None
    neuer_termin_ok: bool | None
    av_status_vorher: str
    av_status_nachher: str


def ende_spaetestens(eintrag_am: date, *, dienstfrei: bool = True) -> date:
    """Der letzte Tag, an dem der Eintrag enden darf; der Tag des Eintrags zählt nicht mit.

    Args:
        eintrag_am: Tag des Eintrags.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Raises:
        AusserhalbDesKalenders: wenn der Tag nach dem Jahr 2100 läge.

    Rechtsgrundlage: L9 des Konzepts.
    """
    return zaehle_arbeitstage(eintrag_am, _zahl("hoechstdauer", eintrag_am), dienstfrei=dienstfrei)


def rechne(eingabe: MangelndeMitwirkungEingabe) -> MangelndeMitwirkungErgebnis:
    """Prüft, ob „Mangelnde Mitwirkung“ eingetragen werden darf, und berechnet das späteste Ende.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nach dem Jahr 2100 läge.

    Rechtsgrundlage: L8, L9 des Konzepts.
    """
    versaeumt = sorted(set(eingabe.versaeumte_einladungen))
    geplant, neu = eingabe.ende_geplant, eingabe.neuer_termin
    hindernis = _hindernis(versaeumt, eingabe.eintrag_am)
    ende = None if hindernis else ende_spaetestens(eingabe.eintrag_am, dienstfrei=eingabe.dienstfrei_24_31_dez)
    return MangelndeMitwirkungErgebnis(
        zulaessig=not hindernis,
        begruendung=hindernis or f"Es sind {len(versaeumt)} Termine versäumt: {aufzaehlung(map(kurz, versaeumt))}.",
        ende_spaetestens=ende,
        neuer_termin_bis=ende,
        ende_ok=eingabe.eintrag_am < geplant <= ende if ende and geplant else None,
        neuer_termin_ok=eingabe.eintrag_am < neu <= ende if ende and neu else None,
        av_status_vorher=AV_STATUS_VORHER,
        av_status_nachher=AV_STATUS_NACHHER,
        schritte=tuple(_schritte(eingabe, versaeumt, ende)),
        hinweise=tuple(_hinweise(eingabe, versaeumt, ende)),
        termine=tuple(_termine(eingabe, versaeumt, ende)),
        rechtsstand=recht.rechtsstand(eingabe.eintrag_am, recht.KONZEPT, recht.FEIERTAGE),
    )


def _zahl(name: str, eintrag_am: date) -> int:
    zahl: int = parameter("mangelnde_mitwirkung", name).am(eintrag_am).wert
    return zahl


def _hindernis(versaeumt: Sequence[date], eintrag_am: date) -> str:
    """Warum der Eintrag nicht zulässig ist; leer, wenn er es ist."""
    mindestens = _zahl("versaeumte_einladungen", eintrag_am)
    if spaeter := [tag for tag in versaeumt if tag > eintrag_am]:
        liegt = "liegt" if len(spaeter) == 1 else "liegen"
        return f"Erst nach dem Eintrag am {kurz(eintrag_am)} {liegt}: {aufzaehlung(map(kurz, spaeter))}."
    if len(versaeumt) < mindestens:
        return f"Nötig sind mindestens {mindestens} verschiedene versäumte Termine; angegeben: {len(versaeumt)}."
    return ""


def _schritte(eingabe: MangelndeMitwirkungEingabe, versaeumt: Sequence[date], ende: date | None) -> Iterator[Schritt]:
    for tag in versaeumt:
        yield Schritt("Einladung versäumt.", tag, "L8")
    if ende is None:
        yield Schritt(_hindernis(versaeumt, eingabe.eintrag_am), None, "L8")
        return
    yield Schritt("Tag des Eintrags; er zählt nicht mit.", eingabe.eintrag_am, "L9")
    yield Schritt(f"Der {_zahl('hoechstdauer', eingabe.eintrag_am)}. Arbeitstag danach: spätestes Ende.", ende, "L9")
    yield Schritt(f"Der AV-Status wechselt von {AV_STATUS_VORHER} auf „{AV_STATUS_NACHHER}“.", eingabe.eintrag_am, "L8")


def _termine(eingabe: MangelndeMitwirkungEingabe, versaeumt: Sequence[date], ende: date | None) -> Iterator[Termin]:
    for nummer, tag in enumerate(versaeumt, 1):
        yield Termin(tag, f"{nummer}. versäumte Einladung", "ereignis")
    yield Termin(eingabe.eintrag_am, "Eintrag", "ereignis")
    if eingabe.neuer_termin:
        yield Termin(eingabe.neuer_termin, "Neuer Termin", "ereignis")
    if eingabe.ende_geplant:
        yield Termin(eingabe.ende_geplant, "Geplantes Ende des Eintrags", "ereignis")
    if ende:
        yield Termin(ende, "Spätestes Ende, bis dahin neuer Termin", "frist")


def _hinweise(eingabe: MangelndeMitwirkungEingabe, versaeumt: Sequence[date], ende: date | None) -> Iterator[Hinweis]:
    if ende:
        yield from _zu_den_tagen(eingabe, ende)
    yield from _zu_pruefen(eingabe, versaeumt)
    if len(versaeumt) < len(eingabe.versaeumte_einladungen):
        yield Hinweis("info", "Ein Termin steht mehrfach in der Liste; er zählt einmal.", "L8")
    yield Hinweis("info", "Ob schriftlich eingeladen und in Folge versäumt wurde, prüft der Rechner nicht.", "L8")
    if ende:
        text = "Ob der Tag des Eintrags mitzählt, sagt das Konzept nicht. Hier zählt er nicht mit."
        yield Hinweis("info", text, "L9")
        text = "Die Pflicht bleibt, die Person weiter zu erreichen. Darum ist der Eintrag immer befristet."
        yield Hinweis("info", text, "L9")
    aenderung = AENDERUNGEN["R13"]
    if aenderung.gueltig_ab <= eingabe.eintrag_am:
        text = aenderung.als_satz("Das ist etwas anderes als dieser Eintrag, der nur den AV-Status ändert.")
        yield Hinweis("info", text, "R13")


def _zu_den_tagen(eingabe: MangelndeMitwirkungEingabe, ende: date) -> Iterator[Hinweis]:
    """Warum das geplante Ende oder der neue Termin nicht passt."""
    geplant, neu = eingabe.ende_geplant, eingabe.neuer_termin
    if geplant and geplant <= eingabe.eintrag_am:
        yield Hinweis("warnung", "Das geplante Ende liegt nicht nach dem Eintrag. Bitte das Datum prüfen.", "L9")
    elif geplant and geplant > ende:
        text = f"Das geplante Ende liegt zu spät. Bitte höchstens bis {mit_wochentag(ende)} befristen."
        yield Hinweis("warnung", text, "L9")
    if neu and neu <= eingabe.eintrag_am:
        yield Hinweis("warnung", "Der neue Termin liegt nicht nach dem Eintrag. Bitte das Datum prüfen.", "L9")
    elif neu and neu > ende:
        text = f"Der neue Termin liegt zu spät. Bitte einen Termin bis {mit_wochentag(ende)} anbieten."
        yield Hinweis("warnung", text, "L9")
    elif neu and geplant and geplant < neu:
        yield Hinweis("info", "Der Eintrag endet schon vor dem neuen Termin.", "L9")


def _zu_pruefen(eingabe: MangelndeMitwirkungEingabe, versaeumt: Sequence[date]) -> Iterator[Hinweis]:
    """Angaben, hinter denen eher ein Tippfehler steckt, und Tage vor dem Konzept."""
    for tag in (*versaeumt, *((eingabe.neuer_termin,) if eingabe.neuer_termin else ())):
        if not ist_arbeitstag(tag, dienstfrei=eingabe.dienstfrei_24_31_dez):
            text = f"Kein Arbeitstag ({grund_kein_arbeitstag(tag)}): Termin am {mit_wochentag(tag)}. Bitte prüfen."
            yield Hinweis("warnung", text, recht.FEIERTAGE)
    if eingabe.eintrag_am < recht.beginn(recht.KONZEPT):
        sachstand = kurz(recht.beginn(recht.KONZEPT))
        text = f"Das Konzept hat den Sachstand {sachstand}. Für frühere Einträge sagt es nichts."
        yield Hinweis("warnung", text, "A1")


RECHNER = Rechner(
    MangelndeMitwirkungEingabe,
    MangelndeMitwirkungErgebnis,
    rechne,
    lambda _, ergebnis: ergebnis,
    rechtstag="eintrag_am",
)
