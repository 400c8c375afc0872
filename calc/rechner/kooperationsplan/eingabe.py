"""Was der Rechner „Kooperationsplan“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.fehler import Fehler
from calc.form.meldungen import nach_stichtag
from calc.form.modelle import EingabeModell, Tag, feld


class KooperationsplanEingabe(EingabeModell):
    """Wann der Plan erstellt oder zuletzt fortgeschrieben wurde."""

    letzte_fortschreibung: Tag = feld(
        "Kooperationsplan erstellt oder zuletzt fortgeschrieben",
        "Tag der Erstellung oder der letzten gemeinsamen Fortschreibung.",
        vergangen=True,
    )
    stichtag: Tag = feld("Stichtag", "Der Tag, von dem aus gerechnet wird, meist heute.")

    def widersprueche(self) -> Iterator[Fehler]:
        """Erstellung oder letzte Fortschreibung liegen nicht in der Zukunft."""
        if self.letzte_fortschreibung > self.stichtag:
            yield nach_stichtag("letzte_fortschreibung", self.letzte_fortschreibung, self.stichtag)
