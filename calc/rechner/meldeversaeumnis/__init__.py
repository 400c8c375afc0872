"""Rechner „Meldeversäumnis“: Folge eines versäumten Termins, Zeitraum, Beträge und Fristen."""

from calc.form.modelle import Rechner
from calc.rechner.meldeversaeumnis.antwort import MeldeversaeumnisErgebnis, antworte
from calc.rechner.meldeversaeumnis.bekannt import bekannt
from calc.rechner.meldeversaeumnis.eingabe import MeldeversaeumnisEingabe
from calc.rechner.meldeversaeumnis.regel import ordne_ein

RECHNER = Rechner(
    MeldeversaeumnisEingabe,
    MeldeversaeumnisErgebnis,
    ordne_ein,
    antworte,
    rechtstag="termin",
    bekannt=bekannt,
    varianten=True,
)
