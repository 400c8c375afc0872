"""Was der Rechner „Arbeitstage“ antwortet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.modelle import Ergebnis, Hinweis, Schritt, Termin
from calc.form.sprache import kurz, mit_wochentag
from calc.rechner.arbeitstage.eingabe import ArbeitstageEingabe
from calc.rechner.arbeitstage.regel import Fall, Uebersprungen


@dataclass(frozen=True, slots=True, kw_only=True)
class ArbeitstageErgebnis(Ergebnis):
    """Der erreichte Tag und die Montage bis Freitage, die dabei nicht gezählt wurden."""

    datum: date
    uebersprungen: tuple[Uebersprungen, ...]


def antworte(eingabe: ArbeitstageEingabe, fall: Fall) -> ArbeitstageErgebnis:
    """Erzählt, welcher Tag erreicht ist und was unterwegs nicht zählte."""
    start, anzahl = eingabe.start, eingabe.anzahl
    richtung = "nach" if anzahl > 0 else "vor"
    zaehlt = "zählt mit" if eingabe.starttag_zaehlt else "zählt nicht mit"
    dienstfrei = "dienstfrei" if eingabe.dienstfrei_24_31_dez else "Arbeitstage"
    return ArbeitstageErgebnis(
        datum=fall.ziel,
        uebersprungen=fall.uebersprungen,
        schritte=(
            Schritt(f"Start ist {mit_wochentag(start)}; dieser Tag {zaehlt}.", start, recht.FRISTEN),
            *(Schritt(f"Kein Arbeitstag: {u.grund}.", u.datum, recht.FEIERTAGE) for u in fall.uebersprungen),
            Schritt(f"Der {abs(anzahl)}. Arbeitstag {richtung} dem Start.", fall.ziel, recht.FEIERTAGE),
        ),
        hinweise=(
            Hinweis("info", f"24. und 31. Dezember gelten hier als {dienstfrei}.", recht.FEIERTAGE),
            Hinweis(
                "info",
                "Arbeitstage sind eine interne Zählweise. Für gesetzliche Fristen gilt der Rechner „Frist“.",
                recht.FEIERTAGE,
            ),
        ),
        termine=(
            Termin(start, "Start", "ereignis"),
            Termin(fall.ziel, f"{abs(anzahl)}. Arbeitstag {richtung} dem {kurz(start)}", "frist"),
        ),
        rechtsstand=recht.rechtsstand(fall.ziel, recht.FEIERTAGE),
    )
