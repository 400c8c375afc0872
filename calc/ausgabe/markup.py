"""HTML und SVG aus Elementen: Text wird immer maskiert."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from calc.form.sprache import ausgeschrieben, mit_wochentag

# A page masks four hundred texts, mostly the same ones as before the last change in its form.
_maskiert = lru_cache(4096)(escape)


class Markup(str):
    """Fertiges HTML, das nicht noch einmal maskiert wird."""

    __slots__ = ()


def element(name: str, *inhalt: str, **attribute: object) -> Markup:
    """Ein Element mit Inhalt.

    Args:
        name: Name des Elements.
        inhalt: Text (wird maskiert) oder fertiges Markup.
        attribute: Attribute; ein Unterstrich am Ende fällt weg, jeder andere wird zum Bindestrich, `None` entfällt.
    """
    angaben = "".join(
        f' {schluessel.rstrip("_").replace("_", "-")}="{_maskiert(str(wert))}"'
        for schluessel, wert in attribute.items()
        if wert is not None
    )
    return Markup(f"<{name}{angaben}>{verbinde(*inhalt)}</{name}>")


def verbinde(*inhalt: str) -> Markup:
    """Fügt Text (wird maskiert) und Markup aneinander."""
    return Markup("".join(teil if isinstance(teil, Markup) else _maskiert(teil) for teil in inhalt))


def satz(teile: Iterable[str | date]) -> Markup:
    """Ein Satz aus Text und ausgeschriebenen Tagen."""
    return verbinde(*(zeit(teil, lang=True) if isinstance(teil, date) else teil for teil in teile))


def zeit(tag: date, *, lang: bool = False) -> Markup:
    """Ein Tag als `<time>`, kurz („Fr, 26.02.2027“) oder ausgeschrieben."""
    return element("time", ausgeschrieben(tag) if lang else mit_wochentag(tag), datetime=tag.isoformat())
