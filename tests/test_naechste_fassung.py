"""What the next version of the law costs: calculators and forms asked from a copy of calc with changed data."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ASK = """
import calc, json, os, sys
from calc.rechner import hole
from tests.test_faelle import antwort
wanted = json.load(sys.stdin)
assert os.path.samefile(os.path.dirname(calc.__file__), "calc")
print(json.dumps({
    "forms": {name: hole(name).eingabe.model_json_schema() for name in wanted["forms"]},
    "answers": [antwort(name, question) for name, question in wanted["questions"]],
}))
"""


def _run(copy: Path, script: str, sent: Any = None) -> str:
    environment = os.environ | {"PYTHONPATH": f"{copy}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(sent),
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=copy,
        check=True,
    )
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of calc, to change its data."""
    shutil.copytree(ROOT / "calc", tmp_path / "calc", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_wiederholtes_recht_ohne_stufen_nimmt_jede_stufe_und_bleibt_das_neue(copy: Path) -> None:
    """Once more „ohne_stufen“ from 2027-01-01: tried before the rule knew its shape, it crashed and said 01.01.2027."""
    with (copy / "calc/recht/minderung.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[pflichtverletzung_regel.fassung]]\ngueltig_ab = 2027-01-01\nwert = "ohne_stufen"\n'
            'bedeutung = "Jede mindert gleich hoch und gleich lang."\n'
            'fundstelle = "§ 31a Abs. 1 SGB II"\ngeprueft_am = 2026-08-19\n'
        )
    question = {"ereignis": "2026-08-06", "stufe": "zweite", "u25": True}
    wanted = {"forms": ["pflichtverletzung"], "questions": [("pflichtverletzung", question)]}
    said = json.loads(_run(copy, ASK, wanted))
    words = said["forms"]["pflichtverletzung"]["properties"]["stufe"]["description"]
    assert "01.07.2026" in words
    assert "2027" not in words
    (answer,) = said["answers"]
    assert (answer["prozent"], answer["monate"]) == (30, 3)
    assert answer["recht_seit"] == date(2026, 7, 1).isoformat()
    assert "recht=neu" in answer["checkliste"]


def test_der_regelbedarf_2027_ist_ein_eintrag(copy: Path) -> None:
    """Made-up amounts of 2027 instead of the reason why they are missing: results, notes, law and page follow."""
    file = copy / "calc/recht/regelbedarf.toml"
    text = file.read_text("utf-8")
    (reason,) = re.findall(r"(?m)^unbekannt = .*$", text)
    file.write_text(text.replace(reason, "wert = { 1 = 571, 2 = 513, 3 = 458, 4 = 478, 5 = 396, 6 = 363 }"), "utf-8")
    question = {
        "ereignis": "2026-10-14",
        "art": "sperrzeit",
        "sperrzeit_beginn": "2026-10-15",
        "regelbedarfsstufe": 1,
    }
    missed = {
        "termin": "2026-09-08",
        "rechtsfolgenbelehrung": True,
        "kontaktweg": "praesenz",
        "zaehler": "wiederholt",
        "bekanntgabe": "2026-12-15",
        "regelbedarfsstufe": 6,
    }
    questions = [("pflichtverletzung", question), ("meldeversaeumnis", missed)]
    sanction, miss = json.loads(_run(copy, ASK, {"forms": [], "questions": questions}))["answers"]
    # 30 % of 571.00 are 171.30, 14 of 30 days of that 79.94; 30 % of 363.00 are 108.90
    assert [m["betrag"] for m in sanction["betraege"]] == ["95.71", "168.90", "168.90", "79.94"]
    assert miss["betrag_monat"] == "108.90"
    for answer in (sanction, miss):
        assert answer["ohne_betrag"] == []
        assert not [note for note in answer["hinweise"] if "Kein Betrag" in note["text"]]
    assert [s["gueltig_ab"] for s in miss["rechtsstand"] if s["norm"] == "§ 20 SGB II"] == ["2027-01-01"]
    page = _run(copy, "from overrides.authoring import law; print(law.regelbedarf(''), law.parameter('regelbedarf'))")
    assert "<td>571</td>" in page
    assert "nicht bekannt" not in page
