"""Was zu einem Bescheid schon feststeht, solange noch nicht alles angegeben ist: Grenzen, Bekanntgabe, Widerspruch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calc import recht
from calc.form.modelle import Schritt, Teil
from calc.form.sprache import dauer
from calc.institute.bescheid import stelle_fest
from calc.institute.bescheid_felder import abgedeckt_ab, pruefe_bescheid
from calc.institute.bescheid_worte import FESTSTELLUNG, POST, schritte_bekanntgabe


def grenzen(ereignis: date, *, dienstfrei: bool = True) -> Iterator[Schritt]:
    """Bis wann ein Bescheid bekannt sein und zur Post gehen müsste, wenn die Leistung gemindert wird.

    Args:
        ereignis: Tag des Versäumnisses, ab 2023.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Rechtsgrundlage: § 31b Abs. 1 SGB II; § 37 Abs. 2 SGB X.
    """
    bescheid = stelle_fest(ereignis, None, None, dienstfrei=dienstfrei)
    frist = dauer(bescheid.frist_monate, "monate")
    text = f"Wird die Leistung gemindert, muss der Bescheid {frist} nach diesem Tag bekannt sein, spätestens:"
    yield Schritt(text, bescheid.feststellung_spaetestens, FESTSTELLUNG)
    yield Schritt("Dafür geht er zur Post spätestens:", bescheid.postaufgabe_arbeitstag, POST)
    if bescheid.postaufgabe_arbeitstag != bescheid.postaufgabe_spaetestens:
        text = "Das ist der letzte Arbeitstag; der Kalendertag ist:"
        yield Schritt(text, bescheid.postaufgabe_spaetestens, recht.FEIERTAGE)


def bekanntgabe(ereignis: date | None, teil: Teil) -> Iterator[Schritt]:
    """Seit wann der Bescheid bekannt ist und bis wann ein Widerspruch möglich ist, wenn er eingetragen ist.

    Args:
        ereignis: Tag des Versäumnisses; ohne ihn gilt der Bescheid, wie er eingetragen ist.
        teil: was angegeben ist.

    Rechtsgrundlage: § 37 Abs. 2 SGB X; § 84 SGG.
    """
    if "bekanntgabe" not in teil or "aufgabe_post" not in teil:  # one of the two is to be changed
        return
    bekannt, aufgabe = teil["bekanntgabe"], teil["aufgabe_post"]
    tag = aufgabe or bekannt
    if tag and tag >= abgedeckt_ab() and not any(pruefe_bescheid(ereignis or tag, "", bekannt, aufgabe)):
        yield from schritte_bekanntgabe(stelle_fest(ereignis or tag, bekannt, aufgabe))
