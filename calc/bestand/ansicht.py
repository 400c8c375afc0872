"""Ein gerechneter Bestand als HTML: Zahlen, Zeit, Wochenplan, Fehler und die Zeilen der Liste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from calc.ausgabe.balken import zeichne
from calc.ausgabe.darstellung import STATUS_TEXT, Saeule, Saeulen
from calc.ausgabe.fundstellen import verweise
from calc.ausgabe.markup import Markup, element, verbinde, zeit
from calc.bestand.liste import Eintrag
from calc.bestand.mitnehmen import stand
from calc.bestand.sitzung import Bestand
from calc.bestand.tabellen import LISTE
from calc.bestand.wochenplan import Planwoche
from calc.bestand.zeitworte import (
    OHNE_NAMEN,
    anzahl,
    kalenderwoche,
    reicht_die_zeit,
    reicht_im_ganzen,
    summe,
    tausend,
)
from calc.form.sprache import aufzaehlung, dezimal, kurz
from calc.rechner.kontaktintervall.situationen import SITUATIONEN
from calc.recht.verbindlichkeit import Verbindlichkeit
from calc.zeit.dringlichkeit import Status

FEHLER_HOECHSTENS = 500
NENNT_ZEILEN = 5
SPALTEN: Mapping[str, str] = {
    name: LISTE[name]
    for name in ("kennung", "fachkraft", "status", "spaetestens", "empfohlen_ab", "massgeblich", "naechste_pruefung")
} | {"naechste_fortschreibung": LISTE["naechste_fortschreibung"], "hinweise": LISTE["hinweise"]}
"""Die Spalten der Liste auf der Seite, eine Auswahl aus denen der Dateien."""
VERBINDLICHKEIT = {Verbindlichkeit.MUSS: "muss", Verbindlichkeit.SOLL: "soll", Verbindlichkeit.EMPFEHLUNG: "Empfehlung"}

NICHT_GERECHNET = "bestand-nicht-gerechnet"


def kopf(bestand: Bestand) -> Markup:
    """Die Zahlen zum Ganzen und was beim Lesen auffiel."""
    zahlen = bestand.kennzahlen
    anteil = zahlen.anteil_rechtzeitig
    werte = (
        ("Personen", tausend(zahlen.personen)),
        *((STATUS_TEXT[status], tausend(zahlen.je_status[status])) for status in Status),
        ("noch kein Kontakt", tausend(zahlen.ohne_kontakt)),
        ("nicht überfällig", "–" if anteil is None else f"{dezimal(anteil, 1)} %"),
    )
    # Their list stands below the people.
    weiter = (" ", element("a", "Was zu ändern ist", href=f"#{NICHT_GERECHNET}")) if zahlen.fehlerhaft else ()
    eintraege = (element("div", element("dt", name), element("dd", wert)) for name, wert in werte)
    return verbinde(
        element("dl", *eintraege, class_="bestand-zahlen"),
        element(
            "p",
            f"{anzahl(zahlen.personen, 'Zeile', 'Zeilen')} = {tausend(zahlen.gerechnet)} gerechnet +"
            f" {tausend(zahlen.fehlerhaft)} fehlerhaft. Stichtag {kurz(bestand.stichtag)}.",
            *weiter,
            class_="bestand-bilanz",
        ),
        *_auffaelligkeiten(bestand),
    )


def _auffaelligkeiten(bestand: Bestand) -> Iterator[Markup]:
    if bestand.auffaellig:
        zeilen = aufzaehlung(map(str, bestand.auffaellig[:NENNT_ZEILEN]))
        mehr = " und weiteren" if len(bestand.auffaellig) > NENNT_ZEILEN else ""
        yield element(
            "p",
            element("strong", "Namen oder Nummern? "),
            f"{anzahl(len(bestand.auffaellig), 'Kennung sieht', 'Kennungen sehen')} so aus (Zeile {zeilen}{mehr})."
            " Ein Kürzel genügt; die Auswertung braucht keine Personendaten.",
            class_="hinweis-warnung bestand-hinweis",
        )
    if uebergangen := bestand.eingang.zuordnung.uebergangen:
        namen = aufzaehlung(f"„{name[:40]}“" for name in uebergangen[:20])
        yield element("p", f"Nicht gebraucht: {namen}.", class_="bestand-hinweis")


def verteilung(bestand: Bestand) -> Markup:
    """Wie viele Personen in welcher Situation sind, und wie es bei jeder Fachkraft steht."""
    zahlen = bestand.kennzahlen
    je_situation = (
        (SITUATIONEN[situation].titel, tausend(personen))
        for situation, personen in sorted(
            ((s, zahlen.je_situation[s]) for s in SITUATIONEN if zahlen.je_situation[s]), key=lambda paar: -paar[1]
        )
    )
    teile = [_tabelle("Je Situation", ("Situation", "Personen"), je_situation)]
    if len(zahlen.je_fachkraft) > 1:
        je_fachkraft = (
            (name or OHNE_NAMEN, *(tausend(je[status]) for status in Status), *_zeit(bestand, name))
            for name, je in sorted(zahlen.je_fachkraft.items())
        )
        spalten = ("Fachkraft", *(STATUS_TEXT[status] for status in Status), "Gespräche", "Platz", "nötig je Woche")
        teile.append(_tabelle("Je Fachkraft", spalten, je_fachkraft))
    return element("details", element("summary", "Verteilung: Situationen, Fachkräfte"), *teile)


def _zeit(bestand: Bestand, fachkraft: str) -> tuple[str, str, str]:
    plan = bestand.plaene[fachkraft]
    noetig = "–" if plan.noetig_je_woche is None else str(plan.noetig_je_woche)
    return tausend(plan.bedarf), tausend(plan.platz), noetig if plan.reicht else f"{noetig}, reicht nicht"


def wochenbild(bestand: Bestand, fachkraft: str | None) -> Markup:
    """Ob die Zeit reicht, als Satz, Bild und Tabelle.

    Args:
        bestand: geplant.
        fachkraft: wessen Plan; `None` für alle zusammen.
    """
    if fachkraft is None and len(bestand.plaene) == 1:
        [fachkraft] = bestand.plaene
    if not bestand.plaene:
        return element("p", "Keine Zeile ist gerechnet, also gibt es nichts zu planen.", class_="ergebnis-satz")
    if fachkraft is None:
        saetze = (*reicht_im_ganzen(list(bestand.plaene.values())), _womit(bestand))
        return _wochen(saetze, summe(list(bestand.plaene.values())), None)
    plan = bestand.plaene[fachkraft]
    kennungen = [eintrag.kennung for eintrag in bestand.je_fachkraft()[fachkraft]]
    return _wochen((*reicht_die_zeit(plan), _womit(bestand)), plan.wochen, kennungen)


def _womit(bestand: Bestand) -> str:
    e = bestand.einstellungen
    stunden = f"{dezimal(e.wochenstunden or e.vollzeit)} von {dezimal(e.vollzeit)} Wochenstunden"
    anteil = "" if e.anteil_bestand == 1 else f", davon {dezimal(100 * e.anteil_bestand)} % für den Bestand"
    je = " je Fachkraft" if len(bestand.plaene) > 1 else ""
    return f"Gerechnet mit {stunden}{je}{anteil}."


def _wochen(saetze: Sequence[str], wochen: Sequence[Planwoche], kennungen: Sequence[str] | None) -> Markup:
    erster, *weitere = saetze
    bild = Saeulen(
        "Gespräche je Woche",
        "Fläche: geplante Gespräche; Rahmen: Platz.",
        tuple(Saeule(kalenderwoche(w.montag).removeprefix("KW "), len(w.geplant), w.platz) for w in wochen),
    )
    spalten = ["Woche", "Montag", "Platz", "fällig", "geplant", "frei", "verspätet"]
    zeilen = (
        (
            kalenderwoche(woche.montag),
            kurz(woche.montag),
            *map(tausend, (woche.platz, woche.faellig, len(woche.geplant), woche.frei, woche.verspaetungen)),
            *(() if kennungen is None else (", ".join(kennungen[nummer] for nummer in woche.geplant),)),
        )
        for woche in wochen
    )
    if kennungen is not None:
        spalten.append("wer")
    return verbinde(
        element("p", erster, class_="ergebnis-satz"),
        element("p", " ".join(weitere), class_="ergebnis-lage"),
        zeichne(bild),
        element("details", element("summary", "Die Wochen als Tabelle"), _tabelle("Wochenplan", spalten, zeilen)),
    )


def fehlerliste(bestand: Bestand) -> Markup:
    """Zeilen, die nicht gerechnet sind: Zeile, Spalte, was dort hingehört."""
    alle = [einer for _, fehler in bestand.fehlerhaft for einer in fehler]
    if not alle:
        return Markup()
    gezeigt = ((str(einer.zeile), einer.spalte, einer.text) for einer in alle[:FEHLER_HOECHSTENS])
    mehr = len(alle) - FEHLER_HOECHSTENS
    return verbinde(
        element(
            "h2",
            f"{anzahl(len(bestand.fehlerhaft), 'Zeile ist', 'Zeilen sind')} nicht gerechnet",
            id=NICHT_GERECHNET,
        ),
        element("p", "Alle anderen sind gerechnet. In der Tabelle ändern und die Datei noch einmal wählen."),
        _tabelle("Was zu ändern ist", ("Zeile", "Spalte", "Was nicht stimmt"), gezeigt),
        element("p", f"Und {tausend(mehr)} weitere; alle stehen in der Datei zum Mitnehmen.") if mehr > 0 else Markup(),
    )


def rechtsstand(bestand: Bestand) -> Markup:
    """Womit gerechnet ist, unter allem."""
    return element("p", " ".join(stand(bestand)), class_="arbeitshilfe")


def _tabelle(titel: str, spalten: Sequence[str], zeilen: Iterable[Sequence[str]]) -> Markup:
    kopf_ = element("thead", element("tr", *(element("th", spalte, scope="col") for spalte in spalten)))
    koerper = (
        element("tr", element("th", erste, scope="row"), *(element("td", zelle) for zelle in rest))
        for erste, *rest in zeilen
    )
    tabelle = element("table", element("caption", titel), kopf_, element("tbody", *koerper))
    return element("div", tabelle, class_="ergebnis-tabelle")


def listenzeilen(eintraege: Iterable[Eintrag], basis: str) -> Markup:
    """Zeilen der Liste; der Knopf jeder Person öffnet den Rechner mit ihren Angaben.

    Args:
        eintraege: was zu zeigen ist.
        basis: Anfang aller Links.
    """
    return verbinde(*(_listenzeile(eintrag, basis) for eintrag in eintraege))


def _listenzeile(eintrag: Eintrag, basis: str) -> Markup:
    r = eintrag.rechnung
    titel = f"{eintrag.kennung}: im Rechner öffnen"
    knopf = element("button", eintrag.kennung, type="button", data_zeile=eintrag.zeile, title=titel)
    staerke = f" {VERBINDLICHKEIT[r.verbindlichkeit]}" if r.verbindlichkeit else ""
    return element(
        "tr",
        element("th", element("span", class_="kasten", aria_hidden="true"), knopf, scope="row"),
        element("td", eintrag.fachkraft),
        element("td", element("span", STATUS_TEXT[r.status], class_=f"status status-{r.status}")),
        element("td", _tag(r.spaetestens), *_nur_empfohlen(eintrag)),
        element("td", _tag(r.empfohlen_ab)),
        element("td", _quelle(", ".join(r.massgeblich), basis), staerke),
        element("td", _tag(r.naechste_pruefung)),
        element("td", _tag(r.naechste_fortschreibung)),
        element("td", "; ".join(r.hinweise)),
    )


def _nur_empfohlen(eintrag: Eintrag) -> Iterator[Markup]:
    r = eintrag.rechnung
    if r.spaetestens_verbindlich and r.spaetestens_verbindlich != r.spaetestens:
        yield element("small", "verbindlich ", _tag(r.spaetestens_verbindlich))


@cache
def _tag(tag: date | None) -> Markup:
    return zeit(tag) if tag else Markup("–")


@cache
def _quelle(quellen: str, basis: str) -> Markup:
    return verweise(quellen, basis) if quellen else Markup("–")


def auswahl(bestand: Bestand) -> dict[str, list[tuple[str, str]]]:
    """Wonach sich die Liste filtern lässt: Werte und Beschriftungen, mit der Zahl der Personen."""
    je_status, je_situation = bestand.kennzahlen.je_status, bestand.kennzahlen.je_situation
    je_fachkraft = Counter(eintrag.fachkraft for eintrag in bestand.eintraege)
    return {
        "status": [(s.value, f"{STATUS_TEXT[s]} ({tausend(je_status[s])})") for s in Status if je_status[s]],
        "fachkraft": [(f, f"{f or OHNE_NAMEN} ({tausend(zahl)})") for f, zahl in sorted(je_fachkraft.items())],
        "situation": [
            (s.value, f"{angaben.titel} ({tausend(je_situation[s])})")
            for s, angaben in SITUATIONEN.items()
            if je_situation[s]
        ],
    }
