"""Was nach einer Pflichtverletzung zu tun ist, der Reihe nach."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import ZuTun
from calc.institute import anhoerung_worte
from calc.institute.anhoerung import WIEDERHOLT_PERSOENLICH
from calc.institute.minderung import Dagegen, Folge
from calc.institute.zu_tun_worte import IFK, KUNDE, LEISTUNG, bescheid_zur_post, widerspruch
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe, Stufe
from calc.rechner.pflichtverletzung.regel import Fall

LISTE, ANGEBOT = "u25-leistungsminderung", "angebot-u25"


def zu_tun(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Die nächsten Schritte, was eine Frist hat zuerst."""
    if fall.folge.folge is Folge.KEINE:
        yield from _verpflichten(fall)
        yield from widerspruch(fall.bescheid.widerspruch_bis)
        return
    if fall.bescheid.bekanntgabe is None:
        yield _anhoeren(eingabe, fall)
        yield bescheid_zur_post(fall.bescheid, None)
    if eingabe.u25:
        yield _unter_25(fall)
    yield from widerspruch(fall.bescheid.widerspruch_bis)
    yield from _nachholen(eingabe, fall)


def _anhoeren(eingabe: PflichtverletzungEingabe, fall: Fall) -> ZuTun:
    stufe = (f"stufe={eingabe.stufe}",) if fall.gestalt.mit_stufen else ()
    wiederholt = fall.anlass is WIEDERHOLT_PERSOENLICH and eingabe.stufe is not Stufe.ERSTE
    return anhoerung_worte.zu_tun(
        fall.anhoerung_post,
        persoenlich=", in der Regel persönlich (auch Telefon, Video)" if wiederholt else "",
        quelle="§ 31a Abs. 2 SGB II" if wiederholt else "§ 24 SGB X",
        wahl=("anlass=pflicht", fall.gestalt.checkliste, *stufe),
    )


def _unter_25(fall: Fall) -> ZuTun:
    termin = fall.folgetermin
    sobald = "" if termin else ", sobald der Bescheid bekannt ist"
    return ZuTun(
        text=f"Unter 25: Beratung anbieten und den Kooperationsplan überprüfen{sobald}",
        wer=IFK,
        verbindlichkeit="soll",
        quelle="R10, K6",
        bis=fall.folgetermin_arbeitstag,
        bis_kalender=termin.spaetestens if termin else None,
        checkliste=LISTE,
        textbaustein=ANGEBOT,
    )


def _nachholen(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Was die Minderung früher enden lässt; eine Sperrzeit holt niemand nach."""
    if fall.minderung and fall.minderung.aufhebung_ab:
        text = "Minderung vorzeitig aufheben"
        yield ZuTun(
            text=text, wer=f"{IFK} und {LEISTUNG}", quelle="§ 31b Abs. 2 SGB II", ab=fall.minderung.aufhebung_ab
        )
    elif eingabe.nachgeholt_am is None and not fall.sperrzeit:
        text = "Pflicht nachholen oder ernsthaft und nachhaltig zusagen: Die Minderung endet dann früher"
        yield ZuTun(text=text, wer=KUNDE, verbindlichkeit="kann", quelle="§ 31b Abs. 2 SGB II")


def _verpflichten(fall: Fall) -> Iterator[ZuTun]:
    """Ohne Belehrung hat es keine Folge; ging es um Schritte aus dem Plan, verpflichtet das neue Recht."""
    if Dagegen.OHNE_BELEHRUNG in fall.folge.gruende and not fall.gestalt.mit_stufen:
        text = "Ging es um Schritte aus dem Kooperationsplan: durch Verwaltungsakt verpflichten, vorher anhören"
        yield ZuTun(text=text, wer=IFK, verbindlichkeit="muss", quelle="R5, V9")
