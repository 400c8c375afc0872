"""Was für eine Person als Nächstes zu tun ist: Überfälliges, dann was jetzt ansteht, dann der nächste Kontakt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from calc.form.modelle import ZuTun
from calc.institute.zu_tun_worte import IFK
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.faelligkeit import Faelligkeit
from calc.rechner.kontaktintervall.forderung import GILT_ALS_KONTAKT, Anlass, Art
from calc.rechner.kontaktintervall.regel import Fall
from calc.rechner.kontaktintervall.situationen import Situation
from calc.rechner.kontaktintervall.worte import checkliste, wortlaut
from calc.recht.verbindlichkeit import STUFEN
from calc.zeit.dringlichkeit import RANG, Status

Gruppe = tuple[Faelligkeit, ...]
LISTE_PLAN = "koopp-fortschreiben"
ERSTE, MIT_RFB, PLAN = "erste-einladung", "einladung-mit-rfb", "kooperationsplan"


def zu_tun(eingabe: KontaktintervallEingabe, fall: Fall) -> Iterator[ZuTun]:
    """Die nächsten Schritte.

    Ein Kontakt erfüllt alle Pflichten, die einen verlangen, und gilt als Prüfung: Darum steht er einmal da, und eine
    Prüfung nur, wenn sie vor dem Kontakt ansteht, der nicht bloß empfohlen ist.

    Args:
        eingabe: die Angaben zur Person.
        fall: was sich daraus ergibt.
    """
    liste = checkliste(eingabe.situationen)
    for gruppe in sorted(_naechste(fall), key=_reihenfolge):
        yield _schritt(gruppe, eingabe, liste)
    if Situation.WIEDERHOLT_AU in fall.situationen:
        yield ZuTun(
            text="Einladen und eine Wegeunfähigkeitsbescheinigung verlangen",
            wer=IFK,
            quelle="P12, V8",
            checkliste="arbeitsunfaehigkeit",
            textbaustein=MIT_RFB,
            wahl=("au=wiederholt", "wegeunfaehig=ja"),
        )
        text = "Danach: mit Fortwirkung im Krankheitsfall einladen"
        yield ZuTun(text=text, wer=IFK, quelle="P12, V5", textbaustein=MIT_RFB, wahl=("fortwirkung=ja",))


def _naechste(fall: Fall) -> Iterator[Gruppe]:
    """Was ansteht, jedes einmal: die strengste Frist, was davor liegt, was jetzt oder später ohne Frist zu tun ist."""
    naechster = fall.naechster
    yield from ((f,) for f in naechster.jetzt)
    if naechster.strengste:
        yield naechster.strengste
    if naechster.spaetestens_verbindlich != naechster.spaetestens and naechster.verbindliche:
        yield naechster.verbindliche
    grenze = naechster.spaetestens_verbindlich or date.max  # nobody owes the talk that is only recommended
    weitere: dict[tuple[Art, bool], Faelligkeit] = {}
    for f in fall.faellig:
        bleibt = f.forderung.art is Art.KOOP or f.forderung.anlass is Anlass.KURSMITTE
        davor = f.forderung.art not in GILT_ALS_KONTAKT and f.spaetestens and f.spaetestens < grenze
        if davor or (bleibt and f.status is not Status.GEPLANT):
            weitere.setdefault((f.forderung.art, bleibt), f)
    yield from ((f,) for f in weitere.values())
    if not naechster.jetzt:
        yield from ((f,) for f in naechster.kommend[:1])


def _reihenfolge(gruppe: Gruppe) -> tuple[int, date]:
    """Überfälliges, Fälliges, Geplantes; darin nach dem Tag, was jetzt ohne Endfrist zu tun ist, vorn."""
    f = gruppe[0]
    return RANG[f.status], f.spaetestens or (date.max if f.status is Status.GEPLANT else date.min)


def _schritt(gruppe: Gruppe, eingabe: KontaktintervallEingabe, liste: tuple[str, tuple[str, ...]]) -> ZuTun:
    """Was am selben Tag fällig ist, als ein Schritt; es führt, was am verbindlichsten ist."""
    f = min(gruppe, key=lambda f: STUFEN.index(f.verbindlichkeit))
    forderung = f.forderung
    text, kontakt = wortlaut(forderung).text, forderung.art in GILT_ALS_KONTAKT
    if f.verschoben:
        text = f"{text}, verschoben wegen Mutterschutz"
    name, wahl = (LISTE_PLAN, ("plan=ja",)) if forderung.art is Art.KOOP else liste
    textbaustein = PLAN if forderung.art is Art.KOOP else ERSTE if kontakt and not eingabe.letzter_kontakt else None
    pruefung = forderung.art is Art.PRUEFUNG
    return ZuTun(
        text=text,
        wer=IFK,
        verbindlichkeit=f.verbindlichkeit.value,
        quelle=", ".join(dict.fromkeys(chain.from_iterable(eine.forderung.regel for eine in gruppe))),
        ab=forderung.fruehestens,
        bis=f.spaetestens,
        bis_kalender=f.spaetestens if f.verschoben or forderung.sofort else f.kalender,
        checkliste=None if pruefung else name,
        textbaustein=textbaustein,
        wahl=() if pruefung else wahl,
    )
