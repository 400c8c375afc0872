"""The quota: exact numbers, a second way of counting, and what the page shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from inspect import unwrap
from typing import Any
from xml.etree import ElementTree

import pytest
from dateutil.rrule import DAILY, rrule
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from calc import recht
from calc.ausgabe.balken import zeichne
from calc.ausgabe.darstellung import Saeule, Saeulen
from calc.form.fehler import UngueltigeEingabe
from calc.form.runden import bruch, kaufmaennisch
from calc.frage import pruefe, rechne
from calc.rechner.beratungsquote import RECHNER
from calc.rechner.beratungsquote.antwort import BeratungsquoteErgebnis
from calc.recht.parameter import parameter
from calc.seite import antworte

WOCHE = {"von": "2026-11-23", "bis": "2026-11-29", "wochenstunden": 39}


def _rechne(eingabe: Mapping[str, Any]) -> BeratungsquoteErgebnis:
    ergebnis = rechne(RECHNER, pruefe(RECHNER, json.dumps(eingabe)))
    assert isinstance(ergebnis, BeratungsquoteErgebnis)
    return ergebnis


def _seite(**angaben: Any) -> dict[str, str]:
    antwort: dict[str, str] = json.loads(antworte("beratungsquote", json.dumps(WOCHE | angaben)))
    return antwort


@pytest.mark.parametrize(
    ("zahl", "zaehler", "nenner"), [(19.1, 191, 10), (39, 39, 1), (0.1, 1, 10), (1e-05, 1, 100000)]
)
def test_eine_zahl_ist_der_bruch_der_geschrieben_wurde(zahl: float, zaehler: int, nenner: int) -> None:
    assert bruch(zahl).as_integer_ratio() == (zaehler, nenner)


@pytest.mark.parametrize(("zahl", "gerundet"), [(6.25, 6.3), (6.35, 6.4), (6.249, 6.2), (0.05, 0.1), (0, 0.0)])
def test_die_haelfte_wird_aufgerundet(zahl: float, gerundet: float) -> None:
    assert kaufmaennisch(bruch(zahl), 1) == gerundet


@given(
    von=st.dates(date(2018, 1, 1), date(2040, 1, 1)),
    laenge=st.integers(0, 365),
    wochentage=st.sets(st.integers(0, 4), min_size=1),
    minuten=st.integers(1, 39 * 60),
    ab=st.integers(0, 365),
    abwesend=st.integers(0, 30),
)
def test_tage_und_soll_wie_auf_einem_zweiten_weg(
    von: date, laenge: int, wochentage: set[int], minuten: int, ab: int, abwesend: int
) -> None:
    """Days counted by dateutil and holidays, hours in whole tenths so that the quota is a division of integers."""
    bis = von + timedelta(days=laenge)
    erster = von + timedelta(days=min(ab, laenge))
    letzter = erster + timedelta(days=abwesend)
    zehntel = max(minuten // 6, 1)
    feiertage = country_holidays("DE", "HH", years=range(von.year, bis.year + 1))
    geplant = [tag.date() for tag in rrule(DAILY, dtstart=von, until=bis, byweekday=sorted(wochentage))]
    frei = {tag for tag in geplant if tag in feiertage or (tag.month, tag.day) in {(12, 24), (12, 31)}}
    anwesend = [tag for tag in geplant if tag not in frei and not erster <= tag <= letzter]
    ergebnis = _rechne(
        {
            "von": von.isoformat(),
            "bis": bis.isoformat(),
            "wochenstunden": zehntel / 10,
            "wochentage": list(wochentage),
            "abwesenheiten": [{"von": erster.isoformat(), "bis": letzter.isoformat()}],
        }
    )
    assert ergebnis.arbeitstage == len(anwesend)
    assert ergebnis.soll == -(-20 * zehntel * len(anwesend) // (390 * len(wochentage)))
    assert ergebnis.soll_ohne_abzug == -(-20 * zehntel * len(geplant) // (390 * len(wochentage)))
    assert ergebnis.soll_praesenz == -(-8 * ergebnis.soll // 10)
    assert sum(woche.anwesend for woche in ergebnis.wochen) == ergebnis.arbeitstage
    namen = dict.fromkeys(f"{t.isocalendar().year}-W{t.isocalendar().week:02}" for t in rrule(DAILY, von, until=bis))
    assert [woche.woche for woche in ergebnis.wochen] == list(namen)


@pytest.mark.parametrize("name", ["gespraeche_je_woche", "anteil_beratung", "anteil_praesenz"])
def test_ueber_eine_aenderung_des_konzepts_hinweg_wird_nicht_gerechnet(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    daten = json.loads(json.dumps(recht.lade("beratungsquote"), default=date.isoformat))
    for groesse in daten.values():
        groesse["fassung"][0] |= {"gueltig_ab": date(2000, 1, 1), "geprueft_am": date(2026, 8, 19)}
    daten[name]["fassung"].append(daten[name]["fassung"][0] | {"gueltig_ab": date(2026, 12, 1), "wert": 40})
    monkeypatch.setattr("calc.recht.parameter.lade", lambda _: daten)
    monkeypatch.setattr("calc.recht.parameter.parameter", unwrap(parameter))
    monkeypatch.setattr("calc.rechner.beratungsquote.zahlen.parameter", unwrap(parameter))
    davor = {"von": "2026-11-30", "bis": "2026-11-30", "wochenstunden": 39}
    danach = {"von": "2026-12-01", "bis": "2026-12-01", "wochenstunden": 39}
    eins, zwei = _rechne(davor), _rechne(danach)
    assert (eins.soll, eins.soll_praesenz, eins.minuten_je_gespraech) == (4, 4, 70.2)
    assert (zwei.soll, zwei.soll_praesenz, zwei.minuten_je_gespraech) != (4, 4, 70.2)
    with pytest.raises(UngueltigeEingabe) as gefangen:
        _rechne(davor | {"bis": "2026-12-01"})
    assert [(f.feld, "01.12.2026" in f.text) for f in gefangen.value.fehler] == [("bis", True)]


def test_beide_lesarten_und_dass_das_konzept_nicht_entscheidet() -> None:
    text = _seite(abwesenheiten=[{"von": "2026-11-25", "bis": "2026-11-27"}])["text"]
    assert text.startswith("Mindestens 8 Gespräche vom 23.11.2026 bis zum 29.11.2026, davon 7 in Präsenz.")
    assert "Ohne Abzug von freien Tagen und Abwesenheit: 20 Gespräche." in text
    assert "Mit Abzug sind es 8, ohne Abzug 20 Gespräche. (E1)" in text[text.index("Warnung:") :]
    gleich = _seite()["text"]
    assert "sagt das Konzept nicht. Hier führt beides zum selben Soll." in gleich
    assert "Warnung:" not in gleich


@pytest.mark.parametrize(
    ("angaben", "satz"),
    [
        ({}, "Noch offen: 20. Anwesende Tage im Zeitraum: 5, das sind 4 je Tag."),
        ({"gefuehrt": 7}, "Noch offen: 13. Anwesende Tage im Zeitraum: 5, das sind 2,6 je Tag."),
        ({"bis": "2026-11-23"}, "Noch offen: 4. Anwesende Tage im Zeitraum: 1, das sind 4 je Tag."),
        ({"gefuehrt": 20}, "Geführt: 20. Das Soll ist erreicht."),
        ({"gefuehrt": 16, "davon_praesenz": 1}, "In Präsenz waren 6,3 % (1 von 16); in der Regel sollen es 80 % sein."),
        ({"gefuehrt": 20, "davon_praesenz": 4}, "In Präsenz noch offen: 12."),
        ({"wochenstunden": 0.5, "bis": "2026-11-23"}, "Mindestens 1 Gespräch vom"),
        ({"von": "2026-11-28"}, "Kein Soll vom 28.11.2026 bis zum 29.11.2026: kein Tag mit Anwesenheit."),
        ({"wochentage": [0, 5]}, "Samstag und Sonntag sind sonst keine Arbeitstage."),
        ({"von": "2023-07-19", "bis": "2023-07-19"}, "Das Konzept hat den Sachstand 20.07.2023."),
    ],
)
def test_was_die_seite_sagt(angaben: dict[str, Any], satz: str) -> None:
    assert satz in _seite(**angaben)["text"]


def _jahr(**angaben: Any) -> str:
    return _seite(von="2026-07-01", bis="2027-06-30", stichtag="2026-11-23", **angaben)["text"]


def test_woche_monat_und_jahr_sagen_was_noch_bleibt() -> None:
    """Working days by hand: 23 July, 21 August, 22 September, 22 October (3. and 31. are Saturdays), 21 November, 20
    December (24., 25., 31. free), 20 January, 20 February, 21 March (26. and 29.), 22 April, 19 May (6., 17.), 22 June:
    253, so 1012 talks. From 23.11. on: 6 + 20 + 20 + 20 + 21 + 22 + 19 + 22 = 150; five of them this week, six this
    month, 26 this year."""
    text = _jahr(gefuehrt=412, davon_praesenz=400)
    assert "Noch offen: 600. Anwesende Tage ab dem 23.11.2026: 150, das sind 4 je Tag." in text
    assert (
        "Gleichmäßig verteilt sind das bis zum 29.11.2026 (Ende der Woche) 20, bis zum 30.11.2026 (Ende des Monats) 24"
        " und bis zum 31.12.2026 (Ende des Jahres) 104."
    ) in text


def test_am_wochenende_ist_von_der_woche_nichts_mehr_zu_verteilen() -> None:
    """Sat 28.11.2026: no working day is left of the week, one of the month."""
    text = _seite(von="2026-07-01", bis="2027-06-30", stichtag="2026-11-28", gefuehrt=412)["text"]
    assert "Gleichmäßig verteilt sind das bis zum 30.11.2026 (Ende des Monats)" in text
    assert "Ende der Woche" not in text


def test_ein_vergangener_zeitraum_hat_keinen_tag_mehr() -> None:
    text = _seite(stichtag="2026-11-30")["text"]
    assert "Noch offen: 20. Im Zeitraum bleibt kein Tag mit Anwesenheit." in text
    assert "Jetzt zu tun" not in text


def test_wer_am_letzten_tag_fehlt_hat_bis_davor_zeit() -> None:
    text = _seite(stichtag="2026-11-23", abwesenheiten=[{"von": "2026-11-27", "bis": "2026-11-27"}])["text"]
    assert "Noch 16 Gespräche führen; fällig bis Do, 26.11.2026 (Kalendertag So, 29.11.2026); IFK (E1)" in text


def test_unbekannt_bleibt_unbekannt() -> None:
    seite = _seite(gefuehrt=16, davon_praesenz=None)
    assert "Wie viele davon in Präsenz waren, ist nicht angegeben." in seite["text"]
    assert "In Präsenz waren" not in seite["text"]
    assert "In Präsenz noch" not in seite["text"]
    assert "Anteil in Präsenz" not in seite["html"]
    assert "nicht angegeben" not in _seite(davon_praesenz=None)["text"]
    ergebnis = _rechne(WOCHE | {"gefuehrt": 16, "davon_praesenz": None})
    assert (ergebnis.offen, ergebnis.praesenz_offen, ergebnis.praesenz_anteil) == (4, None, None)
    # Without the field it means none, as the contract has it.
    assert _rechne(WOCHE | {"gefuehrt": 16}).praesenz_anteil == 0


def test_fehlt_nur_praesenz_ist_nur_sie_zu_tun() -> None:
    text = _seite(gefuehrt=20, davon_praesenz=4)["text"]
    assert "- In Präsenz noch 12 Gespräche führen: am selben Ort oder per Video; IFK, soll (E5, E6)" in text
    assert "- Noch " not in text


def test_abwesenheiten_stehen_als_tag_oder_zeitraum_bei_den_angaben() -> None:
    tage = [{"von": "2026-11-23", "bis": "2026-11-23"}, {"von": "2026-11-25", "bis": "2026-11-29"}]
    text = _seite(abwesenheiten=tage)["text"]
    assert "Abwesenheiten: 23.11.2026, 25.11.2026 bis 29.11.2026" in text
    assert "reicht über den Zeitraum hinaus" not in text
    assert "reicht über den Zeitraum hinaus" in _seite(abwesenheiten=[tage[1] | {"bis": "2026-11-30"}])["text"]


def test_kein_hinweis_auf_den_sachstand_ab_seinem_tag() -> None:
    assert "hat den Sachstand" not in _seite(von="2023-07-20", bis="2023-07-20")["text"]


def test_ein_monat_zeigt_seine_wochen_ein_jahr_klappt_sie_zu() -> None:
    monat, jahr = _seite(von="2026-11-01", bis="2026-11-30"), _seite(von="2026-01-01", bis="2026-12-31")
    assert "KW 49/2026; Ab Mo, 30.11.2026; Tage 1 von 1; Soll 4,00; Ohne Abzug 4,00" in monat["text"]
    assert "KW 44/2026; Ab So, 01.11.2026; Tage 0 von 0" in monat["text"]
    assert "<details>" not in monat["html"]
    assert "KW 49/2026" not in jahr["text"]
    assert jahr["html"].count("KW ") == 53
    assert "<details><summary>Kalenderwochen</summary>" in jahr["html"]


@pytest.mark.parametrize("anzahl", [1, 6, 20, 54])
@pytest.mark.parametrize("hoechste", [0, 0.05, 4, 20, 34.5, 85])
def test_saeulen_bleiben_im_bild(anzahl: int, hoechste: float) -> None:
    saeulen = tuple(Saeule(f"{n:02}", hoechste * n / 54, hoechste) for n in range(anzahl))
    bild = ElementTree.fromstring(zeichne(Saeulen("Titel", "Legende.", saeulen)))
    rechtecke = list(bild.iter("rect"))
    assert len(rechtecke) == 2 * anzahl
    for rechteck in rechtecke:
        x, y, breite, hoehe = (float(rechteck.get(name, -1)) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + breite <= 480
        assert 16 <= y <= y + hoehe <= 136.1
    assert len(list(bild.iter("line"))) <= 5
