"""Rechner „Mutterschutz“: Schutzfrist vor und nach der Entbindung und der erste Kontakt danach."""

from calc.form.modelle import Rechner
from calc.rechner.mutterschutz.antwort import MutterschutzErgebnis, antworte
from calc.rechner.mutterschutz.bekannt import bekannt
from calc.rechner.mutterschutz.eingabe import MutterschutzEingabe
from calc.rechner.mutterschutz.regel import ordne_ein

RECHNER = Rechner(
    MutterschutzEingabe, MutterschutzErgebnis, ordne_ein, antworte, rechtstag="errechneter_termin", bekannt=bekannt
)
