"""Heading ids for German: „Für wen?“ becomes `fuer-wen`."""

from __future__ import annotations

import re

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "§": "par"})


def slug(text: str, separator: str) -> str:
    """Return an ASCII id, readable in an address line."""
    return re.sub(r"[^a-z0-9]+", separator, text.lower().translate(_UMLAUTE)).strip(separator)
