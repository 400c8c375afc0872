"""Reicht die Zeit? Die Antwort in Sätzen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calc.bestand.wochenplan import Planwoche, Wochenplan
from calc.form.sprache import kurz

OHNE_NAMEN = "ohne Fachkraft"


def anzahl(zahl: int, eines: str, mehrere: str) -> str:
    """„1 Person“, „2 Personen“."""
    return f"{tausend(zahl)} {eines if zahl == 1 else mehrere}"


def tausend(zahl: int) -> str:
    """„10.000“."""
    return f"{zahl:,}".replace(",", ".")


def gespraeche(zahl: int) -> str:
    """„1 Gespräch“, „2 Gespräche“."""
    return anzahl(zahl, "Gespräch", "Gespräche")


def reicht_die_zeit(plan: Wochenplan) -> tuple[str, ...]:
    """Ob die Zeit einer Fachkraft reicht: erst der Satz, dann was noch zu wissen ist."""
    ende = kurz(plan.wochen[-1].montag + timedelta(days=4))
    if plan.reicht:
        saetze = [f"Die Zeit reicht: {gespraeche(plan.bedarf)} bis {ende}, Platz ist für {tausend(plan.platz)}."]
    else:
        saetze = [f"Die Zeit reicht nicht: {_was_fehlt(plan, ende)}"]
    if not plan.reicht and plan.noetig_je_woche is not None:
        saetze.append(f"Nötig wären {gespraeche(plan.noetig_je_woche)} je Woche, Platz ist für {_spanne(plan)}.")
    elif plan.noetig_je_woche is not None and plan.bedarf:
        saetze.append(f"Es genügen {gespraeche(plan.noetig_je_woche)} je Woche.")
    elif not plan.reicht:
        saetze.append("Auch mehr Gespräche je Woche helfen nicht: In den entscheidenden Wochen ist niemand da.")
    if schon := plan.verspaetungen - plan.vermeidbar:
        saetze.append(f"{gespraeche(schon)} {'war' if schon == 1 else 'waren'} schon am Stichtag zu spät.")
    return tuple(saetze)


def _was_fehlt(plan: Wochenplan, ende: str) -> str:
    teile = []
    if spaet := plan.zu_spaet:
        erste = next(woche for woche in plan.wochen if woche.woche == plan.erste_woche_zu_wenig)
        kommt = "kommt" if spaet == 1 else "kommen"
        wann = f"in der Woche vom {kurz(erste.montag)}" if spaet == 1 else f"ab der Woche vom {kurz(erste.montag)}"
        teile.append(f"{wann} {kommt} {gespraeche(spaet)} zu spät.")
    if ohne := len(plan.ohne_platz):
        teile.append(f"{gespraeche(ohne)} {'findet' if ohne == 1 else 'finden'} bis {ende} keinen Platz.")
    satz = " ".join(teile)
    return satz[:1].upper() + satz[1:]


def _spanne(plan: Wochenplan) -> str:
    plaetze = [woche.platz for woche in plan.wochen if woche.platz] or [0]
    kleinster, groesster = min(plaetze), max(plaetze)
    return str(groesster) if kleinster == groesster else f"{kleinster} bis {groesster}"


def reicht_im_ganzen(plaene: Sequence[Wochenplan]) -> tuple[str, ...]:
    """Ob die Zeit mehrerer Fachkräfte reicht."""
    reichen = sum(plan.reicht for plan in plaene)
    bedarf, platz = sum(plan.bedarf for plan in plaene), sum(plan.platz for plan in plaene)
    if reichen == len(plaene):
        alle = "beiden" if len(plaene) == 2 else f"allen {len(plaene)}"
        satz = f"Die Zeit reicht bei {alle} Fachkräften."
    elif reichen:
        satz = f"Die Zeit reicht bei {reichen} von {len(plaene)} Fachkräften."
    else:
        satz = f"Die Zeit reicht bei keiner der {len(plaene)} Fachkräfte."
    return satz, f"Zusammen {gespraeche(bedarf)}, Platz ist für {tausend(platz)}."


def summe(plaene: Sequence[Wochenplan]) -> tuple[Planwoche, ...]:
    """Die Wochen mehrerer Fachkräfte zusammen; wer geplant ist, steht nur bei jeder einzeln."""
    return tuple(
        Planwoche(
            woche=erste.woche,
            montag=erste.montag,
            platz=sum(woche.platz for woche in wochen),
            faellig=sum(woche.faellig for woche in wochen),
            geplant=tuple(person for woche in wochen for person in woche.geplant),
            verspaetungen=sum(woche.verspaetungen for woche in wochen),
        )
        for erste, *wochen in (
            (gleiche[0], *gleiche) for gleiche in zip(*(plan.wochen for plan in plaene), strict=True)
        )
    )


def kalenderwoche(montag: date) -> str:
    """„KW 49“."""
    return f"KW {montag.isocalendar().week}"
