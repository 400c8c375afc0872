"""The whole concept on one page, and as a PDF."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from selectolax.lexbor import LexborHTMLParser

from overrides.build.finish import pdf
from overrides.build.finish import pdf_file as pdfdatei
from overrides.build.finish import whole as gesamt
from tests.site.conftest import SITE, Site
from tests.site.test_pages import SOURCES

PAGE = gesamt.PAGE
PDF = SITE / "gesamt/beratungsaktivitaet-konzept.pdf"
SECTIONS = ("konzept/", "einladen/", "wie-oft/", "recht/", "glossar/")


@pytest.fixture(scope="module")
def whole(site: Site) -> LexborHTMLParser:
    return site[PAGE]


@pytest.fixture(scope="module")
def printed() -> PdfReader:
    assert PDF.is_file(), "the build has made no PDF: is there a Chromium?"
    return PdfReader(PDF)


@pytest.fixture(scope="module")
def words(printed: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in printed.pages)


def bookmarks(items: Sequence[object], depth: int = 0) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, list):
            yield from bookmarks(item, depth + 1)
        else:
            yield depth, item["/Title"]  # type: ignore[index]


def links(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        for note in page.get("/Annots", []):
            yield note.get_object() if isinstance(note, IndirectObject) else note


def test_holds_every_page_of_its_sections(pages: Site, whole: LexborHTMLParser) -> None:
    wanted = {path for path in pages if path.startswith(SECTIONS)}
    assert {f"{path}/index.html" for path in gesamt.included(SITE)} == wanted
    headings = [node.text().strip() for node in whole.css("h2, h3")]
    for path in wanted:
        heading = pages[path].css_first("h1")
        assert heading is not None
        assert heading.text().replace("¶", "").strip() in headings, path


def test_every_number_is_there_but_at_home_elsewhere(whole: LexborHTMLParser) -> None:
    wanted = {
        (f"{page.strip('/').replace('/', '-')}--{number.lower()}", number)
        for page, numbers in SOURCES["seiten"].items()
        if page.startswith(SECTIONS)
        for number in numbers
    }
    found = {(node.attributes["id"], node.text().strip()) for node in whole.css(".fundstelle[id]")}
    assert wanted <= found


def test_links_inside_and_ids(whole: LexborHTMLParser) -> None:
    ids = Counter(node.attributes["id"] for node in whole.css("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    addresses = [node.attributes["href"] or "" for node in whole.css("[data-gesamt] a[href]")]
    inside = [address[1:] for address in addresses if address.startswith("#")]
    assert len(inside) > 100
    assert set(inside) <= set(ids)
    included = tuple(f"../{path}/" for path in gesamt.included(SITE))
    # Only what opens the page itself, or a part of it that is for the screen, leads there.
    leaving = [
        node.attributes["href"] or ""
        for node in whole.css("[data-gesamt] a[href]:not(.nur-bildschirm)")
        if (node.attributes["href"] or "").startswith(included)
    ]
    assert all("#" in address for address in leaving), leaving


def test_the_collection_of_checklists_has_every_list_and_its_boxes(pages: Site) -> None:
    lists = {path for path in pages if path.startswith("checklisten/")}
    lists -= {"checklisten/index.html", "checklisten/alle/index.html"}
    assert {f"{path}/index.html" for path in gesamt.included(SITE, "checklisten/alle/index.html")} == lists
    collection = pages["checklisten/alle/index.html"]
    for kind in ("checkbox", "radio"):
        boxes = f".checkliste input[type={kind}]"
        assert len(collection.css(boxes)) == sum(len(pages[path].css(boxes)) for path in lists)
    targets = {node.attributes["for"] for node in collection.css(".checkliste label")}
    assert targets == {node.attributes["id"] for node in collection.css(".checkliste input")}
    # Questions of two lists with the same name must not take each other's answer away.
    names = {node.attributes["name"] or "" for node in collection.css(".checkliste input[type=radio]")}
    assert all("--" in name for name in names), names


def test_nothing_that_needs_the_screen(whole: LexborHTMLParser) -> None:
    assert whole.css("[data-gesamt] :is(form, input, select, button, script, [hidden])") == []


def test_headings_in_order(whole: LexborHTMLParser) -> None:
    levels = [int(str(node.tag)[1]) for node in whole.css("main :is(h1, h2, h3, h4, h5, h6)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_not_in_the_search() -> None:
    for index in SITE.rglob("search_index*.json"):
        assert '"gesamt/' not in index.read_text("utf-8")


def test_pdf_is_offered_with_its_size(whole: LexborHTMLParser) -> None:
    offer = whole.css_first("[data-pdf]")
    assert offer is not None
    assert re.search(r"\((\d+ kB|\d+,\d MB), \d+ Seiten\)", offer.text())
    assert (SITE / "gesamt" / str(offer.attributes["data-pdf"])) == PDF


def test_pdf_tells_what_it_is(printed: PdfReader) -> None:
    root = printed.trailer["/Root"]
    assert root["/Lang"].startswith("de")  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in root  # type: ignore[operator]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert printed.metadata is not None
    assert "Das ganze Konzept" in (printed.metadata.title or "")
    assert not {"/CreationDate", "/ModDate"} & set(printed.metadata)
    assert 20 <= len(printed.pages) <= 90
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_pdf_has_bookmarks(printed: PdfReader, whole: LexborHTMLParser) -> None:
    marks = list(bookmarks(printed.outline))
    titles = [title.strip() for _, title in marks]
    assert max(depth for depth, _ in marks) >= 2
    for heading in whole.css("main :is(h2, h3)"):
        assert re.sub(r"\s+", " ", heading.text()).strip() in [re.sub(r"\s+", " ", title) for title in titles]


def test_pdf_text_is_text(words: str, printed: PdfReader) -> None:
    for text in ("Beratungsaktivität", "Mangelnde Mitwirkung", "Fundstelle", "§ 32", "jünger", "Rechtslage geändert"):
        assert text in words.replace("\xa0", " "), text
    for number in ("A1", "P12", "R15", "O7"):
        assert re.search(rf"\b{number}\b", words), number
    last = len(printed.pages)
    assert f"Seite {last} von {last}" in words
    assert "Stand 2" in printed.pages[-1].extract_text()


def test_pdf_contents_name_the_right_sheets(printed: PdfReader, whole: LexborHTMLParser) -> None:
    places = pdfdatei.places(PDF.read_bytes())
    contents = "\n".join(page.extract_text() for page in printed.pages[:2])
    for entry in whole.css(".gesamt-inhalt [data-seitenzahl]"):
        assert str(places[str(entry.attributes["data-seitenzahl"])]) in contents


def test_pdf_keeps_links_and_names_no_local_server(printed: PdfReader) -> None:
    found = list(links(printed))
    inside = [link for link in found if "/Dest" in link]
    assert len(inside) > 100
    known = printed.named_destinations
    assert {str(link["/Dest"]).removeprefix("/") for link in inside} <= {name.removeprefix("/") for name in known}
    for link in found:
        uri = str(link.get("/A", {}).get("/URI", ""))
        assert not uri or uri.startswith(("https:", "http:", "mailto:")), uri
        assert "127.0.0.1" not in uri
        assert "localhost" not in uri
    raw = PDF.read_bytes()
    assert b"127.0.0.1" not in raw


def test_links_to_other_pages_follow_the_address_of_the_site() -> None:
    page = SITE / PAGE
    bare = pdf.prepare(page, PDF.name, SITE)
    assert 'href="../' not in re.sub(r"<link[^>]*>", "", bare.html)
    home = '<link rel="canonical" href="https://intranet.example/beratung/gesamt/">'
    absolute = pdf.outward(page.read_text("utf-8").replace("</head>", f"{home}</head>", 1)).html or ""
    assert 'href="https://intranet.example/beratung/rechner/' in absolute


@pytest.mark.exhaustive
def test_tidy_is_the_same_every_time() -> None:
    data = PDF.read_bytes()
    assert pdfdatei.tidy(data) == pdfdatei.tidy(data)
    assert PdfReader(io.BytesIO(pdfdatei.tidy(data))).trailer["/Root"]["/Lang"]  # type: ignore[index]
