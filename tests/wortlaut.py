"""Every sentence the calculators say, as the cases bring it up; run it to write tests/wortlaut anew, then review.

Only cases with a new sentence are kept; sentences that differ in nothing but days and numbers are the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calc.form.sprache import MONATE
from calc.rechner import RECHNER_TITEL
from tests.test_faelle import FAELLE, antwort, lies

ORDNER = Path(__file__).parent / "wortlaut"
ZAHL = re.compile(rf"\b(Mo|Di|Mi|Do|Fr|Sa|So), |\b({'|'.join(MONATE)})\b|\d+(,\d+)?")
Antwort = dict[str, Any]


def zeilen(eingabe: Antwort, ergebnis: Antwort) -> list[str]:
    """One case: what goes in, and every line of the answer that has words."""
    if "fehler" in ergebnis:
        fehler = (f"Fehler an {f['feld']}: {f['text']}" for f in ergebnis["fehler"])
        return [json.dumps(eingabe, ensure_ascii=False), *fehler]
    return [
        json.dumps(eingabe, ensure_ascii=False),
        *map(_zu_tun, ergebnis["zu_tun"]),
        *(f"- {s['text']} | {s['datum'] or '–'} | {s['quelle']}" for s in ergebnis["schritte"]),
        *(f"{h['art']}: {h['text']} | {h['quelle']}" for h in ergebnis["hinweise"]),
        *(f"{t['datum']} {t['titel']} ({t['art']})" for t in ergebnis["termine"]),
        *(f"§ {r['norm']} | {r['gueltig_ab']}" for r in ergebnis["rechtsstand"]),
    ]


def _zu_tun(schritt: Antwort) -> str:
    tage = ("ab", "bis", "bis_kalender", "status")
    wann = ", ".join(f"{name} {schritt[name]}" for name in tage if schritt[name])
    dazu = (schritt["checkliste"], schritt["textbaustein"], *schritt["wahl"])
    wer = ", ".join(filter(None, (schritt["wer"], schritt["verbindlichkeit"])))
    return " | ".join(("→ " + schritt["text"], wann or "–", wer, schritt["quelle"], " ".join(filter(None, dazu))))


def faelle(name: str) -> Iterator[tuple[str, list[str]]]:
    """The cases of a calculator that say something new, with their lines."""
    bekannt: set[str] = set()
    for fall in lies(FAELLE / f"{name}.toml"):
        inhalt = zeilen(fall["eingabe"], antwort(name, fall["eingabe"]))
        arten = {ZAHL.sub("", zeile) for zeile in inhalt[1:]}
        if not arten <= bekannt:
            bekannt |= arten
            yield fall["id"], inhalt


def text(name: str) -> str:
    """The whole file of a calculator."""
    return "\n\n".join("\n".join((f"# {fall}", *inhalt)) for fall, inhalt in faelle(name)) + "\n"


if __name__ == "__main__":
    for rechner in RECHNER_TITEL:
        (ORDNER / f"{rechner}.txt").write_text(text(rechner), "utf-8", newline="\n")
