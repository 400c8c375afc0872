"""A page on its way into the folder edition, on small examples."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from overrides.build.serverless import pages

PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self' 'sha256-a='; connect-src 'self'">
<link rel="modulepreload" href="../assets/calculator/texts.mjs"><link rel="stylesheet" href="../assets/site.css">
<script type="module" async src="../assets/calculator/form.mjs"></script></head>
<body><form data-rechner="x"><p data-ausfall="datei_fehlt">fehlt auf dem Server</p></form>
<a href="../recht/#r1">R1</a><div class="fuss-innen"><p>Konzept</p></div>
<script src="../assets/calculator/failure-0123456789ab.js"></script>
<script type="module" src="../assets/site.mjs"></script></body></html>"""


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../recht/", "../recht/index.html"),
        ("../recht/#r1", "../recht/index.html#r1"),
        ("./?h=wort#r1", "./index.html?h=wort#r1"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("#r1", "#r1"),
        ("liste.pdf", "liste.pdf"),
        ("https://www.gesetze-im-internet.de/sgb_2/", "https://www.gesetze-im-internet.de/sgb_2/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_links_lead_to_what_a_server_would_send(address: str, file: str) -> None:
    assert pages.to_file(address) == file


def test_modules_are_known_in_the_order_in_which_they_run() -> None:
    assert pages.modules(LexborHTMLParser(PAGE), "../") == ("assets/calculator/form.mjs", "assets/site.mjs")


def test_a_page_gets_one_classic_script_and_keeps_its_styles() -> None:
    tree = LexborHTMLParser(pages.rewrite(LexborHTMLParser(PAGE), "../", "assets/ohne-server/seite.js"))
    sources = [node.attributes["src"] for node in tree.css("script")]
    assert sources == ["../assets/ohne-server/seite.js", "../assets/ohne-server/old.js"]
    assert all("defer" in node.attributes for node in tree.css("script"))
    assert [node.attributes["href"] for node in tree.css("link")] == ["../assets/site.css"]
    assert [node.attributes["href"] for node in tree.css("a")] == ["../recht/index.html#r1"]


def test_it_blames_no_server_and_says_what_differs() -> None:
    text = pages.rewrite(LexborHTMLParser(PAGE), "../", "assets/ohne-server/seite.js")
    assert "auf dem Server" not in text
    assert "Eine Datei des Rechners fehlt in diesem Ordner" in text
    assert "Ausgabe ohne Server" in text


def test_its_policy_forbids_every_request() -> None:
    said = pages.policy("default-src 'none'; script-src 'self' 'sha256-a='; connect-src 'self'; worker-src 'self'")
    rules = dict(rule.split(" ", 1) for rule in said.split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self' 'sha256-a='",
        "connect-src": "'none'",
        "worker-src": "blob:",
        "manifest-src": "'none'",
    }
