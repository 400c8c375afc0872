"""Was der Rechner „Mutterschutz“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, feld, feld_stichtag
from calc.institute.schutzfrist import pruefe_abgedeckt, schutztage
from calc.institute.schutzfrist_worte import wochen


class MutterschutzEingabe(EingabeModell):
    """Errechneter Termin und, sobald bekannt, Tag der Entbindung."""

    errechneter_termin: Tag = feld(
        "Errechneter Geburtstermin", "Tag laut ärztlichem Zeugnis oder Mutterpass.", heute=False
    )
    entbindung: Tag | None = feld(
        "Tag der Entbindung", "Leer lassen, solange das Kind nicht geboren ist.", vorgabe=None
    )
    stichtag: Tag | None = feld_stichtag()
    verlaengert: bool = feld(
        f"{' statt '.join(wochen(schutztage(recht.STAND))).capitalize()} Wochen nach der Entbindung",
        "Bei Früh- oder Mehrlingsgeburt, auf Antrag bei Behinderung des Kindes.",
        vorgabe=False,
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Recht, das hier nicht hinterlegt ist."""
        return pruefe_abgedeckt(self.errechneter_termin, self.entbindung)
