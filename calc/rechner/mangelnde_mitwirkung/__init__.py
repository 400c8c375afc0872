"""Rechner „Mangelnde Mitwirkung“: ob im Lebenslauf einzutragen ist und wann der Eintrag spätestens endet."""

from calc.form.modelle import Rechner
from calc.rechner.mangelnde_mitwirkung.antwort import MangelndeMitwirkungErgebnis, antworte
from calc.rechner.mangelnde_mitwirkung.bekannt import bekannt
from calc.rechner.mangelnde_mitwirkung.eingabe import MangelndeMitwirkungEingabe
from calc.rechner.mangelnde_mitwirkung.regel import ordne_ein

RECHNER = Rechner(
    MangelndeMitwirkungEingabe,
    MangelndeMitwirkungErgebnis,
    ordne_ein,
    antworte,
    rechtstag="eintrag_am",
    bekannt=bekannt,
)
