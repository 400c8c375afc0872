"""Pages of law, made from the dated data: every source leads somewhere, what is gone is called gone."""

from __future__ import annotations

import pytest

from calc import recht
from calc.recht.parameter import parameter
from overrides.authoring import law as fence
from overrides.authoring.law import _source


@pytest.mark.parametrize(
    ("datei", "schluessel"),
    [(d, s) for d in ("minderung", "bekanntgabe", "widerspruch", "anhoerung") for s in recht.lade(d)],
)
def test_jede_groesse_hat_eine_stelle(datei: str, schluessel: str) -> None:
    groesse = parameter(datei, schluessel)
    assert all("<a " in _source(fassung.fundstelle) for fassung in groesse.fassungen)


def test_mehrere_fundstellen_haben_je_eine_stelle() -> None:
    stellen = _source("§ 32 Abs. 1 SGB II, § 7b Abs. 4 SGB II")
    assert stellen.count("<a ") == 2
    assert stellen.striptags() == "§ 32 Abs. 1 SGB II, § 7b Abs. 4 SGB II"
    assert _source("§§ 1, 2 <XY>") == "§§ 1, 2 &lt;XY&gt;"


def test_was_entfallen_ist_heisst_nicht_unbekannt() -> None:
    assert parameter("minderung", "vorstufe").fassungen[1].entfallen
    seite = fence.parameter("minderung")
    assert "entfallen: Seit dem 01.07.2026 gibt es keine Stufen mehr." in seite
    assert "nicht bekannt" not in seite
    assert '<em class="offen">nicht bekannt</em> Die Beträge ab 2027' in fence.parameter("regelbedarf")
