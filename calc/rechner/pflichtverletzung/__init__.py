"""Rechner „Pflichtverletzung“: Minderung, Zeitraum mit Aufhebung, Beträge und Fristen."""

from calc.form.modelle import Rechner
from calc.rechner.pflichtverletzung.antwort import PflichtverletzungErgebnis, antworte
from calc.rechner.pflichtverletzung.bekannt import bekannt
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe
from calc.rechner.pflichtverletzung.regel import ordne_ein

RECHNER = Rechner(
    PflichtverletzungEingabe,
    PflichtverletzungErgebnis,
    ordne_ein,
    antworte,
    rechtstag="ereignis",
    bekannt=bekannt,
    varianten=True,
)
