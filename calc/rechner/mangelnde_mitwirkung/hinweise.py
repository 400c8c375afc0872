"""Was zum Eintrag „Mangelnde Mitwirkung“ zu sagen ist: was nicht passt, was zu prüfen ist, was angenommen ist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calc import recht
from calc.form.modelle import Hinweis
from calc.form.sprache import kurz, mit_wochentag
from calc.rechner.mangelnde_mitwirkung.eingabe import MangelndeMitwirkungEingabe
from calc.rechner.mangelnde_mitwirkung.regel import Fall, Passt
from calc.recht.praxis import PRAXIS


def hinweise(eingabe: MangelndeMitwirkungEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, zuerst."""
    if fall.ende:
        yield from _zu_den_tagen(eingabe, fall, fall.ende)
    yield from _zu_pruefen(fall)
    if len(fall.versaeumt) < len(eingabe.versaeumte_einladungen):
        yield Hinweis("info", "Ein Termin steht mehrfach in der Liste; er zählt einmal.", "L8")
    yield Hinweis("info", "Ob schriftlich eingeladen und in Folge versäumt wurde, prüft der Rechner nicht.", "L8")
    if fall.ende:
        text = "Ob der Tag des Eintrags mitzählt, sagt das Konzept nicht. Hier zählt er nicht mit."
        yield Hinweis("info", text, "L9")
        dienstfrei = "dienstfrei" if eingabe.dienstfrei_24_31_dez else "Arbeitstage"
        yield Hinweis("info", f"24. und 31. Dezember gelten hier als {dienstfrei}.", recht.FEIERTAGE)
        text = "Die Pflicht bleibt, die Person weiter zu erreichen. Darum ist der Eintrag immer befristet."
        yield Hinweis("info", text, "L9")
        yield Hinweis("info", f"{PRAXIS['V16'].frage} Das Konzept sagt dazu nichts.", "V16")
    if fall.neues_recht:
        text = fall.neues_recht.als_satz("Das ist etwas anderes als dieser Eintrag, der den AV-Status ändert.")
        yield Hinweis("info", text, fall.neues_recht.nummer)


def _zu_den_tagen(eingabe: MangelndeMitwirkungEingabe, fall: Fall, ende: date) -> Iterator[Hinweis]:
    """Warum das geplante Ende oder der neue Termin nicht passt."""
    if fall.geplantes_ende is Passt.ZU_FRUEH:
        yield Hinweis("warnung", "Das geplante Ende liegt nicht nach dem Eintrag. Bitte das Datum prüfen.", "L9")
    elif fall.geplantes_ende is Passt.ZU_SPAET:
        text = f"Das geplante Ende liegt zu spät. Bitte höchstens bis {mit_wochentag(ende)} befristen."
        yield Hinweis("warnung", text, "L9")
    if fall.neuer_termin is Passt.ZU_FRUEH:
        yield Hinweis("warnung", "Der neue Termin liegt nicht nach dem Eintrag. Bitte das Datum prüfen.", "L9")
    elif fall.neuer_termin is Passt.ZU_SPAET:
        text = f"Der neue Termin liegt zu spät. Bitte einen Termin bis {mit_wochentag(ende)} anbieten."
        yield Hinweis("warnung", text, "L9")
    elif eingabe.neuer_termin and eingabe.ende_geplant and eingabe.ende_geplant < eingabe.neuer_termin:
        yield Hinweis("info", "Der Eintrag endet schon vor dem neuen Termin.", "L9")


def _zu_pruefen(fall: Fall) -> Iterator[Hinweis]:
    """Angaben, hinter denen eher ein Tippfehler steckt, und Tage vor dem Konzept."""
    for tag, grund in fall.keine_arbeitstage:
        text = f"Kein Arbeitstag ({grund}): Termin am {mit_wochentag(tag)}. Bitte prüfen."
        yield Hinweis("warnung", text, recht.FEIERTAGE)
    if fall.sachstand:
        text = f"Das Konzept hat den Sachstand {kurz(fall.sachstand)}. Für frühere Einträge sagt es nichts."
        yield Hinweis("warnung", text, "A1")
