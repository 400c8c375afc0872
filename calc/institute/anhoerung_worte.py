"""Wie vom Anhören zu erzählen ist, bevor das Schreiben zugegangen ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc import recht
from calc.form.modelle import Schritt, Termin, ZuTun
from calc.form.sprache import dauer
from calc.institute.anhoerung import Anhoerungspost
from calc.institute.zu_tun_worte import IFK

SCHREIBEN = "anhoerung"


def schritt(post: Anhoerungspost | None) -> Iterator[Schritt]:
    """Der Rechenschritt vom Bescheid zurück zum Anhörungsschreiben."""
    if post:
        frist = dauer(post.tage, "tage")
        text = f"Anhörung mit der Post und {frist} Zeit: Damit sie vor dem Bescheid endet, zur Post spätestens:"
        yield Schritt(text, post.arbeitstag, recht.ANHOERUNG)


def termin(post: Anhoerungspost | None) -> Iterator[Termin]:
    """Der letzte Arbeitstag für das Anhörungsschreiben."""
    if post:
        yield Termin(post.arbeitstag, "Anhörung spätestens zur Post", "frist")


def zu_tun(post: Anhoerungspost | None, *, persoenlich: str, quelle: str, wahl: tuple[str, ...]) -> ZuTun:
    """Anhören, bevor entschieden wird.

    Args:
        post: bis wann, wenn die Zeit dafür reicht.
        persoenlich: was zum persönlichen Gespräch zu sagen ist; leer, wenn nichts.
        quelle: worauf das beruht.
        wahl: die Antworten, die im Schreiben feststehen.
    """
    return ZuTun(
        text=f"Anhören, bevor entschieden wird{persoenlich}: Schreiben zur Post",
        wer=IFK,
        verbindlichkeit="muss",
        quelle=quelle,
        bis=post.arbeitstag if post else None,
        bis_kalender=post.kalendertag if post else None,
        textbaustein=SCHREIBEN,
        wahl=wahl,
    )
