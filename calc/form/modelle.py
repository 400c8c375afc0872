"""Bausteine aller Rechner: Eingabe, Ergebnis und was jedes Ergebnis enthält.

Eingaben sind pydantic-Modelle: Sie prüfen an der Grenze. Ergebnisse sind einfache Datenklassen: Sie kommen aus
geprüften Regeln und werden nur noch geschrieben.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    TypeAdapter,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from calc.form.fehler import Fehler, UngueltigeEingabe
from calc.zeit.dringlichkeit import Status, status
from calc.zeit.kalender import ERSTER_TAG, LETZTER_TAG


def _nur_iso(wert: object) -> object:
    # Left to itself, pydantic would also read numbers and texts of digits as Unix time stamps.
    if isinstance(wert, date) or (isinstance(wert, str) and len(wert) == 10 and wert[4] == wert[7] == "-"):
        return wert
    raise PydanticCustomError("date_parsing", "")


Tag = Annotated[
    date,
    BeforeValidator(_nur_iso),
    Field(
        strict=False,
        ge=ERSTER_TAG,
        le=LETZTER_TAG,
        json_schema_extra={"formatMinimum": ERSTER_TAG.isoformat(), "formatMaximum": LETZTER_TAG.isoformat()},
    ),
]
"""Ein Kalendertag vom 01.01.2000 bis zum 31.12.2099, geschrieben JJJJ-MM-TT."""


def feld(
    titel: str,
    hinweis: str,
    *,
    vorgabe: Any = ...,
    vorgabe_aus: Callable[[dict[str, Any]], Any] | None = None,
    gruppe: str | None = None,
    sichtbar_wenn: dict[str, list[str] | bool] | None = None,
    heute: bool | None = None,
    vergangen: bool | None = None,
    zeitraum_bis: str | None = None,
    leer_unbekannt: bool | None = None,
    schalter: Mapping[str, str] | None = None,
    einstellung: bool | None = None,
    **weitere: Any,
) -> Any:
    """Ein Eingabefeld mit Beschriftung und Hinweis; beides erscheint im Formular und im JSON-Schema.

    Args:
        titel: Beschriftung.
        hinweis: Was einzugeben ist, in einem Satz.
        vorgabe: Wert, wenn nichts angegeben ist; ohne Vorgabe ist das Feld Pflicht.
        vorgabe_aus: macht die Vorgabe aus den Feldern davor, zum Beispiel aus dem Tag, dessen Recht gilt.
        gruppe: Überschrift, unter der das Formular das Feld zeigt.
        sichtbar_wenn: Das Feld erscheint nur, wenn ein anderes einen dieser Werte hat (`True`: irgendeinen).
        heute: Ob das Formular einen Knopf „Heute“ zeigt; ohne Angabe nur, wenn das Feld immer sichtbar ist.
        vergangen: Ob der Tag schon vorbei sein muss; wer ihn ohne Jahr eintippt, meint dann den letzten solchen Tag.
        zeitraum_bis: Name des Feldes, mit dem dieses einen Zeitraum bildet; das Formular zeigt dann Knöpfe für Woche,
            Monat und Jahr.
        leer_unbekannt: ob das Formular das Feld leer zeigt und leer als unbekannt meldet (`null`), auch wenn es eine
            Vorgabe für Eingaben ohne das Feld gibt.
        schalter: Das Formular zeigt das Feld erst, wenn ein Kästchen angekreuzt ist, und fragt dann danach: `titel` und
            `hinweis` des Kästchens, `schluessel` in der Adresse.
        einstellung: Ob das Feld nichts über eine Person sagt, nur über die eigene Arbeit oder das Haus: Sein Wert darf
            in einem Lesezeichen stehen.
        weitere: Grenzen des Wertes, wie sie `pydantic.Field` kennt.
    """
    extra: dict[str, Any] = {
        "x-gruppe": gruppe,
        "x-sichtbar-wenn": sichtbar_wenn,
        "x-heute": heute,
        "x-vergangen": vergangen,
        "x-zeitraum": zeitraum_bis,
        "x-unbekannt": leer_unbekannt,
        "x-schalter": schalter,
        "x-einstellung": einstellung,
    }
    return Field(
        **{"default_factory": vorgabe_aus} if vorgabe_aus else {"default": vorgabe},
        title=titel,
        description=hinweis,
        json_schema_extra={name: wert for name, wert in extra.items() if wert is not None},
        **weitere,
    )


def feld_stichtag(hinweis: str = "Meist heute. Er sagt nur, was davon schon vorbei oder überfällig ist.") -> Any:
    """Der Tag, von dem aus gerechnet wird, wo das Ergebnis auch ohne ihn feststeht.

    Args:
        hinweis: was er ändert.
    """
    return feld("Stichtag", hinweis, vorgabe=None)


def auswahl(titel: Mapping[Any, str], **weitere: Mapping[Any, str]) -> WithJsonSchema:
    """Beschriftet eine Auswahl im JSON-Schema.

    Args:
        titel: Beschriftung zu jedem Wert (Texte oder ganze Zahlen), in der Reihenfolge des Formulars.
        weitere: weitere Angaben zu jedem Wert; `gruppe` wird im Schema zu `x-gruppe`.
    """
    werte = [
        {
            "const": int(wert) if isinstance(wert, int) else str(wert),
            "title": name,
            **{f"x-{art}": angaben[wert] for art, angaben in weitere.items()},
        }
        for wert, name in titel.items()
    ]
    return WithJsonSchema({"type": "integer" if isinstance(next(iter(titel)), int) else "string", "oneOf": werte})


class EingabeModell(BaseModel):
    """Grundlage jeder Eingabe: unbekannte Felder und Zahlen als Text sind Fehler."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    def widersprueche(self) -> Iterable[Fehler]:
        """Was an einzeln gültigen Feldern zusammen nicht stimmen kann."""
        return ()

    @model_validator(mode="after")
    def _ohne_widerspruch(self) -> Self:
        if fehler := tuple(self.widersprueche()):
            raise UngueltigeEingabe(fehler)
        return self


