"""What a printed PDF still needs, and what it tells about itself."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

# Names of table cells in the structure: numbers that the browser gave its nodes, different in every run.
CELL = re.compile(rb"\(node(\d{8})\)")
CREATOR = "Beratungsaktivität"


def tidy(data: bytes) -> bytes:
    """The same pages with the bookmarks open, and without the hour and the machine they were printed at."""
    reader = PdfReader(io.BytesIO(data))
    title = (reader.metadata.title if reader.metadata else None) or ""
    writer = PdfWriter(clone_from=reader)
    writer.metadata = {"/Title": title, "/Creator": CREATOR, "/Producer": "Chromium"}
    writer.pdf_header = reader.pdf_header
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    out = io.BytesIO()
    writer.write(out)
    return _renumber(out.getvalue())


def _renumber(data: bytes) -> bytes:
    # In the same order and length: neither the sorted tree of names nor any offset changes.
    numbers = {old: b"%08d" % new for new, old in enumerate(sorted(set(CELL.findall(data))), 1)}
    return CELL.sub(lambda name: b"(node" + numbers[name[1]] + b")", data)


def pages(data: bytes) -> int:
    """Number of pages."""
    return len(PdfReader(io.BytesIO(data)).pages)


def places(data: bytes) -> dict[str, int]:
    """Page number of every id that a link of the document leads to."""
    reader = PdfReader(io.BytesIO(data))
    found = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if number is not None:
            found[name.removeprefix("/")] = number + 1
    return found
