"""Rechner „Kontaktintervall“: was für eine Person zu tun ist und wann der nächste Kontakt."""

from calc.form.modelle import Rechner
from calc.rechner.kontaktintervall.antwort import KontaktintervallErgebnis, antworte
from calc.rechner.kontaktintervall.bekannt import bekannt
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.regel import ordne_ein

RECHNER = Rechner(
    KontaktintervallEingabe, KontaktintervallErgebnis, ordne_ein, antworte, rechtstag="stichtag", bekannt=bekannt
)
