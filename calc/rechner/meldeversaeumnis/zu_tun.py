"""Was nach einem versäumten Termin zu tun ist, der Reihe nach."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import ZuTun
from calc.institute import anhoerung_worte
from calc.institute.anhoerung import Persoenlich
from calc.institute.minderung import Folge
from calc.institute.zu_tun_worte import IFK, KUNDE, LEISTUNG, bescheid_zur_post, widerspruch
from calc.rechner.meldeversaeumnis.eingabe import Kontaktweg, MeldeversaeumnisEingabe, Zaehler
from calc.rechner.meldeversaeumnis.regel import Entfall, Fall

LISTE, WIEDER = "meldeversaeumnis", "folgeeinladung"
PERSOENLICH = {
    Persoenlich.SOLL: (", in der Regel persönlich (auch Telefon, Video)", "L2, L3"),
    Persoenlich.AUF_VERLANGEN: ("", "L2"),
    Persoenlich.GELEGENHEIT: (", mit Gelegenheit zum persönlichen Gespräch", "L2, R4"),
}


def zu_tun(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Die nächsten Schritte: was eine Frist hat, das neue Gespräch, dann was die Person noch kann."""
    if fall.folge.folge is not Folge.KEINE:
        if fall.bescheid.bekanntgabe is None:
            yield _anhoeren(eingabe, fall)
            yield bescheid_zur_post(fall.bescheid, LISTE)
        elif fall.entfall:
            yield from _nicht_erreichbar(fall.entfall)
    yield _wieder_einladen(eingabe, fall)
    yield from widerspruch(fall.bescheid.widerspruch_bis)
    yield from _nach_dem_gespraech(eingabe, fall)


def _anhoeren(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> ZuTun:
    if fall.anhoerung:
        return ZuTun(
            text="Sich in der Anhörung äußern; vorher nicht entscheiden",
            wer=KUNDE,
            verbindlichkeit="kann",
            quelle=recht.ANHOERUNG,
            bis=fall.anhoerung.ende,
            bis_kalender=fall.anhoerung.ende,
        )
    persoenlich, quelle = PERSOENLICH[fall.anhoerung_persoenlich]
    anlass = {Zaehler.DRITTES_IN_FOLGE: "drittes"}.get(eingabe.zaehler, "wiederholt")
    return anhoerung_worte.zu_tun(
        fall.anhoerung_post,
        persoenlich=persoenlich,
        quelle=quelle,
        wahl=(f"anlass={anlass if fall.gestalt.mit_zaehler else 'alt'}",),
    )


def _nicht_erreichbar(entfall: Entfall) -> Iterator[ZuTun]:
    yield ZuTun(
        text="Persönlich im Jobcenter melden, nicht am Telefon oder per Video: macht rückwirkend erreichbar",
        wer=KUNDE,
        verbindlichkeit="kann",
        quelle="R13",
        ab=entfall.ab,
        bis=entfall.meldung_arbeitstag,
        bis_kalender=entfall.meldung_bis,
    )
    yield ZuTun(
        text="Miete an den Vermieter oder andere Empfangsberechtigte zahlen",
        wer=LEISTUNG,
        verbindlichkeit="soll",
        quelle="R22",
        ab=entfall.ab,
    )
    yield ZuTun(text="Krankenversicherung klären, wenn keine Leistung mehr gezahlt wird", wer=KUNDE, quelle="R13")


def _wieder_einladen(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> ZuTun:
    """Zu Terminen vor Ort soll die nächste Einladung belehren; am Telefon, per Video, mit wichtigem Grund nicht."""
    liste = None if fall.bescheid.bekanntgabe is None and fall.folge.folge is not Folge.KEINE else LISTE
    letztes = () if eingabe.wichtiger_grund else ("letztes=verpasst",)
    if fall.naechste_mit_rfb:
        return ZuTun(
            text="Wieder einladen, mit Rechtsfolgenbelehrung",
            wer=IFK,
            verbindlichkeit="soll",
            quelle="K2, L7",
            checkliste=liste,
            textbaustein=WIEDER,
            wahl=(*letztes, "weg=jobcenter", "rfb=ja"),
        )
    fern = eingabe.kontaktweg is not Kontaktweg.PRAESENZ
    return ZuTun(
        text="Wieder einladen",
        wer=IFK,
        quelle="L7, K5" if fern else "L7",
        checkliste=liste,
        textbaustein=WIEDER,
        wahl=(*letztes, f"weg={eingabe.kontaktweg if fern else 'jobcenter'}", "rfb=nein"),
    )


def _nach_dem_gespraech(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Was das Jobcenter darüber hinaus kann, und was für spätere Versäumnisse festzuhalten ist."""
    erstes = fall.zu_pruefen and eingabe.zaehler is Zaehler.ERSTES
    if erstes and fall.gestalt.mit_zaehler:
        text = "Termin, Belehrung und Grund dokumentieren; ob förmlich festzustellen ist, ist offen"
        yield ZuTun(text=text, wer=IFK, verbindlichkeit="empfehlung", quelle="R1")
    if not eingabe.wichtiger_grund:
        for nummer in fall.gestalt.nach_jedem:
            text = "Verpflichtung durch Verwaltungsakt erwägen; vorher anhören"
            yield ZuTun(text=text, wer=IFK, verbindlichkeit="kann", quelle=nummer)
    if erstes:
        for nummer in fall.gestalt.nach_erstem:
            text = "Anhaltspunkte für eine psychische Erkrankung? Untersuchung erwägen"
            yield ZuTun(text=text, wer=IFK, verbindlichkeit="kann", quelle=nummer)
