"""Every page of the site: accessible, narrow, printable, light, and at home in any folder."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from tests.browser.conftest import AXE, SITE, Problems
from tests.browser.rechner import Rechner
from tests.browser.server import serve

PAGES = sorted(str(path.parent.relative_to(SITE)) for path in SITE.rglob("index.html"))
# The same template as their siblings, or nothing but other pages: tried when there is time.
ALIKE = re.compile(r"technik/api/(?!form$)|gesamt$|checklisten/alle$")
CALCULATOR = "rechner/kontaktintervall/"
HEAVY = re.compile(r"/assets/laufzeit/|calculator/(form|calculator|worker)-|search/worker-")
NAMES = sorted(path.removeprefix("rechner/") for path in PAGES if path.startswith("rechner/"))
SPREAD = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
# Otherwise axe describes every element that passes, which nobody reads and which takes time.
FINDINGS = """options => axe.run({ resultTypes: ["violations"], ...options })
.then(all => all.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' | ')}`))"""


def axe(page: Page) -> list[str]:
    """Violations in light and in dark; evaluated by the debugger, because the page's CSP forbids it to the page."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(FINDINGS, {})
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    found += [f"dark {finding}" for finding in page.evaluate(FINDINGS, COLOURS)]
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=pytest.mark.exhaustive if ALIKE.match(path) else ()) for path in PAGES]
)
def test_accessible_narrow_and_with_room_for_spacing(open_page: Callable[[str], Page], path: str) -> None:
    """Also with a reader's own spacing (WCAG 1.4.12): the page does not get wider than the screen."""
    page = open_page(f"{path}/".removeprefix("./"))
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(reduced_motion="reduce")  # else parts that slide into place are measured on their way
    page.evaluate(
        """css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }""",
        SPREAD,
    )
    for width in (320, 390, 768, 1366):
        page.set_viewport_size({"width": width, "height": 641})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["recht/fristen/", "technik/laufzeit/", "checklisten/massnahme/", "gesamt/"])
def test_headings_are_called_what_they_say(open_page: Callable[[str], Page], path: str) -> None:
    page = open_page(path)
    for heading in page.locator("main :is(h1, h2, h3, h4):visible").all()[:20]:
        text = " ".join(heading.inner_text().split())
        assert "¶" not in text
        expect(heading).to_have_accessible_name(text)


def test_forced_colours_show_the_current_page(server: str, browser: Browser) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{server}/wie-oft/agh/")
    edges = {".seitennav a": "borderLeftColor", ".md-tabs__link": "borderBottomColor"}
    for links, edge in edges.items():
        look = f"all => all.map(one => getComputedStyle(one).{edge})"
        (current,) = set(page.locator(f"{links}[aria-current]").evaluate_all(look))
        (others,) = set(page.locator(f"{links}:not([aria-current])").evaluate_all(look))
        assert current != others
        assert others == page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(f"{server}/konzept/strategie/#i6")
    outline = page.locator("#i6").evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"
    context.close()


def test_calculator_accessible_with_result_and_with_errors(rechner: Rechner) -> None:
    assert axe(rechner.page) == []
    rechner.choose_only("deutschfoerderung")
    rechner.enter("letzter_kontakt", "2060-01-01")
    rechner.expect_error("letzter_kontakt", "Stichtag")
    assert axe(rechner.page) == []
    rechner.input("stichtag").press("Enter")
    rechner.expect_error("massnahme_beginn", "gebraucht")
    rechner.expect_error("letzter_kontakt", "Stichtag")
    assert axe(rechner.page) == []
    rechner.page.set_viewport_size({"width": 320, "height": 640})
    assert rechner.page.evaluate("document.documentElement.scrollWidth") <= 320
    rechner.choose_only("arbeitslos_berufspraxis", "azubi_1_lehrjahr", "lange_fbw")
    for name in ("ausbildung", "massnahme"):
        rechner.input(f"{name}_beginn").fill("2026-08-01")
        rechner.input(f"{name}_ende").fill("2029-07-31")
    rechner.input("letzter_kontakt").fill("2026-08-31")
    rechner.wait_for("fertig")
    assert rechner.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_field_has_label_and_hint(rechner: Rechner) -> None:
    for control in rechner.form.locator("input, select").all():
        assert control.evaluate("one => one.labels.length") == 1
        hints = control.evaluate(
            "one => [one, one.closest('fieldset')].flatMap(e => (e?.getAttribute('aria-describedby') ?? '').split(' '))"
            ".map(id => document.getElementById(id)?.textContent ?? '').join('')"
        )
        assert hints, control.get_attribute("id")


@pytest.mark.parametrize("name", NAMES)
def test_answer_and_one_row_of_buttons_without_scrolling(open_calculator: Callable[[str], Rechner], name: str) -> None:
    rechner = open_calculator(name)
    rechner.page.set_viewport_size({"width": 1366, "height": 641})
    sentence = rechner.sentence.bounding_box()
    form = rechner.form.locator(".rechner-felder").bounding_box()
    assert sentence is not None
    assert form is not None
    assert form["x"] + form["width"] < sentence["x"]
    boxes = [box for one in rechner.form.locator(".rechner-leiste button:visible").all() if (box := one.bounding_box())]
    assert len(boxes) >= 3
    assert len({round(box["y"]) for box in boxes}) == 1
    assert sentence["y"] + sentence["height"] < boxes[0]["y"]
    assert all(box["y"] + box["height"] <= 641 for box in boxes)
    assert rechner.page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_phone_leads_to_the_answer_and_folds_its_proof(rechner: Rechner) -> None:
    rechner.page.set_viewport_size({"width": 390, "height": 844})
    rechner.enter("letzter_kontakt", "2026-08-03")
    fold = rechner.result.locator("details.ergebnis-schritte")
    expect(fold).not_to_have_attribute("open", "")
    expect(rechner.form.locator("[data-sprung]")).to_contain_text("Nächster Kontakt")
    rechner.form.locator("[data-sprung]").click()
    expect(rechner.result.locator(".ergebnis-satz")).to_be_in_viewport()
    tops = {box["y"] for one in rechner.form.locator(".rechner-leiste button").all() if (box := one.bounding_box())}
    assert len(tops) == 1
    rechner.page.emulate_media(media="print")
    for part in (".ergebnis-schritte li", ".ergebnis-angaben dd", ".ergebnis-rechtsstand li"):
        expect(rechner.result.locator(part).first).to_be_visible()
    text = PdfReader(io.BytesIO(rechner.page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    for part in ("Rechenweg", "6 Monate nach dem 03.08.2026", "Rechtsstand"):
        assert part in text


def test_nothing_covers_the_answer_that_stays_on_top(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("kontaktintervall")
    page = rechner.page
    hit = """sentence => {
      const { left, right, top, bottom } = sentence.getBoundingClientRect();
      const points = [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y => [x, y]));
      return points.every(([x, y]) => sentence.contains(
        document.elementFromPoint(left + x * (right - left), top + y * (bottom - top))));
    }"""
    for fold in rechner.result.locator("details:not([open]) > summary").all():
        fold.click()
    height = page.evaluate("document.querySelector('[data-ergebnis]').scrollHeight")
    for place in range(0, height, 150):
        page.evaluate(f"scrollTo({{ top: {place}, behavior: 'instant' }})")
        if (box := rechner.sentence.bounding_box()) and box["y"] >= 0:
            assert rechner.sentence.evaluate(hit), place


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("name", NAMES)
def test_the_bar_on_the_phone_says_the_whole_sentence(
    open_calculator: Callable[[str], Rechner], name: str, width: int
) -> None:
    rechner = open_calculator(name)
    rechner.page.set_viewport_size({"width": width, "height": 844})
    bar = rechner.form.locator("[data-sprung]")
    expect(bar).to_contain_text(rechner.sentence.inner_text().replace("\n", " "))
    whole = bar.evaluate("one => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1")
    assert whole
    assert bar.evaluate("one => one.offsetHeight") <= 844 / 5


@pytest.mark.parametrize("path", ["", "recht/fristen/", "konzept/gesetz/"])
def test_reading_pages_load_no_runtime(open_page: Callable[[str], Page], problems: Problems, path: str) -> None:
    open_page(path).wait_for_load_state("networkidle")
    assert [url for url in problems.requests if HEAVY.search(url)] == []


def test_hover_prefetches(open_page: Callable[[str], Page]) -> None:
    page = open_page("rechner/")
    page.wait_for_load_state("networkidle")
    link = page.locator("main a[href$='kontaktintervall/']").first
    with page.expect_request(re.compile(r"/assets/laufzeit/.*\.wasm")):
        link.hover()


def test_works_from_a_sub_folder(page: Page, site: Path) -> None:
    with serve(site, prefix="/ein/unterordner") as address:
        page.goto(f"{address}/{CALCULATOR}")
        rechner = Rechner(page).with_example()
        source = rechner.result.locator("a.quelle").first
        target = source.evaluate("link => link.href")
        assert target.startswith(address)
        assert page.request.get(target).ok


def test_missing_page_is_readable_and_leads_back_from_any_depth(page: Page, site: Path, problems: Problems) -> None:
    def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            route.fulfill(status=404, path=site / "404.html", content_type="text/html; charset=utf-8")
        else:
            route.continue_()

    problems.allowed = "status of 404"
    with serve(site, prefix="/ein/unterordner") as address:
        page.route(f"{address}/gibt/es/**", answer)
        page.goto(f"{address}/gibt/es/nicht/")
        expect(page.locator("body")).to_have_css("max-width", "640px")
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(FINDINGS) == []
        home = page.get_by_role("link", name="Zur Startseite")
        expect(home).to_have_attribute("href", "/ein/unterordner/")
        home.click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_print_has_inputs_and_result(rechner: Rechner) -> None:
    rechner.choose_only("aktivierbar_u25_alo")
    rechner.input("letzter_kontakt").fill("2026-10-31")
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text("O2")
    rechner.page.emulate_media(media="print", color_scheme="dark")
    expect(rechner.form.locator(":is(button, input, select):visible")).to_have_count(0)
    for part in (".ergebnis-satz", ".ergebnis-angaben", ".ergebnis-rechtsstand", ".arbeitshilfe"):
        expect(rechner.result.locator(part)).to_be_visible()
    expect(rechner.result.locator(".ergebnis-angaben")).to_contain_text("31.10.2026")
    assert rechner.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pdf = rechner.page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3
