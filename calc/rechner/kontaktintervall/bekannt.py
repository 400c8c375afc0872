"""Was für eine Person schon feststeht, solange noch nicht alles angegeben ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.form.sprache import kurz
from calc.institute.schutzfrist import pruefe_abgedeckt, schutzfrist
from calc.institute.schutzfrist_bekannt import nach_entbindung
from calc.rechner.kontaktintervall.antwort import schritte
from calc.rechner.kontaktintervall.eingabe import VERGANGENES, KontaktintervallEingabe
from calc.rechner.kontaktintervall.faelligkeit import Faelligkeit, faelligkeit, reihenfolge
from calc.rechner.kontaktintervall.forderung import Anlass, Art, Forderung
from calc.rechner.kontaktintervall.forderungen import alle_forderungen
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Situation
from calc.rechner.kontaktintervall.worte import wortlaut


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Was für alle gilt, was jede vollständig beschriebene Situation fordert, und die Schutzfrist.

    Solange der letzte Kontakt fehlt, ist nichts davon sicher: Er kann eine Pflicht erfüllen oder ihren Tag bestimmen.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: wie `alle_forderungen`; D5 des Konzepts; § 3 MuSchG.
    """
    stichtag, termin, entbindung = teil.get("stichtag"), teil.get("errechneter_termin"), teil.get("entbindung")
    schutz = None
    if termin and "entbindung" in teil and not any(pruefe_abgedeckt(termin, entbindung)):
        schutz = schutzfrist(termin, entbindung)
        voraussichtlich = "" if entbindung else "voraussichtlich "
        text = f"Die Schutzfrist läuft {voraussichtlich}vom {kurz(schutz.beginn)} an; der Kontaktrhythmus ruht bis:"
        yield Schritt(text, schutz.ende, "D5")
    else:
        yield from nach_entbindung(entbindung)
    if stichtag is None:
        return
    sicher = {name: wert for name, wert in teil.items() if not (name in VERGANGENES and wert and wert > stichtag)}
    gewaehlt: tuple[Situation, ...] = sicher.get("situationen", ())
    beschrieben = tuple(s for s in gewaehlt if _beschrieben(s, sicher))
    eingabe = KontaktintervallEingabe.model_construct(**sicher | {"situationen": beschrieben})
    faellig = [
        faelligkeit(eintrag, stichtag, schutz)
        for eintrag in alle_forderungen(eingabe)
        if isinstance(eintrag, Forderung) and _sicher(eintrag, sicher, gewaehlt)
    ]
    for f in sorted(faellig, key=reihenfolge):
        yield from schritte(f, wortlaut(f.forderung), eingabe)
    yield from _in_ausbildung(faellig, gewaehlt)


def _beschrieben(situation: Situation, teil: Teil) -> bool:
    """Ob alles angegeben ist, wonach bei einer Situation gefragt wird."""
    angaben = SITUATIONEN[situation]
    return all(teil.get(feld) for feld in angaben.ereignisse) and all(feld in teil for feld in angaben.weitere)


def _sicher(forderung: Forderung, teil: Teil, gewaehlt: tuple[Situation, ...]) -> bool:
    """Ob keine weitere Angabe den Tag einer Forderung ändert."""
    if forderung.art is Art.KOOP:
        return True
    if "errechneter_termin" not in teil or "entbindung" not in teil:  # a protected period may move every other day
        return False
    if forderung.art is Art.PRUEFUNG:
        return "letzte_pruefung" in teil and not forderung.sofort and bool(teil["letzte_pruefung"] or _kontakt(teil))
    if forderung.anlass is Anlass.BERATUNG and any(SITUATIONEN[s].ohne_beratungsfrist for s in gewaehlt):
        return False
    return _kontakt(teil)


def _kontakt(teil: Teil) -> bool:
    return teil.get("letzter_kontakt") is not None


def _in_ausbildung(faellig: list[Faelligkeit], gewaehlt: tuple[Situation, ...]) -> Iterator[Schritt]:
    if not gewaehlt and any(f.forderung.anlass is Anlass.BERATUNG for f in faellig):
        yield Schritt("In Ausbildung ist die Beratung im Jahr nur ein Hinweis, ohne Frist.", None, "S3")
