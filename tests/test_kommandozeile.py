"""The command line as people and scripts meet it: a process with standard input, output and an exit code."""

from __future__ import annotations

import io
import json
import os
import re
import runpy
import shlex
import subprocess
import sys
from typing import Any, NoReturn

import pytest

from calc import __main__ as kommandozeile
from calc.form import meldungen
from calc.frage import Antwort
from calc.rechner import RECHNER_TITEL
from calc.seite import antworte

GUT = {"stichtag": "2027-02-01", "situationen": ["aktivierbar_u25_alo"], "letzter_kontakt": "2027-01-31"}


def _calc(*argumente: str, ein: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    roh = ein.encode() if isinstance(ein, str) else ein
    lauf = subprocess.run([sys.executable, "-m", "calc", *argumente], input=roh, capture_output=True, check=False)
    assert b"Traceback" not in lauf.stderr
    return lauf


def _fehler(lauf: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert lauf.returncode == 2
    fehler: list[dict[str, Any]] = json.loads(lauf.stdout)["fehler"]
    return fehler


def test_liste_nennt_namen_und_titel() -> None:
    zeilen = _calc().stdout.decode().splitlines()
    assert dict(zeile.split("\t") for zeile in zeilen) == RECHNER_TITEL


def test_ein_objekt() -> None:
    lauf = _calc("kontaktintervall", ein=json.dumps(GUT))
    assert lauf.returncode == 0
    assert json.loads(lauf.stdout)["naechster_kontakt"]["spaetestens"] == "2027-02-26"


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_schema_nennt_eingabe_und_ergebnis(name: str) -> None:
    schema = json.loads(_calc(name, "--schema").stdout)
    assert schema["eingabe"]["additionalProperties"] is False
    assert {"schritte", "hinweise", "termine", "rechtsstand"} <= set(schema["ergebnis"]["properties"])


@pytest.mark.parametrize(
    "ein", [b"", b"{", b"nicht json", b"\x00\xff" * 5_000_000], ids=["leer", "offen", "text", "10 MB"]
)
def test_unlesbares_gibt_eine_meldung(ein: bytes) -> None:
    (fehler,) = _fehler(_calc("kontaktintervall", ein=ein))
    assert fehler["feld"] is None
    assert fehler["text"]


def test_unbekannter_rechner() -> None:
    (fehler,) = _fehler(_calc("kontaktinterval", ein="{}"))
    assert "kontaktintervall" in fehler["text"]


@pytest.mark.parametrize("schalter", ["--jsonl", "--schema", "--ics", "--csv"])
def test_ein_schalter_braucht_einen_rechner(schalter: str) -> None:
    (fehler,) = _fehler(_calc(schalter))
    assert fehler["feld"] is None
    assert "Namen eines Rechners" in fehler["text"]
    assert "kontaktintervall" in fehler["text"]


OHNE_UTF8 = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.parametrize("umgebung", OHNE_UTF8, ids=["ascii", "latin-1", "C"])
@pytest.mark.parametrize(
    ("argumente", "ein", "code", "stichwort"),
    [
        (["--help"], b"", 0, "für Excel"),
        ([], b"", 0, "Meldeversäumnis"),
        (["--jsonn"], b"", 2, "Diese Angabe gibt es nicht"),
        (["frist", "zuviel"], b"", 2, "Diese Angabe gibt es nicht"),
        (["--jsonl"], b"", 2, "Bitte den Namen"),
        (["übung"], b"{}", 2, "gibt es nicht"),
        ([b"\xff\xe4"], b"{}", 2, "gibt es nicht"),
        (["frist"], b"{", 2, "kein gültiges JSON"),
        (["frist", "--jsonl"], b"{\n", 2, "kein gültiges JSON"),
        (["frist", "--schema"], b"", 0, "zählt nicht mit"),
        (["frist"], json.dumps({"ereignis": "2026-03-31", "dauer": 3, "einheit": "tage"}).encode(), 0, "zählt nicht"),
        (["frist", "--ics"], b'{"ereignis": "2026-03-31", "dauer": 3, "einheit": "tage"}', 0, "Gesetzestext"),
        (["frist", "--csv"], b'{"ereignis": "2026-03-31", "dauer": 3, "einheit": "tage"}', 0, "Wochentag"),
    ],
    ids=str,
)
def test_jeder_ausgang_schreibt_utf8(
    umgebung: dict[str, str], argumente: list[str | bytes], ein: bytes, code: int, stichwort: str
) -> None:
    rest = {name: wert for name, wert in os.environ.items() if name not in ("PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL")}
    befehl = [sys.executable, "-m", "calc", *argumente]
    lauf = subprocess.run(befehl, input=ein, capture_output=True, check=False, env=rest | umgebung)
    assert b"Traceback" not in lauf.stderr
    assert lauf.returncode == code
    assert stichwort in (lauf.stdout + lauf.stderr).decode()


def test_doppelte_felder_und_andere_zeichen_in_einzelnen_zeilen() -> None:
    gut = json.dumps(GUT).encode()
    doppelt = gut[:-1] + b', "letzter_kontakt": "2027-01-30"}'
    zeilen = [gut, doppelt, '{"stichtag": "für"}'.encode("latin-1"), b"[" * 10_000, gut]
    lauf = _calc("kontaktintervall", "--jsonl", ein=b"\n".join(zeilen))
    assert lauf.returncode == 2
    antworten = [json.loads(zeile) for zeile in lauf.stdout.splitlines()]
    felder = [antwort["fehler"][0]["feld"] if "fehler" in antwort else "gut" for antwort in antworten]
    assert felder == ["gut", "letzter_kontakt", None, None, "gut"]
    assert "steht mehrfach" in antworten[1]["fehler"][0]["text"]
    assert "Latin-1" in antworten[2]["fehler"][0]["text"]
    assert "verschachtelt" in antworten[3]["fehler"][0]["text"]


def test_unbekannte_option_auf_deutsch() -> None:
    lauf = _calc("kontaktintervall", "--jsonn")
    assert lauf.returncode == 2
    assert "Hilfe" in lauf.stderr.decode()


def test_jsonl_laeuft_nach_einer_kaputten_zeile_weiter() -> None:
    zeilen = [json.dumps(GUT), "{kaputt", json.dumps(GUT | {"stichtag": "2027-02-30"}), "", json.dumps(GUT)]
    lauf = _calc("kontaktintervall", "--jsonl", ein="\n".join(zeilen))
    assert lauf.returncode == 2
    antworten = [json.loads(zeile) for zeile in lauf.stdout.splitlines()]
    felder = [antwort["fehler"][0]["feld"] if "fehler" in antwort else "gut" for antwort in antworten]
    assert felder == ["gut", None, "stichtag", None, "gut"]


def test_jsonl_ueberspringt_eine_ueberlange_zeile() -> None:
    lauf = _calc("kontaktintervall", "--jsonl", ein=b"x" * 10_000_000 + b"\n" + json.dumps(GUT).encode())
    erste, zweite = map(json.loads, lauf.stdout.splitlines())
    assert "zu groß" in erste["fehler"][0]["text"]
    assert zweite["naechster_kontakt"]["spaetestens"] == "2027-02-26"


def test_byte_order_mark_stoert_nicht() -> None:
    assert _calc("kontaktintervall", ein=b"\xef\xbb\xbf" + json.dumps(GUT).encode()).returncode == 0


@pytest.mark.parametrize("stelle", ["calc.frage.rechne", "calc.frage.Antwort.als_json"])
def test_ein_fehler_im_programm_zeigt_keinen_traceback(stelle: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def kaputt(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(stelle, kaputt)
    zeile, gelungen = kommandozeile._beantworte("kontaktintervall", json.dumps(GUT).encode(), Antwort.als_json)
    assert not gelungen
    assert json.loads(zeile) == {"fehler": [{"feld": None, "text": meldungen.INTERN}]}


@pytest.mark.parametrize("stelle", ["calc.frage.rechne", "calc.frage.Antwort.darstellung"])
def test_auch_die_seite_bekommt_einen_satz(stelle: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def kaputt(*_: object) -> NoReturn:
        raise ZeroDivisionError("Ursache")

    monkeypatch.setattr(stelle, kaputt)
    antwort = json.loads(antworte("kontaktintervall", json.dumps(GUT)))
    assert antwort["fehler"] == [{"feld": None, "text": meldungen.INTERN, "fehlt": False}]
    assert antwort["ursache"] == "ZeroDivisionError('Ursache')"


def test_geschlossene_eingabe_ist_eine_leere() -> None:
    befehl = f"{shlex.quote(sys.executable)} -m calc bekanntgabe <&-"
    lauf = subprocess.run(["sh", "-c", befehl], capture_output=True, check=False)
    assert "leer" in _fehler(lauf)[0]["text"]
    assert lauf.stderr == b""


@pytest.mark.parametrize(
    "aufruf",
    ["--help >/dev/full"]
    + [f"{was}{wohin}" for was in ("", "frist ", "frist --schema ") for wohin in (">/dev/full", ">&-")],
)
def test_was_sich_nicht_schreiben_laesst_endet_mit_einem_satz(aufruf: str) -> None:
    befehl = f"{shlex.quote(sys.executable)} -m calc {aufruf}"
    umgebung = {name: wert for name, wert in os.environ.items() if name != "PYTHONUNBUFFERED"}
    lauf = subprocess.run(["sh", "-c", befehl], input=b"{}", capture_output=True, check=False, env=umgebung)
    assert (lauf.returncode, lauf.stderr.decode().splitlines()) == (1, [meldungen.NICHT_GESCHRIEBEN])


def test_hilfe_ist_deutsch() -> None:
    lauf = _calc("--help")
    assert lauf.returncode == 0
    assert lauf.stdout.decode().startswith("Aufruf: python -m calc [NAME]")
    assert not re.search(r"usage|arguments|options|show|exit", lauf.stdout.decode())


def test_umlaute_bleiben_umlaute_auch_ohne_gebietsschema() -> None:
    assert "gültig" in _calc("kontaktintervall", ein="{").stdout.decode()


def test_abgebrochene_leitung_ist_still() -> None:
    zeilen = (json.dumps(GUT) + "\n").encode() * 5_000
    with subprocess.Popen(
        [sys.executable, "-m", "calc", "kontaktintervall", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as lauf:
        assert lauf.stdin
        assert lauf.stdout
        assert lauf.stderr
        lauf.stdout.close()
        try:
            lauf.stdin.write(zeilen)
            lauf.stdin.close()
        except BrokenPipeError:
            pass
        assert lauf.stderr.read() == b""


class _Voll(io.BytesIO):
    """A full device: it takes everything until someone wants to see it written."""

    def flush(self) -> None:
        if self.getvalue():
            raise OSError


def _im_prozess(
    monkeypatch: pytest.MonkeyPatch, ein: bytes | None, *argumente: str, aus: type[io.BytesIO] | None = io.BytesIO
) -> tuple[int, bytes, str]:
    """The same call without a process of its own: coverage sees it. None is a closed input or output."""
    fehler, geschrieben = io.StringIO(), aus() if aus else None
    monkeypatch.setattr(sys, "argv", ["calc", *argumente])
    monkeypatch.setattr(sys, "stdin", None if ein is None else io.TextIOWrapper(io.BytesIO(ein)))
    monkeypatch.setattr(sys, "stdout", geschrieben and io.TextIOWrapper(geschrieben))
    monkeypatch.setattr(sys, "stderr", fehler)
    with pytest.raises(SystemExit) as ende:
        runpy.run_path(kommandozeile.__file__, run_name="__main__")
    ausgabe = geschrieben.getvalue() if geschrieben else b""
    return int(ende.value.code or 0), ausgabe, "" if fehler.closed else fehler.getvalue()


@pytest.mark.parametrize(
    ("argumente", "ein", "code", "stichwort"),
    [
        ((), b"", 0, "beratungsquote\tBeratungsquote"),
        (("frist", "--schema"), b"", 0, '"eingabe"'),
        (("frist",), b'{"ereignis": "2026-03-31", "dauer": 3, "einheit": "tage"}', 0, '"ende":"2026-04-07"'),
        (("frist", "--ics"), b'{"ereignis": "2026-03-31", "dauer": 3, "einheit": "tage"}', 0, "BEGIN:VCALENDAR"),
        (("frits",), b"{}", 2, "Vorhanden sind"),
        (("frist",), b"{}", 2, "ausfüllen"),
        (("frist",), b"x" * 1_000_001, 2, "zu groß"),
        (("--schema",), b"", 2, "Namen eines Rechners"),
        (("frist", "--ics", "--kuerzel", "x" * 21), b"{}", 2, "höchstens 20 Zeichen"),
        (("bestand", "--help"), b"", 0, "--einstellungen"),
        (("frist",), b'{"ereignis": "2099-12-31", "dauer": 2, "einheit": "jahre"}', 2, "außerhalb von 1999 bis 2100"),
        (("frist", "--jsonl"), b"x" * 2_000_002 + b"\n{}\n", 2, "ausfüllen"),
    ],
)
def test_derselbe_aufruf_im_selben_prozess(
    monkeypatch: pytest.MonkeyPatch, argumente: tuple[str, ...], ein: bytes, code: int, stichwort: str
) -> None:
    ende, aus, _ = _im_prozess(monkeypatch, ein, *argumente)
    assert ende == code
    assert stichwort in aus.decode()


@pytest.mark.parametrize(("aus", "code"), [(io.BytesIO, 2), (None, 1)])
def test_bestand_meldet_auf_dem_fehlerkanal(
    monkeypatch: pytest.MonkeyPatch, aus: type[io.BytesIO] | None, code: int
) -> None:
    ende, _, gesagt = _im_prozess(monkeypatch, b"", "bestand", "gibtsnicht.csv", aus=aus)
    assert ende == code
    assert ("gibt es nicht" if aus else meldungen.NICHT_GESCHRIEBEN) in gesagt


def test_hilfe_auf_deutsch_im_selben_prozess(monkeypatch: pytest.MonkeyPatch) -> None:
    ende, aus, fehler = _im_prozess(monkeypatch, b"", "--jsonn")
    assert (ende, aus) == (2, b"")
    assert "Hilfe: python -m calc --help" in fehler


@pytest.mark.parametrize("abbruch", [BrokenPipeError, KeyboardInterrupt])
def test_abbruch_ist_still(monkeypatch: pytest.MonkeyPatch, abbruch: type[BaseException]) -> None:
    def bricht_ab(*_: object) -> NoReturn:
        raise abbruch

    monkeypatch.setattr("calc.rechner.hole", bricht_ab)
    assert _im_prozess(monkeypatch, b"{}", "frist") == (1, b"", "")


def test_volles_geraet_im_selben_prozess(monkeypatch: pytest.MonkeyPatch) -> None:
    ende, _, fehler = _im_prozess(monkeypatch, b"{}", "frist", aus=_Voll)
    assert (ende, fehler) == (1, f"{meldungen.NICHT_GESCHRIEBEN}\n")


def test_geschlossenes_im_selben_prozess(monkeypatch: pytest.MonkeyPatch) -> None:
    ende, aus, _ = _im_prozess(monkeypatch, None, "frist")
    assert (ende, json.loads(aus)["fehler"][0]["text"]) == (2, meldungen.LEER)
    ende, _, fehler = _im_prozess(monkeypatch, b"{}", "frist", aus=None)
    assert (ende, fehler) == (1, f"{meldungen.NICHT_GESCHRIEBEN}\n")
