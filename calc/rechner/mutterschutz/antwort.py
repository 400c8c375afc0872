"""Was der Rechner „Mutterschutz“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin, ZuTun
from calc.form.sprache import mit_wochentag
from calc.institute.schutzfrist import Schutzfrist
from calc.institute.schutzfrist_worte import hinweis_abstand, hinweis_fruehgeburt
from calc.institute.zu_tun_worte import IFK
from calc.rechner.mutterschutz.eingabe import MutterschutzEingabe
from calc.rechner.mutterschutz.regel import Fall

# Said, not counted: after a loss nobody should have to fill in a form. Which law applies stands in the words.
TOTGEBURT = (
    "Kam das Kind tot zur Welt, ist auch das eine Entbindung (§ 2 Abs. 6 MuSchG): Danach gelten acht Wochen"
    " Schutz; wenn die Frau es möchte, kann sie früher wieder arbeiten. Hier wird dazu nichts gerechnet."
)
FEHLGEBURT = (
    "Nach einer Fehlgeburt ab der 13. Schwangerschaftswoche gibt es seit dem 01.06.2025 einen eigenen Schutz, je nach"
    " Woche zwei, sechs oder acht Wochen, es sei denn, die Frau möchte arbeiten. Auch dazu wird hier nichts gerechnet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MutterschutzErgebnis(Ergebnis):
    """Erster und letzter Tag der Schutzfrist; vorläufig, solange die Entbindung fehlt."""

    beginn: date
    ende: date
    vorlaeufig: bool
    angehaengte_tage: int
    naechster_kontakt_ab: date


def antworte(eingabe: MutterschutzEingabe, fall: Fall) -> MutterschutzErgebnis:
    """Erzählt, wie lange die Schutzfrist läuft und ab wann der nächste Kontakt möglich ist."""
    frist, entbindung = fall.frist, eingabe.entbindung
    geburt = entbindung or eingabe.errechneter_termin
    return MutterschutzErgebnis(
        beginn=frist.beginn,
        ende=frist.ende,
        vorlaeufig=entbindung is None,
        angehaengte_tage=frist.angehaengte_tage,
        naechster_kontakt_ab=fall.kontakt_ab,
        schritte=tuple(_schritte(eingabe, fall)),
        hinweise=tuple(_hinweise(eingabe, frist)),
        termine=(
            Termin(frist.beginn, "Beginn der Schutzfrist", "ereignis"),
            Termin(geburt, "Entbindung" if entbindung else "Errechneter Termin", "ereignis"),
            Termin(frist.ende, "Ende der Schutzfrist", "ereignis"),
            Termin(fall.kontakt_ab, "Nächster Kontakt möglich", "ab"),
        ),
        zu_tun=tuple(_zu_tun(eingabe, fall)),
        rechtsstand=recht.rechtsstand(geburt, recht.MUTTERSCHUTZ, recht.KONZEPT, recht.FEIERTAGE),
    )


def _zu_tun(eingabe: MutterschutzEingabe, fall: Fall) -> Iterator[ZuTun]:
    yield ZuTun(text="In der Schutzfrist nicht einladen: Der Kontaktrhythmus ruht", wer=IFK, quelle="D5")
    if eingabe.entbindung is None:
        text = "Nach der Geburt mit dem Tag der Entbindung neu rechnen"
        yield ZuTun(text=text, wer=IFK, quelle=recht.MUTTERSCHUTZ, ab=eingabe.errechneter_termin)
    text = "Gespräch anbieten"
    yield ZuTun(text=text, wer=IFK, quelle="D5", ab=fall.kontakt_ab, checkliste="elternzeit-mutterschutz")


def _schritte(eingabe: MutterschutzEingabe, fall: Fall) -> Iterator[Schritt]:
    frist, tage = fall.frist, fall.frist.tage
    termin = mit_wochentag(eingabe.errechneter_termin)
    text = f"Die Schutzfrist beginnt {tage.davor // 7} Wochen vor dem errechneten Termin am {termin}."
    yield Schritt(text, frist.regelbeginn, "§ 3 Abs. 1 MuSchG")
    if frist.beginn < frist.regelbeginn:
        text = "Die Entbindung war noch früher; mit ihr beginnt die Schutzfrist."
        yield Schritt(text, frist.beginn, recht.MUTTERSCHUTZ)
    danach = tage.verlaengert if eingabe.verlaengert else tage.danach
    ab = "der Entbindung" if eingabe.entbindung else "dem errechneten Termin"
    yield Schritt(f"Sie läuft {danach // 7} Wochen nach {ab}.", fall.regelende, "§ 3 Abs. 2 MuSchG")
    if frist.angehaengte_tage:
        text = f"Vor der Geburt nicht genutzt: {frist.angehaengte_tage} Tage. Sie werden angehängt."
        yield Schritt(text, frist.ende, "§ 3 Abs. 2 MuSchG")
    yield Schritt("Der erste Arbeitstag nach der Schutzfrist.", fall.kontakt_ab, "D5")


def _hinweise(eingabe: MutterschutzEingabe, frist: Schutzfrist) -> Iterator[Hinweis]:
    if eingabe.entbindung is None:
        yield Hinweis("info", "Vor der Geburt sind alle Tage vorläufig.", recht.MUTTERSCHUTZ)
    yield from hinweis_abstand(frist)
    yield from hinweis_fruehgeburt(frist)
    text = (
        "In der Schutzfrist ruht der Kontaktrhythmus. Ein Kontakt, der hineinfiele, steht am ersten Arbeitstag danach"
        " an; so rechnet auch der Rechner „Kontaktintervall“."
    )
    yield Hinweis("info", text, "D5")
    yield Hinweis("info", TOTGEBURT, "§ 3 Abs. 4 MuSchG")
    yield Hinweis("info", FEHLGEBURT, "§ 3 Abs. 5 MuSchG")
