"""Rechner „Beratungsquote“: wie viele Gespräche in einem Zeitraum zu führen sind, und wie viele noch offen sind."""

from calc.form.modelle import Rechner
from calc.rechner.beratungsquote.antwort import BeratungsquoteErgebnis, antworte
from calc.rechner.beratungsquote.bekannt import bekannt
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.regel import ordne_ein
from calc.rechner.beratungsquote.zahlen import vollzeitstunden

RECHNER = Rechner(
    BeratungsquoteEingabe,
    BeratungsquoteErgebnis,
    ordne_ein,
    antworte,
    rechtstag="von",
    vorgaben=lambda tag: {"vollzeitstunden": vollzeitstunden(tag)},
    bekannt=bekannt,
    varianten=True,
)
