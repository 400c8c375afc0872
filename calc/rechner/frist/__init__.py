"""Rechner „Frist“: das Ende einer gesetzlichen Frist."""

from calc.form.modelle import Rechner
from calc.rechner.frist.antwort import FristErgebnis, antworte
from calc.rechner.frist.eingabe import FristEingabe
from calc.rechner.frist.regel import ordne_ein

RECHNER = Rechner(FristEingabe, FristErgebnis, ordne_ein, antworte, rechtstag="ereignis")
