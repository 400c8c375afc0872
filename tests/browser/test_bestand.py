"""The page of a whole table as a person uses it: given a table, it answers, takes away, and keeps nothing."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import xlsxwriter
from playwright.sync_api import Dialog, FilePayload, Locator, Page, Request, expect
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.bestand.test_dateien import als_ods
from tests.bestand.test_schlechte_tabellen import KENNWORT
from tests.browser.conftest import Problems
from tests.browser.firefox import run
from tests.browser.rechner import START_TIMEOUT, Rechner
from tests.browser.test_pages import axe

KOPF = ["Kennung", "Fachkraft", "Situation", "Letzter Kontakt", "Fallmanagement"]
MONTAG = date(2026, 11, 30)
SITUATIONEN = ("aktivierbar_ue25", "Aktivierbar, unter 25, arbeitslos", "Integriert", "agh; vollzeit_beschaeftigt")
COMPUTING_TIMEOUT = 60_000


def leute(zahl: int) -> list[list[Any]]:
    """Made-up people of two members of staff, last seen on one of the last hundred and ninety days."""
    return [
        [
            f"Ö{nummer:05}",
            f"Gruppe {nummer % 2 + 1}",
            SITUATIONEN[nummer % 4],
            MONTAG - timedelta(days=1 + nummer * 7 % 190),
            "ja" if nummer % 40 == 0 else "",
        ]
        for nummer in range(zahl)
    ]


def als_csv(zeilen: list[list[Any]], trenner: str = ";") -> str:
    strom = io.StringIO()
    lesbar = [[f"{w:%d.%m.%Y}" if isinstance(w, date) else w for w in zeile] for zeile in [KOPF, *zeilen]]
    csv.writer(strom, delimiter=trenner).writerows(lesbar)
    return strom.getvalue()


def als_xlsx(zeilen: list[list[Any]]) -> bytes:
    strom = io.BytesIO()
    with xlsxwriter.Workbook(strom, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as mappe:
        blatt = mappe.add_worksheet("Bestand")
        for nummer, zeile in enumerate([KOPF, *zeilen]):
            for spalte, wert in enumerate(zeile):
                blatt.write(nummer, spalte, wert)
    return strom.getvalue()


class Bestand:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.locator("form[data-bestand]")
        self.list = self.form.locator("[data-liste] tr")

    def wait_for(self, state: str) -> None:
        expect(self.form).to_have_attribute("data-zustand", re.compile(state), timeout=COMPUTING_TIMEOUT)

    def give(self, name: str, content: bytes | str, state: str = "fertig") -> Bestand:
        """Chooses a file and waits until it is dealt with."""
        data = content.encode() if isinstance(content, str) else content
        payload: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        self.form.evaluate("form => (form.dataset.zustand = 'vorher')")
        self.form.locator("[data-datei]").set_input_files(payload)
        self.wait_for(state)
        return self

    def part(self, name: str) -> Locator:
        return self.form.locator(f"[data-teil-{name}]")

    def figures(self) -> dict[str, str]:
        read = "all => all.map(div => [div.querySelector('dt').textContent, div.querySelector('dd').textContent])"
        return dict(self.part("kopf").locator("dl > div").evaluate_all(read))

    def error(self) -> str:
        expect(self.form.locator("[data-fehlerliste]")).to_be_visible()
        return self.form.locator("[data-fehlerliste] ul").inner_text()

    def take(self, form: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.form.locator(f"[data-form={form}]").click()
        content = waiting.value.path().read_bytes()
        assert waiting.value.suggested_filename.endswith(f".{form}")
        return content


@pytest.fixture
def bestand(open_page: Callable[[str], Page]) -> Bestand:
    """The page, Python ready."""
    bestand = Bestand(open_page("bestand/"))
    expect(bestand.form).to_have_attribute("data-zustand", re.compile("bereit|fehler"), timeout=START_TIMEOUT)
    bestand.wait_for("bereit")
    bestand.page.on("dialog", lambda dialog: dialog.accept())
    # Whatever day it is: the tables here are made for this one.
    bestand.form.locator("[data-einstellungen] > summary").click()
    bestand.form.locator("[name=stichtag]").fill(MONTAG.isoformat())
    bestand.wait_for("fertig")
    return bestand


def test_the_example_is_there_at_once_and_called_one(open_page: Callable[[str], Page]) -> None:
    bestand = Bestand(open_page("bestand/"))
    expect(bestand.form.locator("[data-titel]")).to_contain_text("Beispiel")
    expect(bestand.form.locator("[data-lage]")).to_contain_text("erfunden")
    assert bestand.figures()["Personen"] == "280"
    expect(bestand.list).to_have_count(100)
    expect(bestand.part("woche").locator("svg[role=img]")).to_be_visible()
    expect(bestand.form.locator(".bestand-schutz")).to_contain_text("bleibt in diesem Browser")


def test_one_table_in_three_forms_gives_one_answer(bestand: Bestand) -> None:
    zeilen = leute(250)
    seen = set()
    for name, content in (
        ("bestand.csv", als_csv(zeilen).encode("cp1252")),
        ("bestand.xlsx", als_xlsx(zeilen)),
        ("bestand.ods", als_ods([KOPF, *zeilen])),
    ):
        bestand.give(name, content)
        assert bestand.figures()["Personen"] == "250"
        expect(bestand.form.locator("[data-titel]")).to_contain_text(name)
        parts = [bestand.part(part).inner_text() for part in ("kopf", "woche", "fehlerliste")]
        seen.add((*parts, bestand.form.locator("[data-liste]").inner_text()))
    assert len(seen) == 1
    [(kopf, *_)] = seen
    assert "250 Zeilen = 250 gerechnet + 0 fehlerhaft" in kopf


def test_libraries_come_only_with_what_needs_them(bestand: Bestand, problems: Problems) -> None:
    def loaded() -> set[str]:
        return {name for name in ("calamine", "xlsxwriter") if any(f"/{name}-" in url for url in problems.requests)}

    zeilen = leute(3)
    bestand.give("klein.csv", als_csv(zeilen))
    assert loaded() == set()
    bestand.give("klein.xlsx", als_xlsx(zeilen))
    assert loaded() == {"calamine"}
    bestand.take("xlsx")
    assert loaded() == {"calamine", "xlsxwriter"}


def test_a_calculator_loads_nothing_of_it(open_calculator: Callable[[str], Rechner], problems: Problems) -> None:
    open_calculator("kontaktintervall").page.wait_for_load_state("networkidle")
    assert [url for url in problems.requests if re.search(r"bestand|calamine|xlsxwriter", url)] == []


def test_pasted_from_a_spreadsheet(bestand: Bestand) -> None:
    text = bestand.form.locator("[data-text]")
    text.fill(als_csv(leute(5), "\t"))
    text.blur()
    expect(bestand.form.locator("[data-titel]")).to_contain_text("eingefügte Tabelle")
    bestand.wait_for("fertig")
    assert bestand.figures()["Personen"] == "5"
    expect(text).to_have_value("")


def test_the_result_of_a_new_table_comes_into_view(bestand: Bestand) -> None:
    bestand.page.set_viewport_size({"width": 1366, "height": 641})
    bestand.page.evaluate("scrollTo(0, 0)")
    bestand.give("leute.csv", als_csv(leute(60)))
    expect(bestand.form.locator("[data-ergebnis]")).to_be_focused()
    expect(bestand.form.locator("[data-titel]")).to_be_in_viewport()
    # Another setting leaves people where they are.
    hours = bestand.form.locator("[name=wochenstunden]")
    hours.fill("20")
    bestand.wait_for("rechnet")
    bestand.wait_for("fertig")
    expect(hours).to_be_focused()


def test_dropped_on_the_page(bestand: Bestand) -> None:
    drop = """(form, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "gezogen.csv"));
      form.querySelector("[data-ablage]").dispatchEvent(
        new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }"""
    bestand.form.evaluate(drop, als_csv(leute(4)))
    expect(bestand.form.locator("[data-titel]")).to_contain_text("gezogen.csv")
    assert bestand.figures()["Personen"] == "4"


def test_columns_are_put_right_by_keyboard(bestand: Bestand) -> None:
    bestand.give("fremd.csv", "Wer;Lage;Gesehen;Farbe\nA;agh;31.10.2026;rot\nB;Integriert;01.10.2026;\n", "fehler")
    expect(bestand.form.locator("[data-lage]")).to_contain_text("Situation")
    expect(bestand.form.locator("[data-ergebnis]")).to_be_hidden()
    expect(bestand.form.locator("[data-spalten]")).to_contain_text("agh · Integriert")
    for column, key in (("Lage", "Situation d"), ("Gesehen", "Letzter K"), ("Wer", "Kennung")):
        bestand.page.get_by_label(f"Bedeutung der Spalte {column}", exact=True).focus()
        bestand.page.keyboard.type(key)
        bestand.page.keyboard.press("Tab")
    bestand.wait_for("fertig")
    expect(bestand.list).to_have_count(2)
    expect(bestand.list.first.locator("button")).to_have_text("A")
    expect(bestand.part("kopf")).to_contain_text("Nicht gebraucht: „Farbe“")
    expect(bestand.form.locator("[data-erkannt-satz]")).to_contain_text("3 von 4 Spalten")


def test_wrong_rows_are_listed_and_hold_nothing_up(bestand: Bestand) -> None:
    bestand.give(
        "falsch.csv", "Kennung;Situation;Letzter Kontakt\nA;agh;31.02.2026\nB;quatsch;\nErika Muster;agh;1.10.26\n"
    )
    expect(bestand.part("kopf")).to_contain_text("3 Zeilen = 1 gerechnet + 2 fehlerhaft")
    expect(bestand.part("kopf")).to_contain_text("Namen oder Nummern?")
    rows = bestand.part("fehlerliste").locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("2")
    expect(rows.first).to_contain_text("Letzter Kontakt")
    expect(rows.first).to_contain_text("31.02.2026")
    expect(bestand.list).to_have_count(1)


def test_settings_are_asked_for_and_checked(bestand: Bestand) -> None:
    bestand.give("leute.csv", als_csv(leute(60)))
    bestand.form.locator("[name=wochenstunden]").fill("400")
    bestand.wait_for("fehler")
    expect(bestand.form.locator("[data-feld=wochenstunden] .feld-fehler")).to_be_visible()
    bestand.form.locator("[name=wochenstunden]").fill("8")
    bestand.wait_for("fertig")
    expect(bestand.part("woche")).to_contain_text("8 von 39 Wochenstunden")
    bestand.form.locator("[data-plan]").select_option("0")
    expect(bestand.part("woche").locator(".ergebnis-satz")).to_contain_text("Die Zeit reicht")


def test_sorted_filtered_and_turned_over(bestand: Bestand) -> None:
    bestand.give("leute.csv", als_csv(leute(250)))
    expect(bestand.list).to_have_count(100)
    heading = bestand.form.locator("th", has=bestand.page.locator("[data-sortiere=kennung]"))
    heading.locator("button").focus()
    bestand.page.keyboard.press("Enter")
    expect(bestand.list.first.locator("button")).to_have_text("Ö00000")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    bestand.page.keyboard.press("Enter")
    expect(bestand.list.first.locator("button")).to_have_text("Ö00249")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(bestand.form.locator("th[aria-sort]")).to_have_count(1)
    bestand.form.locator("[data-blatt='1']").click()
    expect(bestand.list.first.locator("button")).to_have_text("Ö00149")
    expect(bestand.form.locator("[data-anzahl]")).to_contain_text("gezeigt 101 bis 200")
    bestand.form.locator("[data-filter=fachkraft]").select_option("0")
    expect(bestand.form.locator("[data-anzahl]")).to_contain_text("125 Personen von 250")
    bestand.form.locator("[data-filter=situation]").select_option(label=re.compile("Integriert").pattern + " (62)")
    expect(bestand.form.locator("[data-anzahl]")).to_contain_text("62 Personen von 250")
    bestand.form.locator("[data-filter=suche]").fill("0024")
    expect(bestand.list).to_have_count(2)


def test_a_person_opens_the_calculator_filled_in(bestand: Bestand) -> None:
    bestand.give("eine.csv", "Kennung;Situation;Letzter Kontakt;FM;Stichtag\nA;agh;05.10.2026;x;30.11.2026\n")
    with bestand.page.expect_popup() as waiting:
        bestand.list.first.locator("button").click()
    calculator = Rechner(waiting.value)
    try:
        calculator.started()
        expect(calculator.input("letzter_kontakt")).to_have_value(re.compile(r"2026-10-05|0?5\.10\.2026"))
        expect(calculator.option("agh")).to_be_checked()
        expect(calculator.form.locator("[name=situationen]:checked")).to_have_count(1)
        expect(calculator.input("fallmanagement")).to_be_checked()
        # D2: every month, so until 05.11.
        calculator.expect_date(date(2026, 11, 5))
        assert re.fullmatch(r"http://[^?#]*/rechner/kontaktintervall/", waiting.value.url)
    finally:
        waiting.value.close()


def test_what_is_taken_away(bestand: Bestand) -> None:
    bestand.give("leute.csv", als_csv([*leute(20), ["=1+1", "", "agh", MONTAG, ""]]))
    rows = list(csv.reader(io.StringIO(bestand.take("csv").decode("utf-8-sig")), delimiter=";"))
    assert len([row for row in rows if row[0].isdigit()]) == 21
    assert "'=1+1" in [row[1] for row in rows if len(row) > 1]
    assert any(row and row[0].startswith("Rechtsstand") for row in rows)
    book = CalamineWorkbook.from_filelike(io.BytesIO(bestand.take("xlsx")))
    assert book.sheet_names == ["Liste", "Wochenplan"]
    [column] = [[row[5] for row in book.get_sheet_by_name("Liste").to_python()[1:22]]]
    assert all(isinstance(value, date) for value in column)
    calendar = icalendar.Calendar.from_ical(bestand.take("ics"))
    assert len(calendar.walk("VEVENT")) == 21


def test_nothing_of_the_table_leaves_the_page(bestand: Bestand) -> None:
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.append(f"{request.method} {request.url} {request.headers} {request.post_data}")

    bestand.page.context.on("request", note)
    history = bestand.page.evaluate("history.length")
    bestand.give("GeheimeDatei.csv", "Kennung;Fachkraft;Situation\nGeheimeKennung;GeheimeFachkraft;agh\n")
    bestand.give("GeheimeDatei.xlsx", als_xlsx([["GeheimeKennung", "GeheimeFachkraft", "agh", MONTAG, ""]]))
    for form in ("csv", "xlsx", "ics"):
        assert bestand.take(form)
    bestand.form.locator("[data-filter=suche]").fill("GeheimeKennung")
    expect(bestand.list).to_have_count(1)
    stored = bestand.page.evaluate(
        """async () => JSON.stringify([
          { ...localStorage }, { ...sessionStorage }, document.cookie, window.name, location.href, history.state,
          await indexedDB.databases(), await caches.keys().catch(() => []),
        ])"""
    )
    bestand.page.context.remove_listener("request", note)
    assert [text for text in (*sent, stored) if "eheim" in text] == []
    assert not [text for text in sent if not text.startswith("GET ")]
    assert bestand.page.evaluate("history.length") == history


def test_leaving_asks_and_forgets(bestand: Bestand) -> None:
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)

    bestand.page.on("dialog", note)
    bestand.give("eigene.csv", als_csv(leute(3)))
    bestand.form.locator("[data-titel]").click()  # browsers ask only where someone has done something
    bestand.page.reload()
    assert asked == ["beforeunload"]
    expect(bestand.form.locator("[data-titel]")).to_contain_text("Beispiel")
    assert "Ö0000" not in bestand.page.content()
    bestand.page.reload()
    assert asked == ["beforeunload"]


def test_forgotten_on_request(bestand: Bestand) -> None:
    bestand.give("eigene.csv", als_csv(leute(3)))
    bestand.form.locator("[data-aktion=vergessen]").click()
    expect(bestand.form.locator("[data-titel]")).to_contain_text("Beispiel")
    bestand.wait_for("fertig")
    assert "Ö0000" not in bestand.page.content()


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells it")
def test_ten_thousand_people_take_less_than_150_megabytes(bestand: Bestand) -> None:
    """The process of the page at its largest, while a workbook is read, computed, planned and listed."""
    system = bestand.page.context.browser
    assert system
    processes = system.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [Path(f"/proc/{process['id']}/status") for process in processes if process["type"] == "renderer"]

    def peak(status: Path) -> int:
        return int(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text("utf-8"))[0])

    for status in renderers:
        status.with_name("clear_refs").write_text("5", "utf-8")  # from now on the peak is that of this test
    before = [peak(status) for status in renderers]
    bestand.give("viele.xlsx", als_xlsx(leute(10_000)))
    assert bestand.figures()["Personen"] == "10.000"
    assert max(peak(status) - one for status, one in zip(renderers, before, strict=True)) < 150_000


def test_stopped_at_once(bestand: Bestand) -> None:
    stop = bestand.form.locator("[data-aktion=abbrechen]")
    bestand.give("gross.csv", als_csv(leute(40_000)), "rechnet")
    expect(bestand.form.locator("[data-fortschritt]")).to_contain_text(
        re.compile(r"von 40\.000 Zeilen, \d+,\d s"), timeout=COMPUTING_TIMEOUT
    )
    # The page itself answers while Python is busy.
    assert bestand.page.evaluate("new Promise(resolve => setTimeout(resolve, 0, 1))") == 1
    stop.click()
    expect(bestand.form.locator("[data-lage]")).to_contain_text("Abgebrochen", timeout=1000)
    expect(stop).to_be_hidden()
    bestand.give("klein.csv", als_csv(leute(3)))
    assert bestand.figures()["Personen"] == "3"


def bomb() -> bytes:
    """A workbook of half a gigabyte of nothing, half a megabyte large."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(500):
                sheet.write(b" " * 1_000_000)
    return buffer.getvalue()


