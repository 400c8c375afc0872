"""Was der Rechner „Meldeversäumnis“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Rechtsstand, Schritt, Termin
from calc.form.sprache import dauer, kurz
from calc.institute import anhoerung_worte, bescheid_worte, minderung_worte
from calc.institute.anhoerung import Anhoerungsfrist, Persoenlich
from calc.institute.minderung import Dagegen, Folge
from calc.institute.minderung_worte import MinderungErgebnis, Worte
from calc.rechner.meldeversaeumnis.eingabe import MeldeversaeumnisEingabe
from calc.rechner.meldeversaeumnis.hinweise import GRUND, hinweise
from calc.rechner.meldeversaeumnis.regel import Fall, Grund
from calc.rechner.meldeversaeumnis.zu_tun import zu_tun

GRUENDE: Worte = {
    **minderung_worte.DAGEGEN,
    Grund.JEDES: ("Nach dem Recht am Tag des Termins mindert jedes Meldeversäumnis die Leistung", "L6"),
    Grund.ERSTES: ("Das erste Meldeversäumnis mindert die Leistung nicht.", "R1"),
    Grund.WIEDERHOLT: ("Das Meldeversäumnis ist ein wiederholtes", "R1"),
    Grund.DRITTES_IN_FOLGE: ("Der dritte Termin in Folge wurde versäumt: Die Person gilt als nicht erreichbar.", "R13"),
    Dagegen.OHNE_BELEHRUNG: (
        "Die Einladung enthielt keine Rechtsfolgenbelehrung, und dass die Person die Folgen kannte, ist nicht"
        " angegeben.",
        "L1",
    ),
    Dagegen.FERNKONTAKT: (
        "Zu Terminen am Telefon oder per Video wird grundsätzlich nicht mit Rechtsfolgenbelehrung eingeladen; der"
        " Rechner nimmt deshalb keine Folge an.",
        "K5",
    ),
    Dagegen.WICHTIGER_GRUND: ("Es gab einen wichtigen Grund.", GRUND),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldeversaeumnisErgebnis(MinderungErgebnis):
    """Folge, Zeitraum, Beträge, Anhörung und, wer nicht erreichbar ist, ab wann der Anspruch entfällt.

    Args:
        meldung_rettet_arbeitstag: letzter Arbeitstag bis `meldung_rettet_bis`.
        zaehler_wirkt: ob es nach dem angewandten Recht darauf ankommt, das wievielte Versäumnis es ist.
        checkliste: Antworten der Checkliste, die damit feststehen.
        quelle: worauf eine Minderung beruht.
    """

    anhoerung_bis: date | None
    anhoerung_persoenlich: Persoenlich
    anspruch_entfaellt_ab: date | None
    meldung_rettet_bis: date | None
    meldung_rettet_arbeitstag: date | None
    naechste_einladung_mit_rfb: bool
    zaehler_wirkt: bool
    checkliste: tuple[str, ...]
    quelle: str


def antworte(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> MeldeversaeumnisErgebnis:
    """Erzählt, was aus einem versäumten Termin folgt und worauf das beruht."""
    return MeldeversaeumnisErgebnis(
        **minderung_worte.gemeinsames(fall, GRUENDE),
        anhoerung_bis=fall.anhoerung.ende if fall.anhoerung else None,
        anhoerung_persoenlich=fall.anhoerung_persoenlich,
        anspruch_entfaellt_ab=fall.entfall.ab if fall.entfall else None,
        meldung_rettet_bis=fall.entfall.meldung_bis if fall.entfall else None,
        meldung_rettet_arbeitstag=fall.entfall.meldung_arbeitstag if fall.entfall else None,
        naechste_einladung_mit_rfb=fall.naechste_mit_rfb,
        zaehler_wirkt=fall.gestalt.mit_zaehler,
        checkliste=tuple(_steht_fest(eingabe, fall)),
        quelle=fall.gestalt.quelle,
        schritte=tuple(_schritte(eingabe, fall)),
        hinweise=tuple(hinweise(eingabe, fall)),
        termine=tuple(_termine(eingabe, fall)),
        rechtsstand=tuple(_rechtsstand(eingabe, fall)),
        zu_tun=tuple(zu_tun(eingabe, fall)),
    )


def _steht_fest(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[str]:
    """Welches Recht gilt und, wenn es ein Meldeversäumnis mit Folge ist, das wievielte."""
    yield fall.gestalt.checkliste
    if fall.gestalt.mit_zaehler and fall.folge.folge is not Folge.KEINE:
        yield f"zaehler={eingabe.zaehler}"


def _schritte(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Schritt]:
    yield schritt_recht(eingabe.termin, fall.recht_seit)
    yield from minderung_worte.schritte_gruende(fall.folge, GRUENDE)
    if fall.anhoerung:
        yield from schritte_anhoerung(fall.anhoerung)
    if fall.mit_bescheid:
        yield from bescheid_worte.schritte(fall.bescheid)
        yield from anhoerung_worte.schritt(fall.anhoerung_post)
    yield from minderung_worte.schritte(fall.minderung)
    yield from minderung_worte.schritte_betraege(fall.minderung)
    if fall.entfall:
        text = "Der Anspruch dieser Person entfällt ab dem Monat nach der Feststellung."
        yield Schritt(text, fall.entfall.ab, "§ 7b Abs. 4 SGB II")
        text = (
            "Eine persönliche Meldung im Jobcenter macht rückwirkend erreichbar, wenn sie noch in diesem Monat kommt:"
        )
        yield Schritt(text, fall.entfall.meldung_bis, "R13")
        yield Schritt("Der letzte Arbeitstag bis dahin:", fall.entfall.meldung_arbeitstag, recht.FEIERTAGE)


def schritt_recht(termin: date, recht_seit: date) -> Schritt:
    """Welches Recht gilt."""
    text = f"Der versäumte Termin entscheidet, welches Recht gilt: das seit dem {kurz(recht_seit)}."
    return Schritt(text, termin, "§ 65a Abs. 2 SGB II")


def schritte_anhoerung(frist: Anhoerungsfrist) -> Iterator[Schritt]:
    """Der Rechenweg zum Ende der Anhörung."""
    text = f"Anhörung: {dauer(frist.tage, 'tage')} ab dem Zugang am {kurz(frist.zugang)}."
    yield Schritt(text, frist.rohende, recht.ANHOERUNG)
    if frist.grund_frei:
        text = f"Dort ist frei ({frist.grund_frei}); es gilt der nächste Werktag."
        yield Schritt(text, frist.ende, "§ 26 Abs. 3 SGB X")


def _termine(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Termin]:
    if eingabe.einladung_versandt:
        yield Termin(eingabe.einladung_versandt, "Einladung versandt", "ereignis")
    yield Termin(eingabe.termin, "Versäumter Termin", "ereignis")
    if fall.anhoerung:
        yield Termin(fall.anhoerung.zugang, "Anhörung zugegangen", "ereignis")
        yield Termin(fall.anhoerung.ende, "Ende der Anhörungsfrist", "frist")
    if fall.mit_bescheid:
        yield from anhoerung_worte.termin(fall.anhoerung_post)
        yield from bescheid_worte.termine(fall.bescheid)
    yield from minderung_worte.termine(fall.minderung)
    if fall.entfall:
        yield Termin(fall.entfall.ab, "Anspruch entfällt", "ereignis")
        yield Termin(fall.entfall.meldung_arbeitstag, "Letzter Arbeitstag für die persönliche Meldung", "frist")
        if fall.entfall.meldung_bis != fall.entfall.meldung_arbeitstag:
            yield Termin(fall.entfall.meldung_bis, "Ende des Monats für die persönliche Meldung", "frist")


def _rechtsstand(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Rechtsstand]:
    if fall.folge.folge is Folge.NICHTERREICHBARKEIT:
        yield recht.fassung(recht.ERREICHBARKEIT, eingabe.termin)
    normen = [recht.MELDEVERSAEUMNIS, recht.MINDERUNG, recht.ZEITRAUM, recht.WELCHES_RECHT]
    if fall.anhoerung:
        normen += (recht.ANHOERUNG, recht.SOZIALVERFAHREN)
    yield from recht.rechtsstand(eingabe.termin, *normen)
    yield from bescheid_worte.rechtsstand(fall.bescheid)
    yield from minderung_worte.rechtsstand(fall.minderung)
    yield from recht.rechtsstand(eingabe.termin, recht.FRISTEN, recht.FEIERTAGE, recht.KONZEPT)
