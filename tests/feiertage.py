"""The table of holidays as the holidays package knows them; run it to write the table anew."""

from __future__ import annotations

from pathlib import Path

import holidays

import calc
from calc.zeit.kalender import TABELLE_BIS, TABELLE_VON

HAMBURG = holidays.country_holidays(
    "DE", subdiv="HH", years=range(TABELLE_VON.year, TABELLE_BIS.year + 1), language="de"
)
TABELLE = Path(calc.__file__).parent / "recht" / "feiertage.csv"


def tabelle() -> str:
    """One line a holiday."""
    return "datum;name\n" + "".join(f"{tag};{name}\n" for tag, name in sorted(HAMBURG.items()))


if __name__ == "__main__":
    TABELLE.write_text(tabelle(), "utf-8", newline="\n")
