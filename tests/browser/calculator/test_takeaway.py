"""Files that a result offers, downloaded and opened as their readers would."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.rechner import Rechner

SVG = "{http://www.w3.org/2000/svg}"


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data.decode()).walk("VEVENT"))


def download(page: Page, press: Callable[[], None]) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        press()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def take(rechner: Rechner, button: str) -> tuple[str, bytes]:
    fold = rechner.form.locator("[data-mitnehmen]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return download(rechner.page, rechner.form.get_by_role("button", name=button).click)


def test_calendar_by_keyboard(rechner: Rechner) -> None:
    rechner.form.get_by_role("button", name="In den Kalender").focus()
    name, data = download(rechner.page, lambda: rechner.page.keyboard.press("Enter"))
    assert name == "kontaktintervall.ics"
    days = {event["DTSTART"].dt.isoformat() for event in events(data)}
    assert rechner.sentence.locator("time").get_attribute("datetime") in days
    expect(rechner.form.locator("[data-ansage]")).to_contain_text("kontaktintervall.ics")


def test_calendar_follows_what_was_typed(rechner: Rechner) -> None:
    rechner.choose_only("aktivierbar_u25_alo")
    rechner.enter("stichtag", "2027-02-01")
    rechner.enter("letzter_kontakt", "2027-01-31")
    _, data = take(rechner, "In den Kalender")
    assert b"DTSTART;VALUE=DATE:20270226" in data


def test_single_date(rechner: Rechner) -> None:
    rechner.form.locator("[data-mitnehmen] summary").click()
    button = rechner.form.locator("[data-termine] button").last
    label = button.inner_text()
    _, data = download(rechner.page, button.click)
    (event,) = events(data)
    day = event["DTSTART"].dt
    assert f"{day:%d.%m.%Y}" in label
    assert str(event["SUMMARY"]).endswith(label.partition(": ")[2])


def test_table_for_excel(rechner: Rechner) -> None:
    name, data = take(rechner, "Tabelle")
    assert name == "kontaktintervall.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    titles = [row[0].partition(":")[0] for before, row in pairwise(rows) if not before]
    assert titles[:-1] == ["Angaben", "Alle Vorgaben", "Jahresplan", "Termine", "Rechtsstand"]


def today(page: Page) -> str:
    return ".".join(reversed(page.evaluate("new Date().toLocaleDateString('sv')").split("-")))


def test_a_note_of_two_lines_and_the_whole_text(rechner: Rechner, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = rechner.form.get_by_role("button", name="Vermerk kopieren")
    button.click()
    expect(rechner.form.locator("[data-ansage]")).to_contain_text("kopiert")
    note = rechner.page.evaluate("navigator.clipboard.readText()")
    day = today(rechner.page)
    what, upon = note.split("\n")
    assert what == f"{day}, Rechner „Kontaktintervall“: {rechner.sentence.inner_text()}".replace("\xa0", " ")
    assert upon.startswith("Angaben: Letzter Kontakt: ")
    expect(button).to_be_visible()  # its own name is back
    rechner.form.locator("[data-mitnehmen] summary").click()
    rechner.form.get_by_role("button", name="Alles als Text kopieren").click()
    expect(rechner.form.get_by_role("button", name="Text kopiert")).to_be_visible()
    whole = rechner.page.evaluate("navigator.clipboard.readText()")
    assert whole.startswith(f"Vermerk:\n{note}\n\nIm Einzelnen:\n")
    for part in ("Rechenweg:", "Angaben:", "Rechtsstand:", "Arbeitshilfe"):
        assert part in whole


def test_paper_names_the_day_and_leaves_room_for_the_file_number(rechner: Rechner) -> None:
    line = rechner.form.locator(".rechner-akte")
    expect(line).to_be_hidden()
    rechner.page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_contain_text(f"berechnet am {today(rechner.page)}")
    expect(line).to_contain_text("Aktenzeichen:")
    room = line.locator(".rechner-aktenzeichen")
    assert room.evaluate("one => [getComputedStyle(one).borderBottomStyle, one.offsetWidth > 200]") == ["solid", True]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_stand_alone_in_light_colours(open_calculator: Callable[[str], Rechner], scheme: str) -> None:
    rechner = open_calculator("meldeversaeumnis")
    rechner.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    name, data = take(rechner, "Bild (SVG)")
    assert name == "meldeversaeumnis.svg"
    tree = ElementTree.fromstring(data.decode())
    assert tree.tag == f"{SVG}svg"
    paper, *_ = tree
    assert paper.get("fill") == "#fff"
    texts = tree.findall(f".//{SVG}text")
    assert any("Versäumter Termin" in (node.text or "") for node in texts)
    head = " ".join(node.text or "" for node in texts[:4])
    assert re.match(r"Rechner Meldeversäumnis: [^:]+, berechnet am \d\d\.\d\d\.\d{4} ", head)
    assert rechner.sentence.inner_text().replace("\n", " ") in head
    x, y, width, _ = map(float, tree.get("viewBox", "").split())
    for node in texts[:4]:
        assert x < float(node.get("x", "")) < x + width
        assert y < float(node.get("y", ""))
    assert {node.get("fill") for node in texts} <= {"rgb(23, 26, 33)", "rgb(69, 78, 92)"}
    assert all(node.get("class") is None and node.get("style") is None for node in tree.iter())


def test_png_shows_the_drawing(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("meldeversaeumnis")
    name, data = take(rechner, "Bild (PNG)")
    assert name == "meldeversaeumnis.png"
    seen = rechner.page.evaluate(
        """async bytes => {
          const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 4).join());
          return { width: image.width, corner: [...data.slice(0, 4)], colours: colours.size };
        }""",
        list(data),
    )
    assert seen["width"] > 900
    assert seen["corner"] == [255, 255, 255, 255]
    assert seen["colours"] > 20  # letters, lines, marks: not an empty sheet


def test_both_pictures_of_the_quota(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("beratungsquote")
    expect(rechner.result.locator("figure > svg")).to_have_count(2)
    names: list[str] = []
    rechner.page.on("download", lambda file: names.append(file.suggested_filename))
    take(rechner, "Bild (SVG)")
    rechner.page.wait_for_timeout(500)
    assert sorted(names) == ["beratungsquote-2.svg", "beratungsquote.svg"]


def test_nothing_to_take_along_while_something_is_wrong(rechner: Rechner) -> None:
    rechner.enter("stichtag", "31.02.2026")
    rechner.wait_for("fehler")
    expect(rechner.form.get_by_role("button", name="In den Kalender")).to_be_disabled()
    expect(rechner.form.get_by_role("button", name="Checkliste öffnen")).to_be_disabled()
    expect(rechner.form.locator("[data-mitnehmen]")).to_be_hidden()


def test_hasty_clicks_each_get_their_file(rechner: Rechner) -> None:
    names: list[str] = []
    rechner.page.on("download", lambda file: names.append(file.suggested_filename))
    rechner.option("agh").check()
    rechner.page.evaluate(
        "['kalender', 'tabelle', 'kalender'].forEach(name => document.querySelector(`[data-aktion=${name}]`).click())"
    )
    expect(rechner.form.locator("[data-ansage]")).to_contain_text("heruntergeladen")
    rechner.wait_for("fertig")
    rechner.page.wait_for_timeout(1000)
    assert sorted(names) == ["kontaktintervall.csv", "kontaktintervall.ics", "kontaktintervall.ics"]


def test_a_single_date_is_the_one_on_its_button(rechner: Rechner) -> None:
    rechner.form.locator("[data-mitnehmen] summary").click()
    button = rechner.form.locator("[data-termine] button").last
    label = button.inner_text()
    with rechner.page.expect_download() as waiting:
        # Typed, and clicked before the new answer is there.
        rechner.page.evaluate(
            """() => {
              const field = document.querySelector("[name=letzter_kontakt]");
              field.value = "01.10.2026";
              field.dispatchEvent(new Event("input", { bubbles: true }));
              [...document.querySelectorAll("[data-termine] button")].at(-1).click();
            }"""
        )
    (event,) = events(Path(waiting.value.path()).read_bytes())
    assert f"{event['DTSTART'].dt:%d.%m.%Y}" in label


def test_no_picture_no_button(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("meldeversaeumnis")
    for name in ("anhoerung_zugang", "aufgabe_post"):
        rechner.enter(name, "")
    rechner.option("telefon").check()
    expect(rechner.result.locator("figure")).to_have_count(0)
    rechner.form.locator("[data-mitnehmen] summary").click()
    expect(rechner.form.locator("[data-aktion=bild]").first).to_be_hidden()
    expect(rechner.form.get_by_role("button", name="Tabelle")).to_be_visible()


def test_a_short_sign_names_the_dates_and_keeps_them(rechner: Rechner) -> None:
    rechner.form.locator("[data-mitnehmen] summary").click()
    rechner.form.get_by_label("Kürzel für den Kalender").fill("A17")
    rechner.form.get_by_label("Arbeitstage vor einer Frist").fill("5")
    calendar = rechner.form.get_by_role("button", name="In den Kalender")
    once, again = (events(download(rechner.page, calendar.click)[1]) for _ in range(2))
    assert [str(event["UID"]) for event in once] == [str(event["UID"]) for event in again]
    assert all(str(event["SUMMARY"]).startswith("A17, Kontaktintervall: ") for event in once)
    rechner.form.get_by_label("Kürzel für den Kalender").fill("")
    other = events(download(rechner.page, calendar.click)[1])
    assert not {str(event["UID"]) for event in once} & {str(event["UID"]) for event in other}


def test_an_impossible_wish_is_told(rechner: Rechner) -> None:
    rechner.form.locator("[data-mitnehmen] summary").click()
    rechner.form.get_by_label("Arbeitstage vor einer Frist").fill("99")
    rechner.form.get_by_role("button", name="In den Kalender").click()
    expect(rechner.form.locator("[data-lage]")).to_contain_text("0 bis 60 Arbeitstagen")
