"""Maternity protection: the first and the last day belong to it, and when two dates look like a slip."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from calc.institute.schutzfrist import schutzfrist
from calc.seite import antworte
from tests.test_faelle import antwort

TAG = timedelta(days=1)
TERMIN = date(2026, 10, 15)


def test_erster_und_letzter_tag_gehoeren_zur_schutzfrist() -> None:
    frist = schutzfrist(TERMIN, None)
    assert [tag in frist for tag in (frist.beginn - TAG, frist.beginn, frist.ende, frist.ende + TAG)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("tage", "warnt"), [(-141, True), (-140, False), (0, False), (28, False), (29, True)])
def test_weit_auseinander_ist_zu_pruefen(tage: int, warnt: bool) -> None:
    entbindung = TERMIN + tage * TAG
    assert schutzfrist(TERMIN, entbindung).ungewoehnlich is warnt
    eingabe = {"errechneter_termin": TERMIN, "entbindung": entbindung}
    text = json.loads(antworte("mutterschutz", json.dumps(eingabe, default=str)))["text"]
    assert ("ungewöhnlich weit auseinander" in text) is warnt


def test_ohne_entbindung_gibt_es_keinen_abstand() -> None:
    assert not schutzfrist(TERMIN, None).ungewoehnlich


@pytest.mark.parametrize(("tage", "verlaengert", "fragt"), [(41, False, False), (42, False, True), (42, True, False)])
def test_sehr_frueh_geboren_fragt_nach_der_laengeren_frist(tage: int, verlaengert: bool, fragt: bool) -> None:
    eingabe = {"errechneter_termin": TERMIN, "entbindung": TERMIN - tage * TAG, "verlaengert": verlaengert}
    text = json.loads(antworte("mutterschutz", json.dumps(eingabe, default=str)))["text"]
    assert ("Nach einer Frühgeburt sind es zwölf statt acht Wochen." in text) is fragt


def test_totgeburt_und_fehlgeburt_haben_je_ihre_norm() -> None:
    hinweise = antwort("mutterschutz", {"errechneter_termin": "2026-10-15"})["hinweise"]
    quelle = {wort: h["quelle"] for h in hinweise for wort in ("tot zur Welt", "Fehlgeburt") if wort in h["text"]}
    assert quelle == {"tot zur Welt": "§ 3 Abs. 4 MuSchG", "Fehlgeburt": "§ 3 Abs. 5 MuSchG"}
