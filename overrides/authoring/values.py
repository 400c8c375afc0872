"""The example of a fence as values of form fields: what is filled in, and what is visible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from overrides.authoring.fields import Field

Values = Mapping[str, Any]


def value_of(field: Field, example: Values) -> Any:
    """The value that the form shows at the start."""
    return example.get(field.name, field.default)


def is_visible(field: Field, fields: Sequence[Field], example: Values) -> bool:
    """Whether the example needs the field; fields.mjs applies the same rule after every change."""
    if field.switch and field.name not in example:
        return False
    conditions = field.visible_if or {}
    by_name = {other.name: other for other in fields}
    return all(
        is_visible(by_name[name], fields, example) and _matches(value_of(by_name[name], example), wanted)
        for name, wanted in conditions.items()
    )


def _matches(value: Any, wanted: Any) -> bool:
    if wanted is True:
        return value not in (None, "", [], False)
    return any(one in wanted for one in (value if isinstance(value, list) else [value]))
