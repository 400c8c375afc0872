"""Rechner „Bekanntgabe“: wann ein Bescheid bekannt gegeben ist und bis wann ein Widerspruch möglich ist."""

from calc.form.modelle import Rechner
from calc.rechner.bekanntgabe.antwort import BekanntgabeErgebnis, antworte
from calc.rechner.bekanntgabe.bekannt import bekannt
from calc.rechner.bekanntgabe.eingabe import BekanntgabeEingabe
from calc.rechner.bekanntgabe.regel import ordne_ein

RECHNER = Rechner(
    BekanntgabeEingabe, BekanntgabeErgebnis, ordne_ein, antworte, rechtstag="datum", bekannt=bekannt, varianten=True
)
