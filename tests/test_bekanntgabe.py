"""Notification: what is said about each way a decision takes, and which paragraph is named for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calc.seite import antworte
from tests.test_faelle import antwort

VERMUTUNG: list[dict[str, Any]] = [
    {"weg": "post"},
    {"weg": "elektronisch"},
    {"weg": "portal"},
    {"weg": "elektronisch", "ausland": True},
    {"weg": "portal", "abruf": "2026-09-15"},
]
OHNE: list[dict[str, Any]] = [
    {"weg": "persoenlich"},
    {"weg": "zustellung"},
    {"weg": "persoenlich", "ausland": True},
    {"weg": "post", "ausland": True, "tatsaechlicher_zugang": "2026-09-10"},
]


def _rechne(angaben: dict[str, Any]) -> Any:
    return antwort("bekanntgabe", {"datum": "2026-09-02"} | angaben)


def _texte(ergebnis: Any) -> str:
    return " ".join(hinweis["text"] for hinweis in ergebnis["hinweise"])


@pytest.mark.parametrize("angaben", [*VERMUTUNG, *OHNE], ids=str)
def test_kein_weg_warnt_auch_nicht_ins_ausland(angaben: dict[str, Any]) -> None:
    assert {hinweis["art"] for hinweis in _rechne(angaben)["hinweise"]} == {"info"}


@pytest.mark.parametrize("angaben", [*VERMUTUNG, *OHNE], ids=str)
def test_nur_mit_vermutung_ist_das_absenden_zu_belegen(angaben: dict[str, Any]) -> None:
    ergebnis = _rechne(angaben)
    assert ("dokumentiert" in _texte(ergebnis)) is (ergebnis["fiktion_tage"] == 4) is (angaben in VERMUTUNG)
    assert ("Absendevermerk" in _texte(ergebnis)) is (angaben == {"weg": "post"})
    assert ("BSG, 06.05.2010" in _texte(ergebnis)) is (angaben in VERMUTUNG)


@pytest.mark.parametrize(
    ("angaben", "norm"),
    [
        ({"weg": "portal"}, "§ 37 Abs. 2a SGB X"),
        ({"weg": "portal", "abruf": "2026-09-04"}, "§ 37 Abs. 2a SGB X"),
        ({"weg": "portal", "abruf": "2026-09-15"}, "§ 37 Abs. 2a SGB X"),
        ({"weg": "post"}, "§ 37 Abs. 2 SGB X"),
        ({"weg": "elektronisch"}, "§ 37 Abs. 2 SGB X"),
        ({"weg": "post", "ausland": True, "tatsaechlicher_zugang": "2026-09-10"}, "§ 37 Abs. 2 SGB X"),
        ({"weg": "zustellung"}, "§ 37 Abs. 5 SGB X"),
        ({"weg": "persoenlich"}, "§ 37 SGB X"),
    ],
    ids=str,
)
def test_jeder_weg_nennt_seine_norm(angaben: dict[str, Any], norm: str) -> None:
    ergebnis = _rechne(angaben)
    quellen = [angabe["quelle"] for angabe in (*ergebnis["schritte"], *ergebnis["hinweise"])]
    assert {quelle for quelle in quellen if quelle.startswith("§ 37 ")} == {norm}


@pytest.mark.parametrize(
    ("angaben", "satz"),
    [
        ({"weg": "portal"}, "zählt der Tag des Abrufs: dann bitte eintragen"),
        ({"weg": "portal", "abruf": "2026-09-15"}, "Der Abruf zählt nur, wenn"),
        ({"weg": "portal", "abruf": "2026-09-15"}, "Abgerufen ist der Bescheid später; dieser Tag zählt."),
        ({"weg": "portal", "abruf": "2026-09-04"}, "Dass er schon am Fr, 04.09.2026 abgerufen wurde, ändert"),
        ({"weg": "post", "tatsaechlicher_zugang": "2026-09-04"}, "Dass er schon am Fr, 04.09.2026 ankam, ändert"),
        ({"weg": "post", "tatsaechlicher_zugang": "2026-09-07"}, "Angekommen ist der Bescheid später"),
        ({"weg": "zustellung"}, "Laut Urkunde zugestellt"),
        (OHNE[-1], "Für Post ins Ausland gilt die Vermutung nicht"),
        ({"weg": "post", "rechtsbehelfsbelehrung": False}, "nicht die Rechtsfolgenbelehrung einer Einladung"),
        (OHNE[-1] | {"rechtsbehelfsbelehrung": False}, "gilt das Jahr auch im Ausland"),
    ],
    ids=str,
)
def test_was_die_seite_sagt(angaben: dict[str, Any], satz: str) -> None:
    assert satz in json.loads(antworte("bekanntgabe", json.dumps({"datum": "2026-09-02"} | angaben)))["text"]


def test_was_nur_manchmal_gilt_steht_sonst_nicht_da() -> None:
    ohne_belehrung = _texte(_rechne({"weg": "post", "rechtsbehelfsbelehrung": False}))
    assert "Ausland" not in ohne_belehrung
    angekommen = _texte(_rechne({"weg": "post", "tatsaechlicher_zugang": "2026-09-07"}))
    assert "Angenommen ist" not in angekommen
    assert "Angenommen ist" not in _texte(_rechne({"weg": "portal", "abruf": "2026-09-15"}))


def test_fehler_nennen_das_feld_das_gemeint_ist() -> None:
    (im_portal,) = _rechne({"weg": "portal", "tatsaechlicher_zugang": "2026-09-10"})["fehler"]
    assert "„Im Portal abgerufen am“" in im_portal["text"]
    (mit_der_post,) = _rechne({"weg": "post", "abruf": "2026-09-10"})["fehler"]
    assert "beim Weg „Zum Abruf im Portal“" in mit_der_post["text"]
    (ins_ausland,) = _rechne({"weg": "post", "ausland": True})["fehler"]
    assert "Post ins Ausland" in ins_ausland["text"]


def test_der_ausgang_steht_nur_bei_den_terminen_wenn_er_ein_anderer_tag_ist() -> None:
    assert next(t["titel"] for t in _rechne({"weg": "zustellung"})["termine"]) == "Bekanntgabe"
    assert [t["titel"] for t in _rechne({"weg": "portal"})["termine"]][:2] == ["Benachrichtigung", "Bekanntgabe"]
