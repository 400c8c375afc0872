"""What belongs to a calculator, and what is missing for one half added: `python -m tests.vollstaendig NAME`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from calc.rechner import RECHNER_TITEL

ROOT = Path(__file__).parents[1]
MODULE = ("__init__", "eingabe", "regel", "antwort", "darstellung")


def fehlt(name: str, root: Path = ROOT) -> Iterator[str]:
    """Every place where a calculator is missing, as a German sentence that begins with the file."""
    ordner, adresse = f"calc/rechner/{name}", name.replace("_", "-")
    for modul in MODULE:
        if not (root / ordner / f"{modul}.py").is_file():
            yield f"{ordner}/{modul}.py: fehlt"
    if name not in RECHNER_TITEL:
        yield "calc/rechner/__init__.py: kein Titel in RECHNER_TITEL"
    faelle = _text(root, f"tests/faelle/{name}.toml")
    tafeln = tomllib.loads(faelle)
    for tafel in ("beispiel", "probe", "fall"):
        if tafel not in tafeln:
            yield f"tests/faelle/{name}.toml: kein [{tafel}]"
    if not _text(root, f"tests/wortlaut/{name}.txt"):
        yield f"tests/wortlaut/{name}.txt: fehlt; nach den Fällen python -m tests.wortlaut aufrufen und lesen"
    if not re.search(rf"^```rechner {name}\b", _text(root, f"docs/rechner/{adresse}.md"), re.MULTILINE):
        yield f"docs/rechner/{adresse}.md: keine Seite mit dem Block „rechner {name}“"
    if f"- rechner/{adresse}.md" not in _text(root, "mkdocs.yml"):
        yield f"mkdocs.yml: rechner/{adresse}.md nicht in der Navigation"
    if f"]({adresse}.md)" not in _text(root, "docs/rechner/index.md"):
        yield "docs/rechner/index.md: kein Link auf die Seite"
    if f'findet = "rechner/{adresse}/"' not in _text(root, "tests/suche.toml"):
        yield "tests/suche.toml: keine Frage, die den Rechner findet"


def _text(root: Path, datei: str) -> str:
    pfad = root / datei
    return pfad.read_text("utf-8") if pfad.is_file() else ""


def main(namen: list[str]) -> int:
    """Print what is missing for the named calculators, or for all; 1 if anything is."""
    luecken = [luecke for name in namen or RECHNER_TITEL for luecke in fehlt(name)]
    print("\n".join(luecken) or "Es fehlt nichts.")
    return int(bool(luecken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
