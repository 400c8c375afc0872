"""A calculator as a person uses it."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from playwright.sync_api import Locator, Page, expect

State = Literal["laedt", "bereit", "rechnet", "fertig", "fehler"]
START_TIMEOUT = 60_000  # a slow machine may need long to start Python


class Rechner:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.locator("form[data-rechner]")
        self.result = self.form.locator("[data-ergebnis]")
        self.sentence = self.result.locator(".ergebnis-satz")
        self.example = self.form.locator("[data-beispiel]")
        self.missing = self.form.locator("[data-fehlt]")
        self.summary = self.form.locator("[data-fehlerliste]")

    def wait_for(self, state: State) -> None:
        expect(self.form).to_have_attribute("data-zustand", state)

    def started(self) -> Rechner:
        """Waits for Python; a start that failed is reported at once."""
        settled = re.compile("bereit|fertig|fehler")
        expect(self.form).to_have_attribute("data-zustand", settled, timeout=START_TIMEOUT)
        expect(self.form).not_to_have_attribute("data-zustand", "fehler")
        return self

    def with_example(self) -> Rechner:
        """Fills in the worked example, as its button does, and waits for its answer."""
        expect(self.form).to_have_attribute("data-belebt", "")
        if self.example.get_attribute("open") is None:
            self.example.locator("summary").first.click()
        self.example.get_by_role("button", name="Beispiel einsetzen").click()
        expect(self.form).to_have_attribute("data-zustand", re.compile("fertig|fehler"), timeout=START_TIMEOUT)
        self.wait_for("fertig")
        return self

    def field(self, name: str) -> Locator:
        return self.form.locator(f"[data-feld={name}]")

    def input(self, name: str) -> Locator:
        return self.form.locator(f"[name='{name}']")

    def option(self, value: str) -> Locator:
        return self.form.locator(f"[value={value}]")

    def enter(self, name: str, value: str) -> None:
        """Fills a field and leaves it."""
        self.input(name).fill(value)
        self.input(name).blur()

    def values(self) -> dict[str, str]:
        """What stands in every field, hidden ones included."""
        read = "all => all.map(one => [one.id, one.matches(':checked') ? 'x' : one.value])"
        return dict(self.form.locator("input, select").evaluate_all(read))

    def choose_only(self, *values: str) -> None:
        for value in values:
            self.option(value).check()
        chosen = self.form.locator("[name=situationen]:checked")
        for value in chosen.evaluate_all("options => options.map(option => option.value)"):
            if value not in values:
                self.option(value).uncheck()

    def type_over(self, text: str) -> None:
        """Types into the focused field, over what it holds."""
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def echo(self, name: str) -> Locator:
        """What the form understood of a date."""
        return self.field(name).locator("output")

    def tab_to(self, name: str, value: str = "") -> None:
        """Presses the Tab key until the field has the focus."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate("[document.activeElement.name, document.activeElement.value]")
            if focused[0] == name and value in ("", focused[1]):
                return
        raise AssertionError(f"{name} cannot be reached with the Tab key")

    def expect_date(self, day: date) -> None:
        expect(self.result.locator(".ergebnis-satz time")).to_have_attribute("datetime", day.isoformat())
        self.wait_for("fertig")

    def expect_error(self, name: str, text: str) -> None:
        """The message stands at the field, is tied to it, and is linked from the summary; no result is shown."""
        self.wait_for("fehler")
        message = self.field(name).locator(".feld-fehler").first
        expect(message).to_be_visible()
        expect(message).to_contain_text(text)
        control = self.field(name).locator("input, select").first
        expect(control).to_have_attribute("aria-invalid", "true")
        message_id = message.get_attribute("id") or "?"
        tied = self.field(name).locator(f"[aria-describedby~={message_id}]")
        assert tied.count() or message_id in (self.field(name).get_attribute("aria-describedby") or "")
        label = self.field(name).locator("legend, label").first.inner_text()
        expect(self.form.locator("[data-aktion=kalender]").first).to_be_disabled()
        expect(self.summary.get_by_role("link").filter(has_text=label).filter(has_text=text)).to_be_visible()
        expect(self.result).to_be_hidden()
