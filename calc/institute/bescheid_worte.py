"""Wie von einem Bescheid zu erzählen ist: Rechenweg, Tage, Hinweise."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import Hinweis, Rechtsstand, Schritt, Termin
from calc.form.sprache import dauer, kurz, zahlwort
from calc.institute import widerspruch_worte
from calc.institute.bekanntgabe_worte import schritt_fiktion
from calc.institute.bescheid import Bescheid
from calc.institute.bescheid_felder import TITEL_AUFGABE, TITEL_BEKANNTGABE

FESTSTELLUNG = "§ 31b Abs. 1 SGB II"
POST = "§ 37 Abs. 2 SGB X"


def schritte(bescheid: Bescheid) -> Iterator[Schritt]:
    """Der Rechenweg zum Bescheid: letzter Tag der Feststellung, Bekanntgabe, Widerspruch."""
    frist = dauer(bescheid.frist_monate, "monate")
    text = f"Frist für die Feststellung: {frist}, hier bis zur Bekanntgabe gerechnet, ohne Verschiebung."
    yield Schritt(text, bescheid.feststellung_spaetestens, FESTSTELLUNG)
    if bescheid.bekanntgabe:
        yield from schritte_bekanntgabe(bescheid)
        return
    text = f"Per Post bekannt gegeben am {bescheid.fiktion_tage}. Tag danach; also spätestens zur Post:"
    yield Schritt(text, bescheid.postaufgabe_spaetestens, POST)
    if bescheid.postaufgabe_arbeitstag != bescheid.postaufgabe_spaetestens:
        yield Schritt("Der letzte Arbeitstag bis dahin:", bescheid.postaufgabe_arbeitstag, recht.FEIERTAGE)


def schritte_bekanntgabe(bescheid: Bescheid) -> Iterator[Schritt]:
    """Der Rechenweg zu einem Bescheid, den es gibt: Bekanntgabe und Widerspruch."""
    bekannt, widerspruch = bescheid.bekanntgabe, bescheid.widerspruch
    assert bekannt and widerspruch
    if bescheid.aufgabe_post:
        yield schritt_fiktion(bescheid.aufgabe_post, bescheid.fiktion_tage, bekannt)
    else:
        yield Schritt("Der Bescheid ist bekannt gegeben.", bekannt, recht.BEKANNTGABE)
    yield from widerspruch_worte.schritte(widerspruch)


def termine(bescheid: Bescheid) -> Iterator[Termin]:
    """Die Tage rund um den Bescheid; solange er fehlt, nur die Grenzen."""
    if bescheid.aufgabe_post:
        yield Termin(bescheid.aufgabe_post, TITEL_AUFGABE, "ereignis")
    if bescheid.bekanntgabe and bescheid.widerspruch:
        yield Termin(bescheid.bekanntgabe, TITEL_BEKANNTGABE, "ereignis")
        yield Termin(bescheid.widerspruch.ende, "Ende der Widerspruchsfrist", "frist")
    else:
        yield Termin(bescheid.postaufgabe_arbeitstag, "Bescheid spätestens zur Post", "frist")
    if not bescheid.bekanntgabe or bescheid.zu_spaet:
        yield Termin(bescheid.feststellung_spaetestens, "Letzter Tag für die Bekanntgabe", "frist")


def hinweise(bescheid: Bescheid, *, folge_bleibt: bool = False) -> Iterator[Hinweis]:
    """Was bei der Bekanntgabe angenommen ist, und die Warnung, wenn sie zu spät war.

    Args:
        bescheid: Grenzen und Bekanntgabe.
        folge_bleibt: ob die Folge nicht daran scheitert, dass zu spät festgestellt ist.
    """
    if bescheid.zu_spaet and bescheid.bekanntgabe:
        tage = f"erst am {kurz(bescheid.bekanntgabe)} bekannt gegeben"
        frist = f"bis zum {kurz(bescheid.feststellung_spaetestens)}"
        text = (
            f"Der Bescheid ist {tage}; {zahlwort(bescheid.frist_monate)} Monate wären {frist} gewesen. Ob das schadet,"
            " ist offen."
            if folge_bleibt
            else f"Zu spät festgestellt: Der Bescheid ist {tage}, möglich war das {frist}."
        )
        yield Hinweis("warnung", text, FESTSTELLUNG)
    text = "Die Frist für die Feststellung ist bis zur Bekanntgabe gerechnet und nicht verschoben (vorsichtige Lesart)."
    yield Hinweis("info", text, FESTSTELLUNG)
    if bescheid.aufgabe_post:
        yield Hinweis(
            "info",
            "Angenommen ist, dass der Bescheid nicht später ankam und der Tag der Aufgabe zur Post in der Akte steht."
            " Kam er später an, bitte statt der Aufgabe zur Post den Tag des Zugangs als Bekanntgabe eintragen.",
            POST,
        )
    if bescheid.bekanntgabe:
        yield Hinweis(
            "info",
            "Die Widerspruchsfrist gilt für einen Bescheid mit richtiger Rechtsbehelfsbelehrung im Inland; sonst hilft"
            " der Rechner „Bekanntgabe“.",
            recht.WIDERSPRUCH,
        )


def rechtsstand(bescheid: Bescheid) -> Iterator[Rechtsstand]:
    """Die Normen zu Bekanntgabe und Widerspruch, soweit benutzt."""
    aufgabe = bescheid.aufgabe_post or bescheid.bekanntgabe or bescheid.postaufgabe_spaetestens
    yield recht.fassung(recht.BEKANNTGABE, aufgabe)
    if bescheid.bekanntgabe:
        yield from recht.rechtsstand(bescheid.bekanntgabe, recht.WIDERSPRUCH, recht.FRISTENDE)
