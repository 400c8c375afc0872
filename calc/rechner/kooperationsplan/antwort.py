"""Was der Rechner „Kooperationsplan“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin, ZuTun
from calc.form.sprache import dauer, kurz, mit_wochentag, zahlwort
from calc.institute.zu_tun_worte import IFK
from calc.rechner.kooperationsplan.eingabe import KooperationsplanEingabe
from calc.rechner.kooperationsplan.regel import VERPFLICHTUNG, Fall
from calc.recht.aenderungen import AENDERUNGEN
from calc.recht.verbindlichkeit import Verbindlichkeit
from calc.zeit.dringlichkeit import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class KooperationsplanErgebnis(Ergebnis):
    """Letzter Kalendertag und letzter Arbeitstag für die Fortschreibung, und wie verbindlich sie ist."""

    spaetestens_kalender: date
    spaetestens: date
    status: Status
    verbindlichkeit: Verbindlichkeit


def antworte(eingabe: KooperationsplanEingabe, fall: Fall) -> KooperationsplanErgebnis:
    """Erzählt, bis wann der Plan fortzuschreiben ist."""
    ausgang = eingabe.letzte_fortschreibung
    return KooperationsplanErgebnis(
        spaetestens_kalender=fall.kalender,
        spaetestens=fall.spaetestens,
        status=fall.status,
        verbindlichkeit=fall.verbindlichkeit,
        schritte=tuple(_schritte(ausgang, fall)),
        hinweise=tuple(_hinweise(fall)),
        termine=(
            Termin(ausgang, "Erstellt oder zuletzt fortgeschrieben", "ereignis"),
            Termin(fall.spaetestens, "Kooperationsplan fortschreiben", "frist"),
        ),
        zu_tun=tuple(_zu_tun(fall)),
        rechtsstand=recht.rechtsstand(eingabe.stichtag, recht.KOOPERATIONSPLAN, recht.FRISTEN, recht.FEIERTAGE),
    )


def _zu_tun(fall: Fall) -> Iterator[ZuTun]:
    yield ZuTun(
        text="Gespräch anbieten, Kooperationsplan gemeinsam prüfen und fortschreiben",
        wer=IFK,
        verbindlichkeit="soll",
        quelle="C3",
        bis=fall.spaetestens,
        bis_kalender=fall.kalender,
        checkliste="koopp-fortschreiben",
        textbaustein="kooperationsplan",
        wahl=("plan=ja",),
    )
    if VERPFLICHTUNG in fall.rechtslage:
        text = "Wird er nicht fortgeschrieben: durch Verwaltungsakt verpflichten, vorher anhören"
        yield ZuTun(text=text, wer=IFK, verbindlichkeit="muss", quelle=f"{VERPFLICHTUNG}, V9")


def _schritte(ausgang: date, fall: Fall) -> Iterator[Schritt]:
    text = f"Erstellt oder zuletzt fortgeschrieben am {mit_wochentag(ausgang)}; der Tag zählt nicht mit."
    yield Schritt(text, ausgang, "C3")
    yield Schritt(f"{dauer(fall.monate, 'monate')} später.", fall.kalender, "§ 188 Abs. 2 BGB")
    if fall.grund_frei:
        text = f"Dort wird nicht gearbeitet ({fall.grund_frei}); es gilt der letzte Arbeitstag davor."
        yield Schritt(text, fall.spaetestens, recht.FEIERTAGE)


def _hinweise(fall: Fall) -> Iterator[Hinweis]:
    text = f"Die {zahlwort(fall.monate)} Monate sind die späteste Grenze; sie gelten im neuen Recht weiter."
    yield Hinweis("info", text, "R7")
    for nummer in fall.rechtslage:
        aenderung = AENDERUNGEN[nummer]
        text = f"{aenderung.thema}, seit {kurz(aenderung.gueltig_ab)}: {aenderung.kurz}."
        yield Hinweis("info", text, nummer)
    ohne_plan = zahlwort(fall.monate_ohne_plan)
    text = f"Auch ohne Kooperationsplan ist die Lage spätestens nach {ohne_plan} Monaten neu zu prüfen."
    yield Hinweis("info", text, "C4")
    if fall.vor_dem_gesetz:
        yield Hinweis(
            "warnung",
            f"Den Kooperationsplan gibt es erst seit dem {kurz(recht.beginn(recht.KOOPERATIONSPLAN))};"
            " davor galt die Eingliederungsvereinbarung. Bitte das Datum prüfen.",
            recht.KOOPERATIONSPLAN,
        )
