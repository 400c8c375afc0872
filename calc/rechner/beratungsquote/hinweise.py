"""Was zum Ergebnis der Beratungsquote zu sagen ist: der Rechenweg und die Annahmen."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import Hinweis, Schritt
from calc.form.runden import kaufmaennisch
from calc.form.sprache import WOCHENTAGE, aufzaehlung, dezimal, kurz
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.regel import Fall

WELCHER_WERT_GILT = "Ob Feiertage, dienstfreie Tage und Abwesenheit das Soll mindern, sagt das Konzept nicht."
WIE_ZU_RUNDEN_IST = "Wie zu runden und auf die Tage zu verteilen ist, sagt das Konzept nicht."
SO_GERUNDET = "Hier zählt jeder gewählte Tag gleich viel; aufgerundet wird einmal, am Ende."


def schritte(eingabe: BeratungsquoteEingabe, fall: Fall) -> Iterator[Schritt]:
    """Der Rechenweg."""
    ziel, vollzeit = fall.soll, fall.zahlen.gespraeche_je_woche
    eigene, volle = dezimal(eingabe.wochenstunden), dezimal(eingabe.vollzeitstunden)
    yield Schritt(f"In Vollzeit sind es regelhaft mindestens {vollzeit} Gespräche je Arbeitswoche.", None, "E1")
    if eingabe.wochenstunden < eingabe.vollzeitstunden:
        text = (
            f"Teilzeit mit {eigene} von {volle} Stunden: {dezimal(kaufmaennisch(ziel.je_woche, 2))} Gespräche je Woche."
        )
        yield Schritt(text, None, "E2")
    tage = eingabe.tage_je_woche
    namen = aufzaehlung(WOCHENTAGE[tag][:2] for tag in tage)
    yield Schritt(f"Geplant sind im Zeitraum {_tage(ziel.geplant)} ({namen}).", None, "E1")
    for tag, grund in fall.ausfaelle:
        yield Schritt(f"Fällt aus: {grund}.", tag, recht.FEIERTAGE)
    if abwesend := ziel.geplant - len(fall.ausfaelle) - ziel.anwesend:
        yield Schritt(f"Wegen Abwesenheit fallen außerdem aus: {_tage(abwesend)}.", None, "E1")
    for art, anzahl, gerundet in (
        ("mit Abzug", ziel.anwesend, ziel.gespraeche),
        ("ohne Abzug", ziel.geplant, ziel.ohne_abzug),
    ):
        exakt = dezimal(kaufmaennisch(ziel.je_tag * anzahl, 2), 2)
        rechnung = f"{vollzeit} × {eigene} / {volle} × {anzahl} / {len(tage)} = {exakt}"
        yield Schritt(f"Soll {art}: {rechnung}, aufgerundet {gerundet}.", None, "E1")
    anteil = fall.zahlen.anteil_praesenz
    yield Schritt(f"In Präsenz: {anteil} % von {ziel.gespraeche}, aufgerundet {ziel.praesenz}.", None, "E5")
    minuten = dezimal(ziel.minuten_je_gespraech, 1)
    beratung = fall.zahlen.anteil_beratung
    text = f"Für Beratung sind rund {beratung} % der Arbeitszeit gebunden: {minuten} Minuten je Gespräch."
    yield Schritt(text, None, "E4")


def hinweise(eingabe: BeratungsquoteEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Was das Konzept offenlässt und was der Rechner annimmt."""
    ziel = fall.soll
    if ziel.gespraeche != ziel.ohne_abzug:
        text = f"{WELCHER_WERT_GILT} Mit Abzug sind es {ziel.gespraeche}, ohne Abzug {ziel.ohne_abzug} Gespräche."
        yield Hinweis("warnung", text, "E1")
    else:
        text = f"{WELCHER_WERT_GILT} Hier führt beides zum selben Soll."
        yield Hinweis("info", text, "E1")
    if fall.sachstand:
        text = f"Das Konzept hat den Sachstand {kurz(fall.sachstand)}. Ob seine Zahlen davor galten, sagt es nicht."
        yield Hinweis("warnung", text, "A1")
    if any(a.von < eingabe.von or a.bis > eingabe.bis for a in eingabe.abwesenheiten):
        text = "Eine Abwesenheit reicht über den Zeitraum hinaus. Gezählt sind nur ihre Tage im Zeitraum."
        yield Hinweis("info", text, "E1")
    if eingabe.tage_je_woche[-1] > 4:
        text = "Samstag und Sonntag sind sonst keine Arbeitstage. Gewählt zählen sie hier wie jeder andere Tag."
        yield Hinweis("info", text, "E1")
    dienstfrei = "dienstfrei" if eingabe.dienstfrei_24_31_dez else "Arbeitstage"
    yield Hinweis("info", f"24. und 31. Dezember gelten hier als {dienstfrei}.", recht.FEIERTAGE)
    yield Hinweis("info", f"{WIE_ZU_RUNDEN_IST} {SO_GERUNDET}", "E2")
    yield Hinweis("info", "„Regelhaft“, „rund“ und „in der Regel“ lassen Raum für Ausnahmen.", "E1")
    yield Hinweis("info", "Als Präsenz zählt hier auch Video, nicht aber Telefon.", "E6")


def _tage(anzahl: int) -> str:
    return "1 Tag" if anzahl == 1 else f"{anzahl} Tage"
