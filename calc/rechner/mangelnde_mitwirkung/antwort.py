"""Was der Rechner „Mangelnde Mitwirkung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from calc import recht
from calc.form.modelle import Ergebnis, Schritt, Termin, ZuTun
from calc.form.sprache import aufzaehlung, kurz, mit_wochentag
from calc.institute.zu_tun_worte import IFK
from calc.rechner.mangelnde_mitwirkung.eingabe import MangelndeMitwirkungEingabe
from calc.rechner.mangelnde_mitwirkung.hinweise import hinweise
from calc.rechner.mangelnde_mitwirkung.regel import Fall, Hindernis, Passt

# The words of VerBIS; the concept names them, no rule depends on them.
AV_STATUS_VORHER, AV_STATUS_NACHHER = "arbeitslos/arbeitsuchend", "nicht gesetzt"


@dataclass(frozen=True, slots=True, kw_only=True)
class MangelndeMitwirkungErgebnis(Ergebnis):
    """Ob einzutragen ist, bis wann, und was der Eintrag am AV-Status ändert.

    Args:
        zulaessig: mindestens zwei verschiedene Termine, keiner nach dem Eintrag.
        begruendung: warum der Eintrag zulässig ist oder nicht.
        ende_spaetestens: der letzte Tag, an dem der Eintrag enden darf; null, wenn er nicht zulässig ist.
        neuer_termin_bis: derselbe Tag, immer ein Arbeitstag; bis dahin ist ein neuer Termin anzubieten.
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


def antworte(eingabe: MangelndeMitwirkungEingabe, fall: Fall) -> MangelndeMitwirkungErgebnis:
    """Erzählt, ob einzutragen ist, und bis wann der Eintrag endet."""
    begruendung = _begruendung(eingabe, fall)
    return MangelndeMitwirkungErgebnis(
        zulaessig=not fall.hindernis,
        begruendung=begruendung,
        ende_spaetestens=fall.ende,
        neuer_termin_bis=fall.ende,
        ende_ok=fall.geplantes_ende and fall.geplantes_ende is Passt.JA,
        neuer_termin_ok=fall.neuer_termin and fall.neuer_termin is Passt.JA,
        av_status_vorher=AV_STATUS_VORHER,
        av_status_nachher=AV_STATUS_NACHHER,
        schritte=tuple(_schritte(eingabe, fall, begruendung)),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        zu_tun=tuple(_zu_tun(eingabe, fall)),
        rechtsstand=recht.rechtsstand(eingabe.eintrag_am, recht.KONZEPT, recht.FEIERTAGE),
    )


def _zu_tun(eingabe: MangelndeMitwirkungEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Vor dem Eintrag fragen, eintragen, in derselben Spanne wieder einladen; ohne Eintrag nur wieder einladen."""
    wieder = partial(ZuTun, wer=IFK, textbaustein="folgeeinladung", wahl=("letztes=verpasst",))
    if fall.ende is None:
        yield wieder(text="Noch nicht eintragen; wieder schriftlich einladen", quelle="L7, L8")
        return
    text = "Vor dem Eintrag klären, ob er anderswo wirkt, zum Beispiel beim Kindergeld"
    yield ZuTun(text=text, wer=IFK, quelle="V16", checkliste="mangelnde-mitwirkung")
    text = f"Im Lebenslauf eintragen, befristet bis höchstens {mit_wochentag(fall.ende)}"
    yield ZuTun(text=text, wer=IFK, quelle="L8, L9", ab=eingabe.eintrag_am)
    if fall.neuer_termin is not Passt.JA:
        text = "Neuen Termin anbieten"
        yield wieder(text=text, verbindlichkeit="muss", quelle="L9", bis=fall.ende, bis_kalender=fall.ende)


def _begruendung(eingabe: MangelndeMitwirkungEingabe, fall: Fall) -> str:
    if fall.hindernis is Hindernis.TERMIN_NACH_EINTRAG:
        liegt = "liegt" if len(fall.nach_eintrag) == 1 else "liegen"
        tage = aufzaehlung(map(kurz, fall.nach_eintrag))
        return f"Erst nach dem Eintrag am {kurz(eingabe.eintrag_am)} {liegt}: {tage}."
    anzahl = len(fall.versaeumt)
    if fall.hindernis is Hindernis.ZU_WENIGE:
        return f"Nötig sind mindestens {fall.mindestens} verschiedene versäumte Termine; angegeben: {anzahl}."
    return f"Es sind {anzahl} Termine versäumt: {aufzaehlung(map(kurz, fall.versaeumt))}."


def _schritte(eingabe: MangelndeMitwirkungEingabe, fall: Fall, begruendung: str) -> Iterator[Schritt]:
    for tag in fall.versaeumt:
        yield Schritt("Einladung versäumt.", tag, "L8")
    if fall.ende is None:
        yield Schritt(begruendung, None, "L8")
        return
    eintrag = eingabe.eintrag_am
    yield Schritt("Tag des Eintrags; er zählt nicht mit.", eintrag, "L9")
    yield Schritt(f"Der {fall.hoechstdauer}. Arbeitstag danach: spätestes Ende.", fall.ende, "L9")
    yield Schritt(f"Der AV-Status wechselt von {AV_STATUS_VORHER} auf „{AV_STATUS_NACHHER}“.", eintrag, "L8")


def _termine(eingabe: MangelndeMitwirkungEingabe, fall: Fall) -> Iterator[Termin]:
    for nummer, tag in enumerate(fall.versaeumt, 1):
        yield Termin(tag, f"{nummer}. versäumte Einladung", "ereignis")
    yield Termin(eingabe.eintrag_am, "Eintrag", "ereignis")
    if eingabe.neuer_termin:
        yield Termin(eingabe.neuer_termin, "Neuer Termin", "ereignis")
    if eingabe.ende_geplant:
        yield Termin(eingabe.ende_geplant, "Geplantes Ende des Eintrags", "ereignis")
    if fall.ende:
        yield Termin(fall.ende, "Spätestes Ende, bis dahin neuer Termin", "frist")
