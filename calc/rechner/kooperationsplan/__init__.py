"""Rechner „Kooperationsplan“: bis wann er fortzuschreiben ist."""

from calc.form.modelle import Rechner
from calc.rechner.kooperationsplan.antwort import KooperationsplanErgebnis, antworte
from calc.rechner.kooperationsplan.eingabe import KooperationsplanEingabe
from calc.rechner.kooperationsplan.regel import ordne_ein

RECHNER = Rechner(KooperationsplanEingabe, KooperationsplanErgebnis, ordne_ein, antworte, rechtstag="stichtag")
