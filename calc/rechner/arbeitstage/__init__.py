"""Rechner „Arbeitstage“: Tage vor- oder zurückzählen, ohne Wochenenden, Feiertage und dienstfreie Tage."""

from calc.form.modelle import Rechner
from calc.rechner.arbeitstage.antwort import ArbeitstageErgebnis, antworte
from calc.rechner.arbeitstage.eingabe import ArbeitstageEingabe
from calc.rechner.arbeitstage.regel import ordne_ein

RECHNER = Rechner(ArbeitstageEingabe, ArbeitstageErgebnis, ordne_ein, antworte, rechtstag="start")
