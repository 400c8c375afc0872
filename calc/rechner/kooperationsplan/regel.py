"""Rechner „Kooperationsplan“: bis wann er fortzuschreiben ist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.form.fehler import Fehler
from calc.form.meldungen import nach_stichtag
from calc.form.modelle import EingabeModell, Ergebnis, Hinweis, Rechner, Schritt, Tag, Termin, feld
from calc.form.sprache import dauer, kurz, mit_wochentag, zahlwort
from calc.recht.parameter import wert
from calc.zeit.dringlichkeit import Status, status
from calc.zeit.fristen import ereignisfrist
from calc.zeit.kalender import grund_kein_arbeitstag, letzter_arbeitstag


class KooperationsplanEingabe(EingabeModell):
    """Wann der Plan erstellt oder zuletzt fortgeschrieben wurde."""

    letzte_fortschreibung: Tag = feld(
        "Kooperationsplan erstellt oder zuletzt fortgeschrieben",
        "Tag der Erstellung oder der letzten gemeinsamen Fortschreibung.",
    )
    stichtag: Tag = feld("Stichtag", "Der Tag, von dem aus gerechnet wird, meist heute.")

    def widersprueche(self) -> Iterator[Fehler]:
        """Erstellung oder letzte Fortschreibung liegen nicht in der Zukunft."""
        if self.letzte_fortschreibung > self.stichtag:
            yield nach_stichtag("letzte_fortschreibung", self.letzte_fortschreibung, self.stichtag)


@dataclass(frozen=True, slots=True, kw_only=True)
class KooperationsplanErgebnis(Ergebnis):
    """Letzter Kalendertag und letzter Arbeitstag für die Fortschreibung."""

    spaetestens_kalender: date
    spaetestens: date
    status: Status


def fortschreibung_monate(stichtag: date) -> int:
    """Wie viele Monate nach der Erstellung oder der letzten Fortschreibung die nächste spätestens fällig ist.

    Args:
        stichtag: Tag, dessen Recht gefragt ist.

    Rechtsgrundlage: § 15 Abs. 3 SGB II (C3, R7).
    """
    monate: int = wert("kontaktintervall", "kooperationsplan", stichtag)
    return monate


def rechne(eingabe: KooperationsplanEingabe) -> KooperationsplanErgebnis:
    """Berechnet, bis wann der Kooperationsplan gemeinsam zu prüfen und fortzuschreiben ist.

    Raises:
        AusserhalbDesKalenders: wenn der Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: § 15 Abs. 3 SGB II; § 187 Abs. 1, § 188 BGB.
    """
    ausgang, stichtag = eingabe.letzte_fortschreibung, eingabe.stichtag
    monate = fortschreibung_monate(stichtag)
    kalender = ereignisfrist(ausgang, monate)
    spaetestens = letzter_arbeitstag(kalender)
    schritte = [
        Schritt(
            f"Erstellt oder zuletzt fortgeschrieben am {mit_wochentag(ausgang)}; der Tag zählt nicht mit.",
            ausgang,
            "C3",
        ),
        Schritt(f"{dauer(monate, 'monate')} später.", kalender, "§ 188 Abs. 2 BGB"),
    ]
    if spaetestens != kalender:
        grund = grund_kein_arbeitstag(kalender)
        schritte.append(
            Schritt(
                f"Dort wird nicht gearbeitet ({grund}); es gilt der letzte Arbeitstag davor.",
                spaetestens,
                recht.FEIERTAGE,
            )
        )
    ohne_plan: int = wert("kontaktintervall", "ohne_kooperationsplan", stichtag)
    hinweise = [
        Hinweis(
            "info", f"Die {zahlwort(monate)} Monate sind die späteste Grenze; sie gelten im neuen Recht weiter.", "R7"
        ),
        Hinweis(
            "info",
            f"Auch ohne Kooperationsplan ist die Lage spätestens nach {zahlwort(ohne_plan)} Monaten neu zu prüfen.",
            "C4",
        ),
    ]
    if ausgang < recht.beginn(recht.KOOPERATIONSPLAN):
        hinweise.append(
            Hinweis(
                "warnung",
                f"Den Kooperationsplan gibt es erst seit dem {kurz(recht.beginn(recht.KOOPERATIONSPLAN))};"
                " davor galt die Eingliederungsvereinbarung. Bitte das Datum prüfen.",
                recht.KOOPERATIONSPLAN,
            )
        )
    return KooperationsplanErgebnis(
        spaetestens_kalender=kalender,
        spaetestens=spaetestens,
        status=status(spaetestens, stichtag),
        schritte=tuple(schritte),
        hinweise=tuple(hinweise),
        termine=(
            Termin(ausgang, "Erstellt oder zuletzt fortgeschrieben", "ereignis"),
            Termin(spaetestens, "Kooperationsplan fortschreiben", "frist"),
        ),
        rechtsstand=recht.rechtsstand(stichtag, recht.KOOPERATIONSPLAN, recht.FRISTEN, recht.FEIERTAGE),
    )


RECHNER = Rechner(
    KooperationsplanEingabe, KooperationsplanErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="stichtag"
)
