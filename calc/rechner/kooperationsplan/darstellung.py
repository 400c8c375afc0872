"""Wie der Rechner „Kooperationsplan“ seine Antwort zeigt."""

from calc.ausgabe.darstellung import Checkliste, Darstellung
from calc.rechner.kooperationsplan.antwort import KooperationsplanErgebnis
from calc.rechner.kooperationsplan.eingabe import KooperationsplanEingabe
from calc.zeit.dringlichkeit import Status


def stelle_dar(_: KooperationsplanEingabe, ergebnis: KooperationsplanErgebnis) -> Darstellung:
    """Bis wann fortzuschreiben ist."""
    war = "war" if ergebnis.status is Status.UEBERFAELLIG else "ist"
    return Darstellung(
        (f"Der Kooperationsplan {war} spätestens fortzuschreiben am ", ergebnis.spaetestens, "."),
        quellen="C3",
        status=ergebnis.status,
        checkliste=Checkliste("koopp-fortschreiben", ("plan=ja",)),
    )
