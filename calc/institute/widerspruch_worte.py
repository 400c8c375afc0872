"""Wie von der Frist für den Widerspruch zu erzählen ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt
from calc.form.sprache import dauer
from calc.institute.widerspruch import Widerspruchsfrist


def schritte(frist: Widerspruchsfrist) -> Iterator[Schritt]:
    """Der Rechenweg: Ablauf der Frist und, wenn dort frei ist, der nächste Werktag."""
    text = f"{frist.titel}: {dauer(frist.dauer, frist.einheit)} ab der Bekanntgabe."
    yield Schritt(text, frist.rohende, frist.norm)
    if frist.grund:
        yield Schritt(f"Dort ist frei ({frist.grund}); es gilt der nächste Werktag.", frist.ende, "§ 64 SGG")
