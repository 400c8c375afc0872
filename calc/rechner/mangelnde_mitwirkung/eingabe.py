"""Was der Rechner „Mangelnde Mitwirkung“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from calc.form.fehler import Fehler
from calc.form.meldungen import ende_vor_beginn
from calc.form.modelle import EingabeModell, Tag, feld, feld_stichtag

VersaeumterTag = Annotated[
    Tag,
    Field(title="Termin", description="Tag der versäumten Einladung.", json_schema_extra={"x-vergangen": True}),
]


class MangelndeMitwirkungEingabe(EingabeModell):
    """Welche Einladungen versäumt wurden und was eingetragen werden soll."""

    versaeumte_einladungen: tuple[VersaeumterTag, ...] = feld(
        "Versäumte Einladungen",
        "Termine schriftlicher Einladungen, die in Folge versäumt wurden. Je Zeile ein Tag.",
        heute=False,
    )
    eintrag_am: Tag = feld("Tag des Eintrags", "Der Tag, an dem der Lebenslauf geändert wird, meist heute.")
    stichtag: Tag | None = feld_stichtag()
    ende_geplant: Tag | None = feld(
        "Geplantes Ende",
        "Wann der Eintrag enden soll. Leer lassen, wenn das noch offen ist.",
        vorgabe=None,
        heute=False,
    )
    neuer_termin: Tag | None = feld(
        "Neuer Termin",
        "Der Termin, der angeboten wird. Leer lassen, wenn er noch offen ist.",
        vorgabe=None,
        heute=False,
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei",
        "In der Regel ja; es sind aber keine Feiertage.",
        vorgabe=True,
        einstellung=True,
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Der Eintrag endet nicht, bevor er beginnt."""
        if self.ende_geplant and self.ende_geplant < self.eintrag_am:
            yield ende_vor_beginn("ende_geplant", self.ende_geplant, self.eintrag_am, "Eintrag")
