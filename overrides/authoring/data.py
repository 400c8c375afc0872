"""Data that authors write: checked when read; what is wrong is said in German, with its place in the file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

MESSAGES = {
    "missing": "fehlt",
    "extra_forbidden": "ist unbekannt",
    "string_type": "ist kein Text: {input} (in Anführungszeichen setzen)",
    "string_too_short": "fehlt",
    "string_too_long": "ist länger als {max_length} Zeichen",
    "date_type": "ist kein Datum: {input}; richtig ist zum Beispiel 2026-11-22",
    "date_from_datetime_inexact": "ist kein Datum: {input}; richtig ist zum Beispiel 2026-11-22",
    "bool_type": "ist true oder false",
    "int_type": "ist keine ganze Zahl: {input}",
    "list_type": "ist keine Liste: {input}",
    "tuple_type": "ist keine Liste: {input}",
    "too_short": "ist leer",
    "greater_than_equal": "ist kleiner als {ge}",
    "less_than_equal": "ist größer als {le}",
    "enum": "gibt es nicht: {input}",
    "model_type": "hat keine Angaben: {input}",
    "dict_type": "hat keine Angaben: {input}",
}


class WrongData(ValueError):
    """A file of an author cannot be used; the message says what to mend."""


class Data(BaseModel):
    """What all models of such data have in common: nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=BaseModel)


def read(path: Path, model: type[Model]) -> Model:
    """The data of a TOML file."""
    try:
        return check(tomllib.loads(path.read_text("utf-8")), model)
    except ValueError as error:
        raise WrongData(f"{path.name}: {error}") from error


def check(values: Any, model: type[Model]) -> Model:
    """The data, or all that is wrong with them in one message."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise WrongData("; ".join(problems(error))) from error


def problems(error: ValidationError) -> Iterator[str]:
    """What is wrong, each with its place: „zeile 2, status“ fehlt."""
    for detail in error.errors():
        place = _place(detail)
        yield f"„{place}“ {_message(detail)}" if place else _message(detail)


def _place(detail: ErrorDetails) -> str:
    """Names of the tables and keys on the way, rows counted from 1."""
    words = ""
    for step in detail["loc"]:
        words += f" {step + 1}" if isinstance(step, int) else f", {step}"
    return words.removeprefix(", ")


def _message(detail: ErrorDetails) -> str:
    limits = detail.get("ctx", {})
    if detail["type"] == "value_error":
        return str(limits["error"])
    known = MESSAGES.get(detail["type"])
    return known.format(input=detail["input"], **limits) if known else detail["msg"]