class _AlsText:
    def __get_pydantic_core_schema__(self, quelle: Any, weiter: GetCoreSchemaHandler) -> Any:
        return {**weiter(quelle), "serialization": core_schema.simple_ser_schema("str")}


ALS_TEXT = _AlsText()
"""Schreibt ein `StrEnum` als den Text, der es ist: pydantic fragt sonst jedes Mal in Python nach seinem Wert."""


@dataclass(frozen=True, slots=True)
class Schritt:
    """Ein Schritt des Rechenwegs: was geschieht, welcher Tag herauskommt und worauf das beruht."""

    text: str
    datum: date | None
    quelle: str


@dataclass(frozen=True, slots=True)
class Hinweis:
    """Etwas, das man zum Ergebnis wissen muss.

    Args:
        art: eine Warnung kann das Ergebnis ändern; offen ist, was das Recht selbst nicht beantwortet.
        text: ein oder mehrere Sätze; ist etwas offen, die Frage und die Annahme des Rechners.
        quelle: Nummer oder Norm.
        offen: Schlüssel der offenen Frage in `calc.recht.aenderungen`.
    """

    art: Literal["info", "warnung", "offen"]
    text: str
    quelle: str
    offen: str | None = None


@dataclass(frozen=True, slots=True)
class Termin:
    """Ein Tag für Zeitleiste, Kalender und Druck.

    Args:
        art: frist = letzter Tag für etwas; ab = frühester Tag; ereignis = Tatsache, von der gerechnet wird.
    """

    datum: date
    titel: str
    art: Literal["frist", "ab", "ereignis"]