BAD: dict[str, tuple[Any, str]] = {
    "leer.csv": (b"", "leer"),
    "leer2.csv": (b"\n;;;\n\n", "leer"),
    "bild.xlsx": (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "ein Bild"),
    "geschuetzt.xlsx": (KENNWORT.read_bytes, "mit einem Kennwort geschützt. Bitte in Excel oder LibreOffice öffnen"),
    "alt.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "im alten Format .xls"),
    "kaputt.xlsx": (b"PK\x03\x04 kaputt", "beschädigt"),
    "bombe.xlsx": (bomb, "zu groß"),
    "riesig.csv": (lambda: b"Kennung;Situation\n" + b"A;agh\n" * 4_000_000, "im Browser gehen 20,0 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_gets_a_sentence(bestand: Bestand, name: str) -> None:
    content, word = BAD[name]
    bestand.give(name, content() if callable(content) else content, "fehler")
    assert word in bestand.error()
    expect(bestand.form.locator("[data-ergebnis]")).to_be_hidden()
    bestand.give("gut.csv", als_csv(leute(2)))
    expect(bestand.form.locator("[data-fehlerliste]")).to_be_hidden()
    expect(bestand.list).to_have_count(2)


ODD = {
    "nur_kopf.csv": (b"Kennung;Situation\n", "0 Zeilen = 0 gerechnet + 0 fehlerhaft"),
    "utf16.csv": ("Kennung\tSituation\nÄ\tagh\n".encode("utf-16"), "1 Zeile = 1 gerechnet"),
    "latin1.csv": ("Kennung;Situation;Letzte Prüfung\nÄ;agh;1.10.26\n".encode("latin-1"), "1 Zeile = 1 gerechnet"),
    "null.csv": (b"Kenn\0ung;Situation\nA\0;agh\n", "1 Zeile = 1 gerechnet"),
    "zwei_koepfe.csv": (b"Kennung;Situation\nA;agh\nKennung;Situation\nB;agh\n", "2 Zeilen = 2 gerechnet"),
    "viele_spalten.csv": (
        ";".join(["Kennung", "Situation", *(f"S{n}" for n in range(198))]).encode() + b"\nA;agh" + b";x" * 198,
        "1 Zeile = 1 gerechnet",
    ),
    "leere_zeilen.csv": (b"Kennung;Situation\nA;agh\n" + b";\n" * 10_000, "1 Zeile = 1 gerechnet"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_tables_are_computed(bestand: Bestand, name: str) -> None:
    content, said = ODD[name]
    bestand.give(name, content)
    expect(bestand.part("kopf")).to_contain_text(said)


def test_accessible_and_narrow_with_a_table(bestand: Bestand) -> None:
    bestand.give("leute.csv", als_csv([*leute(120), ["X", "", "quatsch", "", ""]]))
    bestand.form.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    assert axe(bestand.page) == []
    bestand.page.set_viewport_size({"width": 320, "height": 640})
    assert bestand.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_printed_across_with_boxes(bestand: Bestand) -> None:
    bestand.give("leute.csv", als_csv(leute(120)))
    bestand.page.evaluate("window.print = () => (document.body.dataset.gedruckt = '')")
    bestand.form.locator("[data-aktion=drucken]").click()
    expect(bestand.page.locator("body[data-gedruckt]")).to_be_attached()
    expect(bestand.list).to_have_count(120)
    bestand.page.emulate_media(media="print")
    expect(bestand.form.locator(":is(input, select, textarea, [data-aktion]):visible")).to_have_count(0)
    expect(bestand.list.first.locator(".kasten")).to_be_visible()
    reader = PdfReader(io.BytesIO(bestand.page.pdf(prefer_css_page_size=True)))
    width, height = reader.pages[0].mediabox.width, reader.pages[0].mediabox.height
    assert (round(width), round(height)) == (842, 595)
    sheets = [sheet.extract_text() for sheet in reader.pages]
    assert all("Kontakt spätestens" in sheet for sheet in sheets if re.search(r"Ö\d{5}", sheet))
    text = " ".join(sheets)
    assert {f"Ö{number:05}" for number in range(120)} <= set(re.findall(r"Ö\d{5}", text))
    assert "Rechtsstand: Konzept zur Beratungsaktivität" in text
    assert "leute.csv" in sheets[0]
    assert "Reicht die Zeit?" in text
    bestand.page.emulate_media(media="screen")
    bestand.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(bestand.list).to_have_count(100)


def test_on_paper_what_is_to_be_changed_is_on_the_sheet_that_says_so(bestand: Bestand) -> None:
    """Wherever on a sheet the list ends."""
    for number in range(50, 66, 3):
        bestand.give("leute.csv", als_csv([*leute(number), ["X", "", "quatsch", "", ""]]))
        bestand.page.emulate_media(media="print")
        sheets = PdfReader(io.BytesIO(bestand.page.pdf(prefer_css_page_size=True))).pages
        [sheet] = [text for sheet in sheets if "1 Zeile ist nicht gerechnet" in (text := sheet.extract_text())]
        assert "„quatsch“" in sheet, number
        bestand.page.emulate_media(media="screen")


def test_a_printed_example_is_called_one(bestand: Bestand) -> None:
    sheet = PdfReader(io.BytesIO(bestand.page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    assert "Beispiel: erfundener Bestand" in sheet


def test_the_keys_for_printing_print_the_whole_list(bestand: Bestand) -> None:
    bestand.give("leute.csv", als_csv(leute(120)))
    bestand.page.evaluate("window.print = () => (document.body.dataset.gedruckt = '')")
    bestand.page.keyboard.press("Control+p")
    expect(bestand.page.locator("body[data-gedruckt]")).to_be_attached()
    expect(bestand.list).to_have_count(120)


def test_a_row_that_is_not_computed_is_one_key_away(bestand: Bestand) -> None:
    """Where it stands is below all the people."""
    bestand.give("leute.csv", als_csv([*leute(120), ["X", "", "quatsch", "", ""]]))
    link = bestand.part("kopf").get_by_role("link", name="Was zu ändern ist")
    link.focus()
    bestand.page.keyboard.press("Enter")
    expect(bestand.part("fehlerliste").locator("h2")).to_be_in_viewport()


def test_columns_that_must_be_chosen_come_into_view(bestand: Bestand) -> None:
    bestand.give("fremd.csv", "Kürzel;Lage;Gesehen\nA1;agh;1.10.2026\n", "fehler")
    expect(bestand.form.locator("[data-erkannt] > summary")).to_be_focused()
    expect(bestand.form.get_by_label("Bedeutung der Spalte Lage")).to_be_in_viewport()


def in_firefox(server: str, *files: Path) -> list[dict[str, Any]]:
    """What Firefox says of each file: its state, and the texts of figures, weeks, errors and list."""
    job = {"address": f"{server}/bestand/", "files": [str(file) for file in files]}
    seen = run(Path(__file__).parent / "firefox_bestand.mjs", job)
    # It tells of a link it must not fetch ahead: that is not about the table.
    assert not [text for text in seen["said"] if text.startswith("error") and "Content-Security-Policy" not in text]
    answers: list[dict[str, Any]] = seen["answers"]
    return answers


def test_in_firefox(server: str, tmp_path: Path) -> None:
    file = tmp_path / "bestand.xlsx"
    # There the reference day stays today, whatever day that is: nobody may have been seen after it.
    file.write_bytes(als_xlsx([[*zeile[:3], zeile[3] - timedelta(days=60), zeile[4]] for zeile in leute(250)]))
    [seen] = in_firefox(server, file)
    assert seen["state"] == "fertig"
    assert "250 Zeilen = 250 gerechnet + 0 fehlerhaft" in seen["texts"][0]


@pytest.mark.exhaustive
def test_a_password_in_firefox(server: str) -> None:
    [seen] = in_firefox(server, KENNWORT)
    assert seen["state"] == "fehler"
    assert "Die Datei ist mit einem Kennwort geschützt. Bitte in Excel oder LibreOffice öffnen" in seen["errors"]


GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item></oor:items>"""


def convert(file: Path, form: str, folder: Path) -> Path:
    """What a German LibreOffice makes of a file; CSV in UTF-8 with semicolons, days as they are seen."""
    (folder / "profile/user").mkdir(parents=True, exist_ok=True)
    (folder / "profile/user/registrymodifications.xcu").write_text(GERMAN, "utf-8")
    filters = {
        "csv": "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true",
        "xlsx": "xlsx:Calc MS Excel 2007 XML",
    }
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    given = ["--infilter=CSV:59,34,76,1,1/2/2/2/3/2/4/4/5/2,1031"] if file.suffix == ".csv" else []
    out = folder / f"{form} of {file.stem}"
    subprocess.run(
        [*command, *given, "--convert-to", filters.get(form, form), "--outdir", out, file],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return out / f"{file.stem}.{form}"


def people(rows: list[list[str]]) -> list[list[str]]:
    """The rows of people, with years as short as LibreOffice shows them."""
    short = re.compile(r"(\d\d\.\d\d\.)20(\d\d)")
    return [[short.sub(r"\1\2", cell) for cell in row] for row in rows if row and row[0].isdigit()]


@pytest.mark.exhaustive
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_round_trip_through_libreoffice(bestand: Bestand, server: str, tmp_path: Path) -> None:
    """A list of 250 as LibreOffice saves it gives one answer in three forms; and it reads what is taken away."""
    table = tmp_path / "bestand.csv"
    table.write_text(als_csv(leute(250)), "utf-8")
    files = [convert(table, form, tmp_path) for form in ("xlsx", "ods")]
    files.append(convert(files[1], "csv", tmp_path))
    seen = set()
    for file in files:
        bestand.give(file.name, file.read_bytes())
        parts = [bestand.part(part).inner_text() for part in ("kopf", "woche", "fehlerliste")]
        seen.add((*parts, bestand.form.locator("[data-liste]").inner_text()))
    assert len(seen) == 1
    assert "250 Zeilen = 250 gerechnet + 0 fehlerhaft" in next(iter(seen))[0]
    # There the reference day is today: what is later than it, is an error in all three.
    in_other = in_firefox(server, *files)
    assert len({str(answer) for answer in in_other}) == 1
    assert in_other[0]["state"] == "fertig"

    own = list(csv.reader(io.StringIO(bestand.take("csv").decode("utf-8-sig")), delimiter=";"))
    assert len(people(own)) == 250
    for form in ("xlsx", "csv"):
        taken = tmp_path / f"mitgenommen.{form}"
        taken.write_bytes(bestand.take(form))
        read = convert(taken if form == "xlsx" else convert(taken, "ods", tmp_path), "csv", tmp_path)
        rows = list(csv.reader(io.StringIO(read.read_text("utf-8-sig")), delimiter=";"))
        assert people(rows) == people(own)
    events = list(icalendar.Calendar.from_ical(bestand.take("ics")).walk("VEVENT"))
    assert len(events) == len({str(event["UID"]) for event in events}) == 250
