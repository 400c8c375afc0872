"""Wie der Rechner „Kooperationsplan“ seine Antwort zeigt."""

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz
from calc.rechner.kooperationsplan.antwort import KooperationsplanErgebnis
from calc.rechner.kooperationsplan.eingabe import KooperationsplanEingabe
from calc.zeit.dringlichkeit import Status


def stelle_dar(_: KooperationsplanEingabe, ergebnis: KooperationsplanErgebnis) -> Darstellung:
    """Bis wann fortzuschreiben ist: der letzte Arbeitstag, dann der Kalendertag, wenn er ein anderer ist."""
    soll, werden = "soll", "fortgeschrieben werden"
    if ergebnis.status is Status.UEBERFAELLIG:
        soll, werden = "hätte", "fortgeschrieben werden sollen"
    kalendertag: Satz = ("Letzter Arbeitstag; der Kalendertag ist ", ergebnis.spaetestens_kalender, ".")
    return Darstellung(
        (f"Der Kooperationsplan {soll} spätestens am ", ergebnis.spaetestens, f" {werden}."),
        zusatz=(kalendertag,) if ergebnis.spaetestens_kalender != ergebnis.spaetestens else (),
        quellen="C3",
        status=ergebnis.status,
        checkliste=Checkliste("koopp-fortschreiben", ("plan=ja",)),
    )