Verbindlich = Literal["muss", "soll", "kann", "empfehlung"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZuTun:
    """Ein nächster Schritt: was, bis wann, wer, worauf es beruht.

    Args:
        text: was zu tun ist.
        wer: „IFK“, „Leistung“ oder „Kund:in“.
        verbindlichkeit: „kann“ ist ein Recht oder ein Ermessen; leer, wenn die Quelle keine Stufe nennt.
        quelle: Nummern oder Norm.
        ab: erster Tag, an dem es zu tun ist; leer: sofort.
        bis: letzter Arbeitstag dafür, bei gesetzlichen Fristen der letzte Tag; leer ohne Endfrist.
        bis_kalender: letzter Kalendertag.
        checkliste: Name der passenden Checkliste.
        textbaustein: Name des passenden Textes zum Versenden.
        wahl: was in beiden damit feststeht, geschrieben „frage=antwort“.
        status: wie dringend es am Stichtag ist, ohne Endfrist fällig ab dem ersten Tag; leer ohne Stichtag oder ohne
            Tag, und wenn nur eine Empfehlung oder ein Recht vorbei ist.
        vorbei: ob der Tag vorbei ist, ohne dass deshalb etwas überfällig wäre: Empfehlungen und Rechte.
    """

    text: str
    wer: str
    quelle: str
    verbindlichkeit: Verbindlich | None = None
    ab: date | None = None
    bis: date | None = None
    bis_kalender: date | None = None
    checkliste: str | None = None
    textbaustein: str | None = None
    wahl: tuple[str, ...] = ()
    status: Annotated[Status, ALS_TEXT] | None = None
    vorbei: bool = False

    def am(self, stichtag: date) -> ZuTun:
        """Derselbe Schritt mit dem, was an einem Stichtag dazu zu sagen ist."""
        if self.bis is None:
            return replace(self, status=Status.FAELLIG) if self.ab and self.ab <= stichtag else self
        dringend = status(self.bis, stichtag)
        if dringend is Status.UEBERFAELLIG and self.verbindlichkeit in ("kann", "empfehlung"):
            return replace(self, vorbei=True)
        return replace(self, status=dringend)


@dataclass(frozen=True, slots=True)
class Rechtsstand:
    """Eine benutzte Norm: seit wann die angewandte Fassung gilt und wann sie zuletzt geprüft wurde."""

    norm: str
    gueltig_ab: date
    geprueft_am: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ergebnis:
    """Was jedes Ergebnis enthält: nächste Schritte, Rechenweg, Hinweise, Termine und Rechtsstand."""

    schritte: tuple[Schritt, ...]
    hinweise: tuple[Hinweis, ...]
    termine: tuple[Termin, ...]
    rechtsstand: tuple[Rechtsstand, ...]
    zu_tun: tuple[ZuTun, ...] = ()


Teil = Mapping[str, Any]
"""Die Felder einer unfertigen Eingabe, die für sich stimmen, und die Vorgaben derer, die niemand angegeben hat."""


@dataclass(frozen=True)
class Rechner:
    """Ein Rechner: erst rechnet die Regel, ohne Worte, dann erzählt die Antwort.

    Args:
        eingabe: Modell der Eingabe.
        ergebnis: Datenklasse des Ergebnisses.
        regel: macht aus der Eingabe den Fall: alles, was sich aus ihr ergibt, ohne einen Satz.
        antwort: macht aus Eingabe und Fall das Ergebnis; sie rechnet nichts und schlägt nichts nach.
        rechtstag: Feld mit dem Tag, dessen Recht gilt, wenn die Antwort für eine Norm keinen anderen nennt.
        vorgaben: was ein leeres Formular an einem Tag vorschlägt, soweit es vom Recht dieses Tages abhängt.
        bekannt: was schon feststeht, solange noch etwas fehlt. Sie bekommt die Felder, die für sich stimmen, und sagt
            nur, was keine weitere Angabe mehr ändert.
        varianten: ob die Seite anbietet, zwei Antworten nebeneinanderzustellen.
    """

    eingabe: type[EingabeModell]
    ergebnis: type[Ergebnis]
    regel: Callable[[Any], Any]
    antwort: Callable[[Any, Any], Ergebnis]
    rechtstag: str
    vorgaben: Callable[[date], Mapping[str, Any]] = lambda _: {}
    bekannt: Callable[[Teil], Iterable[Schritt]] = lambda _: ()
    varianten: bool = False

    @cached_property
    def schreiber(self) -> TypeAdapter[Ergebnis]:
        """Schreibt ein Ergebnis als JSON und kennt dessen JSON-Schema."""
        return TypeAdapter(self.ergebnis)

    def formular(self, tag: date) -> dict[str, Any]:
        """Das JSON-Schema der Eingabe mit den Vorgaben eines Tages."""
        schema = self.eingabe.model_json_schema()
        for name, wert in self.vorgaben(tag).items():
            schema["properties"][name]["default"] = wert
        return schema
