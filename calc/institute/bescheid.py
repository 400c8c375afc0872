"""Der Bescheid über ein Versäumnis: bis wann er bekannt sein muss, seit wann er es ist, was daran hängt.

Rechtsgrundlage: § 31b Abs. 1 SGB II; § 37 Abs. 2 SGB X; § 84 SGG.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from calc import recht
from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import Hinweis, Rechtsstand, Schritt, Termin
from calc.form.sprache import dauer, kurz
from calc.institute.bekanntgabe import bekannt_nach_aufgabe, fiktion_tage, spaeteste_aufgabe
from calc.institute.bekanntgabe_worte import schritt_fiktion
from calc.institute.widerspruch import Widerspruchsfrist, widerspruchsfrist
from calc.recht.parameter import parameter, wert
from calc.zeit.fristen import ereignisfrist, monate_zwischen
from calc.zeit.kalender import EIN_TAG

TITEL_BEKANNTGABE, TITEL_AUFGABE = "Bekanntgabe des Bescheids", "Bescheid zur Post gegeben"


@dataclass(frozen=True, slots=True)
class Bescheid:
    """Grenzen für den Bescheid und, wenn es ihn gibt, seine Bekanntgabe und der Widerspruch dagegen."""

    feststellung_spaetestens: date
    postaufgabe_spaetestens: date
    aufgabe_post: date | None
    bekanntgabe: date | None
    widerspruch: Widerspruchsfrist | None

    @property
    def zu_spaet(self) -> bool:
        """Ob er später bekannt wurde, als noch festgestellt werden darf."""
        return self.bekanntgabe is not None and self.bekanntgabe > self.feststellung_spaetestens

    @property
    def widerspruch_bis(self) -> date | None:
        """Letzter Tag für den Widerspruch."""
        return self.widerspruch.ende if self.widerspruch else None


@cache
def abgedeckt_ab() -> date:
    """Der erste Tag, für dessen Versäumnisse das Recht hinterlegt ist."""
    return parameter("minderung", "feststellung").abgedeckt_ab


def pruefe_bescheid(
    ereignis: date, vorgang: str, bekanntgabe: date | None, aufgabe_post: date | None
) -> Iterator[Fehler]:
    """Was an Ereignis und Bescheid nicht zusammenpasst; das Feld des Ereignisses prüft der Rechner selbst.

    Args:
        ereignis: Tag des Versäumnisses.
        vorgang: wie das Ereignis heißt.
        bekanntgabe: Tag der Bekanntgabe, wenn er bekannt ist.
        aufgabe_post: Tag der Aufgabe zur Post, wenn er statt der Bekanntgabe bekannt ist.
    """
    if bekanntgabe and bekanntgabe < ereignis:
        yield meldungen.zu_frueh("bekanntgabe", bekanntgabe, vorgang, ereignis)
    if bekanntgabe and aufgabe_post:
        yield meldungen.nur_eines("aufgabe_post", TITEL_AUFGABE, TITEL_BEKANNTGABE)
    elif aufgabe_post and aufgabe_post < ereignis:
        yield meldungen.zu_frueh("aufgabe_post", aufgabe_post, vorgang, ereignis)


def bescheid(ereignis: date, bekanntgabe: date | None, aufgabe_post: date | None) -> Bescheid:
    """Berechnet die Grenzen für einen Bescheid und seine Bekanntgabe.

    Die sechs Monate für die Feststellung werden bis zur Bekanntgabe gerechnet und nicht verschoben (vorsichtige
    Lesart).

    Args:
        ereignis: Tag des Versäumnisses, ab 2023.
        bekanntgabe: Tag der Bekanntgabe, wenn er bekannt ist.
        aufgabe_post: Tag der Aufgabe zur Post, wenn er statt der Bekanntgabe bekannt ist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: § 31b Abs. 1 SGB II; § 37 Abs. 2 SGB X; § 84 SGG.
    """
    spaetestens = ereignisfrist(ereignis, wert("minderung", "feststellung", ereignis))
    bekannt = bekannt_nach_aufgabe(aufgabe_post) if aufgabe_post else bekanntgabe
    return Bescheid(
        feststellung_spaetestens=spaetestens,
        postaufgabe_spaetestens=spaeteste_aufgabe(spaetestens),
        aufgabe_post=aufgabe_post,
        bekanntgabe=bekannt,
        widerspruch=widerspruchsfrist(bekannt) if bekannt else None,
    )


def folgemonat(bekanntgabe: date) -> date:
    """Der erste Tag des Kalendermonats nach der Bekanntgabe.

    Raises:
        AusserhalbDesKalenders: wenn er nach 2100 läge.

    Rechtsgrundlage: § 31b Abs. 1 SGB II.
    """
    return ereignisfrist(bekanntgabe.replace(day=1), 1)


def moegliche_beginne(ereignis: date, spaetestens: date) -> Iterator[tuple[date, date, date]]:
    """Bis wann ein Bescheid zur Post muss, damit die Folge in einem bestimmten Monat eintritt.

    Args:
        ereignis: Tag des Versäumnisses; davor geht kein Bescheid zur Post.
        spaetestens: letzter Tag für die Bekanntgabe.

    Yields:
        Je Monat: letzter Tag für die Post, letzter Tag für die Bekanntgabe, erster Tag der Folge.
    """
    for nummer in range(monate_zwischen(ereignis, spaetestens) + 1):
        beginn = folgemonat(ereignisfrist(ereignis.replace(day=1), nummer))
        bekannt = min(beginn - EIN_TAG, spaetestens)
        if (aufgabe := spaeteste_aufgabe(bekannt)) >= ereignis:
            yield aufgabe, bekannt, beginn


def schritte(ereignis: date, bescheid: Bescheid) -> Iterator[Schritt]:
    """Der Rechenweg zum Bescheid: letzter Tag der Feststellung, Bekanntgabe, Widerspruch."""
    frist = dauer(wert("minderung", "feststellung", ereignis), "monate")
    text = f"Frist für die Feststellung: {frist}, hier bis zur Bekanntgabe gerechnet, ohne Verschiebung."
    yield Schritt(text, bescheid.feststellung_spaetestens, "§ 31b Abs. 1 SGB II")
    if not (bescheid.bekanntgabe and bescheid.widerspruch):
        tage = fiktion_tage(bescheid.postaufgabe_spaetestens)
        text = f"Per Post bekannt gegeben am {tage}. Tag danach; also spätestens zur Post:"
        yield Schritt(text, bescheid.postaufgabe_spaetestens, "§ 37 Abs. 2 SGB X")
        return
    if bescheid.aufgabe_post:
        yield schritt_fiktion(bescheid.aufgabe_post, fiktion_tage(bescheid.aufgabe_post), bescheid.bekanntgabe)
    else:
        yield Schritt("Der Bescheid ist bekannt gegeben.", bescheid.bekanntgabe, "§ 37 SGB X")
    yield from bescheid.widerspruch.schritte()


def termine(bescheid: Bescheid) -> Iterator[Termin]:
    """Die Tage rund um den Bescheid; solange er fehlt, nur die Grenzen."""
    if bescheid.aufgabe_post:
        yield Termin(bescheid.aufgabe_post, TITEL_AUFGABE, "ereignis")
    if bescheid.bekanntgabe and bescheid.widerspruch:
        yield Termin(bescheid.bekanntgabe, TITEL_BEKANNTGABE, "ereignis")
        yield Termin(bescheid.widerspruch.ende, "Ende der Widerspruchsfrist", "frist")
    else:
        yield Termin(bescheid.postaufgabe_spaetestens, "Bescheid spätestens zur Post", "frist")
    if not bescheid.bekanntgabe or bescheid.zu_spaet:
        yield Termin(bescheid.feststellung_spaetestens, "Letzter Tag für die Bekanntgabe", "frist")


def hinweise(bescheid: Bescheid) -> Iterator[Hinweis]:
    """Was bei der Bekanntgabe angenommen ist, und die Warnung, wenn sie zu spät war."""
    if bescheid.zu_spaet and bescheid.bekanntgabe:
        yield Hinweis(
            "warnung",
            f"Zu spät festgestellt: Der Bescheid ist erst am {kurz(bescheid.bekanntgabe)} bekannt gegeben, möglich war"
            f" das bis zum {kurz(bescheid.feststellung_spaetestens)}.",
            "§ 31b Abs. 1 SGB II",
        )
    yield Hinweis(
        "info",
        "Die Frist für die Feststellung ist bis zur Bekanntgabe gerechnet und nicht verschoben (vorsichtige Lesart).",
        "§ 31b Abs. 1 SGB II",
    )
    if bescheid.aufgabe_post:
        yield Hinweis(
            "info",
            "Angenommen ist, dass der Bescheid nicht später ankam. Kam er später an, bitte statt der Aufgabe zur Post"
            " den Tag des Zugangs als Bekanntgabe eintragen.",
            "§ 37 Abs. 2 SGB X",
        )
    if bescheid.bekanntgabe:
        yield Hinweis(
            "info",
            "Die Widerspruchsfrist gilt für einen Bescheid mit richtiger Rechtsbehelfsbelehrung im Inland; sonst hilft"
            " der Rechner „Bekanntgabe“.",
            "§ 84 SGG",
        )


def rechtsstand(bescheid: Bescheid) -> Iterator[Rechtsstand]:
    """Die Normen zu Bekanntgabe und Widerspruch, soweit benutzt."""
    aufgabe = bescheid.aufgabe_post or bescheid.bekanntgabe or bescheid.postaufgabe_spaetestens
    yield recht.fassung(recht.BEKANNTGABE, aufgabe)
    if bescheid.bekanntgabe:
        yield from recht.rechtsstand(bescheid.bekanntgabe, recht.WIDERSPRUCH, recht.FRISTENDE)
