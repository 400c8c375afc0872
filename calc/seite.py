"""Der Eingang für die Seite: JSON hinein, fertiges HTML oder Fehler heraus."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal, get_args

from calc.ausgabe.html import als_bekannt, als_html
from calc.ausgabe.text import als_text, als_vermerk
from calc.form import meldungen
from calc.form.fehler import Fehler, InternerFehler, UngueltigeEingabe
from calc.form.sprache import mit_wochentag
from calc.frage import bekannt, frage

Form = Literal["seite", "kalender", "tabelle", "checkliste", "vergleich"]
FORMEN: tuple[Form, ...] = get_args(Form)


def antworte(name: str, eingabe: str, basis: str = "basis:", form: Form = "seite", wunsch: str = "") -> str:
    """Rechnet und stellt dar.

    Args:
        name: Name des Rechners.
        eingabe: die Eingabe als JSON-Objekt.
        basis: Anfang aller Links, vom Ort der Seite zum Wurzelverzeichnis der Site.
        form: eine aus `FORMEN`.
        wunsch: für den Kalender die Angaben von `calc.dateien.Wunsch` als JSON-Objekt; für den Vergleich
            `{"erste": {…}}`, die Eingabe, mit der verglichen wird (sonst mit sich selbst).

    Returns:
        JSON: `{"fehler": [{"feld": …, "text": …, "fehlt": …}], "bekannt": …}` (fehlt: nur noch nicht angegeben;
        bekannt: HTML mit dem, was trotzdem schon feststeht; war es unser Fehler, dazu `ursache`) oder, je nach Form,
        seite `{"html": …, "text": …, "vermerk": …, "termine": […], "checkliste": …}`,
        kalender und tabelle `{"datei": …, "typ": …, "inhalt": …}`, checkliste `{"felder": …, "wahl": …, "html": …}`,
        vergleich `{"html": …}`.
    """
    try:
        return json.dumps(_antworte(name, eingabe, basis, form, wunsch))
    except InternerFehler as fehler:
        return json.dumps(_unfertig(fehler.fehler) | {"ursache": repr(fehler.__cause__)})
    except UngueltigeEingabe as ungueltig:
        return json.dumps(_unfertig(ungueltig.fehler))
    except Exception as fehler:  # our own mistake in the words: the reader gets a sentence, the console the cause
        return json.dumps(_unfertig([Fehler(None, meldungen.INTERN)]) | {"ursache": repr(fehler)})


def _unfertig(fehler: Iterable[Fehler], schon: str = "") -> dict[str, Any]:
    genannt = [{"feld": einer.feld, "text": einer.text, "fehlt": einer.fehlt} for einer in fehler]
    return {"fehler": genannt, "bekannt": schon}


def _antworte(name: str, eingabe: str, basis: str, form: Form, wunsch: str) -> dict[str, Any]:
    try:
        antwort = frage(name, eingabe)
    except InternerFehler:
        raise
    except UngueltigeEingabe as ungueltig:
        schon = bekannt(name, eingabe, ungueltig.fehler) if form == "seite" else ()
        return _unfertig(ungueltig.fehler, als_bekannt(schon, basis))
    # What few readers want is loaded when someone wants it.
    if form == "kalender" or form == "tabelle":
        from calc.dateien import als_datei, lies_wunsch

        return als_datei(form, antwort, lies_wunsch(wunsch))._asdict()
    if form == "vergleich":
        from calc.ausgabe.vergleich import Variante, als_vergleich

        erste = frage(name, json.dumps(json.loads(wunsch)["erste"])) if wunsch else antwort
        return {"html": als_vergleich(*(Variante(a.eingabe, a.ergebnis, a.darstellung()) for a in (erste, antwort)))}
    darstellung = antwort.darstellung()
    ganz = (antwort.kurztitel, darstellung, antwort.eingabe, antwort.ergebnis)
    if form == "checkliste":
        from calc.ausgabe.checkliste import uebergabe

        return uebergabe(*ganz)
    return {
        "html": als_html(darstellung, antwort.eingabe, antwort.ergebnis, basis),
        "text": als_text(*ganz[1:]),
        "vermerk": als_vermerk(*ganz),
        "termine": [f"{mit_wochentag(termin.datum)}: {termin.titel}" for termin in antwort.ergebnis.termine],
        "checkliste": darstellung.checkliste and darstellung.checkliste.name,
    }
