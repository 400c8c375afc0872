"""Reads the JSON schema of an input model as a list of form fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Schema = Mapping[str, Any]

MAX_RADIOS = 5
ROW_KINDS = ("datum", "ganzzahl", "zahl", "text")
SIMPLE_KINDS = {"integer": "ganzzahl", "number": "zahl", "boolean": "ja_nein", "string": "text"}


class UnknownField(Exception):
    """The schema describes something for which there is no form field yet."""


@dataclass(frozen=True)
class Choice:
    """One labelled value of a closed list."""

    value: str | int
    title: str
    group: str | None
    source: str | None


@dataclass(frozen=True)
class Switch:
    """A tick box that belongs to the form alone: it shows a field and then asks for its value."""

    schluessel: str
    titel: str
    hinweis: str


@dataclass(frozen=True)
class Field:
    """One form field; `kind` is also the name of its template.

    `required` is a promise of the model, not an HTML attribute: the message for a missing value comes from Python.
    """

    name: str
    kind: str
    title: str
    hint: str
    group: str | None
    visible_if: Mapping[str, Any] | None
    required: bool
    default: Any
    today: bool
    past: bool = False
    period_end: str | None = None
    unknown: bool = False
    minimum: Any = None
    maximum: Any = None
    choices: Sequence[Choice] = ()
    parts: Sequence[Field] = ()
    switch: Switch | None = None
    setting: bool = False

    @property
    def choice_groups(self) -> list[tuple[str | None, list[Choice]]]:
        """Choices under their small headings, in the order of the model."""
        return [(title, list(choices)) for title, choices in groupby(self.choices, lambda choice: choice.group)]

    @property
    def has_preset(self) -> bool:
        """Whether an empty form already answers this: the answer must be marked as the house's, not the reader's."""
        return self.default not in (None, False, "", []) and self.kind != "liste"

    @property
    def needs_value(self) -> bool:
        """Whether an emptied field must be reported instead of silently falling back to the default."""
        return self.switch is not None or (self.kind in ROW_KINDS and not self.required and self.default is not None)


def read_fields(schema: Schema) -> list[Field]:
    """All fields of an input model in the order of the model."""
    return list(_properties(schema, schema.get("$defs", {})))


def field_groups(fields: Sequence[Field]) -> list[tuple[str | None, list[Field]]]:
    """Neighbouring fields with the same `x-gruppe`, to be shown in one fieldset."""
    return [(title, list(group)) for title, group in groupby(fields, lambda field: field.group)]


def _properties(schema: Schema, defs: Schema) -> Iterator[Field]:
    required = set(schema.get("required", ()))
    for name, raw in schema["properties"].items():
        yield _field(name, _resolve(raw, defs), name in required, defs)


def _field(name: str, schema: Schema, required: bool, defs: Schema) -> Field:
    kind, details = _kind(name, schema, defs)
    if kind == "ja_nein" and required:  # an empty tick box would already say no
        kind = "entscheidung"
    if not (schema.get("title") and schema.get("description")):
        raise UnknownField(f"Feld „{name}“ braucht title (Beschriftung) und description (Hinweis)")
    visible_if = schema.get("x-sichtbar-wenn")
    return Field(
        name=name,
        kind=kind,
        title=schema["title"],
        hint=schema["description"],
        group=schema.get("x-gruppe"),
        visible_if=visible_if,
        required=required,
        # Left empty, such a field says that nobody knows, whatever an input without it would mean.
        default=None if schema.get("x-unbekannt") else schema.get("default"),
        unknown=schema.get("x-unbekannt", False),
        # An event that only some situations need is rarely today; the model may say otherwise.
        today=schema.get("x-heute", visible_if is None),
        past=schema.get("x-vergangen", False),
        period_end=schema.get("x-zeitraum"),
        setting=schema.get("x-einstellung", False),
        switch=Switch(**schema["x-schalter"]) if "x-schalter" in schema else None,
        **details,
    )


def _kind(name: str, schema: Schema, defs: Schema) -> tuple[str, dict[str, Any]]:
    if choices := _choices(schema):
        return ("radios" if len(choices) <= MAX_RADIOS else "select"), {"choices": choices}
    match schema:
        case {"type": "string", "format": "date"}:
            return "datum", {"minimum": schema.get("formatMinimum"), "maximum": schema.get("formatMaximum")}
        case {"type": "array", "items": items}:
            return _list_kind(name, _resolve(items, defs), defs)
        case {"type": str(simple)} if simple in SIMPLE_KINDS:
            return SIMPLE_KINDS[simple], {"minimum": schema.get("minimum"), "maximum": schema.get("maximum")}
    raise UnknownField(f"Für Feld „{name}“ gibt es kein Formularfeld: {dict(schema)}")


def _list_kind(name: str, items: Schema, defs: Schema) -> tuple[str, dict[str, Any]]:
    if choices := _choices(items):
        return "mehrfach", {"choices": choices}
    if "properties" in items:
        parts = list(_properties(items, defs))
    else:  # A list of plain values has no labels of its own: one part without a name.
        parts = [_field("", {"title": "Eintrag", "description": "Ein Eintrag je Zeile."} | dict(items), True, defs)]
    if unfit := [part for part in parts if part.kind not in ROW_KINDS]:
        raise UnknownField(f"In den Zeilen von „{name}“ geht {unfit[0].kind} nicht, nur {', '.join(ROW_KINDS)}")
    return "liste", {"parts": parts}


def _resolve(schema: Schema, defs: Schema) -> dict[str, Any]:
    """Follows `$ref` and unwraps „… or null“, keeping what is said beside them."""
    merged = dict(schema)
    if options := [option for option in merged.pop("anyOf", ()) if option.get("type") != "null"]:
        if len(options) > 1:
            raise UnknownField(f"Mehr als eine Art von Wert: {dict(schema)}")
        merged = dict(options[0]) | merged
    if ref := merged.pop("$ref", None):
        merged = _resolve(defs[ref.rpartition("/")[2]], defs) | merged
    return merged


def _choices(schema: Schema) -> list[Choice]:
    if "oneOf" in schema:
        return [
            Choice(option["const"], option["title"], option.get("x-gruppe"), option.get("x-quelle"))
            for option in schema["oneOf"]
        ]
    return [Choice(value, str(value), None, None) for value in schema.get("enum", ())]
